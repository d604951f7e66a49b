"""Effect -> Factuality: what statuses, their shades, negations and words of doubt make of an event."""

from __future__ import annotations

from msgspec.structs import replace

from kg.doc import Token
from kg.events.signatures import CERTAINTIES, DOUBTS, NEGATIVE, NOT, SHADES
from kg.model import FACTS, Factuality

ACTUAL = FACTS | {"habitual"}
CLOSED = NEGATIVE | {"canceled", "postponed"}
OPEN = frozenset({"possible", "hypothetical"})
AHEAD = frozenset({*CERTAINTIES, "planned"})  # statuses of what lies in the future if it comes at all


def settle(status: str, cue: str = "", certainty: str | None = None, *, future: bool = False) -> Factuality:
    """A Factuality of that status with the certainty and polarity that go with it."""
    polarity = "negative" if status in NEGATIVE else "positive"
    return Factuality(status, certainty or CERTAINTIES.get(status, "certain"), polarity, future, (cue,) if cue else ())


def shaded(effect: str, cue: str = "", *, future: bool = False) -> Factuality:
    """The Factuality of an effect that is a status or a shade of one."""
    status, certainty = SHADES.get(effect, (effect, None))
    found = settle("not-occurred" if effect == NOT else status, cue, certainty, future=future)
    return replace(found, polarity="negative") if effect == "unlikely" else found


def negate(found: Factuality, cue: Token) -> Factuality:
    """What a negation makes of an event; a second one leaves it open."""
    path = (*found.path, cue.lower_)
    if found.polarity == "negative":
        return replace(settle("possible"), path=path)
    if found.status in {*ACTUAL, "planned"}:
        return replace(found, status="not-occurred", polarity="negative", path=path)
    return replace(found, polarity="negative", path=path)


def weaken(found: Factuality, effect: str, cue: str) -> Factuality:
    """What a modifier makes of an event: what is alleged is no fact; one that has not happened keeps its status."""
    path = (*found.path, cue)
    if effect in DOUBTS:
        shade, doubt = SHADES[effect]
        status = found.status if shade in FACTS or found.status not in FACTS else shade
        certainty = doubt if found.certainty == "certain" else found.certainty
        return replace(found, status=status, certainty=certainty, path=path)
    if found.status in ACTUAL or effect in {"canceled", "postponed"}:
        polarity = "positive" if effect == "failed" else shaded(effect).polarity  # a failed launch took place
        return replace(shaded(effect, future=found.future), polarity=polarity, path=path)
    return replace(found, path=path)
