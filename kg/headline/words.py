"""Language -> the words that its lemmatizer knows; kg/data/headline-words.tsv -> words by kind."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language

from kg.resources import word_list

_ENDINGS = (("", ""), ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""))
_ING = (("ing", ""), ("ing", "e"))


@lru_cache(maxsize=8)
def known(nlp: Language, *parts: str) -> frozenset[str]:
    """The base forms of parts of speech ("verb", "noun", "adj", "adv"); none where the pipeline has no such list."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in nlp.pipe_names else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    table = lookups.get_table("lemma_index")
    return frozenset(word for part in parts for word in table.get(part, ()))


def base_form(word: str, bases: frozenset[str]) -> str | None:
    """The first of the base forms that a word in lower case may be a regular form of."""
    stems = (word.removesuffix(end) + new for end, new in (*_ENDINGS, *_ING) if word.endswith(end))
    return next((stem for stem in stems if stem in bases), None)


def words(kind: str) -> frozenset[str]:
    """The words of one kind in `kg/data/headline-words.tsv`."""
    return word_list("headline-words.tsv", kind)
