"""Articles -> figures: whether the same actors and events are found, in one article and in several; and what it costs.

    python benchmarks/resolve.py [MEANTIME_FOLDER] [--sizes 1000,10000,50000]

MEANTIME_FOLDER is one of the corpus' `intra_cross-doc_annotation/corpus_*`; without it only the cost is measured, on
made-up articles. Pairs of things from different articles are judged, of those that an article's chains and events
match: precision over the pairs that are linked, recall over the pairs that are one in the corpus.

Before that, event mentions of one article: all of them, and without the verbs that only say of a noun that it takes
place ("held a meeting", "the announcement came"), which are one event here, and two or none in the corpus. Each time in
three ways: over pairs, where an event of ten mentions weighs as much as 45 of two; over links, one less than the
mentions of an event (MUC); over mentions, each with the share of its event that is right (B3).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from meantime import Gold, Place, read_folder

from kg.graph.build import article_graph
from kg.graph.links import read_links
from kg.ingest import Tally, ingest
from kg.linking import relink
from kg.model import Article, Event, Extraction, Mention, Span
from kg.parse import parse
from kg.pipeline import Options, describe, extract_all
from kg.resolve.actors import link_actors
from kg.resolve.facts import ActorFacts
from kg.store import Store, open_store
from kg.vocab import LINKS_GRAPH, actor_iri, place_of

ACTORS = frozenset({"PER", "ORG", "LOC"})
SURNAMES, FIRST_NAMES, BODIES, BESIDE = 400, 60, 500, 12

_parsed = cache(parse)
Mentions = Sequence[tuple[str, str]]  # each with its event by two readings
Matched = dict[tuple[str, str], Gold]  # (article, IRI) -> what it is


def quality(folder: Path) -> None:
    """Print precision and recall of the links across the articles of a corpus."""
    golds = {article.id: (article, things) for article, things in read_folder(folder)}
    options = Options()
    read = extract_all((article for article, _ in golds.values()), options, 1)
    extractions = [one for one in read if isinstance(one, Extraction)]
    with open_store("memory") as store:
        ingest((article_graph(one, describe(options)) for one in extractions), store, Tally())
        quads = store.quads(LINKS_GRAPH)
        links = read_links((quad.subject.value, quad.predicate.value, quad.object.value) for quad in quads)
    for name, supports in (("event mentions", True), ("event mentions but support verbs", False)):
        print(f"{name} of an article:")
        found = [_inside(one, golds[one.article.id][1], supports=supports) for one in extractions]
        for measure, count in (("pairs", _pairs), ("links", _links), ("mentions", _mentions)):
            linked, right = map(sum, zip(*map(count, found), strict=True))
            same, kept = map(sum, zip(*(count([(b, a) for a, b in one]) for one in found), strict=True))
            print(f"  {measure}: precision {_share(right, linked)}, recall {_share(kept, same)}")
    one_of = {member: link.canonical for link in links if link.by != "user" for member in link.members}
    for name, tag, types in (
        ("actors", "ENTITY", ACTORS),
        ("actors and products", "ENTITY", ACTORS | {"PRO"}),
        ("events", "EVENT", None),
    ):
        matched: Matched = {}
        for one in extractions:
            wanted = [
                g for g in golds[one.article.id][1] if g.tag == tag and g.shared and (types is None or g.type in types)
            ]
            matched |= _match(one, wanted, _chains(one) if tag == "ENTITY" else _events(one))
        print(f"{name}: {_judge(matched, one_of)}")


def _inside(one: Extraction, golds: Iterable[Gold], *, supports: bool) -> list[tuple[str, str]]:
    """Of an article's matched event mentions: our event, and that of the corpus."""
    places = [(gold.instance, place) for gold in golds if gold.tag == "EVENT" for place in gold.mentions]
    found: dict[tuple[Place, Place], tuple[str, str]] = {}  # each place of the corpus once
    for event in one.events:
        left_out = set() if supports else _supports(one, event)
        for span in event.mentions:
            hits = [(place, instance) for instance, place in places if _meets(place, (span, span))]
            if span not in left_out and hits:
                found.setdefault(hits[0][0], (event.id, hits[0][1]))
    return list(found.values())


def _pairs(told: Mentions) -> tuple[int, int]:
    """How many pairs of mentions are of one event by the first of two readings, and by both."""
    pairs = [two for two in combinations(told, 2) if two[0][0] == two[1][0]]
    return len(pairs), sum(one[1] == other[1] for one, other in pairs)


def _links(told: Mentions) -> tuple[int, int]:
    """How many links hold the events of the first reading together, and how many of them the second has too."""
    mentions, parts = len(told), len(set(told))
    return mentions - len({first for first, _ in told}), mentions - parts


def _mentions(told: Mentions) -> tuple[int, float]:
    """How many mentions there are, and the sum of the shares of their events that are one in the second reading."""
    sizes, common = Counter(first for first, _ in told), Counter(told)
    return len(told), sum(count * count / sizes[first] for (first, _), count in common.items())


