"""Noun -> the verb that only supports it ("held talks"), says that it happens, or shares its subject with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.doc import Token
from kg.events.lexicon import Entry, Lexicon
from kg.events.signatures import FACTIVE, load_signatures
from kg.events.subjects import surface_subjects
from kg.events.tree import (
    VERBAL,
    child,
    children,
    is_passive,
    lemma,
    outermost,
    predicate_of,
)

_HAPPENS = frozenset({"occur", "happen", "ensue"})
_TELL_WHEN = frozenset({"come", "run"})  # of an event: that it happens at some time, "the walkout came after talks"
_LEADS_ON = frozenset({"into", "under", "to", "out", "up", "down", "against", "of"})  # "came into force"
# Types whose verbs are events beside the noun that they take: "canceled the vote", but not "began an inquiry".
RESCHEDULING = frozenset({"Cancel", "Postpone", "Reschedule", "Suspend", "Resume", "End", "Schedule"})
_SHARING = frozenset({"Announce", "Promise", "Threaten", "Schedule", "Resume", "Begin", "Postpone"})
_STOPPING = frozenset({"End", "Suspend"})
_SHARING_STATES = frozenset({"aspect", "light", "transfer", "wish"})
_AGROUND = frozenset({"aground", "ashore", "apart", "back"})
_PUTTING = frozenset({"take", "bring", "put"})
_TAKING_PART = frozenset({"join", "leave", "quit", "enter"})  # "left the talks"
_ASIDE = frozenset({"against", "from", "without"})  # "voted against joining the strike"
_BACK = frozenset({"back", "up", "down", "off", "out", "over"})  # "growth was held back"
_IN_EARNEST = frozenset({"seriously", "lightly", "literally", "personally"})
_AWAITING = frozenset({"expect", "anticipate", "await"})  # what others do


def loose_particle(verb: Token, lexicon: Lexicon) -> Token | None:
    """A word right after a verb that the parser took for an adverb, where the lexicon knows the two as one."""
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if following.pos_ not in {"ADV", "ADP"} or following.head != verb or _dates(following):
        return None
    entries = lexicon.entries.get((f"{lemma(verb)} {following.lower_}", "verb"), ())
    if any(following.children) and following.lower_ not in _AGROUND:  # "pulled out of the treaty", "ran out of cash"
        out = following.lower_ == "out"
        entries = tuple(one for one in entries if one.object_slot == "of" or (out and _asks(one, "from")))
    return following if entries else None


def _asks(entry: Entry, slot: str) -> bool:
    """Whether an entry has a condition on a slot."""
    return any(slot in condition.slots for condition in entry.conditions)


def _dates(preposition: Token) -> bool:
    """Whether a date stands right after a preposition: "will pass on Thursday"."""
    following = preposition.nbor(1) if preposition.i + 1 < len(preposition.doc) else preposition
    return following.ent_type_ in {"DATE", "TIME"}


def happenings(words: Iterable[Token], lexicon: Lexicon) -> Mapping[int, Token]:
    """Noun -> the verb that only says that it happens: "the vote took place", "a vote is set to be held"."""
    found: dict[int, Token] = {}
    for token in words:
        if token.pos_ != "VERB":
            continue
        happens = _happens(token) or _tells_when(token)
        apart = not happens and any(c.lower_ in _BACK for c in children(token, "advmod", "prt"))
        for subject in surface_subjects(token) if happens or (is_passive(token) and not apart) else ():
            if happens or _may_support(token, subject, lexicon):
                found.setdefault(subject.i, token)
    return found


def _happens(verb: Token) -> bool:
    """Whether a verb says of its subject that it is an event."""
    takes = verb.lemma_ == "take" and any(c.lower_ == "place" for c in children(verb, "dobj"))
    crosses = verb.lemma_ == "occur" and any(c.lower_ == "to" for c in children(verb, "prep"))  # "occurred to him"
    return takes or (verb.lemma_ in _HAPPENS and not crosses)


def must_happen(noun: Token, verb: Token) -> bool:
    """Whether a noun is an event because of its verb, whatever it is: "the gala took place"."""
    return _happens(verb) and (noun.pos_ == "NOUN" or noun.head == verb)


def _tells_when(verb: Token) -> bool:
    """Whether a verb, of an event, says no more than when or where it is."""
    if verb.lemma_ not in _TELL_WHEN or child(verb, "dobj", "prt", "acomp", "xcomp", "attr", "oprd"):
        return False
    return not any(c.lower_ in _LEADS_ON for c in children(verb, "prep"))


def is_light(word: str, support: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has a light-verb entry for the noun with this very verb."""
    entries = lexicon.entries.get((word, "light"), ())
    wanted = {name for entry in entries for c in entry.conditions if "verb" in c.slots for name in c.wanted}
    return support in wanted or any("@" + one in wanted for one in lexicon.classes(support))


