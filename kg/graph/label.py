"""Event -> its label, `subject predicate object` in the present tense of headlines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from kg.model import CHANGING, Event

_SINGULAR_KINDS = frozenset({"person", "organization", "state", "place"})
_PLURAL_WORDS = frozenset({"police", "people", "men", "women", "children", "troops", "they", "we", "you", "i"})
_NOUNS = frozenset({"event noun", "light verb", "repeated noun"})
_POINTERS = frozenset("their its his her my our your they it he she we i you".split())  # names that name nobody
_LINKS = {"of": ("patient",), "by": ("agent",), "with": ("partner",), "to": ("recipient", "destination")}
_ABOUT = CHANGING | {"refuses", "demands", "proposes", "threatens", "promises"}
_IRREGULAR = {"be": "is", "have": "has"}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def label(event: Event, others: Mapping[str, Event] = MappingProxyType({})) -> str:
    """What an event is called: who does what to whom; a noun as it is, with those that take part in it.

    What an act changes, demands or promises is found among the `others`, by IRI: "the mayor cancels the visit".
    """
    if event.rule.split("/")[0] in _NOUNS:
        return _noun_phrase(event)
    target = event.object or _content(event, others)
    if event.subject is not None:
        verb = event.predicate if _is_plural(event, event.subject) else third_person(event.predicate)
        return " ".join(filter(None, (event.subject, verb, target)))
    if sum(one.role == "partner" for one in event.participants) > 1:
        both, topic = event.named("partner"), event.named("patient", "recipient", "destination", "topic")
        return " ".join(filter(None, (both, event.predicate, topic)))
    return _without_subject(event, target)


def _content(event: Event, others: Mapping[str, Event]) -> str | None:
    """The word for the first event that an act is about."""
    about = ((others[r.target], r.relation) for r in event.relations if r.relation in _ABOUT and r.target in others)
    first, relation = min(about, key=lambda pair: (pair[0].trigger.part, pair[0].trigger.start), default=(None, ""))
    if first is None:
        return None
    if first.rule.split("/")[0] in _NOUNS:
        return first.trigger.text.lower()
    return f"plan to {first.predicate}" if relation in CHANGING else f"to {first.predicate}"


def _noun_phrase(event: Event) -> str:
    """An event noun with its participants: `talks between A and B`, `approval of the merger by the regulator`."""
    word = event.trigger.text if event.trigger.text.isupper() else event.trigger.text.lower()
    told = replace(event, participants=tuple(p for p in event.participants if p.name.lower() not in _POINTERS))
    agent, partner = told.named("agent"), told.named("partner")
    if agent and partner:
        return f"{word} between {agent} and {partner}"
    named = ((form, told.named(*roles)) for form, roles in _LINKS.items())
    return word + "".join(f" {form} {name}" for form, name in named if name)


def third_person(predicate: str) -> str:
    """The third person singular of a verb, which may have a particle.

    >>> third_person("call off"), third_person("deny"), third_person("pass")
    ('calls off', 'denies', 'passes')
    """
    verb, _, rest = predicate.partition(" ")
    if verb in _IRREGULAR:
        verb = _IRREGULAR[verb]
    elif _CONSONANT_Y.search(verb):
        verb = verb[:-1] + "ies"
    else:
        verb += "es" if _HISSING.search(verb) else "s"
    return f"{verb} {rest}".strip()


def _without_subject(event: Event, target: str | None) -> str:
    word = event.trigger.text
    if target is None:
        return event.predicate
    if word.casefold() == event.predicate.casefold():
        return f"{event.predicate} {target}"
    return f"{target} {word}"


def _is_plural(event: Event, subject: str) -> bool:
    agents = {p.name: p.kind for p in event.participants if p.role == "agent"}
    if len(agents) > 1:
        return True
    last = re.split(r" (?:of|in|from|at|for|with) |,", subject)[0].casefold().split(" ")[-1]
    if agents[subject] in _SINGULAR_KINDS and not _is_counted(subject):
        return False
    return last in _PLURAL_WORDS or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")))


def _is_counted(subject: str) -> bool:
    """Whether a name is a common noun ("eleven countries", "the boards of both"), whose form tells its number."""
    return not re.split(r" (?:of|in|from|at|for|with) |,", subject)[0].split(" ")[-1][:1].isupper()
