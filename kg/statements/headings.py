"""Paragraph -> Claim: what a colon or a dash attributes, in headlines, transcripts and under quotations."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.statements.claim import Claim, Range, join
from kg.statements.quotes import MARKS
from kg.statements.reading import Reading

_DASHES = frozenset({"―", "—", "–", "--", "-", '"―', '"—'})
_LONGEST_NAME = 8
_NAME_TAGS = frozenset("NNP NNPS NN NNS POS CD DT JJ . , HYPH NFP IN FW -LRB- -RRB-".split())


def heading_claims(reading: Reading) -> Iterator[Claim]:
    """The claims of "Mayor: We will win" as a headline, "SMITH: I did." in a transcript, "... -- Jane Doe" as a signature."""
    doc = reading.doc
    for n, (start, end) in enumerate(reading.paragraphs):
        opened = start + (doc[start].text in MARKS)
        colon = _colon(doc, opened, end)
        if colon is not None and (n == 0 or doc[opened:colon].text.isupper()):
            yield Claim(colon, (colon, colon + 1), (opened, colon), join([(colon + 1, end)]), "assert", "colon")
        elif colon is None and (dash := _signature(doc, start, end)) is not None:
            yield Claim(dash, (dash, dash + 1), (dash + 1, end), join([(start, dash)]), "assert", "dash")


def _colon(doc: Doc, start: int, end: int) -> int | None:
    """The colon after a short name at the start of a paragraph."""
    for i in range(start, min(end - 1, start + _LONGEST_NAME)):
        if doc[i].text == ":":
            return i if i > start else None
        if doc[i].tag_ not in _NAME_TAGS:
            return None
    return None


def _signature(doc: Doc, start: int, end: int) -> int | None:
    """The dash between a quotation and a name at the end of a paragraph."""
    for i in range(end - 1, max(start + 2, end - _LONGEST_NAME - 2), -1):
        if doc[i].text in _DASHES:
            quoted = doc[i - 1].text in MARKS or doc[i].text[0] == '"'
            return i if quoted and i + 1 < end and doc[i + 1].pos_ == "PROPN" else None
    return None
