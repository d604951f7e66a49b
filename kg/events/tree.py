"""Token -> tokens: voice, particles, conjuncts and logical subjects in the dependency tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from kg.parse import HEADLINE

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
_MODIFIES = frozenset({"relcl", "acl", "xcomp", "ccomp"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "swear", "agree"})
_SENDS = frozenset({"send", "dispatch", "deploy", "invite", "hire", "appoint", "ask", "order", "summon", "name"})
_OF_THE_OBJECT = frozenset({"of", "from", "for", "with", "into"})
BLAMES = frozenset({"accuse", "suspect", "convict", "acquit", "charge", "blame", "criticize", "prevent", "stop"})
_OF_THE_CLAUSE = frozenset({"after", "before", "since", "upon", "following", "by", "without", "while", "when"})
_SILENT_E = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]$")  # one short syllable, whose consonant would be doubled
_TEXTS = frozenset(
    "report statement letter resolution lawsuit suit complaint petition memo article post tweet message bill law decree"
    " order ruling declaration communique motion verdict email note editorial video".split()
)  # what says what its maker says
# What leaves the subject of its infinitive as it is: "the ferry is expected to arrive".
_RAISING = frozenset(
    "expect set schedule due likely seem appear begin start continue cease fail prove happen tend remain bind".split()
)
_STEPS = 12  # how far up the tree a shared subject is looked for


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The dependents with one of the labels, in order."""
    return (one for one in token.children if one.dep_ in deps)


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels."""
    for one in token.children:
        if one.dep_ in deps:
            return one
    return None


def conjuncts(first: Token) -> Iterator[Token]:
    """A token and the nominals that are coordinated with it, in order."""
    while True:
        yield first
        following = next((c for c in children(first, "conj") if c.pos_ in NOMINAL or c.pos_ == "ADJ"), None)
        if following is None:
            return
        first = following


def is_passive(verb: Token) -> bool:
    """Whether the surface subject of a verb undergoes: an auxiliary, an agent, a bare or a coordinated participle."""
    for step in range(_STEPS):
        found = {c.dep_ for c in verb.children}
        if found & {"auxpass", "nsubjpass", "agent"} or _is_headline_passive(verb, found):
            return True
        gapped = verb.dep_ == "conj" and "nsubj" in found  # "three were killed and dozens injured"
        if verb.tag_ != "VBN" or "aux" in found or ("nsubj" in found and not gapped):
            return False
        if verb.dep_ in {"acl", "amod", "relcl"} or (step == 0 and verb.dep_ == "advcl" and "dobj" not in found):
            return True
        if verb.dep_ != "conj" or "dobj" in found:
            return False
        verb = verb.head
    return False


def _is_headline_passive(verb: Token, found: set[str]) -> bool:
    """Whether a headline's past form without an object is a participle: headlines tell the past in the present."""
    if verb.idx >= verb.doc.user_data.get(HEADLINE, 0) or verb.tag_ not in {"VBD", "VBN"} or verb.dep_ != "ROOT":
        return False
    return "nsubj" in found and not found & {"dobj", "ccomp", "xcomp", "aux", "prt", "attr", "acomp"}


def particle(verb: Token) -> Token | None:
    """The particle of a particle verb ("call off")."""
    return child(verb, "prt")


def lemma(token: Token) -> str:
    """The lemma in lower case; where the model gives none, the word itself."""
    return _mended(token.lemma_ or token.text, token.lower_)


@lru_cache(maxsize=4096)
def _mended(lemma: str, word: str) -> str:
    """A lemma in lower case, with the silent e that the lemmatizer forgets: "fine" of "fined", not "finned"."""
    found = lemma.lower()
    return found + "e" if word in {found + "ed", found + "ing"} and _SILENT_E.match(found) else found


def predicate_of(verb: Token) -> str:
    """The lemma of a verb with its particle."""
    part = particle(verb)
    return lemma(verb) + (f" {part.lower_}" if part is not None else "")


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
        raised = verb.dep_ == "xcomp" and lemma(verb.head) in _RAISING
        if own_subjects(verb) or not (raised or verb.dep_ in {"conj", "acomp", "attr", "oprd"}):
            break
        verb = verb.head
    return own_subjects(verb)


def own_subjects(verb: Token) -> tuple[Token, ...]:
    """The subject in a verb's own clause, or the noun that the clause is about."""
    if own := list(children(verb, *SUBJECTS)):  # of several, the last may be a name: "The former chief, Tom Smith will"
        subject = next((one for one in reversed(own) if not _is_rate(one)), own[0])
        return tuple(conjuncts(_antecedent(subject, verb)))
    if verb.dep_ in _MODIFIES and verb.head.pos_ in NOMINAL:
        return _subject_of_modifier(verb)
    return (verb.head,) if verb.dep_ == "amod" else ()


