"""Node, Office, Chains -> Chains: offices whose holder on the article's day a user's file knows.

"The prime minister of Norway" is another person in another year, so the day of publication decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.actors.chains import Chains
from kg.actors.gazetteer import Entry
from kg.actors.nodes import Node
from kg.actors.offices import CURRENT, Office
from kg.actors.userfile import Tenure


def join_holders(
    nodes: Sequence[Node], chains: Chains, offices: Iterable[Office], tenures: Sequence[tuple[Entry, Tenure]], day: str
) -> None:
    """Give the known holder of an office to the definite phrases that name it and stand for nobody else yet."""
    known = {n.mention.identity: n for n in reversed(nodes) if n.mention.identity}
    for office in offices:
        node = office.node
        if not (node.definite or node.owner) or office.status != CURRENT or chains.profile(node).names:
            continue
        holder = next((entry for entry, tenure in tenures if _holds(tenure, office, day)), None)
        if holder is None:
            continue
        if holder.identity in known:
            chains.merge(known[holder.identity], node)
        else:
            chains.profile(node).identities.add(holder.identity)
            known[holder.identity] = node


def _holds(tenure: Tenure, office: Office, day: str) -> bool:
    """Whether a tenure is of that office and covers the day."""
    body = office.state or (office.body.mention.identity if office.body else None)
    runs = (tenure.begins or "") <= day <= (tenure.ends or "9999")
    return runs and body == tenure.body and office.title.lower() == tenure.title.lower()
