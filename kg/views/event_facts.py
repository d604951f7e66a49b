"""Store, who is who -> what is known of events when they are compared, looked up as far as it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from kg.graph.terms import text
from kg.model import CHANGING, TITLE, Link
from kg.resolve.blocks import FEW, near
from kg.resolve.facts import UNTIMED, EventFacts
from kg.resolve.known import Company, Known
from kg.resolve.names import names_in
from kg.resolve.quantities import fillers, quantity
from kg.resolve.verdicts import USER
from kg.store import Store
from kg.store.links import links_with
from kg.views.reading import LINKS, Row, local, relation_name, rows

IN_ARTICLES = "SELECT ?event WHERE { VALUES ?article { %s } GRAPH ?article { ?event sem:eventType ?type } }"
KEYS = "SELECT ?event ?key WHERE { VALUES ?event { %s } ?event kg:block ?key }"
BLOCKS = "SELECT ?event ?key WHERE { VALUES ?key { %s } ?event kg:block ?key }"
ALL_BLOCKS = "SELECT ?event ?key WHERE { ?event kg:block ?key }"
TARGETS = LINKS.replace("VALUES ?event", "VALUES ?target")
EVENTS = """SELECT * WHERE { VALUES ?event { %s }
  ?event kg:predicate ?predicate ; kg:inArticle ?article ; sem:eventType ?type ; rdfs:label ?label ; kg:status ?status .
  OPTIONAL { ?article dcterms:issued ?published } OPTIONAL { ?event kg:basis ?basis }
  OPTIONAL { ?event kg:begins ?begins } OPTIONAL { ?event kg:ends ?ends } }"""
ROLES = """SELECT ?event ?role ?name ?actor ?kind WHERE { VALUES ?event { %s }
  ?event kg:participation ?part . ?part kg:role ?role ; rdfs:label ?name .
  OPTIONAL { ?part kg:actor ?actor } OPTIONAL { ?part kg:kind ?kind } }"""
CANONICALS = "SELECT ?actor ?canonical WHERE { VALUES ?actor { %s } ?canonical kg:hasMember ?actor }"
PARTS = """SELECT ?article ?part ?whole WHERE { VALUES ?article { %s }
  GRAPH ?article { ?part kg:partOf|schema:affiliation ?whole } }"""
COMPANY = """SELECT DISTINCT ?actor ?kind WHERE { VALUES ?article { %s }
  GRAPH ?article { ?part kg:actor ?actor ; kg:kind ?kind } }"""
LEAD = 250  # characters
LEVELS = 3  # "the spokesman of the office of the minister"
WEIGHT = {"person": 1.0, "organization": 1.0, "state": 0.5, "place": 0.5}  # how much an actor tells of a story
TELLING = CHANGING | {"plans", "same-as"}
AFTER = "after"

Wholes = Mapping[str, Collection[str]]  # actor -> what it is part of


class StoredEvents(Known):
    """What a store tells of events.

    `who` gives the canonical actors of those that are being linked anew, which the store does not tell yet. Where many
    of all events will be asked for, all blocks are read at once.
    """

    def __init__(self, store: Store, who: Mapping[str, str], *, many: bool = False) -> None:
        super().__init__()
        self.store = store
        self.linked: set[Link] = set()  # the links of all events that were asked for, but for the user's
        self._who = dict(who)
        self._companies: dict[str, dict[str, float]] = {}
        self._wholes: dict[str, defaultdict[str, set[str]]] = {}
        self._background: set[str] = set()
        self._asked: set[str] = set()
        self._threaded: set[str] | None = None
        self._all_blocks = many
        if many:
            self._set_blocks(rows(store, ALL_BLOCKS))

    def compared(self, kind: str, events: Collection[str]) -> dict[str, set[str]]:
        """See Known; the acts on the threads that these events change are looked up too."""
        self._look_up_blocks(
            {other for keys in self._look_up_keys(events) for key in keys for other in (key, *near(kind, key))}
        )
        found = super().compared(kind, events)
        self._look_up({*events}.union(*found.values()))
        threads = (self.threads[one] for event in events for one in self.changed(event) if one in self.threads)
        self._look_up({member for thread in threads for member in thread.members})
        return found

    def links(self, kind: str, events: Collection[str]) -> list[Link]:
        """See Known."""
        found = [link for link in links_with(self.store.backend, events) if link.kind == kind]
        self.linked.update(link for link in found if link.by != USER)
        return found

    def company(self, article: str) -> Company:
        """See Known."""
        if article not in self._companies:
            told = [(row["actor"], WEIGHT.get(row["kind"], 0)) for row in rows(self.store, COMPANY, [article])]
            self._look_up_who(actor for actor, _ in told)
            company = self._companies[article] = {}
            for actor, weight in told:
                if weight:
                    company[self._who[actor]] = max(weight, company.get(self._who[actor], 0))
        return self._companies[article]

    def displaced(self, new: Set[str]) -> set[str]:
        """Those with which all that come near were compared, in their blocks, before new events came."""
        keys = {key for keys in self._look_up_keys(new) for key in keys}
        self._look_up_blocks(keys)
        full = [block for key in sorted(keys) if len(block := self.blocks[key]) > FEW]
        return {
            iri for block in full for iri in [one for one in block if one not in new][:FEW] if iri not in block[:FEW]
        }

    def set_threads(self, threads: Iterable[Link], events: set[str]) -> None:
        """Set down the threads of some events; those of others are as they are stored."""
        self._threaded = events
        self.threads = {member: link for link in threads for member in link.members}
        self._look_up_threads(self.facts)

    def _look_up_keys(self, events: Collection[str]) -> list[Sequence[str]]:
        """The keys of each of some events."""
        new = sorted(event for event in events if event not in self.keys)
        told: dict[str, list[str]] = {event: [] for event in new}
        for row in rows(self.store, KEYS, new):
            told[row["event"]].append(row["key"])
        self.keys |= told
        return [self.keys[event] for event in events]

    def _look_up_blocks(self, keys: Set[str]) -> None:
        if self._all_blocks:
            return
        new = sorted(key for key in keys if key not in self.blocks)
        for key in new:
            self.blocks[key] = []
        self._set_blocks(rows(self.store, BLOCKS, new, text))

    def _set_blocks(self, told: Iterable[Row]) -> None:
        for row in sorted(told, key=lambda row: row["event"]):
            self.blocks[row["key"]].append(row["event"])

    def _look_up(self, events: Set[str]) -> None:
        """Look up events, and those that are related with them."""
        found: list[str] = []
        while new := sorted(events - self._asked):
            self._asked.update(new)
            found += new
            told = [(row["event"], relation_name(row), row["target"]) for row in rows(self.store, LINKS, new)]
            told += [(row["event"], relation_name(row), row["target"]) for row in rows(self.store, TARGETS, new)]
            self._background.update(target for _, name, target in told if name == AFTER)
            related = [relation for relation in told if relation[1] in TELLING]
            self.relate(related)
            events = {event for one, _, other in related for event in (one, other)}
        self._read(found)
        if self._threaded is not None:
            self._look_up_threads(found)

    def _look_up_threads(self, acts: Iterable[str]) -> None:
        """Look up the threads of what acts change, where they were not set."""
        known = self._threaded or set()
        changed = {event for act in acts for event in self.changed(act) if event not in self.threads} - known
        for link in links_with(self.store.backend, sorted(changed)):
            if link.kind == "thread" and link.by != USER:
                self.threads |= dict.fromkeys(link.members, link)

    def _look_up_who(self, actors: Iterable[str]) -> None:
        new = sorted({actor for actor in actors if actor not in self._who})
        self._who |= zip(new, new, strict=True)
        self._who |= ((row["actor"], row["canonical"]) for row in rows(self.store, CANONICALS, new))

    def _look_up_wholes(self, articles: Set[str]) -> None:
        new = sorted(article for article in articles if article not in self._wholes)
        told = [(row["article"], row["part"], row["whole"]) for row in rows(self.store, PARTS, new)]
        self._look_up_who(actor for _, *both in told for actor in both)
        self._wholes |= {article: defaultdict(set) for article in new}
        for article, part, whole in told:
            self._wholes[article][self._who[part]].add(self._who[whole])

    def _read(self, events: Collection[str]) -> None:
        """Read what is told of some events."""
        told = list(rows(self.store, EVENTS, events))
        roles: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows(self.store, ROLES, events):
            roles[row["event"]].append(row)
        self._look_up_who(row["actor"] for parts in roles.values() for row in parts if "actor" in row)
        self._look_up_wholes({row["article"] for row in told})
        for row in told:
            parts = roles[row["event"]]
            self.facts[row["event"]] = _facts(row, parts, self._who, self._wholes[row["article"]], self._background)


def events_of(store: Store, articles: Iterable[str]) -> set[str]:
    """The events of some articles."""
    return {row["event"] for row in rows(store, IN_ARTICLES, sorted(articles))}


def _facts(row: Row, parts: Iterable[Row], who: Mapping[str, str], wholes: Wholes, background: Set[str]) -> EventFacts:
    """One event; without a day of its own it has the day of publication."""
    event, published = row["event"], row.get("published", "")
    timed = row.get("basis", "unknown") not in UNTIMED
    told = [(part["role"], who.get(part.get("actor", ""), ""), part["name"], part.get("kind")) for part in parts]
    return EventFacts(
        event,
        row["article"],
        local(row["type"]),
        row["predicate"],
        row["status"],
        row.get("begins", "") if timed else published,
        row.get("ends", "") if timed else published,
        timed,
        row["label"],
        frozenset(filler for role, actor, name, _ in told for filler in fillers(role, actor, name)),
        lead=_leads(event),
        published=published,
        parties=_closed((actor for _, actor, *_ in told if actor), wholes),
        bodies=frozenset(actor for _, actor, _, kind in told if actor and kind in WEIGHT),
        numbers=frozenset((role, *found) for role, _, name, _ in told if (found := quantity(name))),
        background=event in background,
        proper=frozenset(named for role, _, name, kind in told for named in names_in(name, kind or "", role)),
    )


def _closed(actors: Iterable[str], wholes: Wholes) -> frozenset[str]:
    """Actors with all that they are part of."""
    found = level = set(actors)
    for _ in range(LEVELS):
        level = {whole for actor in level for whole in wholes.get(actor, ())} - found
        found = found | level
    return frozenset(found)


def _leads(event: str) -> bool:
    """Whether an event stands in its article's title or lead, as its IRI tells."""
    start = event.rsplit("/", 1)[-1].split("-", maxsplit=1)[0]
    return start.startswith(TITLE) or (start.isdigit() and int(start) < LEAD)
