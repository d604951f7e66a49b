"""A Doc tells of each token and of each slice what spaCy tells."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc as Source
from spacy.vocab import Vocab

from kg.doc import Doc
from kg.parse import load_model

TEXTS = [
    "The minister, who had met Ms. Ana Berg of Nokia on 3 May 2031, didn't resign.  She flew to Oslo!",
    "\n Two unions struck \t and three firms (all Danish) closed: nobody asked why the port was shut.\n\nIt reopened.",
    "Prices rose 4%; wages, which the bank had said would rise too, fell",
    "ok",
    " ",
    "",
]
TOLD = ("i idx text lower_ lemma_ shape_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ is_space is_punct").split()
TREE = "children lefts rights ancestors".split()


@cache
def both(text: str) -> tuple[Doc, Source]:
    source = load_model()(text)
    return Doc([source]), source


@pytest.mark.parametrize("text", TEXTS)
def test_tokens(text: str) -> None:
    doc, source = both(text)
    assert doc.text == text
    assert [[getattr(t, name) for name in TOLD] for t in doc] == [[getattr(t, name) for name in TOLD] for t in source]


@pytest.mark.parametrize("text", TEXTS)
def test_tree(text: str) -> None:
    doc, source = both(text)
    for name in TREE:
        ours, theirs = ([[one.i for one in getattr(t, name)] for t in tokens] for tokens in (doc, source))
        assert ours == theirs
    assert [[one.i for one in t.subtree] for t in doc] == [sorted(one.i for one in t.subtree) for t in source]
    for name in ("head", "left_edge", "right_edge"):
        assert [getattr(t, name).i for t in doc] == [getattr(t, name).i for t in source]
    assert [(t.sent.start, t.sent.end) for t in doc] == [(t.sent.start, t.sent.end) for t in source]


@pytest.mark.parametrize("text", TEXTS)
def test_slices(text: str) -> None:
    doc, source = both(text)
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in source.sents]
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in source.ents]
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            ours, theirs = doc.span(start, end), source[start:end]
            assert (ours.text, ours.start_char, ours.end_char) == (theirs.text, theirs.start_char, theirs.end_char)
            assert (ours.root.i, ours[-1].i, ours[1:].text) == (theirs.root.i, theirs[-1].i, theirs[1:].text)


@pytest.mark.parametrize("text", TEXTS)
def test_by_characters(text: str) -> None:
    doc, source = both(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            theirs = source.char_span(start, end, alignment_mode="expand")
            if theirs is not None and len(theirs):
                assert (doc.char_span(start, end).start, doc.char_span(start, end).end) == (theirs.start, theirs.end)


def test_a_noun_before_a_bare_verb_is_its_subject() -> None:
    doc, source = both("The judge let the new law stand.")
    assert [source[5].dep_, source[5].head.text] == ["compound", "stand"]
    assert [doc[5].dep_, doc[5].head.text, doc[5].left_edge.text] == ["nsubj", "stand", "the"]
    assert [t.text for t in doc[5].lefts] == ["the", "new"]
    assert [t.text for t in doc[6].lefts] == ["law"]


def test_neighbours() -> None:
    doc, _ = both(TEXTS[0])
    assert doc[1].nbor() == doc[2]
    assert doc[1].nbor(-1) == doc[0]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor()


def test_a_deep_tree() -> None:
    size = 5_000
    source = Source(Vocab(), words=["so"] * size, heads=[max(n - 1, 0) for n in range(size)], deps=["dep"] * size)
    doc = Doc([source])
    assert len(doc[0].subtree) == size
    assert sum(1 for _ in doc[size - 1].ancestors) == size - 1
