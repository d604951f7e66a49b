"""ActorFacts of one name -> clusters: those that have a piece of evidence in common are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.clusters import Clusters
from kg.resolve.evidence import Piece, pieces
from kg.resolve.facts import ActorFacts


def meet(members: Iterable[ActorFacts], need: int, verdict: tuple[float, str], clusters: Clusters) -> None:
    """Join those that share a piece of what is needed; one that brings together what must stay apart proves nothing."""
    told = list(members)
    if len({clusters.root(one.iri) for one in told}) < 2:
        return
    holders: defaultdict[Piece, dict[str, None]] = defaultdict(dict)
    for one in told:
        for piece in pieces(one, need):
            holders[piece][one.iri] = None
    score, reason = verdict
    for piece, iris in sorted(holders.items()):
        if len(iris) > 1 and not clusters.at_odds(iris):
            first, *others = sorted(iris)
            why = f"{reason}, both with {' and '.join(piece)}" if piece else reason
            for other in others:
                clusters.join(first, other, score, why)
