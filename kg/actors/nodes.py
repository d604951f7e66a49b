"""Parsed, Mention -> Node: a mention with what coreference asks of it: number, gender, person, name, place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import GROUP, PERSON, Gazetteer
from kg.model import Mention

SINGULAR, PLURAL = "singular", "plural"
MASCULINE, FEMININE = "masculine", "feminine"
_MALE_NOUNS = frozenset(
    "man men boy father son brother husband king prince spokesman chairman businessman policeman congressman "
    "gunman grandfather uncle nephew actor emperor sultan sheikh salesman fireman fisherman widower".split()
)
_FEMALE_NOUNS = frozenset(
    "woman women girl mother daughter sister wife queen princess spokeswoman chairwoman businesswoman policewoman "
    "congresswoman grandmother aunt niece actress empress widow waitress".split()
)
_PRONOUNS = {
    MASCULINE: "he him his himself",
    FEMININE: "she her hers herself",
}
_GENDER = {word: gender for gender, words in _PRONOUNS.items() for word in words.split()}
_PERSON = dict.fromkeys("i me my mine myself we us our ours ourselves".split(), 1)
_PERSON |= dict.fromkeys("you your yours yourself yourselves".split(), 2)
_PLURALS = frozenset("we us our ours ourselves they them their theirs themselves others these those".split())
_DROPPED = frozenset(
    "the a an 's ' , . inc inc. corp corp. co co. ltd ltd. plc llc group corporation company incorporated limited ag sa gmbh nv"
    .split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})


@dataclass(frozen=True)
class Node:
    """A mention over tokens [start, end) of the Doc; `index` is its place among the mentions."""

    index: int
    mention: Mention
    start: int
    end: int
    head: Token
    gazetteer: Gazetteer

    @property
    def form(self) -> str:
        """name, nominal or pronoun."""
        return self.mention.form

    @property
    def kind(self) -> str:
        """The kind of actor."""
        return self.mention.kind

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of a name that tell it from others: no article, no legal form, no title."""
        tokens = [t for t in self.head.doc[self.start : self.end] if t.tag_ in {"NNP", "NNPS"} or t.i == self.head.i or t.ent_type_]
        kept = [t.text for t in tokens if t.lower_ not in _DROPPED and t.tag_ != "POS"]
        return tuple(kept) or (self.head.text,)

    @cached_property
    def key(self) -> str:
        """The name in lower case, for comparing."""
        return " ".join(self.words).lower()

    @cached_property
    def number(self) -> str | None:
        """singular or plural; None where the word does not say."""
        if self.form == PRONOUN:
            if self.head.lower_ in {"who", "which", "that", "whose", "whom", "you", "your"}:
                return None
            return PLURAL if self.head.lower_ in _PLURALS else SINGULAR
        if self.kind == GROUP or any(t.dep_ == "conj" and t.i < self.end for t in self.head.rights):
            return PLURAL
        if self.form == NAME:
            return None if self.kind not in {PERSON} else SINGULAR
        return PLURAL if self.head.tag_ in {"NNS", "NNPS"} else SINGULAR

    @cached_property
    def gender(self) -> str | None:
        """masculine or feminine where a pronoun, a given name, a title or a noun says so."""
        if self.form == PRONOUN:
            return _GENDER.get(self.head.lower_)
        if self.kind != PERSON:
            return None
        lemma = self.head.lemma_.lower()
        if lemma in _MALE_NOUNS or lemma in _FEMALE_NOUNS:
            return MASCULINE if lemma in _MALE_NOUNS else FEMININE
        for token in self.head.doc[self.start : self.end]:
            sign = self.gazetteer.signs.get(token.text, "title")
            if self.form == NAME and sign != "title":
                return sign.removesuffix("-title")
        return None

    @cached_property
    def person(self) -> int:
        """1, 2 or 3: the grammatical person."""
        return _PERSON.get(self.head.lower_, 3) if self.form == PRONOUN else 3

    @cached_property
    def rank(self) -> int:
        """How prominent its grammatical function is: 3 a subject, 2 an object, 1 a possessor, 0 the rest."""
        dep = self.head.dep_
        if dep in _SUBJECTS:
            return 3
        return 2 if dep in _OBJECTS else 1 if dep == "poss" else 0

    @property
    def definite(self) -> bool:
        """Whether the phrase begins with "the", "this" or a possessive."""
        return self.head.doc[self.start].lower_ in {"the", "this", "that", "these", "those", "both", "neither"}

    def holds(self, other: Node) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def is_nominal(self) -> bool:
        """Whether it is a common-noun phrase."""
        return self.form == NOMINAL
