"""A path -> a file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A stream to write a file by; the file takes its place at the end of the block, if that succeeds."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("wb") as stream:
                yield stream
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise KgError(f"cannot write {path}: {error.strerror or error}") from error


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that appears whole or not at all."""
    with whole(path) as stream:
        stream.write(content if isinstance(content, bytes) else content.encode())
