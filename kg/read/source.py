"""What a reader reads from: a stream of bytes, how messages call it, and the name of an article that has no id."""

from __future__ import annotations

from io import BufferedReader

from msgspec import Struct

from kg.errors import InputError

UTF8 = "utf-8-sig"  # with or without a byte-order mark
_SNIFF = 4096  # bytes that show what a file is


class Source(Struct, frozen=True):
    """One file or standard input, opened."""

    stream: BufferedReader
    where: str
    name: str | None = None

    def start(self) -> bytes:
        """The first bytes, which stay to be read; raises InputError where there are none, or no text."""
        found = self.stream.peek(_SNIFF)[:_SNIFF]
        if not found:
            raise InputError(f"{self.where}: empty")
        if b"\0" in found:
            raise InputError(
                f"{self.where}: a binary file, or not in UTF-8; articles are UTF-8 text, JSON lines, CSV or HTML"
            )
        return found

    def text(self) -> str:
        """All of it as text."""
        return decode(self.stream.read(), self.where)


def decode(data: bytes, where: str) -> str:
    """UTF-8 as text; raises InputError, which says where the encoding breaks."""
    try:
        return data.decode(UTF8)
    except UnicodeDecodeError as error:
        fault = f"not UTF-8 at byte {error.start} ({data[error.start]:#04x})"
        raise InputError(f"{where}: {fault}; convert it first, as with: iconv -f WINDOWS-1252 -t UTF-8") from error
