"""What is checked before an article is stored: whatever is broken, the faults are those that a SHACL engine finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace
from pyoxigraph import Literal, NamedNode, Quad
from shacl import broken
from storyline import FIRST, RUN, STORYLINE

from kg import vocab
from kg.errors import DataError, ValidationFailed
from kg.graph.build import article_graph, article_quads
from kg.graph.checks import checks
from kg.graph.conformance import check, compiled, faults
from kg.graph.shapes import Constraint, Shape, shapes, short
from kg.graph.terms import Columns, date, to_nquads
from kg.store import open_store
from kg.views.validation import faults as in_store

QUADS = [quad for one in STORYLINE for quad in article_quads(one, RUN)]
ARTICLE = NamedNode(vocab.article_iri(FIRST))
OTHER = NamedNode("urn:other")
KINDS = sorted({one.kind for shape in shapes() for one in shape.constraints})
WRONG = {
    "class": OTHER,
    "in": Literal("nonsense"),
    "maxInclusive": Literal(2),
    "minInclusive": Literal(-1),
    "minLength": Literal(""),
    "node": OTHER,
    "pattern": Literal("?"),
}
# Without decimal: pySHACL takes an ill-typed one for less than any bound
CHECKED = {vocab.XSD + name for name in ("boolean", "date", "integer")}
# What cannot be broken: subjects are IRIs, and a node without a quote is no mention
UNBREAKABLE = {("nodeKind", ""), ("minCount", "kg:quote")}


def columns(quads: Iterable[Quad]) -> Columns:
    """Quads as they are checked."""
    found: Columns = defaultdict(lambda: ([], []))
    for quad in quads:
        nodes, terms = found[quad.predicate.value]
        nodes.append(quad.subject.value)
        terms.append(str(quad.object))
    return found


def found(quads: Iterable[Quad]) -> set[tuple[str, str, str]]:
    """The faults as node, property and constraint, as `shacl.broken` gives them."""
    told = (fault for fault in faults(columns(quads)))
    return {(one.node, "" if {*one.path} & {*"^*/"} else one.path, one.asks.split()[0]) for one in told}


def wrong_value(one: Constraint, turn: int) -> NamedNode | Literal:
    """A value that breaks a constraint, now this and now that one."""
    asked = one.asked[0].strip("<>")
    if one.kind == "datatype":
        text = Literal(5) if asked == vocab.XSD + "string" else Literal("soon")
        ill = Literal("soon", datatype=NamedNode(asked)) if asked in CHECKED else text
        return (text, OTHER, ill)[turn]
    if one.kind == "nodeKind":
        return Literal("a string") if asked.endswith("IRI") else OTHER
    return WRONG[one.kind]


def spoiled(kind: str, turn: int) -> tuple[list[Quad], set[tuple[str, str, str]]]:
    """The quads with every constraint of a kind broken, and what is to be found at least."""
    quads, expected = list(QUADS), set()
    for shape in shapes():
        node = first(shape)
        for one in shape.constraints:
            if node and one.kind == kind and (kind, short(one.path)) not in UNBREAKABLE:
                quads = [quad for quad in quads if not goes(quad, node, one)] + [*comes(node, one, turn)]
                simple = len(one.path) == 1 and one.path[0].form == "{}"
                expected.add(((node if one.path or kind == "closed" else OTHER).value, short(one.path) * simple, kind))
    return quads, expected


def first(shape: Shape) -> NamedNode | None:
    """The first node that a shape is about."""
    by_class = (q.subject for q in QUADS if q.predicate.value == vocab.TYPE and str(q.object) in shape.classes)
    return next(by_class, next((q.subject for q in QUADS if str(q.predicate) in shape.subjects_of), None))


def goes(quad: Quad, node: NamedNode, one: Constraint) -> bool:
    """Whether a quad is to be taken away so that a constraint is broken: it leads from the node along the path."""
    if not one.path or one.kind == "maxCount":
        return False
    last = one.path[-1]
    here = len(one.path) > 1 or node == (quad.object if last.form == "^{}" else quad.subject)
    return quad.predicate.value == last.predicate and here and (one.kind != "hasValue" or str(quad.object) in one.asked)


def comes(node: NamedNode, one: Constraint, turn: int) -> Iterator[Quad]:
    """What is to be added so that a constraint is broken."""
    if one.kind == "closed":
        yield Quad(node, NamedNode(vocab.NS + "nonsense"), Literal("x"), ARTICLE)
    elif not one.path:
        yield Quad(OTHER, NamedNode(vocab.QUOTE), Literal("a quote"), ARTICLE)
    elif one.kind not in ("minCount", "hasValue"):
        last = NamedNode(one.path[-1].predicate)
        if one.kind == "maxCount":
            yield from (Quad(node, last, Literal(words), ARTICLE) for words in ("one more", "and more"))
            yield from (Quad(NamedNode(f"urn:{n}"), last, node, ARTICLE) for n in (1, 2))
        elif one.kind.startswith("lessThan"):
            low, high = (Literal(1), Literal(9)) if "Index" in last.value else (date("1000-01-01"), date("2999-01-01"))
            yield Quad(node, last, high, ARTICLE)
            yield Quad(node, NamedNode(one.asked[0].strip("<>")), low, ARTICLE)
        else:
            yield Quad(node, last, wrong_value(one, turn), ARTICLE)


def test_what_conforms_has_no_faults() -> None:
    assert list(faults(columns(QUADS))) == []
    assert broken(QUADS) == set()


@pytest.mark.parametrize(("kind", "turn"), [*((kind, 0) for kind in KINDS), ("datatype", 1), ("datatype", 2)])
def test_the_same_faults_are_found_as_by_a_shacl_engine(kind: str, turn: int) -> None:
    quads, expected = spoiled(kind, turn)
    assert expected <= found(quads)
    assert found(quads) == broken(quads)
    with open_store("memory") as store:
        store.backend.load(to_nquads(quads))
        assert {*in_store(store)} == {*faults(columns(quads))}


def test_every_constraint_of_what_an_article_tells_is_broken_once() -> None:
    assert sum(len(spoiled(kind, 0)[1]) for kind in KINDS) > 200


def test_an_article_that_breaks_a_shape_has_no_graph() -> None:
    first, *others = STORYLINE[0].events
    wrong = replace(STORYLINE[0], events=(replace(first, confidence=2.0, cameo="?"), *others))
    with pytest.raises(
        ValidationFailed, match=r"SHACL shapes: .*EventShape · pattern .*; .*EventShape · maxInclusive 1"
    ):
        article_graph(wrong, RUN)


def test_an_error_names_the_first_faults_only() -> None:
    with pytest.raises(ValidationFailed, match=r"\(and more\)$"):
        check(columns(spoiled("minCount", 0)[0]))


def test_a_triple_that_is_told_twice_counts_once() -> None:
    assert list(faults(columns([*QUADS, *QUADS]))) == []


UNKNOWN = """
@prefix kg: <https://w3id.org/newskg/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
kg:EventShape a sh:NodeShape ; sh:targetClass kg:Event ; sh:property [ sh:path kg:predicate ; sh:maxLength 3 ] .
"""


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Shapes with a constraint that no test and no query is known for."""
    cached = (shapes, compiled, checks)
    for one in cached:
        one.cache_clear()
    monkeypatch.setattr("kg.graph.shapes.read_ontology", lambda _name: UNKNOWN)
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.usefixtures("unknown")
def test_no_constraint_is_passed_over() -> None:
    for check_all in (compiled, checks):
        with pytest.raises(DataError, match=r"shapes\.ttl: no .* known for the constraint maxLength"):
            check_all()
