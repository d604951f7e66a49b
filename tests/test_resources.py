"""Tables of kg/data: word lists by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.errors import DataError
from kg.resources import read_data, rows, word_list

ROOT = Path(kg.__file__).parent


@pytest.mark.parametrize("room", ["actors", "doc", "headline"])
def test_every_list_of_words_is_used_and_every_used_list_is_there(room: str) -> None:
    table = f"{room}-words.tsv"
    listed = [row["kind"] for _, row in rows(read_data(table), table)]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / room).glob("*.py")))
    assert set(re.findall(r'\bwords\("([^"]+)"\)', code)) <= set(listed)
    assert not [kind for kind in listed if f'"{kind}"' not in code]
    assert all(word_list(table, kind) for kind in listed)


def test_an_unknown_list_is_told_with_those_there_are() -> None:
    with pytest.raises(DataError, match=r"doc-words\.tsv: no words of kind 'nothing'; there are: .*sites"):
        word_list("doc-words.tsv", "nothing")
