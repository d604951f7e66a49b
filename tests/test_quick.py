"""A pipeline made quick tells of a text what it told before."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.parse import DEFAULT_MODEL, load_model
from kg.quick import quick

TEXTS = [
    "The ministers' latest proposals weren't gonna pass, said Ms. Berg; she'd gotten nothin' better.  Let's see!",
    "Ain't it odd that there's a ferry?\n\nThe crews fed the geese, wove baskets and lay in the harbours.",
    "Norvia's Best Swimmers Were Told To Leave \t That which the unions had themselves been running was shut.",
    "",
]
RULES: list[Any] = [
    {
        "patterns": [[{"TAG": {"NOT_IN": ["NN"]}, "LOWER": {"IN": ["b", "c"]}}], [{"LOWER": "a"}]],
        "attrs": {"LEMMA": "1"},
    },
    {"patterns": [[{"LOWER": "a"}, {"LOWER": "b"}]], "attrs": {"LEMMA": "2"}, "index": 1},
    {"patterns": [[{"LOWER": {"REGEX": "^d"}}]], "attrs": {"LEMMA": "3"}},
    {"patterns": [[{"ORTH": "E"}], [{"LOWER": "e", "OP": "+"}]], "attrs": {"LEMMA": "4"}},
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN", "LEMMA": "5"}},
]


@cache
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph), t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_is_told(text: str) -> None:
    for _ in range(2):  # when it is new, and when it is remembered
        assert told(load_model()(text)) == told(plain()(text))


def ruled(*, remembering: bool) -> AttributeRuler:
    nlp = English()
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add_patterns(RULES)
    if remembering:
        quick(nlp)
    return ruler


@pytest.mark.parametrize("words", ["a b c d e E f", "A B b a E e e", "f g", "b a a b d", ""])
@pytest.mark.parametrize("tag", ["NN", "VB", ""])
def test_patterns_of_every_sort(words: str, tag: str) -> None:
    rulers = [ruled(remembering=False), ruled(remembering=True)]
    docs = [Doc(one.vocab, words=words.split(), tags=[tag] * len(words.split())) for one in rulers]
    for ruler, doc in zip(rulers, docs, strict=True):
        ruler(doc)
    assert told(docs[0]) == told(docs[1])
    assert rulers[0].patterns == rulers[1].patterns
