"""Embedding + Factuality -> Factuality: how what embeds an event and what its own words say compose."""

from __future__ import annotations

from msgspec.structs import replace

from kg.doc import Token
from kg.events.clauses import is_headline
from kg.events.embedding import Embedding
from kg.events.lookup import signature_of
from kg.events.noun_phrases import is_definite, is_past
from kg.events.signatures import AWAITED, DOUBTS, ENDED, FACTIVE, IMPLIED, NOT, SHADES, TOLD, modifier
from kg.events.statuses import ACTUAL, AHEAD, CLOSED, OPEN, settle, shaded
from kg.events.tree import NOMINAL, child, is_passive, lemma
from kg.events.verb_groups import PAST, PRESENT, Group, group
from kg.model import FACTS, Factuality

_CALLED_OFF = frozenset({"refused", "denied", "canceled", "postponed"})
_UNWILLED = frozenset("pass lapse expire proceed fail collapse slip fall happen spread stand continue die grow".split())
_ASKING = frozenset({"recommend", "propose", "demand", "urge", "request", "ask", "order", "require", "advocate"})
_ONE = frozenset({"he", "she", "it", "this", "that"})
_INSIDE = frozenset({"pobj during", "pobj in", "pobj at", "pobj after"})
_OCCASIONS = frozenset({"pobj at", "pobj during", "pobj before", "dobj"})
_AHEAD = frozenset({"would", "'d", "could", "might"})
_UNDONE = frozenset({"canceled", "failed", "not"})
_THINGS = frozenset({"it", "they"})
_AFTER = frozenset({"advcl after", "advcl before", "pcomp after", "pcomp before"})
_NEAR = frozenset({"about", "poised"})
_WERE_SET = frozenset({"schedule", "set", "slate", "expect", "suppose"})


# ------------------------------------------------------------------------------------------------ the embedding's side
def imposed(one: Embedding, outer: Factuality, content: Token) -> Factuality | None:
    """What an embedding makes of its content, given what is believed of the embedding itself; None: it says nothing."""
    signature = one.signature
    closed = outer.status in CLOSED or outer.polarity == "negative"
    effect = signature.negative if closed else signature.positive
    path = (*outer.path, signature.predicate or one.construction)
    if outer.status in _CALLED_OFF and signature.pos == "noun" and _stands_for(one, outer):
        return replace(outer, status=_turned_down(one, outer), path=path)
    prior = _not_yet(one, effect, content) if closed and outer.future else _any_such(one, effect, outer, content)
    if prior is not None:
        return replace(prior, path=path)
    unsure = outer.status == "hypothetical" and signature.negative != TOLD  # "if it finds that they lied"
    known = effect == FACTIVE or (effect == TOLD and not unsure) or (effect == ENDED and outer.status not in ACTUAL)
    if known or (outer.status == "habitual" and signature.negative == FACTIVE):
        return None
    if effect == AWAITED:
        return _awaited(one, outer, content, path)
    if effect == "conditional":
        return replace(shaded(effect, future=outer.future), path=path)
    if closed:
        return _under_denial(effect, outer, path)
    if effect == "enabled" and outer.status in FACTS and _went_on(one, content):
        return replace(outer, certainty="probable", path=path)
    return _under_fact(effect, outer, one, path) if outer.status in ACTUAL else _under_plan(effect, outer, path)


def _any_such(one: Embedding, effect: str, outer: Factuality, content: Token) -> Factuality | None:
    """What a bare plural names in a rule, none in particular: "firms have to report accidents"."""
    if effect != FACTIVE or outer.status != "demanded" or one.signature.takes != "obj" or content.tag_ != "NNS":
        return None
    return settle("possible", future=True) if all(c.is_punct for c in content.children) else None


def _turned_down(one: Embedding, outer: Factuality) -> str:
    """The status of the content of what is turned down: who rejects a claim that it fell denies that."""
    claim = one.signature.takes == "that" and _is_said(one)
    return "denied" if claim and outer.status == "refused" else outer.status


def _not_yet(one: Embedding, effect: str, content: Token) -> Factuality | None:
    """The occasion that what will not happen would belong to: "will not take part in a debate before the election"."""
    linked = one.construction.startswith(("pobj ", "dobj")) or one.signature.takes == "subj-indef"
    linked = linked and one.signature.positive == IMPLIED and effect == FACTIVE
    if not linked or content.pos_ not in NOMINAL or is_past(content):
        return None
    if one.construction in _OCCASIONS and (is_definite(content) or one.construction == "pobj before"):
        return settle("planned", future=True)
    return None if is_definite(content) else settle("possible", future=True)


def _stands_for(one: Embedding, outer: Factuality) -> bool:
    """Whether what becomes of a noun becomes of its content: a rejected request to leave, a denied report of a coup."""
    against = one.signature.positive in CLOSED or one.signature.positive == one.signature.negative == "possible"
    if outer.status == "canceled" and against:  # "dropped its refusal to meet", "withdrew its objections to the merger"
        return False
    if one.signature.positive in {FACTIVE, IMPLIED}:
        return _is_said(one) and outer.status == "denied"
    return not (
        _is_said(one) and outer.status == "canceled" and one.signature.takes == "that"
    )  # who takes back a claim


