"""Drafts -> groups: which mentions in an article tell the same event.

A mention joins the nearest earlier event of its type that nothing speaks against (other participants in the same
role, other days, the text's own "another") and that something speaks for: the same change of the same event, a
shared participant, or a definite noun that stands for what was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Doc

from kg.events.backbone import is_a
from kg.events.drafts import Draft
from kg.events.tree import lemma
from kg.parse import HEADLINE

_APART = frozenset(
    {"another", "second", "third", "new", "other", "further", "fresh", "more", "separate", "next", "last"}
)
_ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})
_CORE = ("agent", "patient", "partner", "recipient")
_ROLES = (*_CORE, "place", "destination", "origin")
_UNHAPPENED = frozenset({"not-occurred", "denied", "refused"})
_REACH = 60  # earlier events of a type that are looked at

Key = tuple[str, str]  # a type, and for Act the lemma


def group(drafts: Sequence[Draft], changes: Mapping[int, frozenset[int]]) -> list[list[Draft]]:
    """Drafts of the same event together, in text order; `changes` gives the events that a draft changes, by index."""
    events: list[list[Draft]] = []
    by_key: dict[Key, list[int]] = {}
    place: dict[int, int] = {}  # draft -> its event
    for draft in sorted(drafts, key=_order):
        candidates = by_key.setdefault(_key(draft), [])
        targets = {place[i] for i in changes.get(draft.index, ()) if i in place}
        for number in reversed(candidates[-_REACH:]):
            theirs = {place[i] for other in events[number] for i in changes.get(other.index, ()) if i in place}
            if _same(draft, events[number], targets, theirs):
                events[number].append(draft)
                place[draft.index] = number
                break
        else:
            place[draft.index] = len(events)
            candidates.append(len(events))
            events.append([draft])
    return [sorted(event, key=lambda one: one.index) for event in events]


def _order(draft: Draft) -> tuple[bool, int]:
    """Scheduling acts last, once it is known which mentions tell the event that they change."""
    return draft.type in {"Cancel", "Postpone", "Reschedule", "Suspend", "Resume", "Begin", "End"}, draft.index


def _key(draft: Draft) -> Key:
    return draft.type, draft.frame.proposition.predicate if draft.type == "Act" else ""


def _same(draft: Draft, event: list[Draft], targets: set[int], theirs: set[int]) -> bool:
    """Whether a mention tells an event that earlier mentions tell."""
    if targets and theirs:
        return bool(targets & theirs)
    if _kept_apart(draft, event):
        return False
    if _retells(draft, event):
        return True
    if any(_clash(draft, event, role) for role in _ROLES):
        return False
    if _points_back(draft):
        return True
    if any(_other_world(draft, one) for one in event):
        return False
    shared = sum(_shares(draft, event, role) for role in _CORE)
    return shared >= (2 if _needs_two(draft) else 1)


def _retells(draft: Draft, event: Sequence[Draft]) -> bool:
    """Whether a mention in the first sentence retells the headline, with no other named actor in a role."""
    token, headline = draft.frame.trigger, draft.frame.trigger.doc.user_data.get(HEADLINE, 0)
    if not event[0].frame.trigger.idx < headline <= token.idx < _lead_end(token.doc):
        return False
    return not any(_other_actor(draft, event, role) for role in _CORE)


@lru_cache(maxsize=1)
def _lead_end(doc: Doc) -> int:
    """Where the first sentence with a verb after the headline ends, by character."""
    headline = doc.user_data.get(HEADLINE, 0)
    after = (s for s in doc.sents if s.start_char >= headline and any(t.pos_ == "VERB" for t in s))
    return next((int(s.end_char) for s in after), 0)


def _other_actor(draft: Draft, event: Iterable[Draft], role: str) -> bool:
    """Whether both name known actors in a role, and none is the same."""
    a = {p.actor for p in draft.participants if p.role == role and p.actor and p.span.text[:1].isupper()}
    b = {p.actor for one in event for p in one.participants if p.role == role and p.actor and p.span.text[:1].isupper()}
    return bool(a and b) and not a & b


def _needs_two(draft: Draft) -> bool:
    """Whether one shared participant is too little: for what one does again and again, as to speak."""
    if draft.frame.proposition.pos == "noun":
        return False
    return draft.type == "Act" or is_a(draft.type, "Communication")


def _kept_apart(draft: Draft, event: Iterable[Draft]) -> bool:
    """Whether the text keeps them apart: by a word, by days, by one being said not to have happened."""
    if any(c.lower_ in _APART for c in draft.frame.trigger.children):
        return True
    unhappened = draft.factuality.status in _UNHAPPENED
    return any(
        _other_days(draft, one) or (one.factuality.status in _UNHAPPENED) != unhappened or one.trigger == draft.trigger
        for one in event
    )


def _other_world(one: Draft, other: Draft) -> bool:
    """Whether one is a fact, and the other is still to come."""
    a, b = one.factuality, other.factuality
    return (a.fact and b.future) or (b.fact and a.future)


def _other_days(one: Draft, other: Draft) -> bool:
    """Whether both have times of their own that share no day."""
    a, b = one.time, other.time
    if a.timex is None or b.timex is None:
        return False
    return (a.ends or "9999") < (b.begins or "") or (b.ends or "9999") < (a.begins or "")


def _fillers(drafts: Iterable[Draft], role: str) -> set[str]:
    """Who or what fills a role: actors by IRI, and all but pronouns by their head word too."""
    found: set[str] = set()
    for one in drafts:
        found.update(p.actor for p in one.participants if p.role == role and p.actor)
        found.update(lemma(token) for name, token in one.frame.roles if name == role and token.pos_ != "PRON")
    return found


def _shares(draft: Draft, event: Iterable[Draft], role: str) -> bool:
    return bool(_fillers((draft,), role) & _fillers(event, role))


def _clash(draft: Draft, event: Iterable[Draft], role: str) -> bool:
    """Whether both name who fills a role, and name others."""
    a, b = _fillers((draft,), role), _fillers(event, role)
    return bool(a and b) and not a & b


def _points_back(draft: Draft) -> bool:
    """Whether a mention is a noun that points back to what was told: definite, and not told apart."""
    token = draft.frame.trigger
    if draft.frame.proposition.pos != "noun" or draft.frame.proposition.support is not None:
        return False
    return any(c.lower_ in _ANAPHORIC for c in token.children)
