"""IRIs -> clusters: union-find that keeps apart what must not meet, with the weakest score and its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product

from kg.model import Link

COMPARED = 12  # members of a cluster that a further one must not clash with
_BY_USER = (2.0, "the user says so")  # above every score of the machine


class Clusters:
    """Groups of IRIs under user's verdicts: what is the same is joined at once, what differs never is.

    Known actors are never joined with one another, but by the user.
    """

    def __init__(self, verdicts: Iterable[Link] = (), known: Collection[str] = ()) -> None:
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._why: dict[str, tuple[float, str]] = {}
        self._barred: defaultdict[str, set[str]] = defaultdict(set)  # root -> what no two clusters may both have
        given = list(verdicts)
        for number, link in enumerate(link for link in given if link.verdict == "different"):
            for member in link.members:
                self._barred[member].add(f"verdict {number}")
        for link in given:
            if link.verdict == "same":
                for member in link.members[1:]:
                    self.join(link.members[0], member, *_BY_USER)
        for iri in known:
            self.bar(iri, "known")

    def root(self, iri: str) -> str:
        """The IRI that stands for the cluster of another one."""
        while (above := self._above.setdefault(iri, iri)) != iri:
            self._above[iri] = self._above[above]
            iri = above
        return iri

    def at_odds(self, iris: Iterable[str]) -> bool:
        """Whether some of these must not meet."""
        seen: set[str] = set()
        for root in dict.fromkeys(map(self.root, iris)):
            bars = self._barred.get(root, set())
            if bars & seen:
                return True
            seen |= bars
        return False

    def join(self, one: str, other: str, score: float, reason: str) -> bool:
        """Make two clusters one, and say whether they are; they are not where they must not meet."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        if self.at_odds((a, b)):
            return False
        if len(self._members.get(a, ())) < len(self._members.get(b, ())):
            a, b = b, a
        self._above[b] = a
        self._members.setdefault(a, [a]).extend(self._members.pop(b, [b]))
        self._barred[a] |= self._barred.pop(b, set())
        reasons = (self._why.pop(root) for root in (a, b) if root in self._why)
        self._why[a] = min([(score, reason), *reasons])
        return True

    def bar(self, iri: str, label: str) -> None:
        """Let no cluster with this IRI be joined with another one that is barred by the same label."""
        self._barred[self.root(iri)].add(label)

    def members(self, iri: str) -> list[str]:
        """The cluster of an IRI; itself alone where it was never joined."""
        root = self.root(iri)
        return self._members.get(root, [root])

    def joined(self) -> list[tuple[list[str], float, str]]:
        """The clusters of more than one, each sorted, with the score and the reason of its weakest link."""
        found = ((sorted(members), *self._why[root]) for root, members in self._members.items())
        return sorted((members, min(score, 1.0), reason) for members, score, reason in found)


def grow(
    clusters: Clusters, scores: Mapping[tuple[str, str], float], reason: str, clash: Callable[[str, str], bool]
) -> None:
    """Join pairs, the surest first; clusters stay two where a member of the one clashes with a member of the other."""
    for (a, b), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if clusters.root(a) == clusters.root(b):
            continue
        pairs = product(clusters.members(a)[:COMPARED], clusters.members(b)[:COMPARED])
        if not any(clash(*pair) for pair in pairs):
            clusters.join(a, b, score, reason)
