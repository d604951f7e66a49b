"""Parsed -> Reading: what all finders look at, a Doc with its paragraphs, sentences and quotations, and the lexicons."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.parse import Parsed
from kg.statements.claim import Range
from kg.statements.cues import Lexicon, load_cues
from kg.statements.quotes import Quotes, find_paragraphs, find_quotes


@dataclass(frozen=True, slots=True)
class Reading:
    """A Doc with its paragraphs, sentences (both without spaces at their ends) and quotations, and the cues."""

    doc: Doc
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    quotes: Quotes
    verbs: Lexicon
    nouns: Lexicon
    adjectives: Lexicon
    phrases: Lexicon


def read(parsed: Parsed) -> Reading:
    """All that the finders need of an article."""
    paragraphs = tuple(find_paragraphs(parsed.doc))
    lexicons = (load_cues(kind) for kind in ("verbs", "nouns", "adjectives", "phrases"))
    return Reading(parsed.doc, paragraphs, _sentences(parsed.doc), find_quotes(parsed, paragraphs), *lexicons)


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
