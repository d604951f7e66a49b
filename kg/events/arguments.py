"""Predicate token -> Slots: logical arguments by slot (subj, obj, iobj, comp, poss, mod, prepositions)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.actors.verbs import asserted
from kg.doc import Token
from kg.events.control import words
from kg.events.misjoined import stolen_subject
from kg.events.subjects import antecedent, is_foremost, own_subjects, passive_agents, surface_subjects
from kg.events.tree import (
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    child,
    children,
    companions,
    conjuncts,
    is_cut,
    is_infinitive,
    is_joining,
    is_moved,
    is_passive,
    is_pending,
    is_wished_for,
    lemma,
    next_verb,
    outermost,
)

Slots = Mapping[str, tuple[Token, ...]]
_WHITHER = frozenset("away back home down up over off north south east west".split())  # "flew back to Norvia"
_RESULTS = frozenset({"ill", "sick", "dead", "free", "short", "higher", "lower"})
_COMPLEMENTS = ("xcomp", "ccomp", "acomp", "oprd", "attr")
_MEANWHILE = frozenset({"after", "before", "during", "in", "at", "following", "since", "for"})
_LOOSE = frozenset({"dep", "xcomp"})  # labels that a parser gives the objects of headlines
_MODIFIERS = ("amod", "compound", "nmod")
_BEFORE_PREPOSITIONS = frozenset({"prep", "advmod"})  # labels
# Prepositions that tie clauses or name a source, and nouns that stand in set phrases ("for example", "in addition").
_CONNECTING = frozenset("according due because thanks owing prior instead regardless despite except".split())
_NO_ARGUMENTS = frozenset(
    "example instance addition fact case order time times way place turn general particular condition basis"
    " behalf point extent".split()
)
_ALONE = frozenset({"example", "instance", "addition", "general", "particular", "case"})  # but "trial of the general"
_UNDERGOES = frozenset("receive draw attract earn get face suffer undergo sustain meet win incur".split())
_WHEN_AND_HOW = frozenset("day week month year time moment night morning way reason place point extent".split())
_RECEIVING = frozenset({"to", "for", "with", "on", "against"})
_ASKING = frozenset({"invitation", "request", "behest", "urging"})
_BIDS = frozenset({"bid", "effort", "attempt", "rush", "push", "move", "drive", "order"})  # "in a bid to leave"
_MEASURES = frozenset({"percent", "%", "point"})  # "slid 3 percent": by so much
_MEANT = frozenset({"design", "intend", "aim", "mean"})
_RAISING = frozenset(
    {"want", "expect", "like", "need", "hope", "wish", "see", "hear", "feel", "believe", "say", "think"}
)


@lru_cache(maxsize=2048)  # asked for by a verb, and by the nouns that it supports
def verb_slots(verb: Token) -> Slots:
    """The logical arguments of a verb: passives turned round, shared and controlled subjects filled in."""
    slots: defaultdict[str, list[Token]] = defaultdict(list)
    subjects, objects = surface_subjects(verb), _objects(verb)
    beside, given = companions(verb), _given_to(verb, objects)
    objects = objects[len(given) :]
    if beside and objects and beside[0].i > verb.i:  # "unveiled a phone, along with two tablets"
        objects = (*objects, *beside)
    elif beside:
        subjects = (*subjects, *beside)
    if is_passive(verb):
        slots["subj"].extend(passive_agents(verb))
        slots["iobj" if objects else "obj"].extend(subjects)
        slots["obj"].extend(objects)
    else:
        slots["subj"].extend(subjects)
        slots["obj"].extend(objects)
    slots["iobj"].extend(given)
    slots["iobj"].extend([one for found in children(verb, "dative") for one in _dative(found)])
    slots["comp"].extend([c for c in verb.children if c.dep_ in _COMPLEMENTS or _is_result(c)])
    slots["comp"].extend([c for day in children(verb, "npadvmod") for c in day.rights if c.lower_ in _RESULTS])
    slots["purpose"].extend(_purposes(verb))
    slots["term"].extend(_terms(verb))
    slots["who"].extend(one for clause in children(verb, "ccomp") if clause.i > verb.i for one in own_subjects(clause))
    _add_prepositions(slots, verb)
    wished = [clause for clause in children(verb, "advcl") if is_wished_for(clause)]
    slots["for"].extend(wished)
    slots["who"].extend(one for clause in wished if not is_passive(clause) for one in own_subjects(clause))
    if is_passive(verb) and not slots["subj"]:  # a by-phrase that the parser took for any other
        slots["subj"].extend(slots.pop("by", ()))
    elif verb.dep_ == "xcomp" and is_passive(verb.head):  # "was told to leave by the police"
        slots.pop("by", ())
    slots["by"].extend(one for one in children(verb, "npadvmod") if lemma(one) in _MEASURES)
    return {slot: tuple(dict.fromkeys(found)) for slot, found in slots.items() if found}


def noun_slots(noun: Token, support: Token | None = None, sharing: Token | None = None) -> Slots:
    """The logical arguments of an event noun, those of the verb that supports it ("held talks with") included.

    A `sharing` verb ("announced an inquiry", "resumed talks") is an event of its own and lends them all the same.
    """
    slots: defaultdict[str, list[Token]] = defaultdict(list)
    slots["poss"].extend(one for owner in children(noun, "poss") for one in conjuncts(antecedent(owner, noun.head)))
    slots["mod"].extend(children(noun, *_MODIFIERS))
    slots["mod"].extend(_leaders(noun))
    slots["comp"].extend(children(noun, "acl", "ccomp", "xcomp"))
    _add_prepositions(slots, noun)
    _add_asked(slots, noun)
    if support is not None:
        slots["verb"].append(support)
        if not slots.keys() & _RECEIVING:  # "gave a grant and a loan to Norvia"
            for other in conjuncts(noun):
                _add_prepositions(slots, other)
    if lender := support or sharing:
        taken, lent = {noun, *conjuncts(outermost(noun))}, verb_slots(lender)
        unshared = {"comp"} if taken & set(lent.get("obj", ())) else {"comp", "obj"}  # "place" in "took place"
        owned = sharing is not None and bool(slots["poss"] or slots.get("by") or slots.get("between"))
        for name, found in lent.items():
            slot = "obj" if name == "subj" and lender.lemma_ in _UNDERGOES else name
            if slot not in unshared and not (owned and slot == "subj") and not slots.get(slot):
                slots[slot].extend(one for one in found if one not in taken)
    elif doers := _doers(noun):
        slots["subj"].extend(doers)
    elif entrusted := _entrusted(noun):
        slots["subj"].extend(entrusted)
    elif slots.get("with") and not any(slots.get(slot) for slot in ("poss", "by", "of", "between")):
        slots["subj"].extend(_meanwhile(noun))
    return {slot: tuple(dict.fromkeys(found)) for slot, found in slots.items() if found}


def _leaders(noun: Token) -> Iterator[Token]:
    """Who leads what a noun tells: "a NATO-led raid"."""
    for led in children(noun, "amod"):
        if lemma(led) == "lead" and led.nbor(-1).text == "-":
            yield from children(led, "npadvmod", "compound", "nmod", "amod", "advmod")


def _terms(verb: Token) -> Iterator[Token]:
    """For how long something is done or asked for: "jailed for nine years"."""
    held = (one for found in children(verb, "prep") if found.lower_ == "for" for one in children(found, "pobj"))
    yield from (one for one in (*held, *children(verb, "npadvmod")) if one.ent_type_ == "DATE" and one.tag_ == "NNS")


def _is_result(word: Token) -> bool:
    """Whether a word that the parser took for an adverb says what becomes of someone: "fell ill"."""
    if word.dep_ != "advmod" or not (word.lower_ in _RESULTS or is_moved(word)):
        return False
    before = word.left_edge.nbor(-1) if word.left_edge.i else word
    return before == word.head or before.dep_ == "dobj"  # "fell seriously ill", "closed 3% higher", "sent it lower"


def _add_asked(slots: defaultdict[str, list[Token]], noun: Token) -> None:
    """Fill the slot of who is asked to do what is done "at the invitation of the king"."""
    preposition = noun.head
    at = noun.dep_ == "pobj" and preposition.lower_ == "at" and preposition.head.pos_ in VERBAL
    if at and lemma(noun) in _ASKING:
        slots["to"].extend(surface_subjects(preposition.head))


def _doers(noun: Token) -> tuple[Token, ...]:
    """Who did what a noun tells, where nothing else is said: "was responsible for the attack", "behind the raid"."""
    preposition = outermost(noun).head
    above = preposition.head
    if preposition.lower_ == "for" and above.lower_ == "responsible":
        above = above.head
    elif preposition.lower_ != "behind":
        return ()
    if above.pos_ in {"NOUN", "PROPN"}:
        return (above,)
    return surface_subjects(above) if above.lemma_ == "be" and asserted(above) else ()


def _entrusted(noun: Token) -> tuple[Token, ...]:
    """Who is to do what a noun tells: "was tasked with the removal of mines"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or lemma(verb) not in words("entrusting"):
        return ()
    return surface_subjects(verb) if is_passive(verb) else tuple(children(verb, "dobj"))


