"""Doc -> Proposition: one for each verb, event noun or telling adjective that may name an event."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kg.doc import Doc, Token
from kg.events.arguments import Slots, noun_slots, verb_slots
from kg.events.clauses import is_headline
from kg.events.kinds import names_kind
from kg.events.lexicon import Lexicon
from kg.events.signatures import load_signatures
from kg.events.supporting import (
    RESCHEDULING,
    happenings,
    is_attitude,
    is_light,
    loose_particle,
    must_happen,
    sharing_verb,
    support_of,
)
from kg.events.tree import (
    COUNTING,
    VERBAL,
    child,
    children,
    is_cut,
    is_moved,
    is_news,
    is_passive,
    lemma,
    particle,
    predicate_of,
    takes_time,
)

REPEATED = "repeated noun"  # the construction of a noun that tells nothing by itself: see kg.events.rementions
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ"})  # parts of speech of predicates
_AUXILIARY = frozenset({"aux", "auxpass"})
_ATTENDED = frozenset({"at", "during", "before", "after", "since", "until"})  # "at the Security Conference"
_DEGREES = frozenset({"so", "very", "too", "well", "highly", "extremely", "quite", "rather", "deeply", "largely"})
_SCHEDULING_PARTICIPLES = frozenset({"cancel", "scrap", "postpone", "reschedule", "suspend", "delay", "resume"})
# What an article says of its sources: "asked not to be named", "was not authorised to speak", "could not be verified".
_SOURCING = frozenset({"name", "identify", "quote", "authorize", "authorise", "speak", "comment", "discuss", "verify"})
_ASKING = frozenset({"ask", "request", "want", "wish", "prefer", "decline", "refuse"})
_SPEAKING = frozenset({"speak", "comment", "discuss", "talk"})
_ADVERBIALS = frozenset({"by accident", "in honor", "in honour", "on call", "on demand", "in demand", "for sale"})
_MARKS = frozenset({"liftoff", "lift-off", "takeoff", "take-off", "kickoff", "kick-off"})  # "an hour before kickoff"
_DEADLY = frozenset({"die", "succumb", "recover"})  # "died of his injuries"
_MAKING = frozenset({"Launch", "Produce", "Purchase"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


class Proposition(Struct, frozen=True):
    """A predicate with its logical arguments; `construction` says how it was read.

    `trigger` is the head word that names the event, `words` the trigger's tokens (a verb and its particle),
    `predicate` the lemma with its particle, and `support` the verb of a light-verb construction.
    """

    trigger: Token
    words: tuple[Token, ...]
    predicate: str
    pos: str
    slots: Slots
    construction: str
    support: Token | None = None


def propositions(doc: Doc, lexicon: Lexicon) -> list[Proposition]:
    """All propositions of a Doc in text order; a verb that merely supports an event noun has none of its own."""
    tail = doc.tail
    words = [token for token in doc if token.pos_ in _TELLING and token.idx < tail]
    happening = happenings(words, lexicon)
    nouns = [found for token in words if (found := _noun(token, happening, lexicon))]
    supports = {one.support for one in nouns if one.support is not None}
    others = [
        found
        for token in words
        if token not in supports and (found := _verb(token, lexicon) or _adjective(token, lexicon))
    ]
    return sorted((one for one in nouns + others if one.trigger.idx < tail), key=lambda one: one.trigger.i)


def _verb(token: Token, lexicon: Lexicon) -> Proposition | None:
    """The proposition of a verb."""
    if (
        not (token.pos_ == "VERB" or _is_state(token, lexicon))
        or token.dep_ in _AUXILIARY
        or not token.text[0].isalpha()
    ):
        return None
    rescheduled = lemma(token) in _SCHEDULING_PARTICIPLES and lemma(token.head) != "sentence"  # "a suspended sentence"
    if token.dep_ in _MODIFYING and not (rescheduled or is_news(token)):
        return None
    if token.dep_ in {"prep", "mark", "case", "cc", "advmod"}:  # "according to", "following"
        return None
    if token.lower_ == "let" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "alone":
        return None
    if _is_quality(token) or _is_kept(token) or takes_time(token) or _is_of_sources(token):
        return None
    if is_attitude(token) or _leads_to_be(token):
        return None
    part = particle(token) or loose_particle(token, lexicon)
    words = (token, part) if part is not None and part.i == token.i + 1 else (token,)
    predicate = lemma(token) + (f" {part.lower_}" if part is not None else "")
    construction = "passive" if is_passive(token) else "active"
    return Proposition(token, words, predicate, "verb", verb_slots(token), construction)


def _is_of_sources(token: Token) -> bool:
    """Whether a clause tells how the news was got: "who asked not to be named", "was not authorised to speak"."""
    word = lemma(token)
    if word == "survive":  # "is survived by two sons"
        return is_passive(token)
    if word == "station":  # "soldiers stationed there"
        return token.dep_ == "acl"
    if word not in _SOURCING:
        return False
    if word == "verify":
        return any(c.lower_ in {"could", "can"} for c in children(token, "aux"))
    if word in _SPEAKING:
        return token.dep_ == "xcomp" and _is_of_sources(token.head)
    if word in {"authorize", "authorise"}:
        return is_passive(token) and any(lemma(c) in _SPEAKING for c in children(token, "xcomp"))
    if token.dep_ == "acl":  # "a man named only as Lee"
        return word in {"name", "identify"} and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "only"
    return token.dep_ == "xcomp" and lemma(token.head) in _ASKING and is_passive(token)


def _is_quality(token: Token) -> bool:
    """Whether a participle says what something is like: "was so divided", "well attended"; nobody has done it."""
    if token.lower_ == "missing" and child(token, "dobj") is None:
        return True
    described = token.tag_ == "VBN" and any(c.lower_ in _DEGREES and c.i == token.i - 1 for c in token.lefts)
    return described and child(token, "agent", "aux") is None


def _leads_to_be(token: Token) -> bool:
    """Whether a verb only says that something is so by and by: "came to be known as"."""
    after = token.doc.text[token.idx + len(token.text) : token.idx + len(token.text) + 7]
    return token.lemma_ == "come" and after == " to be "


def _is_kept(token: Token) -> bool:
    """Whether a participle says in what state something remains: "the school remained closed"."""
    return token.dep_ == "acomp" and token.head.lemma_ in {"remain", "stay"}


def _is_state(token: Token, lexicon: Lexicon) -> bool:
    """Whether a form of "be" tells an event with the phrase after it ("is under arrest", "are up 4%")."""
    if token.lemma_ != "be":
        return False
    if any(map(is_moved, children(token, "advmod"))):
        return True
    phrases = ((prep, noun) for prep in children(token, "prep") for noun in children(prep, "pobj"))
    return any(
        f"be {prep.lower_} {word}" in lexicon.states for prep, noun in phrases for word in (lemma(noun), noun.lower_)
    )


def _adjective(token: Token, lexicon: Lexicon) -> Proposition | None:
    """The proposition of a predicate adjective, or of a phrase such as "under arrest", that the lexicon knows."""
    if token.dep_ in {"acomp", "oprd"} and lexicon.knows(lemma(token), "adj"):
        whole = f"{lemma(token.head)} {lemma(token)}"  # "fall ill"
        if token.head.pos_ == "VERB" and any(
            entry.predicate == whole for entry in lexicon.entries.get((lemma(token.head), "verb"), ())
        ):
            return None
        return Proposition(token, (token,), lemma(token), "adj", _said(token.head, token), "adjective")
    if token.dep_ == "prep" and token.head.pos_ in VERBAL:
        noun = child(token, "pobj")
        predicate = f"{token.lower_} {lemma(noun)}" if noun is not None else ""
        if noun is not None and lexicon.knows(predicate, "adj"):
            return Proposition(noun, (token, noun), predicate, "adj", _said(token.head, token), "phrase")
    return None


def _said(verb: Token, complement: Token) -> Slots:
    """What a verb and its complement are said of: not who does it ("the blast left ten dead")."""
    slots = verb_slots(verb)
    of_object = is_passive(verb) or (complement.dep_ == "oprd" and ("obj" in slots or lemma(verb) == "leave"))
    return {slot: found for slot, found in slots.items() if slot != "subj"} if of_object else slots


def _noun(token: Token, happening: Mapping[int, Token], lexicon: Lexicon) -> Proposition | None:
    """The proposition of an event noun, where it is sure enough that it tells an event here."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in _MODIFYING or token.ent_type_ == "PERSON" or _is_set(token):
        return None
    if is_cut(token) or _links(token) or is_idle(token):
        return None
    words = _hyphenated(token, lexicon)
    if len(words) > 1 and words[0].dep_ in _MODIFYING and words[0].head not in words:  # "a break-up fee"
        return None
    word = "".join(t.lower_ for t in words[:-1]) + _noun_lemma(token, lexicon)
    strength = lexicon.strength(token.lower_) or lexicon.strength(word)
    support = happening.get(token.i) or (
        support_of(token, lexicon) if strength or lexicon.knows(word, "light") else None
    )
    if support is not None and (
        strength
        or is_light(word, predicate_of(support), lexicon)
        or (must_happen(token, support) and not lexicon.stative(word, "noun"))
    ):
        return Proposition(token, words, word, "noun", noun_slots(token, support), "light verb", support)
    if not strength and not lexicon.knows(word, "noun"):
        return None
    if token.pos_ == "PROPN" and not (strength and _names_event(token, word, lexicon)):
        return None
    slots = noun_slots(token, sharing=sharing_verb(token, lexicon))
    if not _is_sure(token, word, strength, slots, lexicon):
        return None
    return Proposition(token, words, word, "noun", slots, "event noun")


