"""Language -> the same Language, which takes a word with a prefix for one: "re-elected", "co-founder", "fast-track".

The tokenizer would cut it in three at its hyphen, and the parser then take "re" for the verb. The model knows the whole
word as the one behind the hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token

from kg.resources import read_data, rows

_FILE = "hyphenated.tsv"
_SIDES = {"left": "liberal", "right": "conservative"}  # "centre-left": not what has left


@cache
def _pattern() -> re.Pattern[str]:
    """What is one word in spite of its hyphen: a word with a prefix, and a form of a verb of two words."""
    words = {row["kind"]: row["words"] for _, row in rows(read_data(_FILE), _FILE)}
    prefixed, verb = rf"(?:{words['prefix']})-[a-z]{{2,}}", rf"(?:{words['verb']})(?:e?[sd]|l?ed|l?ing)?"
    return re.compile(f"{prefixed}|{verb}|(?:{words['side']})-(?:{'|'.join(_SIDES)})", re.IGNORECASE)


def prefixed(nlp: Language) -> Language:
    """The pipeline itself; what it kept whole before, it still does."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "token_match"):  # spaCy's own, not that of some other language
        known, pattern = tokenizer.token_match, _pattern()
        tokenizer.token_match = lambda word: pattern.fullmatch(word) or (known and known(word))
        nlp.add_pipe(_known_by_rest.__name__, first=True)
    for _, part in nlp.pipeline:
        if isinstance(part, Lemmatizer):
            cast(Any, part).lemmatize = _by_rest(part.lemmatize)
    return nlp


@Language.component("_known_by_rest")
def _known_by_rest(doc: Doc) -> Doc:
    """The text, in which the model takes each word with a prefix for the one behind it: its norm."""
    for token in doc:
        if "-" in token.text and _pattern().fullmatch(token.text):
            rest = token.lower_.partition("-")[2]
            token.norm_ = _SIDES.get(rest, rest)
    return doc


def _by_rest(lemmatize: Callable[[Token], list[str]]) -> Callable[[Token], list[str]]:
    """The lemmas of a word with a prefix are those of the word behind it, with the prefix."""

    def of(token: Token) -> list[str]:
        if "-" not in token.text or not _pattern().fullmatch(token.text):
            return lemmatize(token)
        prefix, _, rest = token.text.partition("-")
        alone = Doc(token.vocab, [rest], tags=[token.tag_], pos=[token.pos_], morphs=[str(token.morph)])
        return [f"{prefix.lower()}-{lemma}" for lemma in lemmatize(alone[0])]

    return of
