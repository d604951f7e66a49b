"""ActorFacts of one surname -> clusters: whole names first, then those of the surname alone.

Two whole names that differ are two persons, and one whole name may be borne by two: they are taken for one where
they keep company with the same person or organization, or are told of in the same two places. A surname alone is
given to the whole name whose company it keeps, and to none where two come near.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.resolve.clusters import Clusters
from kg.resolve.evidence import NOTHING, SOMEONE, TWO, Piece, pieces
from kg.resolve.facts import ActorFacts
from kg.resolve.meeting import meet
from kg.resolve.names import Key

Named = tuple[Key, ActorFacts]

_MARGIN = 2  # how many times nearer the one must be than the next
_WAVES = 3  # who was given to a whole name brings his own company to it, so often
_SURNAME = (0.85, "same surname")


def join_persons(block: Sequence[Named], clusters: Clusters) -> None:
    """Join the persons of one surname."""
    whole, short = ([pair for pair in block if (len(pair[0]) > 1) is long] for long in (True, False))
    by_first: defaultdict[str, list[Named]] = defaultdict(list)
    for name, one in whole:
        by_first[name[0]].append((name, one))
    for _, group in sorted(by_first.items()):
        _join_whole(group, clusters)
    left = _give([one for _, one in whole], [one for _, one in short], clusters)
    meet([one for one in left if one.kind == "person"], TWO, _SURNAME, clusters)


def _join_whole(group: Iterable[Named], clusters: Clusters) -> None:
    """Those of one first and last name; middle names that differ tell them apart."""
    by_middle: defaultdict[Key, list[ActorFacts]] = defaultdict(list)
    for name, one in group:
        by_middle[name[1:-1]].append(one)
    for middle, members in sorted(by_middle.items()):
        meet(members, NOTHING if middle else SOMEONE, (0.97, "same whole name"), clusters)
    if len(by_middle) == 2 and () in by_middle:
        meet([one for members in by_middle.values() for one in members], SOMEONE, (0.93, "same name"), clusters)


def _give(whole: Sequence[ActorFacts], short: Sequence[ActorFacts], clusters: Clusters) -> list[ActorFacts]:
    """Give surnames to whole names, and return those that are left."""
    if not whole or not short:
        return list(short)
    holders: defaultdict[Piece, dict[str, None]] = defaultdict(dict)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    waiting, known = list(short), list(whole)
    for _ in range(_WAVES):
        if not waiting or not known:
            break
        for one in known:
            articles[clusters.root(one.iri)].add(one.article)
            for piece in pieces(one, TWO):
                holders[piece][one.iri] = None
        known = _given(waiting, holders, articles, clusters)
        waiting = [one for one in waiting if one not in known]
    return waiting


def _given(
    waiting: Iterable[ActorFacts],
    holders: dict[Piece, dict[str, None]],
    articles: dict[str, set[str]],
    clusters: Clusters,
) -> list[ActorFacts]:
    """Those who are given to a whole name in one wave: all are looked at before one is."""
    found = []
    for one in waiting:
        votes: Counter[str] = Counter()
        for piece in pieces(one, TWO):
            votes.update({clusters.root(iri) for iri in holders.get(piece, ())})
        if one.kind == "person":  # its own article would have told of both as one
            votes = Counter({root: n for root, n in votes.items() if one.article not in articles[root]})
        nearest = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
        if nearest and (len(nearest) == 1 or nearest[0][1] >= _MARGIN * nearest[1][1]):
            found.append((one, nearest[0][0]))
    score, reason = _SURNAME
    return [one for one, root in found if clusters.join(root, one.iri, score, f"{reason}, in the same company")]
