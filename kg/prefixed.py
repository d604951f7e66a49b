"""Language -> the same Language, which takes a word with a prefix and a hyphen for one: "re-elected", "co-founder".

The tokenizer would cut it in three, and the parser then take "re" for the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

_PREFIXED = re.compile(r"(?:re|co|pre|de|mis|un|over|under|out|inter|counter)-[a-z]{2,}", re.IGNORECASE)


def prefixed(nlp: Language) -> Language:
    """The pipeline itself; what it kept whole before, it still does."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "token_match"):  # spaCy's own, not that of some other language
        known = tokenizer.token_match
        tokenizer.token_match = lambda word: _PREFIXED.fullmatch(word) or (known and known(word))
    for _, part in nlp.pipeline:
        if isinstance(part, Lemmatizer):
            cast(Any, part).lemmatize = _by_rest(part.lemmatize)
    return nlp


def _by_rest(lemmatize: Callable[[Token], list[str]]) -> Callable[[Token], list[str]]:
    """The lemmas of a word with a prefix are those of the word behind it, with the prefix."""

    def of(token: Token) -> list[str]:
        if "-" not in token.text or not _PREFIXED.fullmatch(token.text):
            return lemmatize(token)
        prefix, _, rest = token.text.partition("-")
        alone = Doc(token.vocab, [rest], tags=[token.tag_], pos=[token.pos_], morphs=[str(token.morph)])
        return [f"{prefix.lower()}-{lemma}" for lemma in lemmatize(alone[0])]

    return of
