"""Files, folders, `-` -> Articles in order; what cannot be read is handed to the caller, and the rest goes on.

A reader is a function `Source -> Articles`; it yields an InputError in the place of an article that is broken,
and raises one where nothing more can be read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import cast

from kg.errors import InputError
from kg.model import Article
from kg.read.source import Source
from kg.registry import load

Reject = Callable[[InputError], None]

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read_sources(sources: Iterable[str], reject: Reject, form: str | None = None) -> Iterator[Article]:
    """The articles of all sources in their order, those of a folder sorted by path.

    `reject` is called with each thing that cannot be read; `form` names a reader, where suffix and content shall not.
    """
    if form is not None:
        load("readers", form)  # an unknown name is an error before anything is read
    for path, name in (pair for source in sources for pair in _files(source, reject)):
        for found in _articles(path, name, form):
            if isinstance(found, InputError):
                reject(found)
            else:
                yield found


def _files(source: str, reject: Reject) -> Iterator[tuple[Path | None, str | None]]:
    """The files of a source, each with a name for an article that has no id; None is standard input."""
    path = Path(source)
    if source == "-":
        yield None, None
    elif path.is_dir():
        found = sorted(p for p in path.rglob("*") if _wanted(p, path))
        if not found:
            reject(
                InputError(f"{source}: no articles in this folder; files are read that end in {', '.join(SUFFIXES)}")
            )
        yield from ((p, p.relative_to(path).with_suffix("").as_posix()) for p in found)
    elif path.exists():
        yield path, path.stem
    else:
        reject(InputError(f"{source}: no such file or folder"))


def _wanted(path: Path, folder: Path) -> bool:
    """Whether a file in a folder is to be read: its suffix is known, and nothing on the way is hidden."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def _articles(path: Path | None, name: str | None, form: str | None) -> Iterator[Article | InputError]:
    """The articles of one file, and an InputError last where it cannot be read on."""
    where = str(path or "standard input")
    try:
        if path is None:
            yield from _read(Source(BufferedReader(cast(RawIOBase, sys.stdin.buffer)), where), form)
        else:
            with path.open("rb") as stream:
                yield from _read(Source(stream, where, name), form or SUFFIXES.get(path.suffix.lower()))
    except OSError as error:
        yield InputError(f"{where}: {error.strerror or error}")
    except InputError as error:
        yield error


def _read(source: Source, form: str | None) -> Iterator[Article | InputError]:
    start = source.start()
    found: Iterator[Article | InputError] = load("readers", form or guess(start))(source)
    return found


def guess(start: bytes) -> str:
    """The name of the reader for a file that starts so.

    >>> [guess(start) for start in (b'{"text": "Hello."}', b"<!doctype html>", b"id,text,title", b"Talks fail")]
    ['json', 'html', 'csv', 'text']
    """
    first, _, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if first.startswith((b"{", b"[{")) or first.strip() == b"[":
        return "json"
    if first.startswith(b"<"):
        return "html"
    cells = {cell.strip(b' "').lower() for cell in first.replace(b";", b",").replace(b"\t", b",").split(b",")}
    return "csv" if len(cells) > 1 and b"text" in cells else "text"
