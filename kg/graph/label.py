"""Event -> its label, `subject predicate object` in the present tense of headlines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from kg.model import CHANGING, TITLE, Event, Participant

_SINGULAR_KINDS = frozenset({"person", "organization", "state", "place"})
_MANY = frozenset({"person", "organization", "group"})
_PLURAL_WORDS = frozenset(
    "police people men women children troops they we you i some many most both few several dozens those these"
    " two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions".split()
)
_NOUNS = frozenset({"event noun", "light verb", "repeated noun"})
_POINTERS = frozenset("their its his her my our your they it he she we i you which who whom that".split())
_OBJECTS = ("patient", "partner", "recipient", "destination", "topic")
_LINKS = {"of": ("patient",), "by": ("agent",), "with": ("partner",), "to": ("recipient", "destination")}
_PREPOSITIONS = frozenset("about against among at between for from in into of on over to toward towards with".split())
_ABOUT = CHANGING | {"refuses", "demands", "proposes", "threatens", "promises"}
_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have")}
_HISSING = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SMALL = re.compile(r"(?:The|An?|This|That|These|Those|Their|His|Her|Its|Some|Both|All|Each|Many|Several) ")
_SERIES = re.compile(  # "FTSE 100", "Flight 302", not "Nearly 300"
    r"\b[A-Z&]{2,} \d+$|^(?!About|Almost|Around|Nearly|Over|Roughly|Some)[A-Z][a-z]+ \d+$"
)
_HEAD_END = re.compile(r" (?:of|in|from|at|for|with) |, ")


def label(event: Event, others: Mapping[str, Event] = MappingProxyType({})) -> str:
    """What an event is called: who does what to whom; a noun as it is, with those that take part in it.

    What an act changes, demands or promises is found among the `others`, by IRI: "the mayor cancels the visit".
    """
    construction = event.rule.split("/")[0]
    here = _told_here(event)
    told = replace(event, participants=tuple(_turned(event, here) if construction == "passive" else here))
    if construction in _NOUNS:
        return _noun_phrase(told)
    if construction == "adjective":
        return _said_to_be(told)
    agents = _of(told, "agent")
    content = _content(event, others)
    if event.phrase and not (content and event.phrase.removeprefix("~ ") in _POINTERS):
        return _in_words(told, agents)
    if content in {_last_word(p) for p in told.participants}:
        content = None
    target = _object(told) or content
    if agents:
        return _clause(agents, event.predicate, target)
    if target and target == content and construction == "active" and _comes_first(event, others):
        return _clause([Participant("", event.trigger, None, target, "other")], event.predicate, None)
    return _without_agent(told, target)


def _in_words(event: Event, agents: Sequence[Participant]) -> str:
    """A clause in the words of the text: "Lorne asks the board to resign"; whom its phrase leaves out, by name."""
    before, _, after = (words.strip() for words in event.phrase.partition("~"))
    stated = [Participant("", event.trigger, None, before, "other")] if before else []
    patients = _of(event, "patient") or _of(event, "recipient")  # "asked to resign, the minister refused"
    if event.rule.split("/")[0] == "passive":
        if agents and any(_preposition(event, one) != "to" for one in agents):  # "is sold to the rival"
            names = _inside(_names(stated or patients))
            return _clause(agents, event.predicate, after if after.startswith(names) else f"{names} {after}".strip())
        return f"{_undergone(event, stated or patients)} {after}".strip()
    if all(one.span > event.trigger for one in agents):  # who sells is no agent, who it is sold to is
        agents = _before(event, "origin") or agents
    undergoing = [one for role in ("patient", "partner") for one in _before(event, role)]
    subjects = stated or agents or [one for one in undergoing if not _is_in(one, after)]
    verb = event.predicate.split(" ")[0]
    if not subjects:
        return f"{verb} {after}".strip()
    return _clause(subjects, verb, after, many=_is_in_plural(event, subjects[-1]))


def _said_to_be(event: Event) -> str:
    """A clause with an adjective: "two men are dead", "the union is critical of the offer"."""
    subjects = [one for one in event.participants if one.role in {"agent", "patient"} and one.span < event.trigger]
    told = f"{_names(subjects)} {_copula(event, subjects)} {event.predicate}" if subjects else event.predicate
    topics = (one for one in event.participants if one.role not in {"time", "place"} and one.span > event.trigger)
    links = (f"{before} {_inside(one.name)}" for one in topics if (before := _preposition(event, one)))
    return " ".join([told, *links])


def _told_here(event: Event) -> list[Participant]:
    """The participants by name; of a role that the event's own sentence fills, only those there."""
    named = [p for p in event.participants if p.name.lower() not in _POINTERS]
    inside = [p for p in named if _offset(event, p) >= 0]
    here = {p.role for p in inside}
    return [p for p in named if p.role not in here or p in inside]


