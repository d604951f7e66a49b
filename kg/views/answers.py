"""What a query yields -> a table, triples, or yes or no; and these as text: table, JSON, CSV, TSV, XML, Turtle."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg import vocab
from kg.errors import LimitHit, QueryError

Cell = NamedNode | BlankNode | Literal | Triple | None
T = TypeVar("T")
_XSD_STRING = vocab.XSD + "string"
_RESULTS = "http://www.w3.org/2005/sparql-results#"
_NATIVE: Mapping[str, Callable[[str], object]] = {
    vocab.XSD + "integer": int,
    vocab.XSD + "decimal": float,
    vocab.XSD + "double": float,
    vocab.XSD + "boolean": "true".__eq__,
    vocab.XSD + "date": datetime.date.fromisoformat,
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Table(Struct, frozen=True):
    """What a SELECT yields."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Triples(Struct, frozen=True):
    """What a CONSTRUCT or a DESCRIBE yields."""

    triples: tuple[Triple, ...]


Answer = Table | Triples | bool


def collect(answer: QuerySolutions | QueryTriples | QueryBoolean, limit: int | None = None) -> Answer:
    """Read an answer to its end; raises LimitHit where it has more rows or triples than the limit."""
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return Triples(_within(answer, limit))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(row) for row in _within(answer, limit)))


def render(answer: Answer, form: str) -> str:
    """An answer as text, which ends with a line break; raises QueryError where the form cannot hold it."""
    if isinstance(answer, Triples):
        return _graph(answer, form)
    if form not in _TABLES:
        raise QueryError(f"the answer is {_kind(answer)}, which cannot be written as {form}; use {', '.join(_TABLES)}")
    return _TABLES[form](answer)


def native(cell: Cell) -> object:
    """A term as a value of Python: a number, a day, yes or no; an IRI and all others as text."""
    if not isinstance(cell, Literal):
        return None if cell is None else _value(cell)
    return _NATIVE.get(cell.datatype.value, str)(cell.value)


def forms() -> tuple[str, ...]:
    """The names of all forms."""
    return (*_TABLES, "ttl")


def _within(found: Iterable[T], limit: int | None) -> tuple[T, ...]:
    rows = tuple(islice(found, None if limit is None else limit + 1))
    if limit is not None and len(rows) > limit:
        raise LimitHit(f"the answer has more than {limit} rows; narrow the query, or raise the limit")
    return rows


def _kind(answer: Answer) -> str:
    return "yes or no" if isinstance(answer, bool) else "a table" if isinstance(answer, Table) else "a graph"


def _graph(answer: Triples, form: str) -> str:
    """Triples in order: as Turtle, or as a table of three columns."""
    triples = sorted(dict.fromkeys(answer.triples), key=str)
    if form != "ttl":
        return render(Table(("subject", "predicate", "object"), tuple(tuple(triple) for triple in triples)), form)
    return (serialize(triples, format=RdfFormat.TURTLE, prefixes=vocab.PREFIXES) or b"").decode()


def _table(answer: Table | bool) -> str:
    """Columns as wide as they must be, for reading; IRIs are shortened by the usual prefixes."""
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    lines = [answer.columns, *(tuple(_short(cell) for cell in row) for row in answer.rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(answer.columns))]
    lines.insert(1, tuple("─" * width for width in widths))
    text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([*text, f"({len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'})"]) + "\n"


def _short(cell: Cell) -> str:
    if not isinstance(cell, NamedNode):
        return " ".join(_value(cell).split())
    for prefix, namespace in vocab.PREFIXES.items():
        if cell.value.startswith(namespace):
            return f"{prefix}:{cell.value.removeprefix(namespace)}"
    return f"<{cell.value.replace(vocab.BASE, '…')}>"


def _json(answer: Table | bool) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    rows = [{name: _json_term(cell) for name, cell in _bound(answer.columns, row)} for row in answer.rows]
    whole = {"head": {"vars": answer.columns}, "results": {"bindings": rows}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json_term(cell: Cell) -> dict[str, str]:
    if not isinstance(cell, Literal):
        return {"type": "uri" if isinstance(cell, NamedNode) else "bnode", "value": _value(cell)}
    more = {"xml:lang": cell.language} if cell.language else {"datatype": cell.datatype.value}
    return {"type": "literal", "value": cell.value} | (more if more.get("datatype") != _XSD_STRING else {})


def _csv(answer: Table | bool) -> str:
    """SPARQL 1.1 Query Results CSV Format: values without their types."""
    if isinstance(answer, bool):
        return "true\r\n" if answer else "false\r\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([_value(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def _tsv(answer: Table | bool) -> str:
    """SPARQL 1.1 Query Results TSV Format: terms as in Turtle."""
    if isinstance(answer, bool):
        return "true\n" if answer else "false\n"
    lines = [[f"?{name}" for name in answer.columns], *([_turtle(cell) for cell in row] for row in answer.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _turtle(cell: Cell) -> str:
    return "" if cell is None else str(cell).replace("\t", "\\t")


def _xml(answer: Table | bool) -> str:
    """SPARQL Query Results XML Format; characters that XML cannot hold become U+FFFD."""
    if isinstance(answer, bool):
        return _xml_document("<head/>", f"<boolean>{str(answer).lower()}</boolean>")
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns)
    rows = (
        "".join(
            f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>" for name, cell in _bound(answer.columns, row)
        )
        for row in answer.rows
    )
    results = "".join(f"\n<result>{row}</result>" for row in rows)
    return _xml_document(f"<head>{head}</head>", f"<results>{results}</results>")


def _xml_document(head: str, body: str) -> str:
    return f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}">\n{head}\n{body}\n</sparql>\n'


def _xml_term(cell: Cell) -> str:
    value = escape(_NOT_IN_XML.sub("\ufffd", _value(cell)), {"\r": "&#13;"})
    if not isinstance(cell, Literal):
        return f"<uri>{value}</uri>" if isinstance(cell, NamedNode) else f"<bnode>{value}</bnode>"
    if cell.language:
        return f"<literal xml:lang={quoteattr(cell.language)}>{value}</literal>"
    typed = "" if cell.datatype.value == _XSD_STRING else f" datatype={quoteattr(cell.datatype.value)}"
    return f"<literal{typed}>{value}</literal>"


def _bound(columns: Sequence[str], row: Sequence[Cell]) -> list[tuple[str, Cell]]:
    return [(name, cell) for name, cell in zip(columns, row, strict=True) if cell is not None]


def _value(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, Triple) else cell.value


_TABLES: Mapping[str, Callable[[Table | bool], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "xml": _xml,
}
