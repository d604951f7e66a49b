"""EventFacts -> Link: events of several articles that are one.

Candidates share a type and who or what fills a role, and are near in time. What is planned and what then happens are
two events of one thread. The threshold prefers a missed merge to a wrong one. An act that changes a planned event is
known by it: canceling one visit twice is one cancellation. What the user says stands above all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kg import vocab
from kg.model import Link
from kg.resolve.around import linked
from kg.resolve.facts import EventFacts
from kg.resolve.known import Known
from kg.resolve.likeness import AFFECTED, likeness

THRESHOLD = 0.65


def link_events(known: Known, events: Iterable[str], verdicts: Iterable[Link] = ()) -> tuple[list[Link], set[str]]:
    """The links of some events, see `linked`; the threads of what acts change must be known."""
    by_user = list(verdicts)
    return linked(events, known, Reporting(known, by_user), by_user)


class Reporting:
    """The rules by which events are reports of one."""

    kind = "event"
    reason = "same type, participants and days"

    def __init__(self, known: Known, verdicts: Iterable[Link]) -> None:
        self.known = known
        named = [link for link in verdicts if link.verdict == "same" and link.name]
        self._chosen = {iri: link.name for link in named for iri in link.members}
        self._facts: dict[str, EventFacts] = {}

    def facts(self, event: str) -> EventFacts:
        """An event; of an act, what it changes is a role of its own: a thread, or what nothing else tells of."""
        if event not in self._facts:
            one, known = self.known.facts[event], self.known
            changed = known.changed(event)
            whole = ((known.threads[target].canonical if target in known.threads else target) for target in changed)
            roles = {(AFFECTED, iri, known.facts[target].predicate) for iri, target in zip(whole, changed, strict=True)}
            self._facts[event] = replace(one, roles=one.roles | roles) if roles else one
        return self._facts[event]

    def also(self, event: str) -> Iterable[str]:
        """The acts that change what it changes."""
        return self.known.fellow_acts(event)

    def inside(self, event: str) -> Iterable[str]:  # noqa: ARG002 -- the signature of all rules
        """Nothing: an article tells once of an event."""
        return ()

    def likely(self, one: str, other: str) -> float:
        """How likely two events of one type are one; of acts of no type, two of one word."""
        if one not in self.known.facts or other not in self.known.facts:
            return 0.0
        a, b = self.known.facts[one], self.known.facts[other]
        if a.type != b.type or (a.type == "Act" and a.predicate != b.predicate):
            return 0.0
        value = likeness(self.facts(one), self.facts(other), self.known.one_story)
        return value if value >= THRESHOLD else 0.0

    def clash(self, one: str, other: str) -> bool:
        """Whether something speaks against one event."""
        return (
            one in self.known.facts
            and other in self.known.facts
            and not likeness(self.facts(one), self.facts(other), self.known.one_story)
        )

    def apart(self, event: str) -> str:
        """An article keeps its events apart."""
        return self.known.facts[event].article

    def link(self, members: list[str], score: float, reason: str) -> Link:
        """The link of one event, under the name that the user chose, or the label of the first report."""
        name = next(filter(None, map(self._chosen.get, members)), self.known.facts[members[0]].label)
        canonical = vocab.content_iri("canonical/event", members[0])
        return Link(self.kind, canonical, tuple(members), score, reason, name=name)
