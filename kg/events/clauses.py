"""Token -> Factuality: what the words of its own clause or noun phrase say of an event, without what embeds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.events.signatures import CERTAINTIES, NEGATIVE, NOT, SHADES, modifier
from kg.events.lookup import signature_of
from kg.events.tree import NOMINAL, VERBAL, child, children, lemma
from kg.events.verb_groups import PRESENT, Group, group, negated_noun
from kg.model import FACTS, Factuality

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "'s", "his", "her", "its", "their", "our", "my", "your", "whose"}
)
_ENDURING = frozenset(
    {
        "face",
        "remain",
        "continue",
        "stay",
        "keep",
        "await",
        "hold",
        "control",
        "seek",
        "fight",
        "lead",
        "run",
        "occupy",
        "struggle",
    }
)


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase points at something known: a name, an article, a demonstrative, a possessor."""
    if noun.pos_ == "PROPN":
        return True
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in children(noun, "det", "poss", "predet"))


def is_headline(token: Token) -> bool:
    """Whether a sentence ends without a full stop, as a headline does."""
    last = next((t for t in reversed(token.sent) if not t.is_space and t.text not in "\"')"), token)
    return last.text[-1] not in ".?!:;…" and last.i < 80 + token.sent.start


def is_verbal(token: Token) -> bool:
    """Whether a token is read as a clause rather than as a noun phrase."""
    if token.dep_ in {"amod", "compound", "nmod"}:
        return False
    return token.pos_ in VERBAL or (
        token.tag_.startswith("VB") and token.dep_ not in {"dobj", "pobj", "nsubj", "nsubjpass"}
    )


def own(token: Token) -> Factuality:
    """What the own words of an event say of it."""
    if is_verbal(token):
        return _clause(token, group(token))
    if token.pos_ in NOMINAL:
        return _noun_phrase(token)
    return Factuality()


def settle(status: str, cue: str = "", certainty: str | None = None, *, future: bool = False) -> Factuality:
    """A Factuality of that status with what goes with it: certainty and polarity."""
    polarity = "negative" if status in NEGATIVE else "positive"
    return Factuality(status, certainty or CERTAINTIES.get(status, "certain"), polarity, future, (cue,) if cue else ())


def shaded(effect: str, cue: str, *, future: bool = False) -> Factuality:
    """The Factuality of an effect that is a status or a shade of one."""
    status, certainty = SHADES.get(effect, (effect, None))
    if effect == NOT:
        status = "not-occurred"
    found = settle(status, cue, certainty, future=future)
    return replace(found, polarity="negative") if effect == "unlikely" else found


# ------------------------------------------------------------------------------------------------ clauses
def _clause(verb: Token, words: Group) -> Factuality:
    found = _by_adverb(verb, _by_tense(verb, words))
    return negate(found, words.negator) if words.negator is not None else found


def negate(found: Factuality, cue: Token) -> Factuality:
    """What becomes of an event under a negation."""
    path = (*found.path, cue.lower_)
    if found.polarity == "negative":
        return replace(found, status="possible", certainty="possible", polarity="positive", path=path)
    if found.status in {*FACTS, "planned", "habitual"}:
        return replace(found, status="not-occurred", polarity="negative", path=path)
    return replace(found, polarity="negative", path=path)


def _by_tense(verb: Token, words: Group) -> Factuality:
    """What tense, aspect and modal say."""
    if words.modal:
        return _by_modal(verb, words)
    if words.infinitive:
        return settle("planned", "to", future=True) if verb.dep_ == "ROOT" else Factuality()
    if words.tense == PRESENT and not words.perfect:
        return _present(verb, words)
    if words.progressive and words.perfect and words.tense == PRESENT:
        return settle("ongoing", "perfect progressive")
    return Factuality()


def _present(verb: Token, words: Group) -> Factuality:
    """Present tense: going on, planned for a day to come, headline news, or a habit."""
    if words.progressive:
        if coming := _coming(verb):
            return settle("planned", coming.lower_, future=True)
        return settle("ongoing", "progressive")
    if (coming := _coming(verb)) and not is_headline(verb):
        return settle("planned", coming.lower_, future=True)
    if lemma(verb) in _ENDURING:
        return settle("ongoing", "present")
    return Factuality() if is_headline(verb) or _reports(verb) else settle("habitual", "present")


def _reports(verb: Token) -> bool:
    """Whether a verb tells an act of speech, which news report in the present tense."""
    return signature_of(verb, "that", "np-inf") is not None


