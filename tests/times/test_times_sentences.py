"""The table of sentences: every expression, and no other, with its value and its days."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.resources import rows
from kg.times import find_times

TABLE = Path(__file__).with_name("sentences.tsv")
SENTENCES = [row for _, row in rows(TABLE.read_text(encoding="utf-8"), TABLE.name)]


def test_the_table_is_large() -> None:
    assert len(SENTENCES) >= 250


@pytest.mark.parametrize("row", [pytest.param(r, id=f"{r['published'][:10]} {r['sentence'][:60]}") for r in SENTENCES])
def test_sentence(read, row) -> None:
    found = find_times(read(re.sub(r"[{}]", "", row["sentence"]), published=row["published"] or None))
    assert [timex.span.text for timex in found] == re.findall(r"\{(.+?)\}", row["sentence"])
    told = [f"{t.type} {t.value} {t.begins or '-'} {t.ends or '-'}" for t in found]
    assert told == [reading for reading in row["readings"].split(" ; ") if reading]
