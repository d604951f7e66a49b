"""Sources of all kinds: what is read, what is rejected with which words, and that the rest goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.model import Article
from kg.read import read_sources

PAGE = """<!doctype html><html lang="en"><head><title>Ferry sails again</title>
<meta name="author" content="Ada Lind"><meta property="article:published_time" content="2024-05-02T09:00:00Z">
<meta property="og:site_name" content="Morning Herald"></head><body><nav>Home</nav><article><h1>Ferry sails again</h1>
<p>The ferry will sail again on Friday, its owner said on Thursday after a long week of repairs in the harbor.</p>
<p>Tickets are sold at the quay, and the first passengers had begun to wait there before the office opened.</p>
</article></body></html>"""


def outcome(*sources: Path | str, form: str | None = None) -> tuple[list[Article], list[str]]:
    """The articles, and the messages of what was rejected."""
    rejected: list[str] = []
    found = list(read_sources(map(str, sources), lambda error: rejected.append(str(error)), form))
    return found, rejected


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_lines_keep_the_text_exactly(tmp_path: Path) -> None:
    text = "  Two\tspaces,\r\nan emoji \U0001f642 and e\u0301. "
    path = write(
        tmp_path / "a.jsonl", json.dumps({"id": "x", "text": text, "published": "2024-05-02", "authors": ["A"]})
    )
    assert outcome(path) == ([Article("x", text, published="2024-05-02", authors=("A",))], [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", ":2: not JSON: Expecting property name"),
        ("[1]", ":2: a JSON list; an article is an object with a field 'text'"),
        ('{"title": "T"}', ":2: no text; an article needs a field 'text' that is not empty"),
        ('{"text": " "}', ":2: no text"),
        ('{"text": ["a"]}', ":2: 'text' is a list; it must be a string"),
        ('{"text": "a", "published": "soon"}', ":2: 'published' is 'soon'; it must be an ISO 8601 date"),
        ('{"text": "a", "authors": 3}', ":2: 'authors' must be a list of strings"),
        ('{"text": "a \\ud83d"}', ":2: 'text' holds half a character (a lone surrogate) at offset 2"),
        (b'{"text": "caf\xe9"}', ":2: not UTF-8 at byte 13 (0xe9)"),
        ("[" * 100_000, ":2: not JSON"),
    ],
)
def test_a_broken_line_costs_only_itself(tmp_path: Path, line: str | bytes, message: str) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    path = write(tmp_path / "a.jsonl", b'{"text": "One."}\n' + raw + b'\n\n{"text": "Two."}\n')
    found, rejected = outcome(path)
    assert [article.text for article in found] == ["One.", "Two."]
    assert len(rejected) == 1
    assert message in rejected[0]


@pytest.mark.parametrize(
    "content",
    [
        '[{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}]',
        '[\n {"id": "a",\n  "text": "One."},\n {"id": "b", "text": "Two."}\n]\n',
        '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.unknown"])
def test_json_documents(tmp_path: Path, name: str, content: str) -> None:
    assert outcome(write(tmp_path / name, content)) == ([Article("a", "One."), Article("b", "Two.")], [])


def test_long_json_lines_are_told_from_a_document(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": "x" * 10_000}) for number in range(2)]
    found, rejected = outcome(write(tmp_path / "a.json", "\n".join(lines)))
    assert ([article.id for article in found], rejected) == (["0", "1"], [])


def test_faults_in_json_documents(tmp_path: Path) -> None:
    assert outcome(write(tmp_path / "a.json", '{\n"id": "a",\n"text": "One."\n}')) == ([Article("a", "One.")], [])
    assert "a.json: not JSON: " in outcome(write(tmp_path / "a.json", '[{"id": "a"'))[1][0]
    found, rejected = outcome(write(tmp_path / "a.json", '[{"id": "a", "text": "One."}, 3]'))
    assert [article.id for article in found] == ["a"]
    assert rejected == [f"{tmp_path}/a.json: article 2: a JSON int; an article is an object with a field 'text'"]


def test_an_article_without_an_id_gets_one_from_its_content(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "One."}\n{"text": "Two."}\n{"text": "One."}\n')
    first, second, third = (article.id for article in outcome(path)[0])
    assert first == third != second
    assert len(first) == 16


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,text,published\n7,"One, two.",2024-05-02\n'),
        ("a.tsv", "id\ttext\tpublished\n7\tOne, two.\t2024-05-02\n"),
        ("a.csv", '\ufeffID;Body;Date\r\n7;"One, two.";2 May 2024\r\n'),
    ],
)
def test_tables(tmp_path: Path, name: str, content: str) -> None:
    assert outcome(write(tmp_path / name, content)) == ([Article("7", "One, two.", published="2024-05-02")], [])


def test_a_table_without_text_and_a_row_without_text(tmp_path: Path) -> None:
    _, rejected = outcome(write(tmp_path / "a.csv", "id,title\n7,T\n"))
    assert rejected == [f"{tmp_path}/a.csv: no column 'text' in the header; there are: id, title"]
    found, rejected = outcome(write(tmp_path / "b.csv", "id,text\n7,\n8,Eight.\n"))
    assert [article.id for article in found] == ["8"]
    assert rejected[0].startswith(f"{tmp_path}/b.csv:2: no text")


def test_a_page(tmp_path: Path) -> None:
    (article,), rejected = outcome(write(tmp_path / "page.html", PAGE))
    assert not rejected
    assert (article.id, article.title, article.published) == ("page", "Ferry sails again", "2024-05-02")
    assert (article.source, article.authors) == ("Morning Herald", ("Ada Lind",))
    assert article.text.startswith("The ferry will sail")
    assert article.text.endswith("opened.")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "no text"),
        ("image.txt", b"\x89PNG\0\0", "a binary file, or not in UTF-8"),
        ("latin.txt", "Caf\u00e9 closed.".encode("latin-1"), "not UTF-8 at byte 3 (0xe9)"),
        ("page.html", b"<html><body></body></html>", "no article found in this page"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    good = write(tmp_path / "good.txt", "The council met.")
    found, rejected = outcome(write(tmp_path / name, content), tmp_path / "missing.txt", good)
    assert [article.id for article in found] == ["good"]
    assert rejected[0].startswith(f"{tmp_path}/{name}: {message}")
    assert rejected[1] == f"{tmp_path}/missing.txt: no such file or folder"


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden/d.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, "The council met.")
    found, rejected = outcome(tmp_path)
    assert [article.id for article in found] == ["a/c", "b"]
    assert not rejected


def test_an_empty_folder_says_what_would_be_read(tmp_path: Path) -> None:
    assert outcome(tmp_path)[1][0].startswith(
        f"{tmp_path}: no articles in this folder; files are read that end in .txt"
    )


@pytest.mark.parametrize("content", ['{"id": "x", "text": "One."}', "id,text\nx,One.\n"])
def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode()))))
    assert outcome("-") == ([Article("x", "One.")], [])


def test_a_named_reader_stands_above_the_suffix(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", '{"id": "x", "text": "One."}')
    assert outcome(path, form="jsonl") == ([Article("x", "One.")], [])


def test_an_unknown_reader_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="unknown reader 'pdf'; there are: csv, html, json, jsonl, text"):
        outcome(tmp_path, form="pdf")
