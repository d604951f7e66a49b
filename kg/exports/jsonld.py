"""Store -> JSON-LD: one node object per graph, with short names from the bundled context, which stands in the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.exports import Files
from kg.graph.terms import value
from kg.resources import read_ontology
from kg.store import Store
from kg.store.dump import order

_NATIVE: Mapping[str, Callable[[str], Any]] = {
    vocab.XSD + "integer": int,
    vocab.XSD + "boolean": "true".__eq__,
    vocab.XSD + "string": str,
}


def jsonld(store: Store) -> Files:
    """All graphs as JSON-LD 1.1."""
    context = json.loads(read_ontology("context.jsonld"))["@context"]
    names = _names(context)
    quads = sorted(store.quads(), key=order)
    graphs = [
        {"id": value(graph), "@graph": _nodes(told, names)} for graph, told in groupby(quads, attrgetter("graph_name"))
    ]
    whole = {"@context": context, "@graph": graphs}
    return {"": (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()}


def _nodes(quads: Iterable[Quad], names: Mapping[str, tuple[str, str | None]]) -> list[dict[str, Any]]:
    found = []
    for subject, told in groupby(quads, attrgetter("subject")):
        node: dict[str, Any] = {"id": value(subject)}
        for quad in told:
            if quad.predicate.value == vocab.TYPE:
                node.setdefault("type", []).append(_compact(value(quad.object)))
            else:
                name, coerced = names.get(quad.predicate.value, (_compact(quad.predicate.value), None))
                node.setdefault(name, []).append(_value(quad.object, coerced))
        found.append({key: one[0] if isinstance(one, list) and len(one) == 1 else one for key, one in node.items()})
    return found


def _value(term: Any, coerced: str | None) -> Any:
    """A term, as short as the type that the context gives its property allows."""
    if isinstance(term, NamedNode):
        return term.value if coerced in ("@id", "@vocab") else {"id": term.value}
    assert isinstance(term, Literal)
    if term.datatype.value == coerced:
        return term.value
    native = _NATIVE.get(term.datatype.value)
    return native(term.value) if native and coerced is None else {"@value": term.value, "@type": term.datatype.value}


def _names(context: Mapping[str, Any]) -> dict[str, tuple[str, str | None]]:
    """The short names of properties by IRI, with the type to which their values are coerced."""
    found = {}
    for name, meant in context.items():
        iri = meant if isinstance(meant, str) else meant["@id"] if isinstance(meant, dict) else ""
        prefix, _, local = iri.partition(":")
        if prefix in vocab.PREFIXES and local and not local.startswith("//"):
            kind = meant.get("@type") if isinstance(meant, dict) else None
            found[vocab.PREFIXES[prefix] + local] = (name, _expand(kind) if kind else None)
    return found


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return vocab.PREFIXES[prefix] + local if local else name


def _compact(iri: str) -> str:
    for prefix, namespace in vocab.PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
