"""Token -> Embedding: what a clause that modifies a noun hangs on."""

from __future__ import annotations

from kg.doc import Token
from kg.events.clause_forms import FINITE_CLAUSE, GERUND, INFINITIVE, form
from kg.events.control import words
from kg.events.embedding import ASKED, CONDITION, FINITE, IDEA, PROPOSED, PURPOSE, SAME, SET, Embedding
from kg.events.lookup import signature_of
from kg.events.signatures import DOUBTS, ENDED, FACTIVE, IMPLIED, TOLD
from kg.events.tree import SUBJECTS, child, children, is_passive, lemma, outermost
from kg.events.verb_groups import group

CAUSING = frozenset({"order", "see", "want", "have", "get"})
INQUIRING = frozenset({"check", "test", "decide", "inquire", "enquire", "investigate", "examine", "verify", "study"})
_ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_ANYBODY = frozenset({"anyone", "anybody", "anything", "whoever"})
_WHEN = frozenset({"for", "on", "until", "before", "after", "within"})
_HOLDING = frozenset({IMPLIED, FACTIVE, TOLD, ENDED})


def modifying(node: Token, noun: Token) -> Embedding | None:
    """The embedding of a clause that modifies a noun: "the fear that it fell", "the plan to leave"."""
    if (found_text := _of_text(node, noun)) is not None:
        return found_text
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


def _of_text(clause: Token, noun: Token) -> Embedding | None:
    """The embedding of what a text says, by what becomes of it: "rejected a bill banning coal"; None if nothing."""
    named = lemma(noun)
    is_draft = named in words("drafted") or any(c.lower_ in {"draft", "proposed"} for c in noun.lefts)
    if not (is_draft or named in words("text")) or not _is_wording(clause):
        return None
    if any(c.dep_ == "acl" and lemma(c) in words("adopting") for c in noun.children):
        return None  # "a bill passed in May banning coal"
    noun = outermost(noun)
    above = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} or (noun.dep_ == "pobj" and above.lower_ == "on"):
        verb = above.head if noun.dep_ == "pobj" else above
        if lemma(verb) in words("adopting"):
            return Embedding(verb, SAME, "text")
        found = signature_of(verb, "obj")
        if found is not None and found.positive not in _HOLDING:
            return Embedding(verb, found, "text")
        is_draft = is_draft or lemma(verb) in words("drafting")
    elif noun.dep_ == "nsubj" and lemma(above) in words("falling through"):
        return Embedding(above, signature_of(above, "inf") or PROPOSED, "text")
    return Embedding(noun, PROPOSED, "text") if is_draft else None


def _is_wording(clause: Token) -> bool:
    """Whether a clause may tell what a text says: "a bill banning coal", "a bill that bans coal"."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBG"
    subject = child(clause, *SUBJECTS)
    told = clause.dep_ == "relcl" and clause.tag_ == "VBZ" and not group(clause).modal
    return told and subject is not None and subject.lower_ in {"that", "which"}


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