def _turned(event: Event, here: Sequence[Participant]) -> list[Participant]:
    """Those of a passive, whose by-phrase names who undergoes, as in the active: "Ana is succeeded by Ben"."""
    text = event.evidence.text
    behind = [p for p in here if p.role == "patient" and p.span > event.trigger]
    said = [p for p in behind if text[: max(_offset(event, p), 0)].endswith("by ")]
    if not said or any(p.role == "agent" for p in here):
        return list(here)
    return [replace(p, role="agent" if p in said else "patient" if p.role == "origin" else p.role) for p in here]


def _offset(event: Event, one: Participant) -> int:
    """Where a participant stands in the event's sentence; negative where it stands elsewhere."""
    sentence = event.evidence
    inside = one.span.part == sentence.part and one.span.end <= sentence.end
    return one.span.start - sentence.start if inside else -1


def _of(event: Event, role: str) -> list[Participant]:
    """Those in a role, each name once."""
    return list({p.name: p for p in event.participants if p.role == role}.values())


def _before(event: Event, role: str) -> list[Participant]:
    """Those in a role who stand before the predicate."""
    return [one for one in _of(event, role) if one.span < event.trigger]


def _last_word(one: Participant) -> str:
    return one.name.rpartition(" ")[2].casefold()


def _names(ones: Sequence[Participant]) -> str:
    return " and ".join(one.name for one in ones)


def _inside(name: str) -> str:
    """A name as it is written within a sentence: "the meeting" for "The meeting"."""
    return name[0].lower() + name[1:] if _SMALL.match(name) else name


def _is_in_plural(event: Event, subject: Participant) -> bool:
    """Whether a headline has the plain form of the verb right behind its subject: "Port of Karsa crews vote"."""
    plain = event.trigger.part == TITLE and event.trigger.text == event.predicate.split(" ")[0]
    return plain and subject.span.part == TITLE and subject.span.end + 1 == event.trigger.start


def _clause(subjects: Sequence[Participant], predicate: str, target: str | None, *, many: bool = False) -> str:
    """Who does what to whom; one who does it to himself is not said twice, nor what the verb says."""
    subject = _names(subjects)
    verb = plural(predicate) if many or _is_plural(subjects) else third_person(predicate)
    said = target == _inside(subject) or f" {target}" in predicate  # "pay a dividend"
    return " ".join(filter(None, (subject, verb, None if said else target)))


def _object(event: Event, roles: Sequence[str] = _OBJECTS) -> str | None:
    """What or whom an act is done to, with the preposition that stands before it."""
    ones = next((found for role in roles if (found := _of(event, role))), None)
    if ones is None:
        return None
    names = " and ".join(_inside(one.name) for one in ones)
    preposition = _preposition(event, ones[0])
    if ones[0].role == "patient" and not (preposition == "of" and event.predicate.endswith(" out")):
        preposition = ""
    return f"{preposition} {names}" if preposition and not event.predicate.endswith(f" {preposition}") else names


def _preposition(event: Event, one: Participant) -> str:
    """The preposition right before a participant of the event's own sentence; empty where there is none."""
    words = event.evidence.text[: max(_offset(event, one), 0)].split()
    return words[-1].lower() if words and words[-1].lower() in _PREPOSITIONS else ""


def _content(event: Event, others: Mapping[str, Event]) -> str | None:
    """The word for the first event that an act is about."""
    first, relation = _about(event, others)
    if first is None:
        return None
    if first.rule.split("/")[0] in _NOUNS:
        return _noun(first)
    if relation in CHANGING and first.factuality.fact:
        return None  # "reopens the plant that was closed"
    return f"plan to {first.predicate}" if relation in CHANGING else f"to {first.predicate}"


def _about(event: Event, others: Mapping[str, Event]) -> tuple[Event | None, str]:
    """The first event that an act is about, and how."""
    about = ((others[r.target], r.relation) for r in event.relations if r.relation in _ABOUT and r.target in others)
    return min(about, key=lambda pair: (pair[0].trigger.part, pair[0].trigger.start), default=(None, ""))


def _comes_first(event: Event, others: Mapping[str, Event]) -> bool:
    """Whether the noun for what an act is about stands before it, as its subject does: "the walkout was to start"."""
    first, _ = _about(event, others)
    told = () if first is None or first.rule.split("/")[0] not in _NOUNS else (first.trigger, *first.mentions)
    start, end = event.evidence.start, event.trigger.start
    return any(one.part == event.trigger.part and start <= one.start < end for one in told)


def _noun_phrase(event: Event) -> str:
    """An event noun with its participants: `talks between A and B`, `approval of the merger by the regulator`."""
    word = _noun(event)
    event = replace(event, participants=tuple(one for one in event.participants if not _is_in(one, event.phrase)))
    agent, partner = event.named("agent"), event.named("partner")
    if agent and partner:
        return f"{word} between {_inside(agent)} and {_inside(partner)}"
    links = _LINKS if " " not in event.phrase else {"by": _LINKS["by"]}  # else the text's own words tell the others
    named = ((form, event.named(*roles)) for form, roles in links.items())
    return word + "".join(f" {form} {_inside(name)}" for form, name in named if name)