def _links(noun: Token) -> bool:
    """Whether a noun is only part of a preposition: "in support of", "in return for"."""
    if noun.dep_ != "pobj" or noun.head.i + 1 != noun.i or noun.i + 1 == len(noun.doc):
        return False
    phrase = f"{noun.head.lower_} {noun.lower_} {noun.nbor(1).lower_}"
    return ("prep", "any", phrase) in load_signatures()


def is_idle(noun: Token) -> bool:
    """Whether a noun tells how or of what, in a phrase that tells no event of its own, or counts ballots."""
    if noun.dep_ == "pobj" and f"{noun.head.lower_} {noun.lower_}" in _ADVERBIALS:
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and lemma(noun.head.head) in {"describe", "portray", "deride"}:
        return True
    word = lemma(noun)
    if word == "delivery" and noun.dep_ == "pobj" and noun.head.lower_ == "for":  # "crude for May delivery fell"
        return any(c.ent_type_ == "DATE" for c in (*noun.lefts, *(p for prep in noun.rights for p in prep.rights)))
    if word == "talk" and noun.tag_ == "NN" and any(c.lower_ == "of" for c in children(noun, "prep")):
        return True  # "talk of a recession"
    if word in _MARKS:
        return noun.dep_ == "pobj" and noun.head.lower_ == "before"
    if word in {"injury", "wound"}:
        return noun.dep_ == "pobj" and lemma(noun.head.head) in _DEADLY
    many = word == "vote" and noun.tag_ == "NNS" and not child(noun, "compound", "amod")
    numbers = children(noun, "nummod") if many else ()  # "by ten votes", "lacks 60 votes"; not "held two votes"
    return any(noun.dep_ == "pobj" or number.text[0].isdigit() for number in numbers)


