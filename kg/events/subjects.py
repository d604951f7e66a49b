"""Verb -> tokens: whom a verb is said of: its own subject, a shared, raised or controlling one, the passive's agent."""

from __future__ import annotations

from functools import lru_cache

from kg.actors.phrases import titles
from kg.doc import Token
from kg.events.control import words
from kg.events.lookup import signature_of
from kg.events.misjoined import stolen_subject, told_beside
from kg.events.tree import (
    FINITE,
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    child,
    children,
    conjuncts,
    is_cut,
    is_infinitive,
    is_passive,
    lemma,
    next_verb,
    outermost,
)

_WHERE = frozenset("on at in against near outside into".split())  # a deed and its place
_MODIFIES = frozenset({"relcl", "acl", "xcomp", "ccomp"})
_OF_THE_OBJECT = frozenset({"of", "from", "for", "with", "into"})
_OF_THE_CLAUSE = frozenset({"after", "before", "since", "upon", "following", "by", "without", "while", "when"})
_TELLING = ("that", "np-inf", "inf")  # what verbs of speech and demand take
_IMPERSONAL = frozenset({"it", "this", "that"})  # "it was the first text to be adopted": the text
_RANKS = frozenset({"first", "last", "latest"})
_NUMBERS = {"NN": "VBZ", "NNS": "VBP"}  # tags of nouns and of the present tense that agrees with them
_FORMS = frozenset(_NUMBERS.values())
_WERE = {"was": "VBZ", "were": "VBP"}
_IS = frozenset({"be", "remain"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PARTIES = frozenset({"GPE", "ORG"})
_MARGINS = frozenset({"votes", "ballots", "points", "seats", "goals", "runs"})
_SUCCEEDING = frozenset({"replace", "succeed", "become", "join"})  # "was elected by the members, replacing Lee"
_REMONSTRATING = frozenset({"protest", "complain", "demand", "express", "convey", "condemn"})
_STEPS = 12  # how far up the tree a shared subject is looked for


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """What a verb is grammatically said of: its own subject, a shared, a controlling or an antecedent one."""
    for _ in range(_STEPS):
        above = _governor(verb)
        found = own_subjects(verb) or (_lent_subjects(verb, above) if above is not None else ())
        if found or above is None or above.pos_ in NOMINAL:
            return found
        verb = above
    return ()


def stated_subjects(verb: Token) -> tuple[Token, ...]:
    """The subjects in a verb's own clause, or in one that it is raised to or coordinated with."""
    for _ in range(_STEPS):
        raised = verb.dep_ == "xcomp" and lemma(verb.head) in words("raising")
        if own_subjects(verb) or not (raised or verb.dep_ in {"conj", "acomp", "attr", "oprd"}):
            break
        verb = told_beside(verb) or verb.head
    return own_subjects(verb)


@lru_cache(maxsize=2048)  # asked for by the verb, and by all that share its subject
def own_subjects(verb: Token) -> tuple[Token, ...]:
    """The subject in a verb's own clause, or the noun that the clause is about."""
    if (stolen := stolen_subject(verb) or _resumed(verb)) is not None:
        return conjuncts(stolen)
    if own := list(children(verb, *SUBJECTS)):  # of several, the last may be a name: "The former chief, Tom Smith will"
        last = next((one for one in reversed(own) if not _is_rate(one)), own[0])
        several = child(own[0], "cc") and not titles(own)  # "the mayor as well as his aides"
        told = own if several else own[:1] if _is_stranded(last) else [last]
        found = dict.fromkeys(found for one in told for found in conjuncts(antecedent(one, verb)))
        return tuple(one for one in found if not _is_denied(one))
    if verb.dep_ in _MODIFIES and verb.head.dep_ == "attr" and is_foremost(verb.head):
        first = own_subjects(verb.head.head)  # "Norvia is the first to comply", "became the first state to comply"
        if verb.head.pos_ not in NOMINAL or all(one.lower_ not in _IMPERSONAL for one in first):
            return first
    if verb.dep_ in _MODIFIES and verb.head.pos_ in NOMINAL:
        return _subject_of_modifier(verb)
    if acronym := next((c for c in verb.lefts if _is_acronym(c)), None):
        return (acronym,)
    if (named := _misread(verb) or _named_before(verb)) is not None:
        return conjuncts(named)
    return (verb.head,) if verb.dep_ == "amod" else ()


def is_foremost(noun: Token) -> bool:
    """Whether a noun names the first, the last or the most of its kind."""
    return any(t.lower_ in _RANKS or t.tag_ == "JJS" for t in (noun, *children(noun, "amod")))


def _resumed(verb: Token) -> Token | None:
    """The noun before a relative clause that the parser let run on: "Workers at the plant that makes jets struck"."""
    clause = verb.head
    if verb.dep_ != "ccomp" or clause.dep_ != "relcl" or verb.tag_ not in FINITE or child(verb, "mark") is not None:
        return None
    top = _widest(clause.head)
    taken = top.dep_ != "ROOT" or top.pos_ not in {"NOUN", "PROPN"} or signature_of(clause, "that") is not None
    return None if taken else top


def _misread(verb: Token) -> Token | None:
    """The noun before a finite verb that the parser took for a part of it: "Strong quake rattles island"."""
    before = verb.lefts[-1] if verb.lefts and verb.tag_ in FINITE and verb.pos_ == "VERB" else None
    return before if before is not None and before.dep_ == "compound" and before.i + 1 == verb.i else None


def _named_before(verb: Token) -> Token | None:
    """Who opens a headline right before an infinitive, which may be quoted: "Mayor 'to quit' over leak, aide says"."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if to is None or verb.idx >= verb.doc.headline or verb.dep_ not in {"advcl", "ccomp"}:
        return None
    end = to.i - (to.i > 0 and to.nbor(-1).text == '"')
    before = verb.doc[verb.sent.start : end]
    named = bool(before) and all(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in before)
    return before[-1] if named and before[-1].pos_ in NOMINAL else None


def _is_stranded(noun: Token) -> bool:
    """Whether a subject is the noun that the preposition before it lacks: "a man who stood near a guard shot him"."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    return before.dep_ == "prep" and before.tag_ == "IN" and not before.children


def _is_acronym(word: Token) -> bool:
    """Whether a word in capitals before a verb was taken for an adverb: "UNFPA provided tents"."""
    return word.dep_ in {"advmod", "npadvmod"} and word.text.isupper() and len(word.text) > 2


def _is_rate(noun: Token) -> bool:
    """Whether a noun tells what an amount is for: "An offer of nine euros a share was"."""
    first = child(noun, "det")
    return first is not None and first.lower_ in {"a", "an"} and first.i > 0 and first.nbor(-1).pos_ in {"NOUN", "SYM"}


def _lent_subjects(verb: Token, above: Token) -> tuple[Token, ...]:
    """The subject that a verb without one has from the predicate above it, where that is not simply its subject."""
    if blamed := _blamed(verb, above):
        return blamed
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and (controller := _object_control(verb)):
        return controller
    used = verb.dep_ == "advcl" and lemma(verb) not in _SUCCEEDING  # "was used by officers to track smugglers"
    used = used or lemma(above) in words("promising")
    if used and is_passive(above) and child(above, "agent"):
        return passive_agents(above)
    had = above.dep_ == "dobj" and lemma(above.head) in words("having")  # "had success in winning them"
    return (_makers(above) if had else tuple(children(above, "poss"))) if above.pos_ in NOMINAL else ()


def passive_agents(verb: Token) -> tuple[Token, ...]:
    """The nouns of a passive's by-phrase."""
    phrases = list(children(verb, "agent"))
    if not phrases and is_passive(verb):  # "was forced to resign by the board": nobody else could be meant
        phrases = [by for clause in children(verb, "xcomp") for by in children(clause, "prep") if by.lower_ == "by"]
    if not phrases and (other := next_verb(verb)) is not None and is_passive(verb):
        return passive_agents(other)  # "was fined and banned by the league"
    found = (noun for by in phrases for noun in children(by, "pobj") if not (_is_means(noun) or _is_margin(noun)))
    return tuple(one for noun in found for one in conjuncts(noun))


def _is_margin(noun: Token) -> bool:
    """Whether a by-phrase says by how much: "was defeated by 301 votes"."""
    return noun.lower_ in _MARGINS and child(noun, "nummod") is not None


def _is_means(noun: Token) -> bool:
    """Whether a bare noun after "by" tells how, and not who: "erased by mistake", "flown out by helicopter"."""
    return lemma(noun) in words("means") and not any(noun.children)


def _blamed(verb: Token, above: Token) -> tuple[Token, ...]:
    """The object that a gerund is said of: "accused them of leaving", "kept them from leaving"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in _OF_THE_OBJECT:
        return ()
    blamed = _widest(above) if verb.head.lower_ == "of" else above  # "cleared the head of a bank of stealing"
    if above.pos_ in NOMINAL and blamed.dep_ in {"dobj", "nsubjpass"} and lemma(blamed.head) in words("blaming"):
        return conjuncts(blamed)
    if above.pos_ not in VERBAL:
        return ()
    if is_passive(above):
        return surface_subjects(above)
    controller = child(above, "dobj")
    return conjuncts(controller) if controller is not None and controller.i < verb.i else ()


def _governor(verb: Token) -> Token | None:
    """The predicate whose subject a verb without one of its own shares; a finite clause has one, though unread."""
    if (verb.dep_ == "advcl" and verb.tag_ in FINITE) or plot(verb) is not None:
        return None
    if verb.dep_ in {"conj", "xcomp", "advcl", "acomp", "attr", "dep", "oprd"}:
        return told_beside(verb) or _finite_beside(verb) or (verb.head if verb.head != verb else None)
    if verb.dep_ == "ccomp" and not child(verb, "mark"):
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ in {"prep", "agent"}:
        above = _finite(verb.head.head) if verb.head.lower_ in _OF_THE_CLAUSE else verb.head.head
        return _meant(above, verb.head) if verb.head.lower_ == "by" else above
    return None


def _finite_beside(verb: Token) -> Token | None:
    """The finite verb that a finite conjunct goes with, where it hangs on an infinitive: "want it to go and left"."""
    if verb.dep_ != "conj" or not (_has_tense(verb) and is_infinitive(verb.head)):
        return None
    return next((above for above in verb.head.ancestors if above.pos_ in VERBAL and _has_tense(above)), None)


def _has_tense(verb: Token) -> bool:
    """Whether a verb or its first auxiliary has a tense."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in children(verb, "aux", "auxpass"))


def plot(verb: Token) -> Token | None:
    """What others planned, whose infinitive the parser hung on the verb above: "foiled a plot to bomb it"."""
    held = child(verb.head, "dobj") if verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb) else None
    if held is None or held.i + 1 != verb.left_edge.i or lemma(verb.head) not in words("reacting"):
        return None
    return held if signature_of(held, "inf") is not None else None


def _meant(above: Token, by: Token) -> Token:
    """The verb that "by leaving" belongs to: what is said rather than "said", and no participle that has its agent."""
    if child(above, "agent") is not None and not child(above, "auxpass", *SUBJECTS):
        above = above.head  # "said that they harmed it, which was founded by Lee, by leaving"
    told = [c for c in children(above, "ccomp") if above.i < c.i < by.i and own_subjects(c)]
    return told[-1] if told else above


def _finite(token: Token) -> Token:
    """The verb of the finite clause around a token: "agreed to visit after canceling" is about who agreed."""
    verb = token
    for _ in range(_STEPS):
        if token.pos_ in VERBAL:
            verb = token
            if token.tag_ in FINITE or child(token, *SUBJECTS):
                break
        if token.head == token:
            break
        token = token.head
    return verb


def _object_control(verb: Token) -> tuple[Token, ...]:
    """The object that controls the subject of an infinitive ("urged them to leave")."""
    above = verb.head
    given = _given(above) if lemma(above) in words("giving") else None
    controller = given or child(above, "dobj") or child(above, "dative") or _pleaded_with(above)
    if not is_infinitive(verb) or controller is None or controller.i > verb.i or lemma(above) in words("promising"):
        return ()
    if lemma(above) == "summon" and lemma(verb) in _REMONSTRATING:  # "summoned the envoy to protest"
        return ()
    if lemma(above) == "ask" and any(c.lower_ == "for" and c.i > controller.i for c in children(above, "prep")):
        return ()  # "asked the state for money to survive"
    told = verb.dep_ != "advcl" and signature_of(above, "np-inf") is not None
    if not told and given is None and lemma(above) not in words("sending") | words("pleading"):
        return ()  # a purpose is the subject's, unless someone is sent: "beat the champion to win the cup"
    return conjuncts(controller)


def _given(verb: Token) -> Token | None:
    """To whom something is given: "gave the rebels a week to leave"."""
    receiver = child(verb, "dative")
    return child(receiver, "pobj") if receiver is not None and receiver.pos_ == "ADP" else receiver


def _pleaded_with(verb: Token) -> Token | None:
    """Whom a verb with a preposition turns to: "called on members to vote"."""
    phrases = (c for c in children(verb, "prep") if c.lower_ in {"on", "upon", "to", "with"})
    first = next(phrases, None) if lemma(verb) in words("pleading") else None
    return child(first, "pobj") if first is not None else None


def _subject_of_modifier(verb: Token) -> tuple[Token, ...]:
    """The subject of a clause that modifies a noun: the noun, or, for "plans to send", whose plans they are."""
    noun = verb.head
    if text := text_of(verb):
        others = lemma(outermost(text).head) in words("reacting") and child(text, "poss") is None
        return (text,) if others else _makers(text) or (text,)
    granted = noun.ent_type_ in {"DATE", "TIME"} or lemma(noun) in words("granting") | words("text")
    meant = granted or (lemma(noun.head) in words("taking") and child(verb, "dobj") is not None)
    if not is_infinitive(verb) or is_passive(verb) or (verb.dep_ == "relcl" and not meant and not _is_wish(noun)):
        judged = is_infinitive(verb) and _is_said_of_it(noun) and signature_of(noun, "inf") is not None
        return () if judged else (noun,)  # "it was a mistake to leave"
    if makers := _receivers(noun) or _makers(noun):
        return makers
    return (noun,) if noun.dep_ == "ROOT" and noun.pos_ == "PROPN" else ()  # a headline: "Russia to expel diplomats"


def _is_said_of_it(noun: Token) -> bool:
    """Whether a noun says what something is that is told later."""
    subject = child(noun.head, "nsubj", "expl") if noun.dep_ == "attr" else None
    return subject is not None and subject.lower_ == "it"


def _is_denied(noun: Token) -> bool:
    """Whether a sentence says that it was not somebody: "it was not the firm that leaked the report"."""
    return _is_said_of_it(noun) and child(noun.head, "neg") is not None


def text_of(clause: Token) -> Token | None:
    """The text whose words a gerund tells: "a report accusing the army", "sent the king a letter urging him to go"."""
    if clause.dep_ not in {"acl", "advcl"} or clause.tag_ != "VBG":
        return None
    above = clause.head
    addressed = above.dep_ == "pobj" and above.head.lower_ == "to"  # "a letter to the king urging him to go"
    if (addressed or clause.dep_ == "advcl") and signature_of(clause, *_TELLING) is not None:
        above = above.head.head if addressed else above
        above = child(above, "dobj") or above if above.pos_ in VERBAL else above
    return above if lemma(above) in words("text") else None


def _receivers(noun: Token) -> tuple[Token, ...]:
    """Who is given a noun: "gave them time to leave"."""
    given = outermost(noun)
    receiver = next((c for c in children(given.head, "dative", "dobj") if c.i < given.i and not is_cut(c)), None)
    return conjuncts(receiver) if receiver is not None and given.dep_ == "dobj" else ()


def _makers(noun: Token) -> tuple[Token, ...]:
    """Whose text or plan it is: its owner, or who makes it."""
    by = (c for c in children(noun, "prep") if c.lower_ == "by")
    if owners := (*children(noun, "poss"), *(maker for one in by for maker in children(one, "pobj"))):
        return owners
    if named := [c for c in children(noun, "compound", "nmod") if c.ent_type_ in _PARTIES and noun.ent_type_ == ""]:
        return (named[-1],)  # "the Norvia decision to leave"
    noun = outermost(noun)
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "in" and above.head.lemma_ in _IS:  # "is in talks to buy"
        return surface_subjects(above.head)
    if noun.dep_ not in {"dobj", "attr"} or above.pos_ not in VERBAL or above == noun:
        return ()
    if lemma(above) in words("reacting"):
        return surface_subjects(above) if _is_wish(noun) else ()
    return passive_agents(above) if is_passive(above) else surface_subjects(above)


def _is_wish(noun: Token) -> bool:
    """Whether a noun tells what others are to do: "rejected calls to quit"."""
    found = signature_of(noun, "inf")
    return found is not None and found.positive == "demanded"


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower_ in RELATIVE and subject.tag_ in {"WDT", "WP", "IN", "WP$"}:
        for clause in (verb, verb.head):
            if clause.dep_ == "relcl" and clause.head.pos_ in NOMINAL:
                noun = clause.head
                return _of_event(noun, subject, verb) or _of_person(noun, subject) or _agreeing(noun, verb) or noun
    return subject


def _of_person(noun: Token, pronoun: Token) -> Token | None:
    """The person around a place, which alone "who" can mean: "a man jailed in Norvia, who was freed"."""
    if pronoun.lower_ not in {"who", "whom"} or noun.ent_type_ not in _PLACES:
        return None
    above = (one for one in noun.ancestors if one.pos_ in {"NOUN", "PROPN"} and one.ent_type_ not in _PLACES)
    return next(above, None)


def _is_set_for(verb: Token) -> bool:
    """Whether a clause gives what it is said of a time: "that had been set for Friday"."""
    return any(c.ent_type_ in {"DATE", "TIME"} for p in children(verb, "prep") if p.lower_ == "for" for c in p.children)


def _agreeing(noun: Token, verb: Token) -> Token | None:
    """The noun around or in another that alone agrees with a clause: "a tool for computers that brings new gains"."""
    auxiliaries = (*children(verb, "aux", "auxpass"), verb)
    finite = next((found for one in auxiliaries if (found := _WERE.get(one.lower_, one.tag_)) in _FORMS), None)
    if finite in {None, _NUMBERS.get(noun.tag_)} or noun.tag_ not in _NUMBERS or child(noun, "conj") is not None:
        return None
    around = (noun.head.head,) if noun.dep_ == "pobj" else ()
    inside = (one for of in children(noun, "prep") for one in children(of, "pobj") if one.i < verb.i)
    return next((one for one in (*around, *inside) if _NUMBERS.get(one.tag_) == finite), None)


def _widest(noun: Token) -> Token:
    """The noun around all the phrases that a noun stands in: "the attack on the port of Norvia"."""
    for _ in range(_STEPS):
        if noun.dep_ != "pobj" or noun.head.head.pos_ != "NOUN":
            break
        noun = noun.head.head
    return noun


def _of_event(noun: Token, pronoun: Token, verb: Token) -> Token | None:
    """The noun around another that alone can be meant: "an attack on a bus that killed nine"."""
    preposition, whole = noun.head, noun.head.head
    if noun.dep_ != "pobj" or whole.pos_ != "NOUN" or pronoun.lower_ == "who":
        return None
    made = pronoun.dep_ == "nsubjpass" and lemma(verb) in words("making")
    if made and (noun.pos_ == "PROPN" or noun.ent_type_ == "PERSON" or preposition.lower_ == "by"):
        return _widest(whole)
    if pronoun.dep_ == "nsubjpass" and preposition.lower_ == "with" and _is_set_for(verb):
        return whole  # "a meeting with the king that was set for Friday"
    if preposition.lower_ == "between":  # "a treaty between Norvia and Sund, which was signed"
        return whole
    struck = pronoun.dep_ == "nsubj" and lemma(verb) in words("harming")
    return whole if struck and preposition.lower_ in _WHERE else None
