"""Two EventFacts -> how much speaks for one event, 0 where anything speaks against it.

For it speak roles that agree, days that meet, the same word, a type of event that happens once, a place at the head of
both articles. Against it speak other fillers of a role, other days, other numbers, another status. Articles of one
story may disagree on one of the latter about what is plainly one event: that is a dispute, and both sides are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date
from functools import cache

from msgspec import Struct

from kg.events.backbone import is_a
from kg.model import FACTS
from kg.resolve.facts import EventFacts
from kg.resolve.names import capitals, generic, signed_types

AFFECTED = "affected"  # the role of what an act changes
ROLES = (
    AFFECTED,
    "agent",
    "patient",
    "partner",
    "recipient",
    "destination",
)  # who changed one thing may be told otherwise
NEWS = 3  # days within which two articles that give no date report the same news, or may differ on one
FRESH = 60  # days within which articles that name the same persons and bodies tell one story
SAME_DAY, DAYS, NEAR = 0.3, 0.2, 0.15  # a day in both texts, days that meet, days of publication
ACTOR, WORD, PREDICATE, ONCE, LEAD = 0.3, 0.2, 0.15, 0.1, 0.1
SAID = -0.15  # one says many things in a week
_SIDES = ("agent", "partner", "patient")
_NO_SIDES = tuple(role for role in ROLES if role not in _SIDES)
_NOBODY: frozenset[str] = frozenset()
Story = Callable[[str, str], float]  # how far two articles tell one story, from 0 to 1
UNHAPPENED = frozenset({"not-occurred", "denied", "refused", "failed"})


class Agreement(Struct, frozen=True):
    """How much the roles of two events agree, how many of them do, and whether both change one planned event."""

    total: float = 0.0
    roles: int = 0
    target: bool = False

    def with_role(self, gain: float, *, target: bool = False) -> Agreement:
        """The same with one more role that agrees."""
        return Agreement(self.total + gain, self.roles + 1, self.target or target)


def likeness(one: EventFacts, other: EventFacts, one_story: Story) -> float:
    """How much speaks for one event, from 0 to 0.99."""
    if one.article == other.article or _far_apart(one, other):
        return 0.0
    agreed = _agreement(one, other)
    if agreed is None or not _may_be_one(one, other, agreed, one_story):
        return 0.0
    said = is_a(one.type, "Communication")
    if said and agreed.roles < 2 and _only_by_one(one, other):
        return 0.0
    if not agreed.target and not _anchored(one, other, one_story):
        return 0.0
    total = agreed.total + _time(one, other)
    total += PREDICATE * (one.predicate == other.predicate)
    total += ONCE * (one.type in signed_types("once"))
    total += LEAD * (one.lead and other.lead)
    total += SAID * said
    return round(min(total, 0.99), 2)


def _only_by_one(one: EventFacts, other: EventFacts) -> bool:
    """Whether nothing agrees but who does it: one announces many things in a week."""
    a, b = ({(role, filler) for role, *both in facts.roles for filler in both if filler} for facts in (one, other))
    return all(role == "agent" for role, _ in a & b)


def _anchored(one: EventFacts, other: EventFacts, one_story: Story) -> bool:
    """Whether anything with a name tells that both are of one story: not so where "a gunman killed two men"."""
    a, b = (facts.parties.union(*facts.named.values()) for facts in (one, other))
    if not a.isdisjoint(b):
        return True
    names = {name for _, name in one.proper} & {name for _, name in other.proper}
    names |= capitals(one.label) & capitals(other.label)
    return not all(map(generic, names)) or one_story(one.article, other.article) >= 1


def _far_apart(one: EventFacts, other: EventFacts) -> bool:
    """Whether days in both texts differ by more than sources may."""
    if not (one.timed and other.timed) or _days_meet(one, other):
        return False
    first, second = (one, other) if (one.begins or "0") <= (other.begins or "0") else (other, one)
    return _gap(first.ends, second.begins) > NEWS


def _may_be_one(one: EventFacts, other: EventFacts, agreed: Agreement, one_story: Story) -> bool:
    """Whether status, days and numbers agree, or only one of them is in dispute within one story."""
    known = agreed.target or (agreed.total >= ACTOR and one.type in signed_types("ever"))
    differing = [
        _standing(one) != _standing(other),
        not (_days_meet(one, other) or (known and _retold(one, other))),
        _other_numbers(one, other),
    ]
    if not any(differing):
        return True
    if sum(differing) > 1 or _gap(one.published, other.published) > FRESH:
        return False
    if one_story(one.article, other.article) < 1:
        return False
    sure = agreed.target or (agreed.roles > 1 and one.type in signed_types("once"))
    status, days, _ = differing
    if status:
        return sure and "plan" not in {_standing(one), _standing(other)}
    near = one.timed and other.timed and _gap(one.begins, other.begins) <= NEWS
    return not days or (sure and (near or _retold(one, other)))


def _standing(one: EventFacts) -> str:
    """Whether it has happened, has not, or is thought of."""
    return "fact" if one.status in FACTS else "not" if one.status in UNHAPPENED else "plan"


def _other_numbers(one: EventFacts, other: EventFacts) -> bool:
    """Whether both count the same in a role, and not to the same number."""
    a, b = ({(role, unit): number for role, number, unit in facts.numbers} for facts in (one, other))
    return any(a[counted] != b[counted] for counted in a.keys() & b.keys())


def _time(one: EventFacts, other: EventFacts) -> float:
    if one.timed and other.timed:
        same = one.begins == one.ends == other.begins == other.ends
        return SAME_DAY if same else DAYS if _days_meet(one, other) else 0.0
    return NEAR


def _agreement(one: EventFacts, other: EventFacts) -> Agreement | None:
    """How much the roles agree; None where they are filled by others."""
    found, roles = Agreement(), iter(ROLES)
    if one.type in signed_types("mutual"):
        a, b = _sides(one), _sides(other)
        if not (a <= b or b <= a):  # all that one names as sides, the other names too
            return None
        for _ in range(min(2, len(_named(one) & _named(other)))):
            found = found.with_role(ACTOR)
        roles = iter(_NO_SIDES)
    for role in roles:
        if not one.named.get(role, _NOBODY).isdisjoint(other.named.get(role, _NOBODY)):
            found = found.with_role(ACTOR, target=role == AFFECTED)
        elif named_apart(one, other, role):
            if not found.target:
                return None
        elif not one.words.get(role, _NOBODY).isdisjoint(other.words.get(role, _NOBODY)):
            found = found.with_role(WORD)
        elif _fills(one, role) and _fills(other, role) and not found.target:
            return None
    return None if named_apart(one, other, "place") and not found.target else found


def _sides(one: EventFacts) -> set[str]:
    """Who takes part on either side, by IRI where they are followed."""
    return {named or word for role, named, word in one.roles if role in _SIDES}


def _named(one: EventFacts) -> set[str]:
    return set().union(*(one.named.get(role, _NOBODY) for role in _SIDES))


def named_apart(one: EventFacts, other: EventFacts, role: str) -> bool:
    """Whether both name who or what fills a role in one way, and no name of one is another's for short."""
    both = [(a, b) for a in one.proper for b in other.proper if a[0] == b[0] and a[0].split(" ")[0] == role]
    fit = {label for (label, name), (_, theirs) in both if _for_short({*name}, {*theirs})}
    return any(label not in fit for (label, _), _ in both)


