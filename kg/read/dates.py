"""A written date -> ISO 8601: the few forms in which headers and metadata give a date of publication."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +)?"
_DAY_MONTH = re.compile(rf"{_WEEKDAY}{_DAY} +{_MONTH},? +(\d{{4}})\b.{{0,30}}", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}{_MONTH} +{_DAY},? +(\d{{4}})\b.{{0,30}}", re.IGNORECASE)
_EXTENDED = re.compile(r"\d{4}-\d\d-\d\d")


def iso_date(text: str) -> str | None:
    """The date as ISO 8601, or None: an ISO date or date-time is kept as it is, a written date becomes one.

    >>> iso_date("27 Mar 2024"), iso_date("Wednesday, March 27, 2024 9:05 AM"), iso_date("2024-03-27T09:05:00Z")
    ('2024-03-27', '2024-03-27', '2024-03-27T09:05:00Z')
    >>> iso_date("31 February 2024")
    """
    text = text.strip()
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return _written(text)
    return text if _EXTENDED.match(text) else read.date().isoformat()


def _written(text: str) -> str | None:
    if found := _DAY_MONTH.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None
