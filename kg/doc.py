"""spaCy Doc -> Doc: a parsed text as plain objects, under the names that spaCy has for what they tell.

The stages ask every token dozens of things, and spaCy makes an object or a string for each answer. Here each is made
once, so that asking costs no more than looking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from sys import intern
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as Source

_NAMES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "SHAPE", "POS", "TAG", "DEP", "ENT_TYPE"]
_NUMBERS: list[int | str] = ["IDX", "SPACY", "IS_SPACE", "IS_PUNCT", "SENT_START", "ENT_IOB"]
_AUXILIARY = frozenset({"aux", "auxpass"})
_CLAUSES = frozenset({"ccomp", "conj", "advcl"})
_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "nummod", "compound", "nmod"})
_DOWN = frozenset({"vote", "turn", "strike", "shoot"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 30  # tokens between a subject and the place where it is
_PARTICIPLES = frozenset({"VBN", "VBD"})
_NOUNS = frozenset({"NN", "NNS"})
_PLACES = frozenset({"GPE", "LOC"})
_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token and what the parser tells of it, never changed once it is read; the head of a root is the root itself."""

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
        return self.doc.tokens[self.i + distance]


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
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Tokens: ...
    def __getitem__(self, place: int | slice) -> Token | Tokens:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Tokens(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[place + (self.start if place >= 0 else self.end)]

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @property
    def start_char(self) -> int:
        """Where the first token begins in the text."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc.tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last token ends in the text."""
        last = self.doc.tokens[self.end - 1]
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


class Doc(Sequence[Token]):
    """A parsed text.

    `headline` is where its headline ends, by character, and `tail` where lists of sources, categories and the like
    begin; `pieces` are what spaCy has made of the stretches of the text, for its components. `coming` are the tokens
    of times after publication, known once the times are read.
    """

    def __init__(self, pieces: Sequence[Source], headline: int = 0, tail: int | None = None) -> None:
        self.pieces, self.headline, self.text = pieces, headline, "".join(str(piece.text) for piece in pieces)
        self.tail = len(self.text) if tail is None else tail
        self.coming: Collection[int] = frozenset()
        self.tokens: list[Token] = []
        self.ents: tuple[Tokens, ...] = ()
        for piece in pieces:
            _read(self, piece)
        self._places = [token.idx for token in self.tokens]
        starts = [0, *(token.i for token in self.tokens[1:] if token.is_sent_start), len(self.tokens)]
        self.sents = tuple(Tokens(self, start, end) for start, end in pairwise(starts) if start < end)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Tokens: ...
    def __getitem__(self, place: int | slice) -> Token | Tokens:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Tokens(self, start, end if end > start else start)
        return self.tokens[place]

    def char_span(self, start: int, end: int) -> Tokens:
        """The tokens that the characters [start, end) touch."""
        first = bisect_right(self._places, start) - 1
        in_blank = first >= 0 and self.tokens[first].idx + len(self.tokens[first].text) <= start
        begin = max(first + in_blank, 0)
        return Tokens(self, begin, max(begin, bisect_right(self._places, end - 1)))


def _distance(token: Token) -> float:
    """How far a token is from the root of its sentence; marks and blanks on which nothing hangs are infinitely far."""
    bare = (token.is_punct or token.is_space) and not token.children and token.head != token
    return inf if bare else sum(1 for _ in token.ancestors)


def _read(doc: Doc, piece: Source) -> None:
    """Add the tokens and the entities of the next stretch of a text."""
    first = len(doc.tokens)
    tokens = list(_tokens(doc, piece))
    _link(tokens, piece)
    doc.tokens += tokens
    doc.ents += tuple(Tokens(doc, first + one.start, first + one.end, str(one.label_)) for one in piece.ents)


def _tokens(doc: Doc, piece: Source) -> Iterator[Token]:
    """The tokens of a stretch with what is told of each alone."""
    numbers: list[list[int]] = piece.to_array(_NUMBERS).tolist()
    keys: list[list[int]] = piece.to_array(_NAMES).tolist()
    names = {key: intern(piece.vocab.strings[key]) for key in {key for row in keys for key in row}}
    last = doc.tokens[-1] if doc.tokens else None
    offset = last.idx + len(last.text) + len(last.whitespace_) if last is not None else 0
    for i, (idx, blank, space, mark, start, iob) in enumerate(numbers):
        told = [names[key] for key in keys[i]]
        opens = start == 1 or i == 0
        yield Token(doc, len(doc.tokens) + i, offset + idx, " " * blank, space == 1, mark == 1, opens, _IOB[iob], *told)


def _link(tokens: list[Token], piece: Source) -> None:
    """Give each token of a stretch what it shares with others: its head and its dependents, mended.

    What the parser hangs on an auxiliary or a particle belongs to the verb, whose object then hangs on it; what it
    takes for the first part of a compound with a verb is the subject of that. A verb that it took for a participle
    before its object is one, and the state after a city is no subject.
    """
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    heads = [read.head.i for read in piece]
    mended = _mend(tokens, heads, piece)
    particles = {i for i, token in enumerate(tokens) if _is_particle(token, tokens[heads[i]])}
    for i, read in enumerate(piece):
        token, head = tokens[i], heads[i]
        if token.tag_ == "VBP" and token.lower_.endswith("ed") and token.lemma_ != token.lower_:
            token.tag_ = "VBD"  # no present tense ends so, unless it is the base form: "need"
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
        _part(tokens, lefts, i)
    for i, token in enumerate(tokens):
        token.lefts, token.rights = tuple(lefts.get(i, ())), tuple(rights.get(i, ()))
        token.children = token.lefts + token.rights
    if mended:
        _set_edges(tokens)


def _mend(tokens: list[Token], heads: list[int], piece: Source) -> bool:
    """Hang what the parser misread where it belongs; whether what hangs on a token may begin or end elsewhere now."""
    for i in (i for i, token in enumerate(tokens) if token.lower_ == "provided"):
        _make_conjunction(i, tokens, heads, piece)
    joined = [i for i, token in enumerate(tokens) if token.dep_ == "amod" and _is_joined_verb(i, heads, tokens)]
    for i in joined:
        noun, heads[i] = heads[i], heads[heads[i]]
        heads[noun], tokens[noun].dep_ = i, "dobj"
        tokens[i].tag_, tokens[i].pos_, tokens[i].dep_ = "VBD", "VERB", "conj"
    wider = [i for i, token in enumerate(tokens) if token.dep_ in _SUBJECTS and _is_wider_place(i, heads, tokens)]
    for i in wider:
        heads[i], tokens[i].dep_ = i - 2, "appos"
    hyphens = [i for i, token in enumerate(tokens[:-1]) if token.text == "-" and token.dep_ in _SUBJECTS]
    for i in hyphens:
        _join(i, tokens, heads)
    gapped = [i for i, token in enumerate(tokens) if token.dep_ == "acl" and _make_clause(i, tokens, heads)]
    return bool(joined or wider or hyphens or gapped)


def _join(hyphen: int, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make what stands around a hyphen one word: "Co-founder Ann Lee said"."""
    if hyphen and heads[hyphen - 1] == heads[hyphen]:
        heads[hyphen - 1], tokens[hyphen - 1].dep_ = hyphen + 1, "compound"
    heads[hyphen], tokens[hyphen].dep_ = hyphen + 1, "punct"


def _set_edges(tokens: Sequence[Token]) -> None:
    """Give each token the first and the last of those that hang on it."""
    for token in tokens:
        token.left_edge = token.right_edge = token
    for token in tokens:
        for above in token.ancestors:
            above.left_edge = min(above.left_edge, token, key=_place)
            above.right_edge = max(above.right_edge, token, key=_place)


def _place(token: Token) -> int:
    return token.i


def _make_conjunction(i: int, tokens: list[Token], heads: list[int], piece: Source) -> None:
    """Make a "provided" that the parser took for a verb the conjunction of the clause after it."""
    below = (j for j, head in enumerate(heads) if head == i or (head == heads[i] and piece[j].left_edge.i == i + 1))
    clause = next((j for j in below if j > i and tokens[j].dep_ in _CLAUSES), None)
    if clause is not None and heads[i] < i and i not in heads[:i]:
        heads[clause], heads[i] = heads[i], clause
        tokens[clause].dep_, tokens[i].dep_, tokens[i].tag_, tokens[i].pos_ = "advcl", "mark", "IN", "SCONJ"


def _make_clause(i: int, tokens: list[Token], heads: list[int]) -> bool:
    """Make a clause of a participle and its noun, joined to a passive: "will be cut and a vote held"."""
    noun = heads[i]
    above = heads[noun]
    joined = tokens[i].tag_ == tokens[above].tag_ == "VBN" and tokens[noun].dep_ == "conj" and above < noun < i
    passive = joined and any(heads[k] == above and tokens[k].dep_ == "auxpass" for k in range(above))
    if not passive or tokens[noun].pos_ != "NOUN":
        return False
    heads[i], heads[noun] = above, i
    tokens[i].dep_, tokens[noun].dep_ = "conj", "nsubjpass"
    return True


def _part(tokens: list[Token], lefts: dict[int, list[Token]], verb: int) -> None:
    """Make a noun right before a bare verb its subject, with what belongs to it: "let the new law stand"."""
    noun = tokens[verb - 1]
    apart = [one for one in lefts[verb] if one.dep_ not in _BEFORE_NOUNS]
    own = lefts[verb][len(apart) : -1]
    if lefts[verb] != [*apart, *own, noun]:
        return
    for one in own:
        one.head = noun
    noun.dep_, noun.left_edge = "nsubj", (*own, noun)[0].left_edge
    lefts[verb], lefts[verb - 1] = [*apart, noun], own + lefts.get(verb - 1, [])


def _is_particle(token: Token, head: Token) -> bool:
    """Whether what the parser took for a preposition belongs to the verb before it: "voted down the motion"."""
    return token.lower_ == "down" and token.dep_ == "prep" and head.i + 1 == token.i and head.lemma_ in _DOWN


def _is_joined_verb(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a participle after "and" is the verb of what the parser joined to one: "met them and proposed talks"."""
    noun = heads[i]
    apart = i < noun and tokens[i].tag_ in _PARTICIPLES and tokens[i - 1].dep_ == "cc" and heads[i - 1] == heads[noun]
    return apart and tokens[noun].dep_ == "conj" and tokens[noun].tag_ in _NOUNS and tokens[heads[noun]].pos_ == "VERB"


def _is_wider_place(i: int, heads: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether what seems a second subject tells where a city lies: "Officials in Darwin, Australia said"."""
    if i < 3 or tokens[i - 1].text != "," or tokens[i - 2].dep_ != "pobj":
        return False
    places = all(one.pos_ == "PROPN" and one.ent_type_ in _PLACES for one in (tokens[i - 2], tokens[i]))
    return places and any(heads[j] == heads[i] and tokens[j].dep_ in _SUBJECTS for j in range(max(i - _NEAR, 0), i))