def _is_rate(noun: Token) -> bool:
    """Whether a noun tells what an amount is for: "An offer of nine euros a share was"."""
    first = child(noun, "det")
    return first is not None and first.lower_ in {"a", "an"} and first.i > 0 and first.nbor(-1).pos_ in {"NOUN", "SYM"}


def _lent_subjects(verb: Token, above: Token) -> tuple[Token, ...]:
    """The subject that a verb without one has from the predicate above it, where that is not simply its subject."""
    if blamed := _blamed(verb, above):
        return blamed
    if verb.dep_ in {"xcomp", "advcl"} and (controller := _object_control(verb)):
        return controller
    if verb.dep_ == "advcl" and is_passive(above) and child(above, "agent"):
        return passive_agents(above)
    return tuple(children(above, "poss")) if above.pos_ in NOMINAL else ()


def passive_agents(verb: Token) -> tuple[Token, ...]:
    """The nouns of a passive's by-phrase."""
    found = (noun for by in children(verb, "agent") for noun in children(by, "pobj"))
    return tuple(one for noun in found for one in conjuncts(noun))


def _blamed(verb: Token, above: Token) -> tuple[Token, ...]:
    """The object that a gerund is said of: "accused them of leaving", "kept them from leaving"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in _OF_THE_OBJECT:
        return ()
    if above.pos_ in NOMINAL and above.dep_ in {"dobj", "nsubjpass"} and lemma(above.head) in BLAMES:
        return tuple(conjuncts(above))
    if above.pos_ not in VERBAL:
        return ()
    if is_passive(above):
        return surface_subjects(above)
    controller = child(above, "dobj")
    return tuple(conjuncts(controller)) if controller is not None and controller.i < verb.i else ()


def _governor(verb: Token) -> Token | None:
    """The predicate whose subject a verb without one of its own shares."""
    if verb.dep_ in {"conj", "xcomp", "advcl", "acomp", "attr", "dep", "oprd"}:
        return verb.head if verb.head != verb else None
    if verb.dep_ == "ccomp" and not child(verb, "mark"):
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ in {"prep", "agent"}:
        return _finite(verb.head.head) if verb.head.lower_ in _OF_THE_CLAUSE else verb.head.head
    return None


def _finite(token: Token) -> Token:
    """The verb of the finite clause around a token: "agreed to visit after canceling" is about who agreed."""
    verb = token
    for _ in range(_STEPS):
        if token.pos_ in VERBAL:
            verb = token
            if token.tag_ in {"VBD", "VBZ", "VBP"} or child(token, *SUBJECTS):
                break
        if token.head == token:
            break
        token = token.head
    return verb


def _object_control(verb: Token) -> tuple[Token, ...]:
    """The object that controls the subject of an infinitive ("urged them to leave")."""
    above = verb.head
    controller = child(above, "dobj", "dative")
    if (
        not any(c.tag_ == "TO" for c in verb.lefts)
        or controller is None
        or controller.i > verb.i
        or lemma(above) in _SUBJECT_CONTROL
    ):
        return ()
    if verb.dep_ == "advcl" and lemma(above) not in _SENDS:  # a purpose is the subject's, unless someone is sent
        return ()
    return tuple(conjuncts(controller))


def _subject_of_modifier(verb: Token) -> tuple[Token, ...]:
    """The subject of a clause that modifies a noun: the noun, or, for "plans to send", whose plans they are."""
    noun = verb.head
    infinitive = any(c.tag_ == "TO" for c in verb.lefts)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(noun) in _TEXTS:
        return _makers(noun) or (noun,)  # "a report accusing the army", "sent a letter urging them to go"
    if verb.dep_ == "relcl" or not infinitive or is_passive(verb):
        return (noun,)
    if makers := _makers(noun):
        return makers
    return (noun,) if noun.dep_ == "ROOT" and noun.pos_ == "PROPN" else ()  # a headline: "Russia to expel diplomats"


def _makers(noun: Token) -> tuple[Token, ...]:
    """Whose text or plan it is: its owner, or who makes it."""
    if owners := tuple(children(noun, "poss")):
        return owners
    above = noun.head
    if noun.dep_ not in {"dobj", "attr"} or above.pos_ not in VERBAL or above == noun:
        return ()
    return passive_agents(above) if is_passive(above) else surface_subjects(above)


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower_ in RELATIVE and subject.tag_ in {"WDT", "WP", "IN", "WP$"}:
        for clause in (verb, verb.head):
            if clause.dep_ == "relcl" and clause.head.pos_ in NOMINAL:
                return clause.head
    return subject