def _meanwhile(noun: Token) -> tuple[Token, ...]:
    """Who does something else in, before or after what a noun tells: "after talks with the king, Smith said"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _MEANWHILE or preposition.head.pos_ not in VERBAL:
        return ()
    return surface_subjects(preposition.head)


def _objects(verb: Token) -> tuple[Token, ...]:
    """The objects of a verb: its own, the subject of its infinitive, or what a relative clause is about."""
    lost = [stolen_subject(clause) for clause in children(verb, "ccomp")]
    if own := [one for one in children(verb, "dobj") if one not in lost and _is_object(one, verb)]:
        if verb.dep_ == "relcl" and _is_relative(own[0]):
            own = [verb.head]
        joined = (found for found in own if found == own[0] or found.doc[found.left_edge.i - 1].text != ",")
        return tuple(one for found in joined for one in conjuncts(found))
    for clause in children(verb, "ccomp", "xcomp"):
        subject = child(clause, *SUBJECTS)
        if subject is not None and subject.i > verb.i and _is_small(clause, verb):
            return conjuncts(subject)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not child(verb, "prep", "ccomp", "xcomp", *SUBJECTS):
        shared = child(verb.head, "dobj")  # "condemned and boycotted the vote", attached to the first verb
        if shared is not None and shared.i > verb.i:
            return conjuncts(shared)
    if _is_bare_relative(verb):
        return (verb.head,)
    if lemma(verb) in words("needing an object") and (other := next_verb(verb)) is not None and not is_passive(verb):
        return _objects(other)  # "seized and burned the cars"
    loose = next((c for c in verb.rights if c.dep_ in _LOOSE and c.pos_ in {"NOUN", "PROPN"}), None)
    if loose is None or any(t.is_punct for t in verb.doc[verb.i : loose.i]):
        return ()
    return conjuncts(loose)  # headlines: "Firm launches 3G phone"


def _is_object(noun: Token, verb: Token) -> bool:
    """Whether what the parser took for an object is one: no part of a word, nothing pending, no age, no aside."""
    aged = noun.pos_ == "NUM" and noun.i > 0 and noun.nbor(-1).lower_ == "aged"
    before = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    aside = before.text == "," and before.i > verb.i + 1 and is_foremost(noun)  # "closed at 40, its lowest level"
    return not (aged or aside or is_cut(noun) or is_pending(noun))


def _given_to(verb: Token, objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """To whom something is given, which the parser took for an object too: "gave visitors from abroad a map"."""
    gifts = [one for one in children(verb, "dobj") if one in objects]
    if len(gifts) != 2 or lemma(verb) not in words("giving") | words("handing"):
        return ()
    return objects[: objects.index(gifts[1])] if gifts[0].right_edge.i + 1 == gifts[1].left_edge.i else ()


def _purposes(verb: Token) -> Iterator[Token]:
    """The infinitives that tell what a verb, or its object, is for: "sent a team to look into it"."""
    objects = children(verb, "dobj", "nsubjpass", "oprd")
    made = (one for noun in objects for one in children(noun, "acl") if lemma(one) in _MEANT)  # "designed to help"
    bids = (noun for prep in children(verb, "prep") if prep.lower_ == "in" for noun in children(prep, "pobj"))
    above = (verb, *objects, *made, *(noun for noun in bids if lemma(noun) in _BIDS))
    clauses = (clause for word in above for clause in children(word, "advcl", "acl", "xcomp"))
    aims = (clause for clause in clauses if clause.i > verb.i and is_infinitive(clause))
    return (clause for clause in aims if not is_wished_for(clause))


def _is_relative(noun: Token) -> bool:
    """Whether a noun stands for what its clause is about: "which", "many of which"."""
    inner = (one for prep in children(noun, "prep") for one in children(prep, "pobj"))
    return noun.lower_ in RELATIVE or any(one.lower_ in RELATIVE for one in inner)


def _is_small(clause: Token, verb: Token) -> bool:
    """Whether the subject of a clause is the object of the verb above it: "asked them to go", "found them guilty"."""
    if is_infinitive(clause):
        return verb.lemma_ not in _RAISING
    helped = lemma(verb) == "help" and clause.tag_ == "VB"  # "helped the girls leave"
    plain = clause.pos_ not in VERBAL or clause.tag_ == "VBG" or helped  # "accepted refugees fleeing the war"
    return plain and not child(clause, "aux", "cop", "mark")


def _is_bare_relative(verb: Token) -> bool:
    """Whether a relative clause lacks its pronoun and its object ("the meeting he canceled")."""
    if (
        verb.dep_ != "relcl"
        or is_passive(verb)
        or is_wished_for(verb)
        or child(verb, "ccomp", "xcomp", "acomp", "attr", "advmod")
    ):
        return False
    if verb.head.lower_ in _WHEN_AND_HOW or any(map(_is_gapped, children(verb, "prep"))):
        return False  # "the day he left in tears", "the house they met in"
    subject = child(verb, "nsubj")
    return subject is not None and subject.lower_ not in RELATIVE and verb.head.pos_ in NOMINAL


def _is_gapped(preposition: Token) -> bool:
    """Whether a preposition lacks its noun, or stands before a relative pronoun."""
    noun = child(preposition, "pobj", "pcomp")
    return noun is None or noun.lower_ in RELATIVE


def _dative(token: Token) -> Iterator[Token]:
    """The nouns of a dative, with its preposition or without."""
    nouns = children(token, "pobj") if token.pos_ == "ADP" else (token,)
    return (one for noun in nouns for one in conjuncts(noun))


def _add_prepositions(slots: defaultdict[str, list[Token]], head: Token) -> None:
    """Fill the slots of a head's prepositions, coordinated ones and those of "because of" included."""
    for preposition, found in prepositions(head):
        slots[preposition].extend(found)


