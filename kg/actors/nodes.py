"""Parsed, Mention -> Node: a mention with what coreference asks of it: number, gender, person, words, place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import GROUP, ORGANIZATION, OTHER, PERSON, PLACE, STATE, Gazetteer
from kg.actors.name_pieces import of_members
from kg.actors.phrases import possessor
from kg.actors.pronouns import RELATIVE
from kg.actors.titles import is_title
from kg.doc import Token
from kg.lazy import lazy
from kg.model import Mention
from kg.parse import Parsed

SINGULAR, PLURAL = "singular", "plural"
_PRONOUNS = {
    "masculine": "he him his himself",
    "feminine": "she her hers herself",
}
_GENDER = {word: gender for gender, words in _PRONOUNS.items() for word in words.split()}
_PERSON = dict.fromkeys("i me my mine myself we us our ours ourselves".split(), 1)
_PERSON |= dict.fromkeys("you your yours yourself yourselves".split(), 2)
_SINGULARS = frozenset("he him his himself she her hers herself it its itself i me my mine myself".split())
_UNNUMBERED = RELATIVE | frozenset("you your yours we us our ours ourselves".split())
_PARTS = re.compile(r"[^-–'/]*[^\W_][^-–'/]*")  # of a word, at hyphens and the like
_WE = frozenset("we us our ours ourselves".split())
_ARTICLES = frozenset({"the", "a", "an"})
_DEFINITE = frozenset("the this that these those both neither".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_BOUND = frozenset({"det", "poss", "case", "punct", "relcl", "acl", "prep", "appos", "cc", "conj"})


class Node(Struct, frozen=True, eq=False, dict=True):
    """A mention over tokens [start, end) of the Doc; `index` is its place among the mentions.

    `form` (name, nominal or pronoun) and `kind` (of actor) are what the mention alone tells.
    """

    index: int
    mention: Mention
    form: str
    kind: str
    start: int
    end: int
    head: Token
    sentence: int
    gazetteer: Gazetteer

    @property
    def coordinated(self) -> bool:
        """Whether it is a coordination, with the conjunction or the comma as its head."""
        return self.head.dep_ == "cc" or self.head.is_punct

    @property
    def sides(self) -> bool:
        """Whether it is "we": the speaker's side rather than the speaker."""
        return self.word in _WE

    @property
    def word(self) -> str:
        """The head in lower case."""
        return self.head.lower_

    @lazy
    def lemma(self) -> str:
        """The head's lemma in lower case."""
        return self.head.lemma_.lower()

    @lazy
    def tokens(self) -> list[Token]:
        """The tokens of the mention."""
        return self.head.doc[self.start : self.end]

    @lazy
    def core(self) -> int:
        """Where the name itself begins, after articles, adjectives, possessors and offices."""
        doc, start = self.head.doc, self.head.i  # the head is of the name, though it reads like a title ("Cook")
        titled = self.kind == PERSON
        while start > self.start and _in_name(doc[start - 1], titled, self.gazetteer):
            start -= 1
        return start

    @property
    def name(self) -> list[Token]:
        """The tokens of the name itself, with the number that ends it ("Flight 302")."""
        end = self.head.i + 1
        numbered = end < self.end and self.head.doc[end].tag_ == "CD"
        return self.head.doc[self.core : end + numbered]

    @lazy
    def words(self) -> tuple[str, ...]:
        """The words of a name that tell it from others: no article, no title, no legal form; hyphens part words."""
        return name_words(self.name, self.gazetteer) or (fold(self.head.text),)

    @property
    def legal(self) -> bool:
        """Whether a name is given in full, with its legal form ("Inc.")."""
        return any(self.gazetteer.signs.get(t.text) == "legal-form" for t in self.name)

    @lazy
    def key(self) -> str:
        """The words of a name as one string, for comparing."""
        return " ".join(self.words)

    @lazy
    def phrase(self) -> str:
        """The whole phrase in lower case without an article before it."""
        kept = self.tokens[1:] if self.tokens[0].dep_ == "det" else self.tokens
        return " ".join(t.lower_ for t in kept)

    @lazy
    def number(self) -> str | None:
        """Singular or plural; None where the word does not say."""
        if self.form == PRONOUN:
            if self.word in _UNNUMBERED:
                return None
            return SINGULAR if self.word in _SINGULARS else PLURAL
        if self.kind == GROUP or self.coordinated:
            return PLURAL
        if self.form == NAME:
            return SINGULAR if self.kind in {PERSON, STATE, PLACE} else None
        return PLURAL if self.head.tag_ in {"NNS", "NNPS"} else SINGULAR

    @property
    def gender(self) -> str | None:
        """Masculine or feminine where a pronoun, a given name, a title or a noun says so."""
        if self.form == PRONOUN:
            return _GENDER.get(self.word)
        if self.kind != PERSON:
            return None
        if self.form == NOMINAL:
            return self.gazetteer.noun_genders.get(self.lemma)
        before = self.head.doc[max(self.core - 2, 0) : self.core]
        titles = [self.gazetteer.signs.get(t.text, "") for t in before]
        given = [self.gazetteer.signs.get(self.head.doc[self.core].text, "")] if len(self.words) > 1 else []
        told = [sign.removesuffix("-title") for sign in (*titles, *given)]
        return next((sign for sign in told if sign in {"masculine", "feminine"}), None)

    @property
    def human(self) -> bool | None:
        """Whether it is a person or persons; None where nothing tells."""
        if self.form == PRONOUN:
            if self.word in {"it", "its", "itself", "which"}:
                return False
            return True if self.kind == PERSON and self.word not in RELATIVE else None
        if self.kind in {PERSON, GROUP}:
            either = self.form == NOMINAL and self.gazetteer.levels.get(self.lemma) == "either"
            return None if self.coordinated or either else True
        return None if self.kind == OTHER and self.form == NAME else False

    @property
    def person(self) -> int:
        """1, 2 or 3: the grammatical person."""
        return _PERSON.get(self.word, 3) if self.form == PRONOUN else 3

    @lazy
    def rank(self) -> int:
        """How prominent its grammatical function is: 3 a subject, 2 an object, 1 a possessor, 0 the rest."""
        inside = self.head.dep_ == "conj" and self.head.head.i >= self.start  # "Smith & Sons"
        head = self.head.head if self.coordinated or inside else self.head
        if head.dep_ in _SUBJECTS:
            return 3
        return 2 if head.dep_ in _OBJECTS else 1 if head.dep_ == "poss" else 0

    def shares_verb(self, other: Node) -> bool:
        """Whether it and another one are subject and object of one verb."""
        return self.head.head == other.head.head and {self.rank, other.rank} <= {2, 3}

    @lazy
    def definite(self) -> bool:
        """Whether the phrase begins with "the", "this" or the like."""
        first = self.head.doc[self.start]
        return first.lower_ in _DEFINITE and (first.head == self.head or self.owner is None)

    @lazy
    def bare(self) -> bool:
        """Whether the phrase has no determiner at all."""
        return not any(t.dep_ in {"det", "poss", "nummod", "predet"} for t in self.head.lefts)

    @lazy
    def modifiers(self) -> frozenset[str]:
        """The words that narrow the head down, in lower case."""
        near = (t for t in self.head.lefts if t.dep_ not in _BOUND and t.i >= self.start)
        return frozenset(t.lower_ for child in near for t in child.subtree if t.i >= self.start)

    @lazy
    def owner(self) -> Token | None:
        """The possessor's head in "his office", "Smith's office"."""
        owner = possessor(self.head)
        return owner if owner is not None and owner.i >= self.start else None

    def holds(self, other: Node) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def fold(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() or word.lower()


def _in_name(token: Token, titled: bool, gazetteer: Gazetteer) -> bool:
    """Whether a token belongs to the name that it stands before or in; a `titled` one begins after the title."""
    if token.tag_ == "POS":
        return of_members(token, gazetteer)
    if token.lower_ in _ARTICLES and token.ent_iob_ != "I":
        return False
    if gazetteer.signs.get(token.text) == "skipped":
        return False
    if titled and _of_office(token, gazetteer):
        return False
    inner = token.ent_iob_ == "I" and token.ent_type_ in {
        "ORG",
        "PERSON",
        "FAC",
        "PRODUCT",
        "WORK_OF_ART",
        "GPE",
        "LOC",
    }
    return token.tag_ in {"NNP", "NNPS", "CD"} or inner or token.text in {"-", "&", "."} or not token.text.islower()


def _of_office(token: Token, titles: Gazetteer) -> bool:
    """Whether a word is a title, or the field of an office ("State" of "Secretary of State")."""
    field = titles.signs.get(token.text) == "office" and token.i
    before = token.nbor(-2 if token.nbor(-1).lower_ == "the" and token.i > 1 else -1) if field else token
    return before.lower_ in {"of", "for"} or is_title(token, titles)


def name_words(tokens: Sequence[Token], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The telling words among the tokens of a name: no article, no legal form; hyphens part words."""
    words = []
    for token in tokens:
        sign = gazetteer.signs.get(token.text, "")
        if token.lower_ not in {"the", "a", "an"} and token.tag_ != "POS" and sign != "legal-form":
            words += [fold(part) for part in _PARTS.findall(token.text)]
    return tuple(words)


def nodes_of(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Node]:
    """The nodes of an article's mentions, in the same order."""
    doc = parsed.doc
    first = {token.idx: token.i for token in doc}
    last = {token.idx + len(token.text): token for token in doc}
    sentences = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    nodes = []
    for index, mention in enumerate(mentions):
        begin, head = parsed.position(mention.span), parsed.position(mention.head) + len(mention.head.text)
        start, end, at = first[begin], last[begin + len(mention.span.text)].i + 1, last[head]
        form, kind, sentence = mention.form, mention.kind, sentences[at.sent.start]
        nodes.append(Node(index, mention, form, kind, start, end, at, sentence, gazetteer))
    return nodes


BODIES = frozenset({ORGANIZATION, STATE})
THINGS = frozenset({ORGANIZATION, STATE, PLACE, OTHER})
