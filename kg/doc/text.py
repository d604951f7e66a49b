"""spaCy Doc -> Doc: a parsed text as plain objects, under the names that spaCy has for what they tell.

The stages ask every token dozens of things, and spaCy makes an object or a string for each answer. Here each is made
once, so that asking costs no more than looking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from sys import intern
from typing import TYPE_CHECKING, overload

from kg.doc.lemmas import mended
from kg.doc.mending import is_particle, mend, part, set_edges

if TYPE_CHECKING:
    from spacy.tokens import Doc as Source

_NAMES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "SHAPE", "POS", "TAG", "DEP", "ENT_TYPE"]
_NUMBERS: list[int | str] = ["IDX", "SPACY", "IS_SPACE", "IS_PUNCT", "SENT_START", "ENT_IOB"]
_AUXILIARY = frozenset({"aux", "auxpass"})
_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token and what the parser tells of it, never changed once it is read; the head of a root is the root itself.

    `below` are the children by their labels, and `base` is the lemma in lower case, mended.
    """

    doc: Doc
    i: int
    idx: int
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_sent_start: bool
    ent_iob_: str
    text: str
    lower_: str
    lemma_: str
    shape_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    head: Token = field(init=False)
    lefts: tuple[Token, ...] = field(init=False)
    rights: tuple[Token, ...] = field(init=False)
    children: tuple[Token, ...] = field(init=False)
    below: Mapping[str, Sequence[Token]] = field(init=False)
    base: str = field(init=False)
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)
    sent: Tokens = field(init=False)

    def __repr__(self) -> str:
        return self.text

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        while token.head != token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in order."""
        found = [self]
        for token in found:
            found += token.children
        return sorted(found, key=lambda token: token.i)

    def nbor(self, distance: int = 1) -> Token:
        """The token so far behind this one; raises IndexError where there is none."""
        if self.i + distance < 0:
            raise IndexError(f"there is no token before the {-distance} that stand before this one")
        return self.doc[self.i + distance]


@dataclass(slots=True, repr=False)
class Tokens(Sequence[Token]):
    """The tokens [start, end) of a text; `label_` is the kind of an entity."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Tokens: ...
    def __getitem__(self, place: int | slice) -> Token | Tokens:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Tokens(self.doc, self.start + start, self.start + max(start, end))
        return self.doc[place + (self.start if place >= 0 else self.end)]

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc[self.start : self.end])

    @property
    def start_char(self) -> int:
        """Where the first token begins in the text."""
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last token ends in the text."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text) if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        """The characters from the first token to the last."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Tokens:
        """The sentence that the first token is in."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The first of the tokens that are nearest to the root of the sentence; a mark or a blank only if need be."""
        outside = [token for token in self if token.head == token or not self.start <= token.head.i < self.end]
        if len(outside) < 2:
            return outside[0] if outside else self.doc[self.start]
        return min(outside, key=_distance)


class Doc(list["Token"]):
    """A parsed text: the list of its tokens, so that asking for one costs what it costs of a list.

    `headline` is where its headline ends, by character, and `tail` where lists of sources, categories and the like
    begin; `pieces` are what spaCy has made of the stretches of the text, for its components. `coming` are the tokens
    of times after publication, known once the times are read.
    """

    def __init__(self, pieces: Sequence[Source], headline: int = 0, tail: int | None = None) -> None:
        super().__init__()
        self.pieces, self.headline, self.text = pieces, headline, "".join(str(piece.text) for piece in pieces)
        self.tail = len(self.text) if tail is None else tail
        self.coming: Collection[int] = frozenset()
        self.ents: tuple[Tokens, ...] = ()
        for piece in pieces:
            _read(self, piece)
        self._places = [token.idx for token in self]
        starts = [0, *(token.i for token in self[1:] if token.is_sent_start), len(self)]
        self.sents = tuple(Tokens(self, start, end) for start, end in pairwise(starts) if start < end)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    __eq__ = object.__eq__  # a text is itself, whatever it says
    __hash__ = object.__hash__  # type: ignore[assignment]  # a list has none

    def span(self, start: int, end: int) -> Tokens:
        """The tokens [start, end); none where the end comes first."""
        return Tokens(self, start, max(start, min(end, len(self))))

    def char_span(self, start: int, end: int) -> Tokens:
        """The tokens that the characters [start, end) touch."""
        first = bisect_right(self._places, start) - 1
        in_blank = first >= 0 and self[first].idx + len(self[first].text) <= start
        begin = max(first + in_blank, 0)
        return Tokens(self, begin, max(begin, bisect_right(self._places, end - 1)))


