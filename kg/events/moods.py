"""Verb -> Factuality: what modals, conditions without a conjunction and imperatives say of an event."""

from __future__ import annotations

from kg.doc import Token
from kg.events.noun_phrases import is_definite
from kg.events.signatures import modifier
from kg.events.statuses import settle, shaded
from kg.events.tree import child, children, lemma
from kg.events.verb_groups import Group, group
from kg.model import Factuality

_ELSE = frozenset({"otherwise", "else"})
_WOULD = frozenset({"would", "'d"})
_WHEN = frozenset({"DATE", "TIME"})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming"})


def by_modal(verb: Token, words: Group) -> Factuality:
    """What a modal makes of an event: planned, possible, demanded, or, in a condition or with "have", not so."""
    effect = modifier("modal", words.modal) or "possible"
    if words.missed or (words.perfect and effect in {"demanded", "planned"}):
        certainty = None if words.missed else "probable"
        return settle("not-occurred" if words.missed else "occurred", f"{words.modal} have", certainty)
    if words.modal == "should" and _auxiliary_first(verb) and verb.dep_ != "ROOT":
        return shaded("conditional", words.modal)
    if words.modal == "could" and any(c.lower_ == "before" for c in children(verb, "mark")):
        return settle("not-occurred", "before ... could")  # "before he could speak, they left"
    if (condition := _condition(verb)) is not None:
        if words.perfect and words.modal == "might":  # "had it kept its course, many might have died"
            return settle("not-occurred", "might have")
        return settle("hypothetical", f"{condition.lower_} ... {words.modal}", future=effect != "possible")
    if words.negator is not None and words.modal in {"can", "could", "ca"}:
        return settle("occurred", words.modal)
    if effect == "would" and _imagined(verb):
        return settle("hypothetical", words.modal, future=True)
    if modifier("forecast", lemma(verb)) and (
        effect == "would" or (effect == "planned" and child(verb, "dobj") is None)
    ):
        effect = "probable"
    return shaded(effect, words.modal, future=not words.perfect and effect != "enabled")


def _condition(verb: Token) -> Token | None:
    """The conjunction of a condition that a clause has."""
    for clause in children(verb, "advcl", "ccomp"):
        mark = child(clause, "mark")
        if mark is not None and mark.lower_ in _CONDITIONS and clause.dep_ == "advcl":
            return mark
        if (first := inverted(clause)) is not None:
            return first
    return None


def would_else(verb: Token, words: Group) -> bool:
    """Whether a "would" tells, where it is negated, what did happen: "she would not have died if they had come"."""
    clauses = children(verb, "advcl", "ccomp") if words.modal in _WOULD else ()
    if words.modal in _WOULD and any(c.lower_ == "without" for c in children(verb, "prep")):
        return True
    known = (one for one in clauses if inverted(one) or any(c.lower_ == "if" for c in children(one, "mark")))
    return any(group(one).perfect for one in known)


def inverted(clause: Token) -> Token | None:
    """The auxiliary that stands first in a condition without a conjunction: "should the talks fail", "had he known"."""
    before = clause.i < clause.head.i and bool(group(clause.head).modal)  # "had it failed, they would have left"
    below = clause.dep_ == "advcl" or (clause.dep_ in {"ccomp", "parataxis"} and (before or clause.i > clause.head.i))
    if (not below and not _follows_result(clause)) or child(clause, "mark") is not None:
        return None
    first = _auxiliary_first(clause)
    return first if first is not None and first.lower_ in {"should", "had", "were"} else None


def averted(clause: Token) -> bool:
    """Whether a clause tells what did happen, else something would have: "it would have sunk if they had not come"."""
    words = group(clause)
    if words.negator is None or not words.perfect or clause.dep_ not in {"advcl", "ccomp"}:
        return False
    condition = inverted(clause) is not None or any(c.lower_ == "if" for c in children(clause, "mark"))
    return condition and group(clause.head).missed


def _follows_result(clause: Token) -> bool:
    """Whether the parser hung what would follow on its condition: "it would have killed many had it gone off"."""
    return clause.dep_ == "ROOT" and any(group(c).missed for c in children(clause, "ccomp", "conj"))


def _auxiliary_first(clause: Token) -> Token | None:
    """The auxiliary of a clause, where it stands before the subject."""
    first, subject = child(clause, "aux", "auxpass"), child(clause, "nsubj", "nsubjpass")
    if clause.lower_ == "were" and subject is not None and clause.i < subject.i:
        return clause
    return first if first is not None and subject is not None and first.i < subject.i else None


def _imagined(verb: Token) -> bool:
    """Whether a "would" tells an idea, not the future in the past: of something indefinite, or what would else be."""
    if any(c.lower_ in _ELSE for c in children(verb, "advmod")):
        return True
    subject = child(verb, "nsubj", "nsubjpass") or child(verb.head, "nsubj", "nsubjpass")
    if subject is None or is_definite(subject):
        return False
    quotes = sum(t.text == '"' for t in verb.doc[verb.sent.start : verb.i])
    return quotes % 2 == 1 or (_is_told_of(subject, verb) and not _is_dated(verb))


def _is_dated(verb: Token) -> bool:
    """Whether a time stands behind a verb."""
    return any(t.ent_type_ in _WHEN for one in verb.rights for t in one.subtree)


def _is_told_of(subject: Token, verb: Token) -> bool:
    """Whether a main clause tells what something would do that is not there yet: "a merger would cost jobs"."""
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return main and any(c.lower_ in {"a", "an"} for c in children(subject, "det"))


def is_imperative(verb: Token, words: Group) -> bool:
    """Whether a bare verb without a subject opens its sentence: "Free the hostages now, families plead"."""
    bare = verb.tag_ == "VB" and not words.finite and verb.dep_ in {"ROOT", "advcl", "ccomp"}
    if not bare or any(c.dep_.startswith(("nsubj", "mark")) for c in verb.children):
        return False
    before = verb.doc[verb.sent.start : verb.i]
    return all(t.is_punct or t.is_space or t.dep_ == "neg" or t.lower_ == "do" for t in before)
