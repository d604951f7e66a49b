"""Token -> Embedding: what an event noun or a gerund hangs on: a verb, an adjective, a noun, a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Token
from kg.events.clauses import is_headline
from kg.events.control import words
from kg.events.embedding import AHEAD, BACKGROUND, BEHIND, IDEA, KNOWN, MISTAKEN, SAME, SUPPOSED, Embedding
from kg.events.lookup import is_wrong, signature_of
from kg.events.noun_phrases import is_definite, is_past
from kg.events.signatures import NOT, Signature, load_signatures, modifier
from kg.events.tree import NOMINAL, VERBAL, child, children, is_passive, is_pending, lemma
from kg.events.verb_groups import group

_STEPS = 12
_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year"})
# Sorts of nouns to which verbs do other things.
_BEGINNING = frozenset({"begin", "start"})
_SORTS = ("plight", "raging", "lasting", "decided", "single", "joining", "pact", "result", "penal", "speech")
_WIDEST = 4  # words of a prepositional phrase such as "in the wake of"
_FINITE = frozenset({"VBZ", "VBP"})
_WOULD = frozenset({"would", "'d"})
_BRANDING = frozenset({"call", "describe", "brand", "label", "term", "deem", "declare", "denounce", "find"})
_WITHDRAWING = frozenset({"pull", "withdraw", "back", "bow", "drop"})
_TRADED = frozenset({"in exchange for", "in return for"})
_OUT_OF = frozenset({"of", "from"})
_SAID = ("acomp", "attr", "oprd")  # what a subject is said to be
_TOPICS = frozenset({"about", "over", "on", "at"})  # before a known event, they say nothing of it


def nominal(node: Token) -> Embedding | None:
    """The embedding of an event noun, by its label."""
    dep, head = node.dep_, node.head
    if is_pending(node):
        return Embedding(head, load_signatures()["prep", "any", "pending"], "dobj pending")
    if dep in {"dobj", "nsubjpass", "dative"} or (dep == "nsubj" and is_passive(head)):
        return _object(node, head)  # "takeover blocked", in headlines
    if dep == "nsubj":
        return _subject(node, head)
    if dep in {"compound", "nmod"} and head.pos_ in NOMINAL and node.tag_ not in _FINITE:
        return Embedding(head, signature_of(head, "comp") or BACKGROUND, dep)
    if dep in {"appos", "attr"}:
        needed = _needed(head) if dep == "attr" else None
        return needed or Embedding(head, SAME if dep == "attr" else BACKGROUND, dep)
    return _headline(node) if dep == "ROOT" else None


def _needed(copula: Token) -> Embedding | None:
    """The verb that says what something is: "what they need is a truce"."""
    for clause in children(copula, "csubj"):
        what = child(clause, "dobj")
        if what is not None and what.lower_ == "what" and (found := signature_of(clause, "obj-indef", "obj")):
            return Embedding(clause, found, "attr")
    return None


def _headline(noun: Token) -> Embedding | None:
    """The verb of a headline that the parser took for a part of its object: "Minister cancels trip"."""
    for one in children(noun, "compound", "amod"):
        if one.tag_ in _FINITE and (found := signature_of(one, "obj-indef", "obj")):
            return Embedding(one, found, "headline")
    return None


def _object(node: Token, verb: Token) -> Embedding | None:
    """The embedding of the logical object of a verb."""
    if node.dep_ == "nsubjpass" and (raised := _raised(node, verb)):
        return raised
    definite = is_definite(node)
    sorts = [
        f"obj-{kind}" for kind in _SORTS if modifier(kind, lemma(node)) or (kind == "raging" and _has_lasted(verb))
    ]
    if lemma(verb) in _BRANDING and modifier("speech", lemma(node)) and (branded := _branded(node, verb)):
        return Embedding(verb, branded, node.dep_)
    found = signature_of(verb, *sorts, "obj-def" if definite else "obj-indef", "obj")
    if found is not None and found.positive == NOT and _kept_from(verb):
        found = KNOWN
    if found is None:
        described = child(node, "poss") is not None or any(c.lower_ == "of" for c in children(node, "prep"))
        described = described and not modifier("speech", lemma(node))  # "will raise its offer"
        found = SAME if not definite else BACKGROUND if described and not is_past(node) else KNOWN
    return Embedding(verb, found, node.dep_)


def _branded(told: Token, verb: Token) -> Signature | None:
    """What a verb makes of a report that it calls something: "called reports of a coup baseless"."""
    signatures = load_signatures()
    words = (one.lower_ for one in told.doc[told.i + 1 : verb.right_edge.i + 1])
    found = (signatures.get((pos, "subj", word)) for word in words for pos in ("adj", "noun"))
    return next((one for one in found if one is not None and one.positive == "denied"), None)


def _has_lasted(verb: Token) -> bool:
    """Whether what a verb ends had gone on: "called off the strike after 12 days", "two days after it began"."""
    since = (one for one in children(verb, "advcl") if any(c.lower_ == "after" for c in children(one, "mark")))
    if any(lemma(one) in _BEGINNING for one in since):
        return True
    after = (one for prep in children(verb, "prep") if prep.lower_ == "after" for one in children(prep, "pobj"))
    return any(lemma(one) in _SPANS and child(one, "nummod") is not None and not children(one, "prep") for one in after)


def _kept_from(verb: Token) -> bool:
    """Whether a verb keeps its object from something: "stopped the fire from spreading" stops no fire."""
    return any(child(c, "pcomp") is not None for c in children(verb, "prep") if c.lower_ == "from")


def _subject(node: Token, verb: Token) -> Embedding | None:
    """The embedding of the subject of a verb or of a copula's adjective."""
    if raised := _raised(node, verb):
        return raised
    said = child(verb, *_SAID)
    if said is not None and (found := signature_of(said, "subj")):
        return Embedding(said, found, "nsubj")
    if group(verb).missed and group(verb).modal in _WOULD and not is_past(node):
        return Embedding(verb, SUPPOSED, "nsubj")
    sorts = ("subj-sought",) if modifier("sought", lemma(node)) else ()
    if not is_definite(node) and not group(verb).perfect:
        sorts = (*sorts, "subj-indef")
    found = signature_of(verb, *sorts, "subj") if child(verb, "attr", "acomp") is None else None
    return Embedding(verb, found or (BACKGROUND if is_definite(node) else SAME), "nsubj")