def _coming(verb: Token) -> Token | None:
    """A word for a time to come that belongs to a clause."""
    for one in verb.children:
        words = (one, *one.children) if one.dep_ in {"npadvmod", "advmod"} else ()
        if one.dep_ == "prep" and one.lower_ in {"on", "in"}:
            words = tuple(one.children)
        for word in words:
            if modifier("coming", word.lower_):
                return word
    return None


def _by_modal(verb: Token, words: Group) -> Factuality:
    effect = modifier("modal", words.modal) or "possible"
    if (condition := conditional(verb)) is not None:
        status = "not-occurred" if words.perfect and effect == "would" else "hypothetical"
        return settle(status, f"{condition.lower_} ... {words.modal}", future=effect == "planned")
    if words.perfect and words.modal in {"would", "could", "should", "ought", "'d"}:
        return settle("not-occurred", f"{words.modal} have")
    if words.perfect and words.modal in {"must", "will"}:
        return settle("occurred", f"{words.modal} have", "probable")
    if words.negator is not None and words.modal in {"can", "could", "ca"}:
        return settle("occurred", words.modal)
    if effect == "would" and _imagined(verb):
        return settle("hypothetical", words.modal, future=True)
    return shaded(effect, words.modal, future=not words.perfect)


def conditional(verb: Token) -> Token | None:
    """The conjunction of a condition that a clause has."""
    for clause in children(verb, "advcl"):
        mark = child(clause, "mark")
        if mark is not None and mark.lower_ in {"if", "unless", "provided", "providing", "assuming"}:
            return mark
    return None


def _imagined(verb: Token) -> bool:
    """Whether a "would" is about an idea, not about the future in the past: an indefinite subject, inside a quotation."""
    subject = child(verb, "nsubj", "nsubjpass")
    quotes = sum(t.text == '"' for t in verb.doc[verb.sent.start : verb.i])
    return quotes % 2 == 1 and subject is not None and not is_definite(subject)


def _by_adverb(verb: Token, found: Factuality) -> Factuality:
    """What adverbs say: doubt lowers the certainty, "perhaps" makes it possible, "often" a habit."""
    for one in verb.children:
        if one.dep_ not in {"advmod", "npadvmod", "prep"}:
            continue
        effect = modifier("verb", one.lower_)
        if effect is not None:
            found = weaken(found, effect, one.lower_)
        elif found.status in FACTS and (cue := _habit(verb, one)):
            found = settle("habitual", cue)
    return found


def _habit(verb: Token, adverb: Token) -> str:
    """The word that makes a present-tense clause a habit."""
    words = (adverb, *adverb.children)
    tense = group(verb).tense
    return next((w.lower_ for w in words if tense == PRESENT and modifier("generic", w.lower_)), "")


def weaken(found: Factuality, effect: str, cue: str) -> Factuality:
    """What becomes of an event with a modifier: one that has not happened keeps its status."""
    path = (*found.path, cue)
    if effect in {"alleged", "reported"}:
        return (
            replace(found, certainty=SHADES[effect][1], path=path)
            if found.certainty == "certain"
            else replace(found, path=path)
        )
    if found.status in {*FACTS, "habitual"} or effect in {"canceled", "postponed"}:
        return replace(shaded(effect, cue, future=found.future), path=path)
    return replace(found, path=path)


# ------------------------------------------------------------------------------------------------ noun phrases
def _noun_phrase(noun: Token) -> Factuality:
    found = Factuality()
    for word, effect in _modifiers(noun):
        found = weaken(found, effect, word.lower_)
        if effect in {"planned", "possible", "proposed", "demanded", "threatened"}:
            found = replace(found, future=True)
    empty = negated_noun(noun)
    return negate(found, empty) if empty is not None else found


def _modifiers(noun: Token) -> Iterator[tuple[Token, str]]:
    """The telling modifiers of a noun: adjectives, participles before or after it, "next week's"."""
    for one in noun.children:
        if one.dep_ in {"amod", "compound", "nmod"} or (one.dep_ == "acl" and one.tag_ == "VBN"):
            word = one
        elif one.dep_ == "poss":
            word = next((w for w in (one, *one.children) if w.lower_ in {"next", "tomorrow"}), one)
            if word is one and one.lower_ != "tomorrow":
                continue
            if effect := modifier("noun", "next"):
                yield word, effect
            continue
        else:
            continue
        if effect := modifier("noun", word.lower_):
            yield word, effect
