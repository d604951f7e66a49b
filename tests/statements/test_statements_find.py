"""Sentences -> statements: a table over all constructions, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import TITLE, Article, Span, Statement
from kg.parse import parse
from kg.resources import rows
from kg.statements import find_statements

HERE = Path(__file__).parent


def table(name):
    """The rows of a table: title and text, and what is expected."""
    return [row for _, row in rows((HERE / name).read_text(encoding="utf-8"), name)]


CASES = table("statements.tsv")
KNOWN_FAILURES = table("known_failures.tsv")


def told(statement: Statement) -> str:
    """A statement as the tables write it: source > cue > content … content > kind, stance."""
    source = statement.source.text if statement.source else "-"
    content = " … ".join(span.text for span in statement.content)
    return f"{source} > {statement.cue.text} > {content} > {statement.kind}, {statement.stance}"


def found(read, text: str) -> list[str]:
    """What is found in a text of a table."""
    title, _, body = text.rpartition(" || ")
    return [told(one) for one in find_statements(read(body.replace("\\n", "\n"), title or None))]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["text"][:50])
def test_statements_of_a_text(read, row):
    assert found(read, row["text"]) == [one for one in row["expected"].split(" ;; ") if one]


@pytest.mark.parametrize("row", KNOWN_FAILURES, ids=lambda row: row["text"][:50])
@pytest.mark.xfail(strict=True, reason="see the table")
def test_known_failures(read, row):
    assert found(read, row["text"]) == row["expected"].split(" ;; ")


def test_the_table_is_all_there():
    assert len(CASES) > 240
    assert sum(not row["expected"] for row in CASES) > 35
    kinds = " ".join(row["expected"] for row in CASES)
    assert all(kind in kinds for kind in ("> direct,", "> indirect,", "> mixed,"))


def test_title_and_body_are_told_apart(read):
    statements = find_statements(read("The mayor said the bridge would close.", "Bridge to close, mayor says"))
    assert [one.cue.part for one in statements] == ["text", TITLE]


def test_a_quotation_in_the_body_does_not_go_on_from_the_title(read):
    parsed = read('"The money is here, and we are ready."\n\nWork starts today.', '"We are ready," says mayor')
    assert [[span.part for span in one.content] for one in find_statements(parsed)] == [[TITLE]]


def test_a_quotation_far_from_a_speaker_stays_alone(read):
    text = '"We are ready," the mayor said.\n\nThe river rose.\n\n"Wonderful things are waiting for us all."'
    assert [len(one.content) for one in find_statements(read(text))] == [1]


def spans(statement: Statement) -> list[Span]:
    """All spans of a statement."""
    return [span for span in (statement.source, statement.cue, *statement.content) if span is not None]


MARKS = """" “ ” '' ‘ , . : ? —""".split(" ")
WORDS = "said Ruiz she that é 😀 e\u0301 שלום claim denied but told it MAYOR: \n \n\n".split(" ")
PHRASES = ["the mayor", "according to", "wants to go", "-- Ana"]
PIECES = st.sampled_from([*MARKS, *WORDS, *PHRASES])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=6).map(" ".join))
def test_every_span_quotes_the_article(text, title):
    article = Article("any", text, title)
    for statement in find_statements(parse(article)):
        assert statement.content
        for span in spans(statement):
            assert span.text
            assert article.part(span.part)[span.start : span.end] == span.text


def test_long_runs_of_reports_and_marks_end_soon(read):
    text = "She said that " * 600 + '"' * 400 + " he said, " * 400
    assert len(find_statements(read(text))) < 10_000
