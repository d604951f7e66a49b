"""Quads -> the ways in which they break the SHACL shapes, as pySHACL finds them: the judge of our own checks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pyoxigraph import Quad, RdfFormat, serialize
from pyshacl import validate
from rdflib import SH, Graph
from rdflib.term import Node, URIRef

from kg.resources import read_ontology


def violations(quads: Iterable[Quad]) -> list[str]:
    """What is wrong with some quads, one line each, in order; nothing where they conform."""
    _, report, _ = validate(_graph(quads), shacl_graph=_shapes(), inplace=True)
    return sorted(_line(report, result) for result in report.objects(None, SH.result))


def broken(quads: Iterable[Quad]) -> set[tuple[str, str, str]]:
    """The same as node, property (with a prefix; empty for the node itself and for longer paths) and constraint."""
    _, report, _ = validate(_graph(quads), shacl_graph=_shapes(), inplace=True)
    return {_fault(report, result) for result in report.objects(None, SH.result)}


def _fault(report: Graph, result: Node) -> tuple[str, str, str]:
    name = (
        str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2].removesuffix("ConstraintComponent")
    )
    path = report.value(result, SH.resultPath)
    simple = isinstance(path, URIRef) and name != "Closed"
    kind = name[0].lower() + name[1:]
    return str(report.value(result, SH.focusNode)), path.n3(_shapes().namespace_manager) if simple else "", kind


def _line(report: Graph, result: Node) -> str:
    """One fault: the node, the property, the value and what is wrong with it."""
    parts = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage))
    return " · ".join(str(part) for part in parts if part is not None)


@cache
def _shapes() -> Graph:
    return Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")


def _graph(quads: Iterable[Quad]) -> Graph:
    """The quads as one rdflib graph in memory: a triple that stands in two graphs counts once."""
    triples = dict.fromkeys(quad.triple for quad in quads)
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