def _supports(one: Extraction, event: Event) -> set[Span]:
    """The verbs among an event's mentions that govern a noun among them, or belong to it."""
    parsed = _parsed(one.article)
    roots = {span: parsed.tokens(span).root for span in event.mentions}
    return {
        span
        for span, verb in roots.items()
        for noun in roots.values()
        if verb.pos_ == "VERB" and noun.pos_ != "VERB" and (verb in (noun.head, noun.head.head) or verb.head == noun)
    }


def _chains(one: Extraction) -> dict[str, list[tuple[Span, Span]]]:
    found: defaultdict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for mention in one.mentions:
        if mention.actor:
            found[mention.actor].append((mention.span, mention.head))
    return found


def _events(one: Extraction) -> dict[str, list[tuple[Span, Span]]]:
    return {event.id: [(span, span) for span in event.mentions] for event in one.events}


def _match(one: Extraction, golds: Iterable[Gold], ours: Mapping[str, list[tuple[Span, Span]]]) -> Matched:
    """Our chains and the gold things of an article, one to one: those with most mentions in common first."""
    common = [
        (-sum(any(_meets(mention, other) for other in mentions) for mention in gold.mentions), iri, gold)
        for gold in golds
        for iri, mentions in ours.items()
    ]
    found: Matched = {}
    taken: set[str] = set()
    for count, iri, gold in sorted(common, key=lambda item: (item[0], item[1], item[2].instance)):
        if count and (one.article.id, iri) not in found and gold.instance not in taken:
            found[one.article.id, iri] = gold
            taken.add(gold.instance)
    return found


def _meets(gold: tuple[Place, Place], ours: tuple[Span, Span]) -> bool:
    """Whether our head lies in the gold mention, and its head in ours."""
    (part, start, end), (_, first, last) = gold
    span, head = ours
    return span.part == part and start <= head.start and head.end <= end and span.start <= first and last <= span.end


def _judge(matched: Matched, one_of: Mapping[str, str]) -> str:
    linked = same = right = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for ((a, one), gold), ((b, other), gold_b) in combinations(matched.items(), 2):
        if a == b:
            continue
        ours, theirs = one_of.get(one, one) == one_of.get(other, other), gold.instance == gold_b.instance
        linked, same, right = linked + ours, same + theirs, right + (ours and theirs)
        if ours and not theirs:
            wrong[one, other] += 1
    for (one, other), _ in sorted(wrong.items()):
        print(f"  wrong: {one} {other}", file=sys.stderr)
    return f"precision {_share(right, linked)}, recall {_share(right, same)}"


def _share(part: float, whole: float) -> str:
    return f"{part / whole if whole else 1.0:.3f} ({part:.0f}/{whole:.0f})"


def cost(size: int) -> None:
    """Print what linking so many made-up actors takes: all of them, and those that one article more bears on."""
    facts = list(made_up(size))
    start = time.process_time()
    links = link_actors(facts)
    print(f"{size:,} actors in {time.process_time() - start:.2f} s: {len(links):,} links")
    with open_store("memory") as store:
        *many, last = (article_graph(one, {}) for one in told_by(facts))
        store.add_articles(many)
        whole = _seconds(store)
        store.add_articles([last])
        print(f"  in a store: all in {whole:.2f} s, one article more in {_seconds(store):.2f} s")


def _seconds(store: Store) -> float:
    start = time.process_time()
    relink(store)
    taken = time.process_time() - start
    store.refresh()
    return taken


def told_by(facts: Iterable[ActorFacts]) -> Iterator[Extraction]:
    """Articles that name these actors, each with those of one article."""
    articles: defaultdict[str, list[ActorFacts]] = defaultdict(list)
    for one in facts:
        articles[one.article].append(one)
    for number, actors in articles.items():
        article = Article(number, "; ".join(one.names[0] for one in actors))
        mentions, start = [], 0
        for one in actors:
            span = Span("text", start, start + len(one.names[0]), one.names[0])
            chain = place_of(span)
            mentions.append(Mention(span, span, "name", one.kind, chain, actor_iri(article, chain), span.text))
            start = span.end + 2
        yield Extraction(article, mentions=tuple(mentions))


def made_up(size: int) -> Iterator[ActorFacts]:
    """Persons and bodies of made-up articles: few surnames, many bearers, each with a circle of its own."""
    chance = random.Random(size)
    bodies = max(BODIES, size // 20)
    surnames = max(SURNAMES, size // 50)
    for number in range(size):
        article = str(number // BESIDE)
        circle = chance.randrange(bodies)
        company = frozenset(f"body {(circle + chance.randrange(8)) % bodies}" for _ in range(6))
        setting = frozenset(f"state {chance.randrange(190)}" for _ in range(3))
        surname, first = f"Name{chance.randrange(surnames)}", f"First{circle % FIRST_NAMES}"
        name, kind = (surname, "person") if number % 3 else (f"{first} {surname}", "person")
        if number % 5 == 0:
            name, kind = f"Body {circle}", "organization"
        yield ActorFacts(f"actor/{number}", article, kind, (name,), company, setting)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sizes", default="1000,10000,50000")
    told = parser.parse_args()
    if told.folder and told.folder.is_dir():
        quality(told.folder)
    for count in map(int, filter(None, told.sizes.split(","))):
        cost(count)
