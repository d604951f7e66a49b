"""Sentences of our own with the status, certainty, polarity and future of one of their events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.doc import Token
from kg.errors import DataError
from kg.events import signatures
from kg.events.factuality import assess, embeddings
from kg.model import STATUSES
from kg.parse import Parsed
from kg.resources import rows

TABLE = Path(__file__).with_name("factuality.tsv")
CASES = [row for _, row in rows(TABLE.read_text(encoding="utf-8"), TABLE.name)]

Read = Callable[[str], Parsed]


def find(parsed: Parsed, word: str) -> Token:
    return next(token for token in parsed.doc if token.text == word)


def test_the_table_is_large_and_covers_every_status() -> None:
    assert len(CASES) >= 250
    assert {case["status"] for case in CASES} == set(STATUSES)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['trigger']}: {c['sentence']}" for c in CASES])
def test_factuality(read: Read, case: dict[str, str]) -> None:
    found = assess(find(read(case["sentence"]), case["trigger"]))
    wanted = tuple(case[name] for name in ("status", "certainty", "polarity", "future"))
    assert (found.status, found.certainty, found.polarity, "yes" if found.future else "no") == wanted, found.path


EMBEDDINGS = [
    ("He denied that it had refused to meet the envoy.", "meet", [("refuse", "refuses"), ("deny", "denies")]),
    ("They called for a ceasefire.", "ceasefire", [("call", "demands")]),
    ("They proposed talks.", "talks", [("propose", "proposes")]),
    ("The minister scrapped plans to send advisers.", "send", [("plan", "plans"), ("scrap", "cancels")]),
    ("The union threatened to strike.", "strike", [("threaten", "threatens")]),
    ("They left after the vote.", "vote", []),
    ("The king abdicated.", "abdicated", []),
    ("She urged both sides to agree to a truce.", "truce", [("agree", "promises"), ("urge", "demands")]),
]


@pytest.mark.parametrize(("sentence", "trigger", "wanted"), EMBEDDINGS)
def test_embeddings(read: Read, sentence: str, trigger: str, wanted: list[tuple[str, str]]) -> None:
    chain = embeddings(find(read(sentence), trigger))
    assert [(one.signature.predicate, one.signature.relation) for one in chain] == wanted


ODD = [
    *("", "?", "\u200f\u0301 to", "if if if", "\n\n", "No."),
    *("not " * 300, "to " * 300, "he said " * 200, "the plan to " * 150 + "leave."),
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_survived(read: Read, text: str) -> None:
    for token in read(text).doc:
        assert assess(token).status in STATUSES
        assert len(embeddings(token)) <= 12


def test_the_path_tells_the_cues_from_the_outside_in(read: Read) -> None:
    found = assess(find(read("The minister did not manage to sign the treaty."), "sign"))
    assert found.path == ("not", "manage")


def test_there_are_many_signatures() -> None:
    predicates = {
        (s.pos, s.predicate) for s in signatures.load_signatures().values() if s.pos in {"verb", "noun", "adj"}
    }
    assert len(predicates) >= 400
    assert {pos for pos, _ in predicates} == {"verb", "noun", "adj"}


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("verb\tinf\tmaybe\tnot\t\thop", "no such effect: maybe"),
        ("verb\tinf\tnot\tnot\t\thop|hop", "'hop' .* is there already"),
    ],
)
def test_a_wrong_row_is_named(monkeypatch: pytest.MonkeyPatch, row: str, complaint: str) -> None:
    text = f"pos\ttakes\tpositive\tnegative\trelation\tpredicates\n{row}\n"
    monkeypatch.setattr(signatures, "read_data", lambda _: text)
    with pytest.raises(DataError, match=rf"signatures.tsv:2: {complaint}"):
        signatures.load_signatures.__wrapped__()
