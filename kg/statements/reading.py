"""Parsed -> Reading: what all finders look at, a Doc with its paragraphs, sentences, quotations, and the lexicons."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from kg.doc import Doc
from kg.parse import Parsed
from kg.statements.claim import Range
from kg.statements.cues import Lexicon, load_cues
from kg.statements.quotes import Quotes, find_paragraphs, find_quotes


class Reading(Struct, frozen=True):
    """A Doc with its paragraphs, sentences (both without spaces at their ends) and quotations, and the cues.

    `body` is the first token behind the title.
    """

    doc: Doc
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    quotes: Quotes
    verbs: Lexicon
    nouns: Lexicon
    adjectives: Lexicon
    phrases: Lexicon
    body: int

    def paragraph(self, i: int) -> Range:
        """The paragraph that a token stands in, or the last one before it."""
        return self.paragraphs[max(bisect_right(self.paragraphs, i, key=lambda p: p[0]) - 1, 0)]


def read(parsed: Parsed) -> Reading:
    """All that the finders need of an article."""
    paragraphs = tuple(find_paragraphs(parsed.doc))
    verbs, nouns, adjectives, phrases = (load_cues(kind) for kind in ("verbs", "nouns", "adjectives", "phrases"))
    quotes = find_quotes(parsed, paragraphs)
    body = next((start for start, _ in paragraphs if parsed.doc[start].idx >= parsed.offset), 0)
    return Reading(parsed.doc, paragraphs, _sentences(parsed.doc), quotes, verbs, nouns, adjectives, phrases, body)


def _sentences(doc: Doc) -> tuple[Range, ...]:
    """The sentences as token ranges, without the spaces around them."""
    found = []
    for sent in doc.sents:
        start, end = sent.start, sent.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)