def _raised(subject: Token, verb: Token) -> Embedding | None:
    """The embedding of a subject that belongs to an infinitive: "the vote is set to take place", "is to be held"."""
    lower, adjective = child(verb, "xcomp"), child(verb, "acomp")
    if lower is None and adjective is not None:
        lower = child(adjective, "xcomp")
    if lower is None or not group(lower).infinitive or child(verb, "dobj") is not None:
        return None
    said = child(lower, *_SAID)  # "turned out to be false"
    if said is not None and (found := signature_of(said, "subj")):
        return Embedding(said, found, "nsubj")
    sought = ("subj-sought",) if modifier("sought", lemma(subject)) else ()
    if not is_definite(subject):
        sought = (*sought, "subj-indef")
    found = signature_of(lower, *(("obj",) if is_passive(lower) else (*sought, "subj")))
    return Embedding(lower, found, "nsubj") if found is not None else None


# ------------------------------------------------------------------------------------------------ prepositions
def prepositional(node: Token) -> Embedding | None:
    """The embedding of what stands under a preposition: by its governor ("call for"), else by the preposition."""
    preposition = node.head
    waiting = load_signatures().get(("mark", "clause", preposition.lower_)) if group(node).finite else None
    if node.dep_ == "pcomp" and waiting is not None:  # "until after he leaves"
        return Embedding(preposition.head, waiting, f"pcomp {preposition.lower_}")
    takes = "ing" if node.dep_ == "pcomp" or node.tag_ == "VBG" else "noun"
    above, phrase = _phrase(preposition)
    word = preposition.lower_
    if lemma(above) in _WITHDRAWING and word in _OUT_OF and modifier("occasion", lemma(node)) and not is_past(node):
        return Embedding(above, AHEAD, f"{node.dep_} {phrase}")
    if takes == "ing" and (found := signature_of(above, f"{phrase} ing", f"{preposition.lower_} ing")):
        return Embedding(above, found, f"{node.dep_} {phrase}")
    if " " in phrase and (found := _of_phrase(above, phrase, takes)):
        return Embedding(above, found, f"{node.dep_} {phrase}")
    known = tuple(_sorts(node, word)) if takes == "noun" else ()
    for governor in _governors(preposition, above):
        if found := signature_of(governor, *known, phrase, word):
            if word in _TOPICS and takes == "noun" and is_definite(node) and _stands(found, node):
                found = KNOWN
            if takes == "ing" and is_wrong(governor):
                found = MISTAKEN  # "was wrongly convicted of stealing"
            return Embedding(governor, found, f"{node.dep_} {word}")
    if takes == "ing" and word == "by" and _is_way(above):
        return Embedding(above, IDEA, f"{node.dep_} by")
    return Embedding(above, _alone(node, word, takes), f"{node.dep_} {word}")


def _sorts(noun: Token, word: str) -> Iterator[str]:
    """What a preposition with a noun of some sort may be looked up as, the narrowest first."""
    if modifier("joining", lemma(noun)) and not (is_past(noun) or _has_year(noun)):
        yield f"{word}-joining"  # "an inquiry into the merger"
    if is_definite(noun):
        yield f"{word}-def"


