"""Parsed -> Statements: the finders in order, then quotations, then one record for each attribution."""

from __future__ import annotations

from kg.model import Span, Statement
from kg.parse import Parsed
from kg.statements.asides import aside_claim
from kg.statements.choose import outermost
from kg.statements.claim import Claim, Range, trim
from kg.statements.cues import load_cues
from kg.statements.headings import heading_claims
from kg.statements.nominal import adjective_claim, noun_claim
from kg.statements.phrases import adverb_claim, phrase_claim
from kg.statements.quotes import find_quotes, paragraphs_of
from kg.statements.speech import floating, widened
from kg.statements.tree import sentences
from kg.statements.verbs import fitting, verb_claim


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """Who says (asks, denies, believes, wants ...) what in an article, in the order of the cues."""
    found = [one for claim in final_claims(parsed) if (one := _statement(parsed, claim))]
    return tuple(sorted(found, key=lambda one: (one.cue.part, one.cue.start, one.cue.end)))


def final_claims(parsed: Parsed) -> list[Claim]:
    """The claims that are kept."""
    paragraphs = list(paragraphs_of(parsed.doc))
    quotes = find_quotes(parsed, paragraphs)
    claims = widened(find_claims(parsed, paragraphs), quotes)
    return floating(parsed.doc, outermost(claims), quotes, paragraphs)


def find_claims(parsed: Parsed, paragraphs: list[Range]) -> list[Claim]:
    """Every claim that a finder makes, those inside one another too."""
    claims = list(heading_claims(parsed.doc, paragraphs))
    for sentence in sentences(parsed.doc):
        for token in parsed.doc[sentence[0] : sentence[1]]:
            if claim := token_claim(token, sentence):
                claims.append(claim)
    return claims


def token_claim(token, sentence):
    """The claim of a token."""
    verbs, nouns, adjectives = map(load_cues, ("verbs", "nouns", "adjectives"))
    claim = None
    if token.lower_ in adjectives and (token.pos_ == "ADJ" or token.tag_ == "VBN"):
        claim = adjective_claim(token, adjectives)
    if claim is None and token.pos_ in ("VERB", "AUX"):
        cues = [c for c in fitting(token, verbs) if {"quote", "that"} <= c.takes]
        claim = (aside_claim(token, cues[0], sentence) if cues else None) or verb_claim(token, verbs, nouns)
    if claim is None and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in nouns:
        claim = noun_claim(token, nouns, verbs)
    return claim or phrase_claim(token, sentence) or adverb_claim(token, sentence)


def _statement(parsed: Parsed, claim: Claim) -> Statement | None:
    """The record in characters; None where nothing is left of the content."""
    content = tuple(span for piece in claim.content if (span := _span(parsed, piece)))
    cue = _span(parsed, claim.cue, exact=True)
    if not content or cue is None:
        return None
    source = _span(parsed, claim.source) if claim.source else None
    return Statement(source, cue, content, _kind(content), claim.stance)


def _span(parsed: Parsed, piece: Range, exact: bool = False) -> Span | None:
    """The Span of a token range, trimmed."""
    start, end = piece if exact else trim(parsed.doc, piece)
    return parsed.of(parsed.doc[start:end]) if start < end else None


def _kind(content: tuple[Span, ...]) -> str:
    """Direct where all is quoted, mixed where some is, else indirect."""
    quoted = [any(mark in span.text for mark in '"“”') for span in content]
    if not any(quoted):
        return "indirect"
    whole = all(span.text[0] in '"“' and span.text.rstrip(",.!?")[-1:] in '"”' for span in content)
    return "direct" if whole else "mixed"
