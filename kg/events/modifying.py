"""Token -> Embedding: what a clause that modifies a noun hangs on."""

from __future__ import annotations

from kg.doc import Token
from kg.events.clause_forms import FINITE_CLAUSE, GERUND, INFINITIVE, form
from kg.events.control import words
from kg.events.embedding import ASKED, CONDITION, FINITE, IDEA, PURPOSE, SAME, SET, Embedding
from kg.events.lookup import signature_of
from kg.events.signatures import DOUBTS
from kg.events.tree import child, children, is_passive, lemma
from kg.events.verb_groups import group

CAUSING = frozenset({"order", "see", "want", "have", "get"})
INQUIRING = frozenset({"check", "test", "decide", "inquire", "enquire", "investigate", "examine", "verify", "study"})
_ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_ANYBODY = frozenset({"anyone", "anybody", "anything", "whoever"})
_WHEN = frozenset({"for", "on", "until", "before", "after", "within"})


def modifying(node: Token, noun: Token) -> Embedding | None:
    """The embedding of a clause that modifies a noun: "the fear that it fell", "the plan to leave"."""
    shape = form(node)
    if node.dep_ == "relcl" and (noun.lower_ in _ANYBODY or any(c.lower_ == "any" for c in children(noun, "det"))):
        return Embedding(noun, CONDITION, node.dep_)  # "anyone who helps them"
    if shape == FINITE_CLAUSE:
        found = signature_of(noun, "that")
        if found is None and child(node, "mark") is not None:  # "not a shred of evidence that he lied"
            inner = (one for prep in children(noun, "prep") if prep.lower_ == "of" for one in children(prep, "pobj"))
            noun = next((one for one in inner if signature_of(one, "that")), noun)
            found = signature_of(noun, "that")
        pronoun = any(c.tag_ in {"WDT", "WP"} and c.dep_ != "mark" for c in node.children)
        bare = node.dep_ == "relcl" and all(c.lower_ != "that" for c in node.children)  # "a charge it rejected"
        relative = bare or (pronoun and not _is_whole(node))
        seldom = found is not None and found.positive == "possible"  # "the rumor that he left" is seldom a gap
        if _lacks_object(node) or (relative and not seldom):
            found = None
        if found is not None and found.positive in DOUBTS and _is_examined(noun):
            found = ASKED
        return Embedding(noun, found or FINITE, node.dep_) if found or node.dep_ == "acl" else None
    if lemma(noun.head) in CAUSING and noun.dep_ == "dobj" and _is_bare_participle(node):
        return Embedding(noun.head, signature_of(noun.head, "np-inf") or SAME, node.dep_)  # "ordered two men released"
    if shape == GERUND and (found := signature_of(noun, "ing")):
        return Embedding(noun, found, node.dep_)
    return modifying_infinitive(node, noun) if shape == INFINITIVE else None


def _is_bare_participle(clause: Token) -> bool:
    """Whether a participle behind a noun has nothing with it but a time: not "ordered planes built in Norvia"."""
    phrases = (c for c in clause.children if c.dep_ in {"prep", "agent"})
    return clause.tag_ == "VBN" and all(c.lower_ in _WHEN for c in phrases)


def _is_examined(noun: Token) -> bool:
    """Whether someone looks into what a noun tells: "checked reports that he fled", "looked into claims that"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return lemma(above) in INQUIRING or (lemma(above) in {"look", "inquiry", "probe"} and noun.head.lower_ == "into")


def _is_whole(clause: Token) -> bool:
    """Whether a clause after "that" lacks nothing, so that it is no relative one: "the story that rebels took it"."""
    that = next((c for c in clause.children if c.tag_ == "WDT" and c.lower_ == "that"), None)
    others = {c.dep_ for c in clause.children if c != that}
    return that is not None and that.dep_ == "dobj" and {"nsubj", "dobj"} <= others


def _lacks_object(clause: Token) -> bool:
    """Whether a relative clause says what someone did with what it is about: "an idea that the mayor rejected"."""
    return clause.dep_ == "relcl" and lemma(clause) in words("reacting") and child(clause, "dobj") is None


def _is_rank(word: Token) -> bool:
    """Whether a word alone stands for one of a row: "the first to leave", "the strongest to hit Norvia"."""
    return word.lower_ in _ORDINALS or word.tag_ == "JJS"


def modifying_infinitive(node: Token, noun: Token) -> Embedding:
    """The embedding of an infinitive that modifies a noun: "the first to leave", "an order to close it"."""
    above = noun.head
    if noun.lower_ == "order" and above.lower_ == "in":
        return Embedding(above.head, PURPOSE, "in order to")
    if found := signature_of(noun, "inf"):
        judged = found.pos == "noun" and noun.dep_ == "attr" and group(noun.head).modal
        return Embedding(noun, IDEA if judged else found, "acl to")  # "it would be a mistake to leave"
    if any(map(_is_rank, (noun, *noun.children))):
        return Embedding(noun, SAME, "acl to")
    if noun.dep_ in {"dobj", "nsubjpass", "dative"} and (found := signature_of(above, "np-inf")):
        return Embedding(above, found, "acl to")
    planned = is_passive(node) or noun.dep_ == "ROOT"
    return Embedding(noun, SET if planned else PURPOSE, "acl to")
