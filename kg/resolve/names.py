"""Name -> key: what two spellings of one proper name share; None for what is no proper name."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_SMALL = frozenset("of and the for de la le van von der den bin al el y e da do dos du & on in".split())
_FORMS = frozenset("inc corp corporation co company ltd limited plc llc ag sa se nv gmbh group holdings".split())
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady president minister prime premier chancellor senator governor king queen prince "
    "princess general colonel captain judge justice chief secretary chairman ceo professor rev pope mayor ambassador "
    "former".split()
)


def key(name: str, kind: str) -> tuple[str, ...] | None:
    """The telling words of a proper name, folded: without articles, titles of persons, forms of companies and accents.

    >>> key("Dr. Ana Núñez", "person"), key("the Acme Corp.", "organization"), key("the company", "organization")
    (('ana', 'nunez'), ('acme',), None)
    """
    words = [
        word for word in _WORD.findall(re.sub(r"['’]s?(?=\s|$)", "", name)) if word.casefold() not in {"the", "a", "an"}
    ]
    if not words or not all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words):
        return None
    folded = [_fold(word) for word in words]
    dropped = _TITLES if kind == "person" else _FORMS
    kept = [word for word in folded if word not in dropped]
    return tuple(kept or folded)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(".")
