"""Tables of kg/data: word lists by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.errors import DataError
from kg.resources import read_data, rows, words

ROOT = Path(kg.__file__).parent


@pytest.mark.parametrize("room", ["doc"])
def test_every_list_of_words_is_used_and_every_used_list_is_there(room: str) -> None:
    table = f"{room}-words.tsv"
    listed = [row["list"] for _, row in rows(read_data(table), table)]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / room).glob("*.py")))
    assert sorted(set(re.findall(r'words\(WORDS, "([^"]+)"\)', code))) == sorted(listed)
    assert all(words(table, name) for name in listed)


def test_an_unknown_list_is_told_with_those_there_are() -> None:
    with pytest.raises(DataError, match=r"doc-words\.tsv: no list 'nothing'; there are: .*sites"):
        words("doc-words.tsv", "nothing")
