"""Token -> whether it is a pronoun that stands for an actor or a thing, and its kind as far as the word tells."""

from __future__ import annotations

from kg.actors.gazetteer import GROUP, OTHER, PERSON
from kg.actors.words import words
from kg.doc import Token

_KINDS = {
    PERSON: "i me my mine myself he him his himself she her hers herself who whom whose you your yours yourself "
    "everyone everybody someone somebody anyone anybody nobody",
    GROUP: "we us our ours ourselves they them their theirs themselves others",
    OTHER: "it its itself",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
RELATIVE = frozenset("who which that whom whose".split())


def pronoun_kind(token: Token) -> str | None:
    """`person`, `group` (plural) or `other` (neuter); None where the token stands for no actor."""
    kind = _KIND.get(token.lower_)
    if kind and token.pos_ in {"PRON", "DET", "NOUN"}:
        return None if token.lower_ == "it" and pleonastic(token) else kind
    if token.lower_ in {"which", "that"} and token.tag_ in {"WDT", "WP"} and _relative(token):
        return OTHER
    return None


def pleonastic(token: Token) -> bool:
    """Whether an "it" stands for nothing: "it is urgent to ...", "it seems that ...", "it is raining"."""
    if token.dep_ == "expl":
        return True
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    clause = any(t.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "relcl"} for t in verb.rights)
    judged = verb.lemma_ == "be" and any(t.dep_ == "acomp" and t.lemma_ in words("judgements") for t in verb.rights)
    said = token.dep_ == "nsubjpass" and verb.lemma_ in words("said")
    return (
        judged
        or verb.lemma_ in words("weather")
        or (clause and (verb.lemma_ in words("seeming") or verb.lemma_ == "be" or said))
    )


def _relative(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