def _is_said(one: Embedding) -> bool:
    """Whether an embedding noun names an act of speech."""
    return modifier("speech", one.signature.predicate) is not None


def _went_on(one: Embedding, content: Token) -> bool:
    """Whether what was let happen needs nobody's will, so that it did: "allowed the bill to pass", not "to appeal"."""
    told = group(one.token).tense == PAST or one.token.tag_ == "VBG"
    return told and lemma(content) in _UNWILLED


def _awaited(one: Embedding, outer: Factuality, content: Token, path: tuple[str, ...]) -> Factuality | None:
    """The content of "until it ends", "when it ends": as far off as what waits for it; what is told in the past, is."""
    words, above = group(content), group(one.token)
    if one.construction.endswith("before") and not words.modal and _is_undone(one.token) and _is_of_it(content):
        return replace(settle("not-occurred"), path=path)  # "the deal fell apart before it was signed"
    if words.tense == PRESENT and not words.perfect and not outer.future and not is_headline(content):
        return replace(settle("possible", future=True), path=path)  # "when someone dies", "until he leaves"
    past = words.tense == PAST and (not _looks_ahead(one, above) or _is_measured(content))
    if outer.status in ACTUAL or past or not (outer.future or outer.status in AHEAD):
        return None
    return replace(settle("planned" if outer.status == "planned" else "possible", future=True), path=path)


def _is_undone(verb: Token) -> bool:
    """Whether a clause says of its subject that nothing came of it: "the deal fell apart", "the trip was canceled"."""
    found = signature_of(verb, "obj") if is_passive(verb) else signature_of(verb, "subj-sought", "subj")
    return found is not None and found.positive in _UNDONE and group(verb).negator is None


def _is_of_it(clause: Token) -> bool:
    """Whether a clause has a pronoun for its subject."""
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is not None and subject.lower_ in _THINGS


def _is_measured(verb: Token) -> bool:
    """Whether a clause names an amount that is known only of what has been: "after profit fell 43 percent"."""
    return any(c.ent_type_ in {"PERCENT", "MONEY"} for c in verb.rights)


def _looks_ahead(one: Embedding, above: Group) -> bool:
    """Whether a past tense says no more than the one above it: "they would leave when it ended", "planned to leave".

    What cuts short what was near does: "was about to sink when help came".
    """
    near = one.token.head.lower_ in _NEAR and group(one.token.head.head).tense == PAST
    return above.modal in _AHEAD or (above.infinitive and not near and one.construction not in _AFTER)


def _under_fact(effect: str, outer: Factuality, one: Embedding, path: tuple[str, ...]) -> Factuality:
    """The content of what happened, or happens as a habit."""
    if effect == IMPLIED or (outer.status == "habitual" and effect in {"intended", "purpose"}):
        return replace(outer, path=path)
    return replace(shaded(effect, future=_later(effect, one)), path=path)


def _under_denial(effect: str, outer: Factuality, path: tuple[str, ...]) -> Factuality:
    """The content of what did not happen."""
    if effect == NOT:
        return replace(outer, path=path)
    if effect == IMPLIED:
        certain = outer.status in CLOSED - {"denied"} and not outer.future
        return replace(settle("occurred") if certain else settle("possible", future=outer.future), path=path)
    return replace(shaded(effect, future=outer.future or effect == "planned"), path=path)


def _under_plan(effect: str, outer: Factuality, path: tuple[str, ...]) -> Factuality:
    """The content of what is planned, wanted, possible, ...: as uncertain as the more uncertain of the two."""
    if effect == NOT:
        return replace(outer, polarity="negative", path=path)
    if effect in CLOSED:
        if outer.status == "planned":
            return replace(shaded(effect, future=True), path=path)
        prior = "planned" if effect in {"canceled", "postponed"} else "possible"
        return replace(settle(prior, future=outer.future or prior == "planned"), path=path)
    weaker = SHADES.get(effect, (effect,))[0] in {"planned", "attempted", "intended"}
    if effect == IMPLIED or weaker or outer.status in OPEN:
        return replace(outer, path=path)
    return replace(shaded(effect, future=True), path=path)


def _later(effect: str, one: Embedding) -> bool:
    """Whether the content of a plan, wish or demand still lies ahead: not where the embedding itself lies far back."""
    if effect in DOUBTS or SHADES.get(effect, (effect,))[0] not in AHEAD:
        return False
    verb = one.token
    words = group(verb)
    tense = group(verb.head.head).tense if verb.dep_ == "acl" and not words.tense else words.tense
    if tense != PAST:
        return True
    were_set = lemma(verb) == "be" or (lemma(verb) in _WERE_SET and is_passive(verb))
    return not (were_set or _dated(verb) or (words.perfect and verb.dep_ != "ccomp"))


