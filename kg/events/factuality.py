"""Token -> Factuality: whether an event happened, from its own words and from the chain of what embeds it.

Each embedding predicate has a signature (`kg/data/signatures.tsv`) for positive and for negated use; signatures
compose from the outermost predicate inwards (after Karttunen 1971, Nairn, Condoravdi & Karttunen 2006, Lotan et al. 2013).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.events.clauses import own, settle, shaded
from kg.events.embedding import Embedding, govern
from kg.events.signatures import CERTAINTIES, FACTIVE, IMPLIED, NEGATIVE, NOT, SHADES, TOLD
from kg.events.verb_groups import PAST, group
from kg.model import FACTS, Factuality

_DEEPEST = 12  # embeddings that are followed upwards
_CLOSED = NEGATIVE | {"canceled", "postponed"}
_OPEN = frozenset({"possible", "hypothetical"})
_ACTUAL = FACTS | {"habitual"}


def embeddings(token: Token) -> tuple[Embedding, ...]:
    """The predicates that embed the event whose trigger is a token, innermost first; connectives are left out."""
    return tuple(one for one in _chain(token) if one.signature.predicate and one.signature.pos not in {"prep", "mark"})


def assess(token: Token) -> Factuality:
    """What an article lets a reader believe of the event whose trigger is a token, its attribution aside."""
    chain = _chain(token)
    outermost = chain[-1].token if chain else token
    found = _asked(outermost, own(outermost))
    inner = [token, *(one.token for one in chain[:-1])]
    for one, below in zip(reversed(chain), reversed(inner[: len(chain)]), strict=True):
        found = _merge(_embedded(one, found), own(below))
    return found


def _chain(token: Token) -> list[Embedding]:
    chain: list[Embedding] = []
    while len(chain) < _DEEPEST and (one := govern(token)) is not None:
        chain.append(one)
        token = one.token
    return chain


def _asked(token: Token, found: Factuality) -> Factuality:
    """What a direct question leaves of the fact that it asks about; "why did they leave?" presupposes it."""
    last = next((t for t in reversed(token.sent) if not t.is_space and t.text not in "\"')"), token)
    if last.text != "?" or any(t.tag_ in {"WRB", "WP"} for t in token.sent):
        return found
    return settle("possible", "?", "unspecified") if found.status in _ACTUAL else found


def _embedded(one: Embedding, outer: Factuality) -> Factuality | None:
    """What an embedding makes of its content, given what is believed of the embedding itself; None: it says nothing."""
    signature = one.signature
    closed = outer.status in _CLOSED or outer.polarity == "negative"
    effect = signature.negative if closed else signature.positive
    cue = signature.predicate or one.construction
    path = (*outer.path, cue)
    if effect in {FACTIVE, TOLD}:
        return None
    if closed:
        return _under_denial(effect, outer, path)
    if effect == IMPLIED:
        return replace(outer, path=path)
    if outer.status in _ACTUAL:
        return replace(shaded(effect, cue, future=_later(effect, one)), path=path)
    return _under_plan(effect, outer, path)


def _under_denial(effect: str, outer: Factuality, path: tuple[str, ...]) -> Factuality:
    """The content of what did not happen."""
    if effect == NOT:
        return replace(outer, path=path)
    if effect == IMPLIED:
        return Factuality(path=path)
    return replace(shaded(effect, "", future=outer.future), path=path)


def _under_plan(effect: str, outer: Factuality, path: tuple[str, ...]) -> Factuality:
    """The content of what is planned, wanted, possible, ...: as uncertain as the more uncertain of the two."""
    if effect == NOT or effect in _CLOSED:
        if outer.status == "planned":
            return replace(shaded(effect, "", future=True), path=path)
        return replace(settle("possible"), future=outer.future, path=path)
    if outer.status in _OPEN or effect in {"planned", "expected", "attempted", "intended"}:
        return replace(outer, path=path)
    return replace(shaded(effect, "", future=True), path=path)


def _later(effect: str, one: Embedding) -> bool:
    """Whether the content of a plan, wish or demand still lies ahead: not where the embedding itself lies far back."""
    if SHADES.get(effect, (effect,))[0] not in {*CERTAINTIES, "planned"}:
        return False
    words = group(one.token)
    return not (words.perfect and words.tense == PAST)


def _merge(embedded: Factuality | None, below: Factuality) -> Factuality:
    """What an event is, from what its embedding and what its own words say."""
    if embedded is None:
        return below
    path = (*embedded.path, *below.path)
    if below.status in FACTS and below.polarity == "positive":
        certainty = embedded.certainty if below.certainty == "certain" else below.certainty
        return replace(embedded, certainty=certainty, path=path)
    if below.polarity == "negative":
        return replace(_negated(embedded), path=path)
    if embedded.status in _ACTUAL:
        certainty = below.certainty if embedded.certainty == "certain" else embedded.certainty
        return replace(below, certainty=certainty, path=path)
    return replace(embedded, path=path)


def _negated(embedded: Factuality) -> Factuality:
    """An embedded event that its own clause negates: "promised not to leave", "demanded that they not leave"."""
    if embedded.polarity == "negative":
        return settle("possible")
    if embedded.status in {*_ACTUAL, "planned"}:
        return settle("not-occurred", future=embedded.future)
    return replace(embedded, polarity="negative")
