"""Store -> a script in Cypher that makes its property graph in Neo4j, Memgraph or Kùzu: one statement a line.

Names of properties stand in backticks, since some are words of the language in some of these; Kùzu, and Ladybug that
continues it, ask for tables first.
"""

from __future__ import annotations

import json
import re

from kg.exports import Files
from kg.exports.property_graph import Edge, Node, edges, nodes
from kg.store import Store

_WORD = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")


def cypher(store: Store) -> Files:
    """The script; running it twice makes nothing twice."""
    found = nodes(store)
    types = {node.id: node.type for node in found}
    lines = [_node(node) for node in found]
    lines += [_edge(edge, types) for edge in edges(store) if edge.source in types and edge.target in types]
    return {"": "".join(f"{line}\n" for line in lines).encode()}


def _node(node: Node) -> str:
    told = ", ".join(f"n.`{name}` = {_string(value)}" for name, value in (("label", node.label), *node.properties))
    return f"MERGE (n:{node.type} {{id: {_string(node.id)}}}) SET {told};"


def _edge(edge: Edge, types: dict[str, str]) -> str:
    ends = (f"({name}:{types[iri]} {{id: {_string(iri)}}})" for name, iri in (("a", edge.source), ("b", edge.target)))
    return f"MATCH {', '.join(ends)} MERGE (a)-[:{_WORD.sub('_', edge.type).upper()}]->(b);"


def _string(value: str) -> str:
    """A string literal: Cypher has the escapes of JSON."""
    return json.dumps(value, ensure_ascii=True)