def _dated(verb: Token) -> bool:
    """Whether a clause names a year or says how long ago."""
    below = [t for c in verb.children if c.dep_ in {"prep", "npadvmod", "advmod"} for t in (c, *c.children)]
    return any((t.text.isdigit() and len(t.text) == 4) or t.lower_ in {"ago", "last"} for t in below)


# ------------------------------------------------------------------------------------------------ the event's side
def merged(embedded: Factuality | None, below: Factuality, one: Embedding, token: Token) -> Factuality:
    """What an event is, from what its embedding and what its own words say."""
    if embedded is None:
        return below
    path = (*embedded.path, *below.path)
    if one.signature.takes == "that" and _leaves_open(embedded) and is_indicative(token, one):
        if one.signature.positive == "proposed" and below.status in FACTS:  # "suggested that they had lied"
            return replace(settle("possible"), path=path)
        return replace(
            below, certainty=_weaker(below, embedded) if embedded.status in OPEN else below.certainty, path=path
        )
    if token.pos_ in NOMINAL and (settled := _merged_noun(embedded, below, one)) is not None:
        return replace(settled, path=path)
    if below.polarity == "negative" and below.status not in _CALLED_OFF:
        return replace(_negated(embedded), path=path)
    if below.status in FACTS:
        future = embedded.future and not (embedded.status == "possible" and _is_past(token))
        return replace(embedded, certainty=_weaker(embedded, below), future=future, path=path)
    if embedded.status in ACTUAL or (embedded.status == "possible" and below.status == "hypothetical"):
        return replace(below, certainty=_weaker(below, embedded), path=path)
    return replace(embedded, future=embedded.future or (embedded.status == "possible" and below.future), path=path)


def _is_past(verb: Token) -> bool:
    """Whether a clause is in the past or the perfect, or is none: "feared dead"."""
    return group(verb).tense == PAST or group(verb).perfect or verb.dep_ == "oprd"


def _leaves_open(embedded: Factuality) -> bool:
    """Whether an embedding lets a clause about the past tell it as it was: a demand, a guess; not a fear or a doubt."""
    unsure = embedded.status in OPEN and embedded.certainty != "probable"
    return embedded.status not in {*CLOSED, *ACTUAL} and embedded.polarity == "positive" and not unsure


def _merged_noun(embedded: Factuality, below: Factuality, one: Embedding) -> Factuality | None:
    """What only nouns do: "no" counts once; what was planned or delayed and is held is a fact, what is canceled not."""
    if embedded.polarity == "negative" and below.polarity == "negative":
        return embedded
    carried_out = embedded.status in FACTS and (one.signature.pos == "verb" or one.construction in _INSIDE)
    if below.status in {"planned", "postponed"} and carried_out:
        return embedded
    if below.status == "planned" and embedded.status in FACTS:
        return None
    if below.status in {"canceled", "postponed"}:
        return below
    return (
        below if below.status == "ongoing" and embedded.status == "occurred" and one.signature.pos != "verb" else None
    )


def _weaker(one: Factuality, other: Factuality) -> str:
    """The certainty of the first, or of the second where the first is certain."""
    return one.certainty if one.certainty != "certain" else other.certainty


def is_indicative(token: Token, one: Embedding) -> bool:
    """Whether a clause tells what was, under a verb that may also ask for something: "insisted that he had left"."""
    words = group(token)
    if one.signature.positive in {"demanded", "proposed"}:
        return words.finite and not _is_subjunctive(token, one) and words.modal not in {"should", "must"}
    return words.tense == PAST or (words.perfect and not words.modal)


def _is_subjunctive(token: Token, one: Embedding) -> bool:
    """Whether a bare form stands where a tense would: "he publish", a present under a past ("asked that they go")."""
    subject = child(token, "nsubj", "nsubjpass")
    if token.tag_ != "VBP" or subject is None:
        return False
    if lemma(one.token) in _ASKING and token.lower_ == lemma(token):  # "are recommending that they accept it"
        return True
    single = (subject.tag_ in {"NN", "NNP"} or subject.lower_ in _ONE) and child(subject, "conj") is None
    return single or group(one.token).tense == PAST


def is_act(token: Token, one: Embedding, embedded: Factuality) -> bool:
    """Whether what is turned or played down is itself an act of speech, which took place: "rejected the request"."""
    turned_down = embedded.status in {"refused", "denied"} and one.signature.positive == embedded.status
    said = token.pos_ in NOMINAL and modifier("speech", lemma(token)) is not None
    return said and (turned_down or one.signature.takes == "obj-speech")


def _negated(embedded: Factuality) -> Factuality:
    """An embedded event that its own clause negates: "promised not to leave", "demanded that they not leave"."""
    if embedded.polarity == "negative":
        return settle("possible")
    if embedded.status in {*ACTUAL, "planned"}:
        return settle("not-occurred", future=embedded.future)
    return replace(embedded, polarity="negative")