def _has_year(noun: Token) -> bool:
    """Whether a year stands before a noun: "the 2019 takeover"."""
    return any(c.text.isdigit() and len(c.text) == 4 for c in noun.lefts)


def _of_phrase(above: Token, phrase: str, takes: str) -> Signature | None:
    """What several words do as a preposition; "demanded an amnesty in exchange for a truce" demands both."""
    traded = signature_of(above, "obj") if phrase in _TRADED else None
    return traded or _connective(phrase, takes)


def _alone(node: Token, word: str, takes: str) -> Signature:
    """What a preposition does by itself."""
    if takes == "noun" and (is_past(node) or (word == "in" and modifier("quarrel", lemma(node)))):
        return KNOWN
    if word == "without" and takes == "noun" and is_definite(node) and group(node.head.head).missed:
        return KNOWN  # "without the loan, it would have failed"
    if word == "from" and node.head.head.lower_ == "away" and child(node.head.head, "npadvmod") is not None:
        return load_signatures()["adj", "to", "close"]  # "days away from bankruptcy"
    if word == "after" and modifier("mishap", lemma(node)) and _is_set(node):
        return BEHIND  # "may resign after the crash"
    return _connective(word, takes) or BACKGROUND


def _is_way(above: Token) -> bool:
    """Whether a clause speaks of how something may be done: "has two ways to stop it: by suing or by striking"."""
    for _ in range(_STEPS):
        if above.pos_ != "ADP":
            break
        above = above.head
    told = children(above, "dobj", "attr", "nsubj") if lemma(above) in {"be", "have"} else [above]
    return any(lemma(one) in words("ways") for one in told)


def _stands(found: Signature, node: Token) -> bool:
    """Whether a topic is known to be: what one worries about; what is negotiated only where no agreement makes it."""
    described = any(c.lower_ == "of" for c in children(node, "prep"))
    made = described or modifier("agreed", lemma(node)) is not None
    return found.positive == "possible" or (found.positive == "open" and not made)


def _is_set(noun: Token) -> bool:
    """Whether a noun names what is known to have been: "the crash", "a 2021 crash", in a headline "crash"."""
    return is_definite(noun) or is_headline(noun) or _has_year(noun)


def _connective(phrase: str, takes: str) -> Signature | None:
    """The signature of a preposition before a noun or a gerund."""
    links = load_signatures()
    return links.get(("prep", takes, phrase)) or links.get(("prep", "any", phrase))


def _phrase(preposition: Token) -> tuple[Token, str]:
    """The word that a preposition hangs on, and the preposition with the words that it forms a phrase with."""
    doc = preposition.doc
    words = [doc[i].lower_ for i in range(max(preposition.i - _WIDEST + 1, 0), preposition.i + 1)]
    for skipped in range(len(words) - 1):
        text = " ".join(words[skipped:])
        if _connective(text, "noun") or _connective(text, "ing"):
            return _outside(preposition, preposition.i + 1 - len(words) + skipped), text
    above = preposition.head
    if above.pos_ == "ADP" and above.i < preposition.i:
        return above.head, f"{above.lower_} {preposition.lower_}"
    return (above.head if above.pos_ == "ADV" and above.dep_ == "advmod" else above), preposition.lower_


def _outside(token: Token, start: int) -> Token:
    """The first word above a token that is not part of the phrase that starts at an index."""
    end = token.i
    for _ in range(_STEPS):
        if token.head == token or not start <= token.i <= end:
            break
        token = token.head
    return token


def _governors(preposition: Token, above: Token) -> list[Token]:
    """The words that a prepositional phrase may belong to, the likeliest first (a parser often errs here)."""
    found = []
    before = preposition.nbor(-1) if preposition.i else preposition
    if above.dep_ == "pobj" and above.head.lower_ == "within" and lemma(above.head.head) == "come":
        return [above.head.head]  # "came within hours of leaving"
    if before.pos_ in {"NOUN", "ADJ"} and before.head == above:
        found.append(before)
    found.append(above)
    if above.pos_ in NOMINAL and above.dep_ in {"dobj", "nsubjpass", "pobj"}:
        found.append(above.head if above.dep_ != "pobj" else above.head.head)
    if above.pos_ in VERBAL:
        found += [c for c in children(above, "acomp", "dobj") if c.i < preposition.i and c != before]
        if preposition.lower_ in {"of", "for"}:  # "fears grow of a strike", "hopes fade for a truce"
            found += [c for c in children(above, "nsubj", "nsubjpass") if c.i < above.i]
    return found
