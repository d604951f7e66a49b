"""Lemma + word -> lemma: what the lemmatizer gives, in lower case and mended."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {"taxes": "tax", "installed": "install"}  # "taxis", "instal", says the lemmatizer
_NO_SILENT_E = ("pte", "cte", "fte")
_SILENT_E = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]$")  # one short syllable, whose consonant would be doubled


@lru_cache(maxsize=4096)
def mended(lemma: str, word: str) -> str:
    """A lemma in lower case, with the silent e that the lemmatizer forgets: "fine" of "fined", not "finned".

    And without the one that it makes up: "pre-empt" of "pre-empted", "readmit" of "readmitted".
    """
    found = _WORDS.get(word) or lemma.lower()
    if found.endswith(_NO_SILENT_E):
        return found[:-1]
    if found.endswith("itte"):
        return found[:-2]
    forms = {found + "e", found + "ed", found + "ing"} | ({found + "es"} if found[-1:] not in {"s", "z"} else set())
    return found + "e" if word in forms and _SILENT_E.match(found) else found