def _for_short(one: Set[str], other: Set[str]) -> bool:
    """Whether one name may stand for a fuller one: "Moreno" for "Ana Moreno", but not "Phone" for "Phone 4"."""
    return (one <= other or other <= one) and not any(word[0].isdigit() for word in one ^ other)


def _fills(one: EventFacts, role: str) -> bool:
    return role in one.named or role in one.words


def _days_meet(one: EventFacts, other: EventFacts) -> bool:
    """Whether both can be of the same days; a day of publication is that of the event or soon after."""
    if one.timed and other.timed:
        return (one.begins or "0") <= (other.ends or "9") and (other.begins or "0") <= (one.ends or "9")
    if not (one.begins or one.ends) or not (other.begins or other.ends):
        return False
    if one.timed != other.timed:  # a span of the past that ends before the other's publication is not its news
        told, news = (one, other) if one.timed else (other, one)
        if told.begins != told.ends:
            return (told.begins or "0") <= news.begins <= (told.ends or "9")
    return _gap(one.ends or one.begins, other.ends or other.begins) <= NEWS


def _retold(one: EventFacts, other: EventFacts) -> bool:
    """Whether the later article only looks back: it gives no day, and does not open with it as its news."""
    later = max(one, other, key=lambda facts: (facts.published, facts.iri))
    return not later.timed and (not later.lead or later.background)


def _gap(one: str, other: str) -> int:
    """How many days lie between two; many where one is not known."""
    if not one or not other:
        return FRESH + 1
    return abs(_day(one[:10]) - _day(other[:10]))


@cache
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