@lru_cache(maxsize=2048)  # asked for by the slots of a head, and by all that look below it
def prepositions(head: Token) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    """Each preposition under a head with its objects: nouns, coordinated ones too, or the verb of a gerund."""
    return () if head.below.keys().isdisjoint(_BEFORE_PREPOSITIONS) else tuple(_prepositions(head))


def _prepositions(head: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    away = (one for adverb in children(head, "advmod") if adverb.lower_ in _WHITHER for one in children(adverb, "prep"))
    for preposition in (*children(head, "prep"), *away):
        partitive = preposition.lower_ == "of" and preposition.i < head.i  # "of the ten, two stayed"
        if preposition.lower_ in _CONNECTING or is_joining(preposition) or partitive:
            continue
        name = preposition.lower_ if preposition.lower_ != "out" else "from"
        for further in children(preposition, "prep", "pcomp"):  # "because of", "from under", "after meeting"
            if is_joining(further):
                continue
            if further.dep_ == "prep":
                yield name if name == "from" else further.lower_, tuple(_objects_of(further))
            elif further.pos_ in VERBAL:
                yield name, (further,)
        if found := tuple(_objects_of(preposition)):
            yield name, found


def _objects_of(preposition: Token) -> Iterator[Token]:
    """The nouns under a preposition; a relative pronoun stands for its antecedent."""
    for noun in children(preposition, "pobj"):
        clause = preposition.head
        bare = noun.lower_ in _NO_ARGUMENTS and not (noun.lower_ in _ALONE and noun.children)
        if bare or noun.ent_type_ in {"DATE", "TIME"}:  # times are read apart
            continue
        if noun.lower_ in RELATIVE and clause.dep_ == "relcl":
            yield clause.head
        else:
            yield from conjuncts(noun)
