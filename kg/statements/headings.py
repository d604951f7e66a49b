"""Paragraph -> Claim: what a colon or a dash attributes, in headlines, transcripts and under quotations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Doc, Tokens
from kg.statements.claim import Claim, join
from kg.statements.quotes import MARKS
from kg.statements.reading import Reading

_DASHES = frozenset({"―", "—", "–", "--", "-", '"―', '"—'})
_LONGEST_NAME = 8
_IN_PERSON = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
_NAME_TAGS = frozenset("NNP NNPS NN NNS POS CD DT JJ . , HYPH NFP IN FW -LRB- -RRB-".split())


def heading_claims(reading: Reading) -> Iterator[Claim]:
    """The claims of headlines ("Mayor: We will win"), transcripts ("SMITH: I did.") and signatures ("-- Jane Doe")."""
    doc = reading.doc
    for n, (start, end) in enumerate(reading.paragraphs):
        opened = start + (doc[start].text in MARKS)
        colon = _colon(doc, opened, end)
        if colon is not None:
            if _is_speaker(doc.span(opened, colon), doc.span(colon + 1, end), n) and not _is_label(
                doc.span(opened, colon + 1), reading
            ):
                yield Claim(colon, (colon, colon + 1), (opened, colon), join([(colon + 1, end)]), "assert", "colon")
        elif (dash := _signature(doc, start, end)) is not None:
            yield Claim(dash, (dash, dash + 1), (dash + 1, end), join([(start, dash)]), "assert", "dash")


def _is_speaker(name: Tokens, said: Tokens, place: int) -> bool:
    """Whether the words before a colon can speak: any in a headline, else those in capitals that are no dateline."""
    if not name.text.isupper():
        return place == 0
    if any(t.ent_type_ in ("GPE", "LOC") for t in name):
        return False
    return place > 1 or any(t.lower_ in _IN_PERSON or t.text in MARKS for t in said)  # else "COLOMBO: The army said"


def _is_label(words: Tokens, reading: Reading) -> bool:
    """Whether the words before a colon label what follows ("Update:", "Read more:")."""
    here = tuple(t.lower_ for t in words)
    return any(cue.words == here and "nobody" in cue.takes for cue in reading.phrases.get(here[0], ()))


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