def _is_sure(token: Token, word: str, strength: str | None, slots: Slots, lexicon: Lexicon) -> bool:
    """Whether a noun of that strength tells an event here; one of none where a case of the lexicon fits."""
    if strength == "anaphoric":
        return any(c.lower_ in _DEFINITE for c in children(token, "det", "poss"))
    told = _has_argument(slots) or _is_changed(token, lexicon)
    if strength == "counted":
        return told and (token.tag_ == "NNS" or child(token, "det", "poss", "nummod") is not None)
    if strength == "argument":
        return told and not _is_brought_out(token, word, lexicon)
    return strength is None or told or not names_kind(token)


def _is_brought_out(token: Token, word: str, lexicon: Lexicon) -> bool:
    """Whether a noun names the thing that someone makes or sells: "released an update"."""
    if token.dep_ not in {"dobj", "nsubjpass"} or "product" not in lexicon.classes(word):
        return False
    return any(entry.type in _MAKING for entry in lexicon.entries.get((predicate_of(token.head), "verb"), ()))


def _is_set(noun: Token) -> bool:
    """Whether a noun only counts what comes after it: "a round of talks"."""
    return lemma(noun) in COUNTING and any(c.lower_ == "of" for c in children(noun, "prep"))


def _noun_lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma of a noun; the model leaves the plural of one that it takes for a name."""
    word = lemma(token)
    singular = word.removesuffix("s")
    return singular if token.pos_ == "PROPN" and not lexicon.is_event_noun(word) else word


def _hyphenated(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a noun that the tokenizer cut at a hyphen ("cease-fire"), where the lexicon knows the whole."""
    start = token.i
    if start < 2 or token.doc[start - 1].text != "-":
        return (token,)
    while start >= 2 and token.doc[start - 1].text == "-" and not token.doc[start - 2].whitespace_:
        start -= 2
    words = tuple(token.doc[start : token.i + 1])
    whole = "".join(t.lower_ for t in words[:-1]) + lemma(token)
    return words if len(words) > 1 and lexicon.strength(whole) else (token,)


def _names_event(token: Token, word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised noun is no part of a name but that of an event: "at the Security Conference"."""
    named = any(c.pos_ == "PROPN" or c.ent_type_ for c in children(token, *_MODIFYING))
    if token.ent_type_ == "EVENT" or (token.ent_type_ == "" and (not named or is_headline(token))):
        return True
    attended = token.dep_ == "pobj" and token.head.lower_ in _ATTENDED
    return attended and "occasion" in lexicon.classes(word)


def _has_argument(slots: Slots) -> bool:
    told = any(t.dep_ == "ccomp" or _is_that(t) for t in slots.get("comp", ()))  # "complaints that it leaks"
    return told or any(slot not in {"mod", "comp"} for slot in slots) or any(t.ent_type_ for t in slots.get("mod", ()))


def _is_that(clause: Token) -> bool:
    return any(one.lower_ == "that" for one in children(clause, "mark"))


def _is_changed(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a verb makes the noun's schedule: "talks have been put off"."""
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return any(entry.type in RESCHEDULING for entry in lexicon.entries.get((predicate_of(noun.head), "verb"), ()))