def support_of(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb that only supports the noun that is its object: "held talks"."""
    head = outermost(noun)
    verb = head.head
    joined = noun.dep_ == "conj" and head.ent_type_  # "praised them for entering Norvia and criticism for"
    if verb.pos_ not in VERBAL or joined or _is_put(verb):
        return None
    return verb if head.dep_ == "dobj" and _may_support(verb, noun, lexicon) else None


def _is_put(verb: Token) -> bool:
    """Whether a verb says where its object goes: "took complaints into account", "got a fire under control"."""
    put = lemma(verb) in _PUTTING and any(c.lower_ in {"into", "under"} for c in children(verb, "prep"))
    return put or is_attitude(verb)


def is_attitude(verb: Token) -> bool:
    """Whether a verb says what somebody thinks of its object: "took the threat seriously"."""
    return lemma(verb) == "take" and any(c.lower_ in _IN_EARNEST for c in verb.rights)


def sharing_verb(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb over an event noun whose subject is the noun's agent too ("announced an inquiry")."""
    head = outermost(noun)
    verb = head.head
    if head.dep_ != "dobj" or verb.pos_ not in VERBAL or child(verb, "oprd", "acomp") or _is_complemented(verb):
        return None
    apart = verb.dep_ == "pcomp" and verb.head.lower_ in _ASIDE
    if apart or child(verb, "neg") or _is_put(verb):  # "never admitted the murder"
        return None
    predicate = predicate_of(verb)
    told = {"obj": (lexicon.filler(lemma(noun)),)}
    entries = lexicon.entries.get((predicate, "verb"), ())
    types = {one.type for one in entries if all(c.holds(told) for c in one.conditions if "obj" in c.slots)}
    if "Cancel" in types and any(c.dep_ == "acl" and c.tag_ == "VB" for c in noun.children):  # "scrapped plans to go"
        return verb
    if types & _STOPPING or predicate in _AWAITING:  # "stopped the violence" of others
        return None
    if types & RESCHEDULING and _is_court(surface_subjects(verb), lexicon):  # "the court postponed the deportation"
        return None
    shared = types & _SHARING or predicate in _TAKING_PART
    return verb if shared or lexicon.stative(predicate, "verb") in _SHARING_STATES else None


def _is_court(subjects: Iterable[Token], lexicon: Lexicon) -> bool:
    """Whether a court or an authority acts, which changes what others do."""
    return any("court" in lexicon.classes(lemma(one)) for one in subjects)


def _is_complemented(verb: Token) -> bool:
    """Whether a verb has a finite clause that tells what: not one after a comma, as "..., the agency said"."""
    clause = child(verb, "ccomp")
    return clause is not None and "," not in {
        t.text for t in clause.doc[clause.left_edge.i - 1 : clause.left_edge.i + 1]
    }


def _may_support(verb: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a verb may support a noun: not one that changes its schedule, judges it or tells an act of its own."""
    if child(verb, "oprd") is not None:  # "called the vote a disgrace"
        return False
    loose = loose_particle(verb, lexicon)
    predicate = predicate_of(verb) if loose is None else f"{lemma(verb)} {loose.lower_}"
    alone = [entry for entry in lexicon.entries.get((predicate, "verb"), ()) if entry.predicate == predicate]
    known = load_signatures().get(("verb", "obj", predicate))
    if any(entry.type in RESCHEDULING for entry in alone) or (known is not None and known.positive == FACTIVE):
        return False  # "extended the ban": what there is already
    if lexicon.stative(predicate, "verb") in {"light", "aspect", "transfer"}:
        return True
    return all(entry.conditions for entry in alone) and is_light(lemma(noun), predicate, lexicon)
