"""Tables with headings -> a page in Markdown or HTML; static, nothing loaded from anywhere, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from msgspec import Struct

from kg.render.html import PAGE
from kg.render.markdown import escaped

_NAME = re.compile(r"\b[a-z]+:[A-Za-z][\w-]*")  # kg:Event, rdfs:label: written as code


class Section(Struct, frozen=True):
    """A table with its heading and what is to be known of it."""

    title: str
    about: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def markdown(title: str, about: str, sections: Iterable[Section]) -> str:
    """A page in Markdown."""
    parts = [f"# {title}", _marked(about)]
    for section in sections:
        lines = [section.columns, ["---"] * len(section.columns), *(map(_marked, row) for row in section.rows)]
        parts += [f"## {section.title}", _marked(section.about), "\n".join(f"| {' | '.join(line)} |" for line in lines)]
    return "\n\n".join(filter(None, parts)) + "\n"


def html(title: str, about: str, sections: Iterable[Section]) -> str:
    """A page in HTML."""
    parts = [f"<p>{_coded(about)}</p>"]
    for section in sections:
        parts += [f"<h2>{escape(section.title)}</h2>", f"<p>{_coded(section.about)}</p>" if section.about else ""]
        parts.append(table(section.columns, section.rows, _coded))
    return PAGE.format(title=escape(title), body="\n".join(filter(None, parts)))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], cell: Callable[[str], str] = escape) -> str:
    """A table in HTML, its cells escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    lines = ("".join(f"<td>{cell(text)}</td>" for text in row) for row in rows)
    return "\n".join((f"<table>\n<tr>{head}</tr>", *(f"<tr>{line}</tr>" for line in lines), "</table>"))


def _marked(text: str) -> str:
    return _NAME.sub(r"`\g<0>`", escaped(text))


def _coded(text: str) -> str:
    return _NAME.sub(r"<code>\g<0></code>", escape(text))
