"""Token -> Group: tense, modal, aspect and negation of a verb group, and what makes a noun phrase empty."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from kg.doc import Token
from kg.events.signatures import modifier
from kg.events.tree import NOUN_PLACES, VERBAL, child, children, is_infinitive, is_mistaken, lemma

PAST, PRESENT, FUTURE = "past", "present", "future"
_MISSED = frozenset({"would", "could", "should", "ought", "'d"})  # with "have": it did not happen
_AUXILIARIES = ("aux", "auxpass")
_TENSES = {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "expl", "attr", "oprd"})
_MAIN = frozenset({"ROOT", "dobj", "ccomp", "attr"})
_LET_ALONE = frozenset({"let", "alone", "rather", "than", "so", "much", "as"})
_OPINIONS = frozenset({"expect", "believe", "think", "anticipate", "predict", "foresee", "imagine"})
_VERBS = frozenset({"VB", "VBN", "VBD"})
_NEVER = frozenset({"at", "under", "in", "on", "by"})
_NOWISE = frozenset(
    "at no time|at no point|at no stage|under no circumstances|in no way|on no account|by no means|"
    "in no case|on no occasion|at no moment|on no condition".split("|")
)
_STEPS = 12


class Group(Struct, frozen=True):
    """The verb group of a verb: its modal and other auxiliaries, those of the first conjunct where they are shared."""

    tense: str = ""
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    infinitive: bool = False
    negator: Token | None = None

    @property
    def finite(self) -> bool:
        """Whether the clause has a tense or a modal of its own."""
        return bool(self.tense or self.modal)

    @property
    def missed(self) -> bool:
        """Whether the clause tells what did not happen: "would have left", "could have left"."""
        return self.perfect and self.modal in _MISSED


@lru_cache(maxsize=2048)  # asked for again and again along the chains of one sentence
def group(verb: Token) -> Group:
    """The verb group of a verb (or copula)."""
    holder = verb
    for _ in range(_STEPS):
        if holder.dep_ != "conj" or not _shares(holder):
            break
        holder = holder.head
    words = [*children(holder, *_AUXILIARIES), holder]
    tags = [w.tag_ for w in words]
    lemmas = {lemma(w) for w in words[:-1]}
    bare_participle = verb.tag_ == "VBN" and len(words) == 1 and verb.dep_ in {"ROOT", "ccomp", "conj"}
    tense = next((_TENSES[t] for t in tags if t in _TENSES), PAST if bare_participle else "")
    modal = next((w.lower_ for w in words[:-1] if w.tag_ == "MD"), "")
    infinitive = "TO" in tags
    return Group(
        "" if modal or infinitive else tense,
        modal,
        "have" in lemmas and "VBN" in (verb.tag_, *tags),
        "be" in lemmas and "VBG" in (verb.tag_, *(w.tag_ for w in words[:-1] if w.dep_ == "auxpass")),  # "is being"
        infinitive,
        negator(verb) or (_shared_negator(holder) if holder != verb else None),
    )


def _shared_negator(first: Token) -> Token | None:
    """The negation of a first conjunct that reaches the others: not one in its object."""
    found = negator(first)
    return found if found is not None and found.head in (first, child(first, "nsubj", "nsubjpass")) else None


def is_verbal(token: Token) -> bool:
    """Whether a token is read as a clause rather than as a noun phrase."""
    if token.dep_ in {"amod", "compound", "nmod"} or is_mistaken(token):
        return False
    if token.pos_ in VERBAL or is_infinitive(token):
        return True
    return token.tag_.startswith("VB") and token.dep_ not in NOUN_PLACES


def _shares(verb: Token) -> bool:
    """Whether a coordinated verb shares the auxiliaries of the verb before it: "will pass and sign"."""
    own = {c.dep_ for c in verb.children}
    if own & {"nsubj", "nsubjpass"}:  # "the bridge will be closed and traffic diverted"
        return (
            verb.tag_ == verb.head.tag_ == "VBN"
            and not own & {"aux", "auxpass"}
            and bool(children(verb.head, "auxpass"))
        )
    if own & {"aux", "auxpass"}:
        return False
    if verb.tag_ == "VBD" and verb.lower_ == lemma(verb):  # "would close stores and cut jobs"
        return verb.head.tag_ == "VB"
    return verb.tag_ in {"VB", "VBG", "VBN"} and verb.head.tag_ == verb.tag_


def negator(verb: Token) -> Token | None:
    """The word that negates a clause: at its verb, as or in its subject, or in its object."""
    for one in verb.children:
        place = one.dep_ in {"neg", "preconj"} or (one.dep_ in {"advmod", "cc", "det"} and one.i < verb.i)
        if place and modifier("negator", one.lower_) and not _limited(one):
            return one
        if one.dep_ in _ARGUMENTS and (found := negated_noun(one) or _few(one, verb)):
            return found
        if one.dep_ == "prep" and one.lower_ in _NEVER and (no := _at_no_time(one)):
            return no
        if one.lower_ in {"longer", "more"} and (no := child(one, "neg", "advmod", "det")) and no.lower_ == "no":
            return no
    return _neither(verb) or _let_alone(verb) or _none_of(verb)


def _at_no_time(preposition: Token) -> Token | None:
    """The "no" of a phrase that negates its clause: "at no time", "under no circumstances", "in no way"."""
    noun = child(preposition, "pobj")
    if noun is None or f"{preposition.lower_} no {noun.lower_}" not in _NOWISE:
        return None
    return next((one for one in children(noun, "det", "neg") if one.lower_ == "no"), None)


def _few(subject: Token, verb: Token) -> Token | None:
    """The "few" who hold an opinion, which is next to nobody: "few expect a deal"."""
    if subject.dep_ != "nsubj" or lemma(verb) not in _OPINIONS:
        return None
    few = next((one for one in (subject, *children(subject, "amod")) if one.lower_ == "few"), None)
    return few if few is not None and not children(few, "det", "quantmod") else None  # "a few" are some


def _none_of(verb: Token) -> Token | None:
    """The "no" of what a participle is said of where it stands for a verb: "no talks planned, say officials"."""
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ in _MAIN
    return negated_noun(verb.head) if bare else None


def _let_alone(token: Token) -> Token | None:
    """The last word of what stands right before one that is even less so, or not so: "did not call, let alone come"."""
    edge = next((t.i for t in token.lefts if t.dep_ != "cc" and t.lower_ not in _LET_ALONE), token.i)
    before = token.doc[edge - 1] if edge > 1 else token
    if before.lower_ not in _LET_ALONE:
        return None
    phrase = (before.nbor(-1).lower_, before.lower_) if before != token else None
    if phrase == ("let", "alone"):
        return before
    if phrase == ("rather", "than"):  # a conjunction has a signature of its own
        return before if token.tag_ in _VERBS and before.dep_ != "mark" else None
    nothing = phrase == ("much", "as") and edge > 3 and modifier("negator", before.nbor(-3).lower_)
    return before if nothing and before.nbor(-2).lower_ == "so" else None  # "did not so much as call"


def _neither(verb: Token) -> Token | None:
    """The "nor" before a coordinated verb: "neither confirmed nor denied it"."""
    joined = children(verb.head, "cc") if verb.dep_ == "conj" else ()
    return next((c for c in joined if c.lower_ == "nor" and verb.head.i < c.i < verb.i), None)


def _limited(word: Token) -> bool:
    """Whether a "not" does not reach the clause: "not only", "..., but not the others", "the king, not the court"."""
    following = word.nbor(1) if word.i + 1 < len(word.doc) else word
    if following.lower_ in {"only", "just", "merely"} or (word.i > word.head.i and word.nbor(-1).lower_ == "but"):
        return True
    contrast = word.head.pos_ in {"NOUN", "PROPN"} or word.i > word.head.i
    return word.lower_ == "not" and word.i > 0 and word.nbor(-1).text == "," and contrast


def negated_noun(noun: Token) -> Token | None:
    """The word that makes a noun phrase empty: "no attack", "nobody", "neither side", "but not an attack"."""
    if modifier("negator", noun.lower_):
        return noun
    inside = children(noun, "det", "neg", "preconj", "advmod")
    if found := next((c for c in inside if modifier("negator", c.lower_) and not _limited(c)), None):
        return found
    outside = child(noun.head, "neg") if noun.dep_ == "pobj" else None  # "not under arrest"
    if found := outside or _let_alone(noun):
        return found if not _limited(found) else None
    if noun.dep_ == "conj" and any(c.lower_ in {"or", "nor"} for c in children(noun.head, "cc")):
        return negated_noun(noun.head) if noun.head.pos_ in {"NOUN", "PROPN"} else None  # "no injuries or deaths"
    edge = noun.left_edge.i
    before = noun.doc[edge - 1] if edge > 1 else noun
    return before if before.lower_ == "not" and before.nbor(-1).lower_ == "but" else None
