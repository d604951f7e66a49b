"""Token -> Factuality: whether an event happened, from its own words and from the chain of what embeds it.

Each embedding predicate has a signature (`kg/data/signatures.tsv`) for positive and for negated use; signatures
compose from the outermost predicate inwards (Karttunen 1971; Nairn, Condoravdi & Karttunen 2006; Lotan et al. 2013).
"""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from kg.doc import Token
from kg.events.clause_links import asked, clausal
from kg.events.clauses import own
from kg.events.composition import imposed, is_act, is_indicative, merged
from kg.events.embedding import Embedding, position
from kg.events.lookup import signature_of
from kg.events.noun_links import nominal, prepositional
from kg.events.statuses import ACTUAL, shaded
from kg.events.tree import NOMINAL
from kg.events.verb_groups import group, is_verbal
from kg.model import Factuality

_DEEPEST = 12  # embeddings that are followed upwards
_AIMS = frozenset({"demands", "proposes", "promises", "threatens"})
_CONNECTIVES = frozenset({"general", "prep", "mark"})


@lru_cache(maxsize=2048)  # the chains of one sentence share their upper ends
def govern(token: Token) -> Embedding | None:
    """The innermost embedding of an event, or None where its clause stands alone."""
    node = position(token)
    if node is None:
        return None
    if node.dep_ in {"pcomp", "pobj"}:
        return asked(node) or prepositional(node)
    if is_verbal(node) or node.dep_ in {"acomp", "oprd", "advcl"}:
        return clausal(node)
    return nominal(node)


def embeddings(token: Token) -> tuple[Embedding, ...]:
    """The predicates that embed the event whose trigger is a token, innermost first; mere connectives are left out."""
    return tuple(one for one in _chain(token) if one.signature.pos not in _CONNECTIVES)


def contents(token: Token) -> tuple[Embedding, ...]:
    """The predicates that an event is the content of, innermost first: not what it is a circumstance of.

    Nor is what is told as it was the content of a demand, or a fact that of an answer: "insisted that he had left",
    "refused to answer questions about the inquiry".
    """
    found: list[Embedding] = []
    fact = assess(token).fact
    for one in _chain(token):
        told = one.signature.relation in _AIMS and one.signature.takes == "that" and is_indicative(token, one)
        asked = one.signature.positive == "open"
        if told or asked or one.signature.pos in {"prep", "mark"} or (fact and one.token.pos_ in NOMINAL):
            break
        if one.signature.pos != "general":
            found.append(one)
        token = one.token
    return tuple(found)


@lru_cache(maxsize=2048)  # relations ask for it as well as events
def assess(token: Token) -> Factuality:
    """What an article lets a reader believe of the event whose trigger is a token, its attribution aside."""
    chain = _chain(token)
    outermost = chain[-1].token if chain else token
    found = _asked(outermost, own(outermost))
    contents = [token, *(one.token for one in chain[:-1])][: len(chain)]
    for one, content in zip(reversed(chain), reversed(contents), strict=True):
        from_above = imposed(one, found, content)
        if content == token and from_above is not None and is_act(content, one, from_above):
            from_above = None
        found = merged(from_above, own(content), one, content)
    return _contradicted(found, (token, *(one.token for one in chain)))


@lru_cache(maxsize=2048)
def _chain(token: Token) -> tuple[Embedding, ...]:
    chain: list[Embedding] = []
    while len(chain) < _DEEPEST and (one := govern(token)) is not None:
        chain.append(one)
        token = one.token
    return tuple(chain)


def _asked(token: Token, found: Factuality) -> Factuality:
    """What a direct question leaves of the fact or plan that it asks about; "why did they leave?" presupposes it."""
    if found.status not in {*ACTUAL, "planned"}:
        return found
    sentence = token.sent
    last = next((t for t in reversed(sentence) if not t.is_space and t.text not in "\"')"), token)
    if last.text != "?" or any(t.tag_ in {"WRB", "WP"} for t in sentence):
        return found
    return shaded("open", "?", future=found.future)


def _contradicted(found: Factuality, clauses: tuple[Token, ...]) -> Factuality:
    """What is said not to be so by one who denies a charge: "he denied the charge: he never took a bribe"."""
    if found.status != "not-occurred" or found.future:
        return found
    for verb in (*clauses, *(left for clause in clauses for left in clause.lefts if left.dep_ == "ccomp")):
        rejects = signature_of(verb, "that") if is_verbal(verb) else None
        if rejects is not None and rejects.relation == "denies" and group(verb).negator is None:
            return replace(found, status="denied", path=(*found.path, rejects.predicate))
    return found
