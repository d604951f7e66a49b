"""Words with a prefix and a hyphen are one word, with the lemma of what stands behind the prefix."""

from __future__ import annotations

import pytest

from kg.parse import load_model


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Voters re-elected the mayor.", "re-elected", "re-elect"),
        ("Troops re-took the airport, a spokesman said.", "re-took", "re-take"),
        ("The bakers co-founded (and co-own) a school.", "co-founded", "co-found"),
        ("Its co-founders left.", "co-founders", "co-founder"),
        ("Centre-left wins vote in Lund", "Centre-left", "centre-left"),
        ("The council fast-tracked the bill.", "fast-tracked", "fast-track"),
    ],
)
def test_a_word_with_a_prefix_is_one(text: str, word: str, lemma: str) -> None:
    found = [(token.text, token.lemma_) for token in load_model()(text)]
    assert (word, lemma) in found


@pytest.mark.parametrize("text", ["Co-founder Ana Berg resigned.", "Under-Secretary Ana Berg resigned."])
def test_the_model_knows_the_word_behind_the_prefix(text: str) -> None:
    first = load_model()(text)[0]
    assert (first.pos_ in {"NOUN", "PROPN"}, first.head.text) == (True, "Berg")


@pytest.mark.parametrize("text", ["the Franco-German plan", "a well-known singer", "the re- and de-regulation"])
def test_other_words_are_cut_as_before(text: str) -> None:
    assert "-" in {token.text[-1] for token in load_model().make_doc(text)}
