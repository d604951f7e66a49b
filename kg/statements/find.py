"""Parsed -> Statements: the finders in order, then quotations, then one record for each attribution."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Doc, Token
from kg.model import Span, Statement
from kg.parse import Parsed
from kg.statements.adjectives import adjective_claim
from kg.statements.asides import aside_claim
from kg.statements.borders import bordered
from kg.statements.choose import outermost
from kg.statements.claim import Claim, Range, trim
from kg.statements.cues import REPORTING
from kg.statements.headings import heading_claims
from kg.statements.nouns import noun_claim
from kg.statements.phrases import phrase_claim
from kg.statements.quotes import MARKS, Quotes
from kg.statements.reading import Reading, read
from kg.statements.rest import rest_claim
from kg.statements.speech import floating, widened
from kg.statements.verbs import fitting, verb_claim

_NO_CUES = frozenset("PUNCT SPACE DET NUM CCONJ PRON PART SYM".split())


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """Who says (asks, denies, believes, wants ...) what in an article, in the order of the cues."""
    reading = read(parsed)
    found = [one for claim in final_claims(reading) if (one := _statement(parsed, claim, reading))]
    return tuple(sorted(found, key=lambda one: (one.cue.part, one.cue.start, one.cue.end)))


def final_claims(reading: Reading) -> list[Claim]:
    """The claims that are kept, with their quotations."""
    claims = bordered(list(all_claims(reading)), reading)
    return floating(outermost(widened(claims, reading.quotes), reading), reading)


def all_claims(reading: Reading) -> Iterator[Claim]:
    """Every claim that a finder makes, those inside one another too."""
    yield from heading_claims(reading)
    for sentence in reading.sentences:
        for token in reading.doc[sentence[0] : sentence[1]]:
            if claim := _claim(token, sentence, reading):
                yield claim


def _claim(token: Token, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of a token, by the first finder that makes one."""
    claim = None
    kind = token.pos_
    if kind in _NO_CUES:
        return None
    if (kind == "ADJ" or token.tag_ == "VBN") and token.lower_ in reading.adjectives:
        claim = adjective_claim(token, reading)
    if claim is None and kind in ("VERB", "AUX"):
        claim = _verbal(token, sentence, reading)
    if claim is None and kind in ("NOUN", "PROPN"):
        claim = noun_claim(token, reading)
    if claim is None and token.lower_ in reading.phrases:
        claim = phrase_claim(token, sentence, reading)
    return claim


def _verbal(token: Token, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of a verb: as an aside, from its complements, or from what follows it."""
    cues = fitting(token, reading)
    if not cues:
        return None
    reporting = next((cue for cue in cues if cue.takes >= REPORTING), None)
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return None
    claim = aside_claim(token, reporting, sentence, reading) if reporting else None
    claim = claim or verb_claim(token, cues, reading)
    return claim or (rest_claim(token, reporting, sentence, reading) if reporting else None)


def _statement(parsed: Parsed, claim: Claim, reading: Reading) -> Statement | None:
    """The record in characters, all in the part of the article where the cue stands; None where no content is left."""
    side = (0, reading.body) if claim.cue[0] < reading.body else (reading.body, len(parsed.doc))

    def kept(piece: Range) -> Range:
        return trim(parsed.doc, (max(piece[0], side[0]), min(piece[1], side[1])))

    pieces = [piece for piece in map(kept, claim.content) if piece[0] < piece[1]]
    if not pieces:
        return None
    content = tuple(_span(parsed, piece) for piece in pieces)
    named = kept(claim.source) if claim.source else (0, 0)
    source = _span(parsed, named) if named[0] < named[1] else None
    kind = _kind(parsed.doc, pieces, reading.quotes)
    return Statement(source, _span(parsed, claim.cue), content, kind, claim.stance)


def _span(parsed: Parsed, piece: Range) -> Span:
    """The Span of a token range."""
    return parsed.of(parsed.doc.span(*piece))


def _kind(doc: Doc, pieces: list[Range], quotes: Quotes) -> str:
    """Direct where all is quoted, mixed where some is, else indirect."""
    if all((quote := quotes.around(start)) is not None and end <= quote[1] for start, end in pieces):
        return "direct"
    return "mixed" if any(t.text in MARKS for start, end in pieces for t in doc[start:end]) else "indirect"
