"""Names of who or what fills roles -> the words by which fillers are compared, and what is counted.

The number and the unit of a count are what two tellings of one thing may disagree on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.names import NAMES, head_word, telling_words

_WORDS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty".split()
_VALUES = dict(zip(_WORDS, (*range(2, 17), 20), strict=True))
_SCALES = "thousand|million|billion|trillion"
_COUNTED = re.compile(
    r"(?:(?:about|some|around|nearly|almost|roughly|approximately|an estimated|at least|more than|over|up to|all) +)*"
    rf"[$€£]?(?P<number>(?!(?:19|20)\d\d\b)\d[\d,.]*|{'|'.join(_WORDS)})\b(?P<scale> +(?:{_SCALES}))?"
    r"(?: +of +(?:the|his|her|its|their|these|those|our|my)\b)? *(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(NAMES)
def fillers(role: str, actor: str, name: str) -> frozenset[tuple[str, str, str]]:
    """Who or what fills a role, as `EventFacts` has it; what is counted is told by its unit alone.

    >>> sorted(fillers("agent", "", "about 300 miners")), sorted(fillers("agent", "actor/1", "Ana Núñez"))
    ([('agent', '', 'miners')], [('agent', 'actor/1', 'nunez')])
    """
    if found := quantity(name):
        return frozenset({(role, "", found[1])})
    return frozenset((role, actor, word) for word in telling_words(name) or {""})


@lru_cache(NAMES)
def quantity(name: str) -> tuple[str, str] | None:
    """The number and the unit that a phrase begins with; None for one that counts nothing.

    >>> quantity("About 3,100 miners"), quantity("two of her friends"), quantity("62 percent of the members")
    (('3100', 'miners'), ('2', 'friends'), ('62', 'percent'))
    >>> quantity("4.1 billion euros"), quantity("the offer")
    (('4.1 billion', 'euros'), None)
    """
    found = _COUNTED.fullmatch(name)
    if not found or not (unit := head_word(found["rest"])):
        return None
    number = found["number"].lower().replace(",", "").rstrip(".")
    scale = (found["scale"] or "").strip().lower()
    return f"{_VALUES.get(number, number)} {scale}".strip(), unit
