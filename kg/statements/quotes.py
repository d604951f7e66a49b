"""Doc -> Quote: stretches between quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.parse import Parsed
from kg.statements.claim import Range

_MARK = re.compile("[\"“”]|''|``")
_PARAGRAPH = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as a token range, marks included; `resumes` where it goes on from the last paragraph's."""

    tokens: Range
    resumes: bool = False


def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """The quotations of an article in order; a mark that is never closed quotes to the end of its paragraph."""
    doc = parsed.doc
    found: list[Quote] = []
    left_open = False
    for start, end in _paragraphs(parsed):
        opened: int | None = None
        resumes = left_open
        left_open = False
        for i in range(start, end):
            if not _is_mark(doc[i].text):
                continue
            if opened is None:
                opened = i
            elif _opens(parsed, i) and not _closes(parsed, i):
                continue
            else:
                found.append(Quote((opened, i + 1), resumes))
                opened, resumes = None, False
        if opened is not None and _opens(parsed, opened):
            found.append(Quote((opened, end), resumes))
            left_open = True
    return tuple(found)


def _is_mark(text: str) -> bool:
    """Whether a token is a double quotation mark."""
    return text in ('"', "''", "``", "“", "”")


def _raw(parsed: Parsed, i: int) -> str:
    """The mark as the article writes it."""
    return parsed.of(parsed.doc[i]).text


def _opens(parsed: Parsed, i: int) -> bool:
    """Whether a mark can open a quotation."""
    raw = _raw(parsed, i)
    if raw in ("“", "”"):
        return raw == "“"
    doc = parsed.doc
    return not doc[i].whitespace_ and i + 1 < len(doc) and not doc[i + 1].is_space


def _closes(parsed: Parsed, i: int) -> bool:
    """Whether a mark can close a quotation."""
    raw = _raw(parsed, i)
    if raw in ("“", "”"):
        return raw == "”"
    return i == 0 or not (parsed.doc[i - 1].whitespace_ or parsed.doc[i - 1].is_space)


def _paragraphs(parsed: Parsed) -> Iterator[Range]:
    """Token ranges of paragraphs: the stretches between line breaks."""
    start = 0
    for token in parsed.doc:
        if token.is_space and _PARAGRAPH.search(token.text):
            yield start, token.i
            start = token.i + 1
    yield start, len(parsed.doc)
