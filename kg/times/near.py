"""What stands around an expression: the tokens before and after it, and what the parser says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from kg.lazy import lazy
from kg.times.tokens import Token

if TYPE_CHECKING:
    from kg.doc import Doc
    from kg.doc import Token as Word
    from kg.doc import Tokens as Words
    from kg.times.context import Fields, Node


NOUNS = ("NOUN", "PROPN")


class Source(Struct, frozen=True, dict=True):
    """The parsed text, and the nodes that were found in it so far."""

    doc: Doc
    nodes: list[Node] = field(default_factory=list)

    @lazy
    def text(self) -> str:
        """The characters of the text."""
        return self.doc.text

    @lazy
    def surnames(self) -> frozenset[str]:
        """The last names of the persons that the parser sees named in full."""
        return frozenset(e[-1].text for e in self.doc.ents if e.label_ == "PERSON" and len(e) > 1)


class Near(Struct, frozen=True):
    """A place in a text: the tokens of the expression are [start, end), `fields` is what its rule has kept of it."""

    source: Source
    tokens: Sequence[Token] = ()
    start: int = 0
    end: int = 0
    fields: Fields = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.source.doc

    def before(self, distance: int = 1) -> str:
        """A token before the expression in normal form; empty where there is none."""
        at = self.start - distance
        return self.tokens[at].norm if at >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """A token after the expression in normal form; empty where there is none."""
        at = self.end + distance - 1
        return self.tokens[at].norm if at < len(self.tokens) else ""

    def tight(self, distance: int) -> bool:
        """Whether no blank stands between two neighbouring tokens, the first of which is so far from the start."""
        left, right = self.start + distance, self.start + distance + 1
        inside = left >= 0 and right < len(self.tokens)
        return inside and self.tokens[left].end == self.tokens[right].start

    @property
    def hyphenated(self) -> bool:
        """Whether a hyphen binds the expression to what follows: "month-long"."""
        return self.after() == "-" and self.tight(self.end - self.start - 1)

    @property
    def capital(self) -> bool:
        """Whether the expression begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def text(self) -> str:
        """The expression as it is written."""
        return self.source.text[self.tokens[self.start].start : self.tokens[self.end - 1].end]

    def raw(self, distance: int) -> str:
        """A token as it is written, counted from the first of the expression (-1: the one before)."""
        at = self.start + distance
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        return self.source.text[token.start : token.end] if token else ""

    @property
    def words(self) -> Words:
        """The parser's tokens of the expression."""
        first, last = self.tokens[self.start].start, self.tokens[self.end - 1].end
        return self.doc.char_span(first, last)

    @property
    def next_word(self) -> Word | None:
        """The parser's token behind the expression."""
        words = self.words
        return self.doc[words.end] if words.end < len(self.doc) else None

    @property
    def last_word(self) -> Word | None:
        """The parser's token before the expression."""
        words = self.words
        return self.doc[words.start - 1] if words.start else None