def _distance(token: Token) -> float:
    """How far a token is from the root of its sentence; marks and blanks on which nothing hangs are infinitely far."""
    bare = (token.is_punct or token.is_space) and not token.children and token.head != token
    return inf if bare else sum(1 for _ in token.ancestors)


def _read(doc: Doc, piece: Source) -> None:
    """Add the tokens and the entities of the next stretch of a text."""
    first = len(doc)
    tokens = list(_tokens(doc, piece))
    _link(tokens, piece)
    doc += tokens
    doc.ents += tuple(Tokens(doc, first + one.start, first + one.end, str(one.label_)) for one in piece.ents)


def _tokens(doc: Doc, piece: Source) -> Iterator[Token]:
    """The tokens of a stretch with what is told of each alone."""
    numbers: list[list[int]] = piece.to_array(_NUMBERS).tolist()
    keys: list[list[int]] = piece.to_array(_NAMES).tolist()
    names = {key: intern(piece.vocab.strings[key]) for key in {key for row in keys for key in row}}
    last = doc[-1] if doc else None
    offset = last.idx + len(last.text) + len(last.whitespace_) if last is not None else 0
    for i, (idx, blank, space, mark, start, iob) in enumerate(numbers):
        told = [names[key] for key in keys[i]]
        opens = start == 1 or i == 0
        yield Token(doc, len(doc) + i, offset + idx, " " * blank, space == 1, mark == 1, opens, _IOB[iob], *told)


def _link(tokens: list[Token], piece: Source) -> None:
    """Give each token of a stretch what it shares with others: its head and its dependents, mended.

    What the parser hangs on an auxiliary or a particle belongs to the verb, whose object then hangs on it; for what it
    misreads beside that see `kg.doc.mending`.
    """
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    heads = [read.head.i for read in piece]
    moved = mend(tokens, heads)
    particles = {i for i, token in enumerate(tokens) if is_particle(token, tokens[heads[i]])}
    for i, read in enumerate(piece):
        token, head = tokens[i], heads[i]
        if i in particles:
            token.dep_ = "prt"
        elif head in particles and token.dep_ == "pobj":
            token.dep_ = "dobj"
        if head in particles or tokens[head].dep_ in _AUXILIARY:  # "did not, as we said, stop it" is all of the verb
            head = heads[head]
        token.head = tokens[head]
        token.left_edge, token.right_edge = tokens[read.left_edge.i], tokens[read.right_edge.i]
        if head != i:
            (lefts if i < head else rights).setdefault(head, []).append(token)
    for i in [i for i, found in lefts.items() if tokens[i].tag_ == "VB" and found[-1].dep_ == "compound"]:
        part(tokens, lefts, i)
    for i, token in enumerate(tokens):
        token.lefts, token.rights = tuple(lefts.get(i, ())), tuple(rights.get(i, ()))
        token.children = token.lefts + token.rights
        token.below = _by_label(token.children)
        token.base = mended(token.lemma_ or token.text, token.lower_)
    if moved:
        set_edges(tokens)


def _by_label(tokens: Iterable[Token]) -> Mapping[str, Sequence[Token]]:
    found: dict[str, list[Token]] = {}
    for token in tokens:
        found.setdefault(token.dep_, []).append(token)
    return found
