"""A file's text -> fields: what stands above and below the body of an article, line by line.

Lines at the top are header lines as long as they are one of: a date line with or without an outlet's name, the title
(once or twice), a credit of a picture, a byline, an address, or any of these after its name ("Title: ..."). Credits may
also stand at the end. They become metadata or are left out; the body between is a stretch of the text, unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.read.dates import iso_date

_LINE = re.compile(r"\S(?:[^\n]*\S)?")  # without the blanks around it; blank lines are none
_OUTLET_LINE = re.compile(r"date (\d{4}-\d\d-\d\d\S*)(?:\s+(.+))?", re.IGNORECASE)
_NAMED = re.compile(r"(title|headline|outlet|publisher|newspaper|authors?|byline):\s+(.+)", re.IGNORECASE)
_FIELDS = {"title": "title", "headline": "title"} | dict.fromkeys(("outlet", "publisher", "newspaper"), "source")
_LABEL = re.compile(r"(?:published|updated|posted|date)(?: on| at)?:?\s+", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:photo(?:graph(?:er|s)?|s)?|image|picture|pictured?|video|illustration|credits?|source|getty|caption)"
    r"(?: credits?| by)?\s*[:/—–-].*"
    r"|.{1,120}[/|]\s?(?:getty|afp|ap|reuters|epa|bloomberg|shutterstock|alamy|pool)\b.{0,40}"
    r"|\(?(?:additional )?(?:reporting|writing|editing) by .*",
    re.IGNORECASE,
)
_SMALL = frozenset(["and", "of", "the", "for", "in", "de", "la", "van", "von", "al", "bin"])
_NAMES = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST_TITLE = 250
_LONGEST_BYLINE = 150


def peel(text: str, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The fields of the article in a text: text, and title, published, source, url and authors where found or known."""
    fields = {key: value for key, value in (known or {}).items() if value}
    lines = list(_LINE.finditer(text))
    first, last = 0, len(lines)
    while first < last and _CREDIT.fullmatch(lines[last - 1].group()):
        last -= 1
    while first < last and _header(lines[first].group(), fields, alone=first + 1 == last):
        first += 1
    body = text[lines[first].start() : lines[last - 1].end()] if first < last else ""
    return fields | {"text": body}


def _header(line: str, fields: dict[str, Any], *, alone: bool) -> bool:
    """Take a line into the fields; False where it belongs to the body."""
    if found := _OUTLET_LINE.fullmatch(line):
        _first(fields, published=iso_date(found[1]), source=found[2])
    elif named := _NAMED.fullmatch(line):
        field = _FIELDS.get(named[1].lower(), "authors")
        _first(fields, **{field: _several(named[2]) if field == "authors" else named[2]})
    elif _ADDRESS.fullmatch(line):
        _first(fields, url=line)
    elif published := iso_date(_LABEL.sub("", line, count=1)):
        _first(fields, published=published)
    elif line == fields.get("title") or _CREDIT.fullmatch(line):
        pass
    elif "title" in fields and (authors := _byline(line)):
        _first(fields, authors=authors)
    elif "title" not in fields and not alone and _title(line):
        fields["title"] = line
    else:
        return False
    return True


def _first(fields: dict[str, Any], **found: Any) -> None:
    """Keep what is found, unless an earlier line gave it."""
    for key, value in found.items():
        if value:
            fields.setdefault(key, value)


def _title(line: str) -> bool:
    """Whether a line that is nothing else reads like a title: short, and no sentence."""
    return len(line) <= _LONGEST_TITLE and not line.endswith((".", ".”", '."', ":", ","))


def _byline(line: str) -> tuple[str, ...]:
    """The names in a byline; none where the line is something else, such as a sentence that begins with "By"."""
    first, *words = line.split()
    if first not in ("By", "BY") or len(line) > _LONGEST_BYLINE or line.endswith("."):
        return ()
    if not all(word in _SMALL or not word[0].islower() for word in words):
        return ()
    return _several(" ".join(words))


def _several(names: str) -> tuple[str, ...]:
    """Names in a row, parted."""
    return tuple(filter(None, _NAMES.split(names)))
