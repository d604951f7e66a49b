"""Links <-> quads of the links graph: verdicts that records of several articles are one thing, or are not.

A verdict is data: taking it away undoes it, since no mention, actor or event of an article is ever rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg import vocab
from kg.graph.terms import Graph, decimal, to_quads
from kg.model import Link
from kg.resolve.verdicts import USER

_KINDS = {
    "actor": (vocab.CANONICAL_ACTOR, vocab.HAS_MEMBER),
    "event": (vocab.CANONICAL_EVENT, vocab.HAS_REPORT),
    "thread": (vocab.THREAD, vocab.HAS_TELLING),
}


def exchanged(old: Iterable[Link], new: Iterable[Link]) -> tuple[list[Quad], list[Quad]]:
    """The quads that go and those that come where links take the place of others, each once.

    There is a node per verdict, and for `same` the canonical thing with its members. A user's verdict is kept as data
    alone: it takes effect in the links that are made under it.
    """
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    gone = _lines(link for link in before if link not in after)
    come = _lines(link for link in after if link not in before)
    delete = to_quads("".join(line for line in gone if line not in come))
    return delete, to_quads("".join(line for line in come if line not in gone))


def _lines(links: Iterable[Link]) -> dict[str, None]:
    graph = Graph(vocab.LINKS_GRAPH)
    for link in links:
        _write_verdict(graph, link)
        if link.verdict == "same" and link.by != USER:  # what users say takes effect in the links that follow from it
            _write_canonical(graph, link)
    return dict.fromkeys(graph.lines)


def link_iri(link: Link) -> str:
    """The IRI of a verdict, from what it is about and who gave it; members may come and go."""
    return vocab.content_iri("link", link.kind, link.canonical, link.verdict, link.by)


def read_links(triples: Iterable[tuple[str, str, str]]) -> list[Link]:
    """The links that some triples tell of, in the order of their IRIs, their members in order too."""
    told: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, target in triples:
        told.setdefault(subject, {}).setdefault(predicate, []).append(target)
    return [_link(fields) for _, fields in sorted(told.items()) if vocab.VERDICT in fields]


def _link(fields: dict[str, list[str]]) -> Link:
    return Link(
        kind=fields[vocab.KIND][0],
        canonical=fields[vocab.CANONICAL][0],
        members=tuple(sorted(fields[vocab.LINK_MEMBER])),
        score=float(fields[vocab.SCORE][0]),
        reason=fields[vocab.REASON][0],
        verdict=fields[vocab.VERDICT][0],
        by=fields[vocab.DECIDED_BY][0],
        name=fields.get(vocab.NAME, [""])[0],
        evidence=tuple(sorted(fields.get(vocab.EVIDENCE, ()))),
    )


def _write_canonical(graph: Graph, link: Link) -> None:
    kind, has_member = _KINDS[link.kind]
    graph.link(link.canonical, vocab.TYPE, kind)
    graph.say(link.canonical, vocab.LABEL, link.name or None)
    for member in link.members:
        graph.link(link.canonical, has_member, member)


def _write_verdict(graph: Graph, link: Link) -> None:
    iri = link_iri(link)
    graph.link(iri, vocab.TYPE, vocab.LINK)
    graph.say(iri, vocab.NAME, link.name or None)
    graph.say(iri, vocab.KIND, link.kind)
    graph.link(iri, vocab.CANONICAL, link.canonical)
    for member in link.members:
        graph.link(iri, vocab.LINK_MEMBER, member)
    graph.say(iri, vocab.VERDICT, link.verdict)
    graph.add(iri, vocab.SCORE, decimal(link.score))
    graph.say(iri, vocab.REASON, link.reason)
    graph.say(iri, vocab.DECIDED_BY, link.by)
    for piece in link.evidence:
        graph.say(iri, vocab.EVIDENCE, piece)
