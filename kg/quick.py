"""Language -> the same Language, quicker: it tells of every text what it told before.

Two parts of a spaCy pipeline search anew for each word: the lemmatizer goes through lists, and the attribute ruler
tries some 180 patterns, nearly all of which look at no more than the tag, the role and the letters of one token.
"""

from __future__ import annotations

from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_Look = tuple[int, ...]
_LOOKED_AT: list[int | str] = ["TAG", "DEP", "IS_SPACE", "LOWER"]


def quick(nlp: Language) -> Language:
    """The pipeline itself, with its word lists as sets and with a memory for its patterns."""
    for _, part in nlp.pipeline:
        if isinstance(part, AttributeRuler):
            part.matcher = cast(Matcher, RememberingMatcher(part))
        elif isinstance(part, Lemmatizer) and part.lookups.has_table("lemma_index"):
            index = part.lookups.get_table("lemma_index")
            index.update({kind: frozenset(words) for kind, words in index.items()})
    return nlp


class RememberingMatcher:
    """The matcher of an attribute ruler, which tries the patterns of one token once on all tokens that look the same.

    They look the same that have the same tag and role, and either the same word or words that no such pattern names.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.get = ruler.matcher.get
        self._single, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._named: set[int] = set()
        self._known: dict[_Look, list[int]] = {}
        for place, rule in enumerate(ruler.patterns):
            for pattern in cast(list[Any], rule["patterns"]):
                single = _is_single(pattern)
                (self._single if single else self._others).add(str(place), [pattern])
                self._named.update(ruler.vocab.strings.add(word) for word in (_words(pattern[0]) if single else ()))

    def __call__(self, doc: Doc, **_: bool) -> list[tuple[int, int, int]]:
        """The matches, each with the key of its pattern, its start and its end; the ruler puts them in order."""
        found: list[tuple[int, int, int]] = self._others(doc, allow_missing=True) if len(self._others) else []
        for i, (*told, word) in enumerate(doc.to_array(_LOOKED_AT).tolist()):
            look = (*told, word if word in self._named else 0)
            if look not in self._known:
                self._known[look] = [key for key, _, _ in self._single(doc[i : i + 1], allow_missing=True)]
            found += [(key, i, i + 1) for key in self._known[look]]
        return found


def _is_single(pattern: list[dict[str, Any]]) -> bool:
    """Whether a pattern is of one token, and of no more than it looks like."""
    told = pattern[0] if len(pattern) == 1 else {"OP": ""}
    word = told.get("LOWER", "")
    return told.keys() <= set(_LOOKED_AT) and (isinstance(word, str) or word.keys() == {"IN"})


def _words(told: dict[str, Any]) -> list[str]:
    """The words that a single pattern names."""
    named = told.get("LOWER", {"IN": []})
    return [named] if isinstance(named, str) else list(named["IN"])