def _is_in(one: Participant, words: str) -> bool:
    """Whether some words tell a participant already, by name, by the first word of it, or as the text has it."""
    inside, first = _parted(words), one.name.partition(" ")[0]
    if first != one.name and first[:1].isupper() and words.partition(" ")[0] == first:
        return True  # "Norvik merger", of Norvik Energy
    return any(_parted(_SMALL.sub("", _HEAD_END.split(name)[0])) in inside for name in (one.name, one.span.text))


def _parted(words: str) -> str:
    """Words in lower case with blanks around each, the ending of a possessor included."""
    return f" {words} ".replace("’", "'").replace("'s ", " 's ").casefold()


def _noun(event: Event) -> str:
    """The noun phrase that names an event; where none is known, its noun, also where a verb tells it first."""
    named = [event.trigger.text, *(mention.text for mention in event.mentions)]
    told = event.phrase.split()
    forms = {event.predicate, event.predicate + "s"}
    noun = next((one for one in named if one in told or one.lower() in forms), event.trigger.text)
    return (event.phrase or noun).replace(noun, noun if noun.isupper() else noun.lower(), 1)


def _without_agent(event: Event, target: str | None) -> str:
    """What happens to whom: "two people are injured", "shares rise", "begin talks"."""
    partners, patients = _of(event, "partner"), _of(event, "patient")
    if not patients and event.rule.split("/")[0] == "passive":
        patients = _of(event, "recipient")
    if len(partners) > 1:
        return _clause(partners, event.predicate, _object(event, [role for role in _OBJECTS if role != "partner"]))
    if target is None:
        return event.predicate
    if not patients or event.rule.split("/")[0] == "active":
        first = patients and patients[0].span < event.trigger
        return _clause(patients, event.predicate, None) if first else f"{event.predicate} {target}"
    return _undergone(event, patients)


def _undergone(event: Event, patients: Sequence[Participant]) -> str:
    """Those whom something befalls, and what: "two people are injured"."""
    if not patients:
        return event.predicate
    told = (event.trigger, *event.mentions)  # a noun may be the first to tell it
    word = next((one.text for one in told if one.text[:1].lower() == event.predicate[:1]), event.trigger.text)
    copula = _copula(event, patients)
    before = rf"(?i)(?<!\w)(?:\w+ly )?{re.escape(word)} "  # "delayed talks", "newly elected mayor"
    names = re.sub(before, "", _names(patients))
    return f"{names} {copula} {word.lower()}"


def _copula(event: Event, patients: Sequence[Participant]) -> str:
    """The auxiliary of a passive in the present, in the number that the sentence has it in, where it has it."""
    near = set(event.evidence.text[: max(event.trigger.start - event.evidence.start, 0)].split()[-3:])
    if near & {"is", "was"}:
        return "is"
    return "are" if near & {"are", "were"} or _is_plural(patients) else "is"


def third_person(predicate: str) -> str:
    """The third person singular of a verb, which may have a particle.

    >>> third_person("call off"), third_person("deny"), third_person("pass")
    ('calls off', 'denies', 'passes')
    """
    verb, _, rest = predicate.partition(" ")
    if verb in _IRREGULAR:
        verb = _IRREGULAR[verb][0]
    elif _CONSONANT_Y.search(verb):
        verb = verb[:-1] + "ies"
    else:
        verb += "es" if _HISSING.search(verb) else "s"
    return f"{verb} {rest}".strip()


def plural(predicate: str) -> str:
    """The plural of a verb, which may have a particle.

    >>> plural("be on strike"), plural("call off")
    ('are on strike', 'call off')
    """
    verb, _, rest = predicate.partition(" ")
    return f"{_IRREGULAR.get(verb, ('', verb))[1]} {rest}".strip()


def _is_plural(subjects: Sequence[Participant]) -> bool:
    """Whether a verb stands in the plural after some subjects."""
    if len(subjects) > 1:
        return True
    head = _HEAD_END.split(subjects[0].name)[0].split(" ")[-1]
    if head.casefold().endswith(("men", "people", "children")) or head.casefold() in _PLURAL_WORDS:
        return True
    if _SERIES.search(subjects[0].name):
        return False
    if (head.isdigit() and head != "1") or (subjects[0].kind in {"state", "group"} and " and " in subjects[0].name):
        return True
    if subjects[0].kind in _SINGULAR_KINDS and head[:1].isupper():  # a name, not "eleven countries"
        return head == subjects[0].name and _names_many(head.casefold())
    return head.casefold().endswith("s") and not head.endswith(("ss", "us", "is", "'s"))


def _names_many(word: str) -> bool:
    """Whether a word that opens a sentence is the plural of a noun for people or bodies: "Unions", not "Reuters"."""
    from kg.actors.gazetteer import load_gazetteer  # not for those who only open a store

    return word.endswith("s") and load_gazetteer().nouns.get(word.removesuffix("s")) in _MANY
