"""Token -> kind of the common-noun phrase that it heads; `none` where the phrase names no actor and no thing."""

from __future__ import annotations

from kg.actors.gazetteer import GROUP, NONE, OTHER, PERSON, ROLE, STATE, Entry, Gazetteer
from kg.actors.phrases import NUMERIC, of_object
from kg.actors.titles import is_title
from kg.actors.words import words
from kg.doc import Token

_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})
_ARGUMENT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "dative"})
_PARTIAL = frozenset(
    "some many several few most all both one two three none any each another others neither either".split()
)
_LONE = frozenset("some many several others few both neither".split())


def nominal_kind(token: Token, gazetteer: Gazetteer) -> str:
    """The kind of what a noun names where it stands."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in NUMERIC or not token.text[0].isalpha():
        return NONE
    if gazetteer.signs.get(token.text) == "office" and token.dep_ == "pobj" and is_title(token.head.head, gazetteer):
        return NONE  # "Secretary of State"
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma not in gazetteer.nouns:
        return NONE
    plural = token.lower_ if token.lower_ in gazetteer.levels else None
    kind = gazetteer.noun_kind(plural or lemma)
    if kind == NONE or (token.dep_ in _INSIDE and not _bare_body(token, gazetteer)):
        return NONE
    if gazetteer.levels.get(lemma) == "deverbal" and of_object(token) is not None:
        return NONE
    if token.lower_ in words("idioms") and token.dep_ in {"pobj", "dobj"} and not token.lefts:
        return NONE
    if kind == PERSON:
        return _person_kind(token)
    return kind


def government(head: Token, start: int, end: int, gazetteer: Gazetteer) -> Entry | None:
    """The known government that "the Kenyan government", "Kenya's government", "the government of Kenya" names."""
    if head.lower_ != "government":
        return None
    for i in range(start, end):
        for width in (2, 1):
            words = head.doc.span(i, i + width).text
            state = gazetteer.adjectives.get(words) or gazetteer.names.get(words)
            if state is not None and state.kind == STATE:
                return gazetteer.identified(f"organization/{state.identity[-2:].lower()}-government")
    return None


def _person_kind(token: Token) -> str:
    """person, group for more than one, role for an office without a holder ("his post as chairman")."""
    if token.tag_ in {"NNS", "NNPS"}:
        return GROUP
    bare = not any(t.dep_ in {"det", "poss", "nummod"} for t in token.lefts)
    return ROLE if bare and (token.dep_ == "oprd" or (token.dep_ == "pobj" and token.head.lower_ == "as")) else PERSON


def _bare_body(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a body is named by a single noun before another ("company officials")."""
    if token.lower_ not in words("collectives") or token.dep_ != "compound" or token.lefts or token.head.i < token.i:
        return False
    return gazetteer.noun_kind(token.head.lemma_.lower()) != NONE


def partial_kind(token: Token, gazetteer: Gazetteer) -> str:
    """The kind of "some of them", "one of its divisions", "others", "the latter"; `none` for other words."""
    if token.dep_ not in _ARGUMENT or token.pos_ not in {"PRON", "DET", "NUM", "ADJ", "NOUN"}:
        return NONE
    if token.lower_ in {"latter", "former"} and token.lefts:
        return OTHER
    counted = token.lower_ in _PARTIAL or token.lemma_.lower() in words("quantities")
    whole = of_object(token) if counted else None
    if whole is not None:
        kind = PERSON if whole.pos_ == "PRON" else gazetteer.noun_kind(whole.lemma_.lower())
        return GROUP if kind == PERSON else kind
    subject = token.dep_ in {"nsubj", "nsubjpass"}
    return GROUP if token.lower_ in _LONE and not token.lefts and (subject or token.lower_ == "others") else NONE
