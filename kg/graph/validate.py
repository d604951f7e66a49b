"""Quads -> the ways in which they break the SHACL shapes; run on one article's quads, before they are stored."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, serialize

from kg.errors import ValidationFailed
from kg.resources import read_ontology

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def violations(quads: Iterable[Quad]) -> list[str]:
    """What is wrong with some quads, one line each, in order; nothing where they conform."""
    from pyshacl import validate
    from rdflib import SH

    _, report, _ = validate(_graph(quads), shacl_graph=_shapes(), inplace=True)
    return sorted(_line(report, result) for result in report.objects(None, SH.result))


def validate_quads(quads: Iterable[Quad], name: str) -> None:
    """Raise ValidationFailed, which names the article and the first faults, where quads break a shape."""
    if faults := violations(quads):
        more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
        raise ValidationFailed(f"{name}: {'; '.join(faults[:3])}{more}")


def _line(report: Graph, result: Node) -> str:
    """One fault: the node, the property, the value and what is wrong with it."""
    from rdflib import SH

    parts = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage))
    return " · ".join(str(part) for part in parts if part is not None)


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")


def _graph(quads: Iterable[Quad]) -> Graph:
    """The quads as one rdflib graph in memory: a triple that stands in two graphs counts once."""
    from rdflib import Graph

    triples = dict.fromkeys(quad.triple for quad in quads)
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
