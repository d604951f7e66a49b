"""Draft -> Telling: what of a mention counts when it is compared with others, read off once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from kg.actors.phrases import before, tail
from kg.doc import Doc, Token, Tokens
from kg.events.alike import word_sets
from kg.events.arguments import Slots
from kg.events.drafts import Draft
from kg.events.propositions import REPEATED
from kg.events.tree import children, lemma
from kg.model import Factuality

# Roles that are compared as one: who meets whom is as good as who is met by whom.
_POOLS = {
    "who": frozenset({"agent", "partner"}),
    "whom": frozenset({"patient", "recipient", "beneficiary"}),
    "where": frozenset({"place", "destination", "origin"}),
    "what": frozenset({"topic", "attribute", "instrument"}),
}
_PARTIES = _POOLS["who"] | _POOLS["whom"]
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "few", "any", "no", "each", "every"})
_PLURAL_OF_ONE = frozenset("talk negotiation discussion hostility proceeding game consultation".split())
_MANY_TIMES = frozenset({"time", "twice", "thrice", "repeatedly"})
_SETTLEMENTS = frozenset({"town", "city", "village", "district", "province", "region"})
_ANYBODY = frozenset({"people", "others", "person", "persons"})
_TEMPORAL = frozenset({"DATE", "TIME"})  # entities
_NEW = frozenset({"a", "an"})
_FEW_WORDS, _MANY_WORDS = 5, 20
NONE: frozenset[str] = frozenset()
_ACTS_FOR_OWNER = frozenset({"office", "administration", "government", "spokesman", "spokeswoman", "spokesperson"})


class Telling(Struct, frozen=True):
    """One mention of an event, ready to be compared.

    `token`: its trigger; `word`: its head word, or of an idiom the noun ("strike" of "go on strike").
    `is_noun`: a noun names it; `tells`: a clause says that it happens; `is_mere`: a noun that only repeats a word.
    `members`: the participants by pool, and `fillers` their keys (actors by IRI, and head words);
    `parties`: the keys of each participant that acts or undergoes; `content`: the events that it is about, by number,
    each with a mention of it.
    `kinds`: the nouns that say of what kind it is ("peace talks"); `names`: those of the event itself ("the
    Karsa attack"); `number`: one or many;
    `counted`: the nouns that are counted, with their numbers; `rest`: how its sentence goes on, where that is long
    enough to be the same by no chance; `place`: in the headline, the lead (the first sentence) or the body.
    """

    draft: Draft
    token: Token
    type: str
    factuality: Factuality
    word: str
    is_noun: bool
    tells: bool
    is_mere: bool
    determiner: str | None
    fillers: Mapping[str, frozenset[str]]
    members: Mapping[str, Sequence[Token]]
    parties: tuple[frozenset[str], ...]
    kinds: frozenset[str]
    names: frozenset[str]
    number: str | None
    counted: Mapping[str, str]
    days: tuple[str, str] | None
    sentence: Tokens
    rest: tuple[str, ...]
    place: str
    content: Mapping[int, Telling]

    @property
    def points_back(self) -> bool:
        """Whether it is a noun that points at what was told: "the attack", "these talks"."""
        return self.determiner in {"definite", "demonstrative"}

    def is_named(self, pool: str) -> bool:
        """Whether one of a pool has a name, or is a pronoun for one that has."""
        return any(_is_named(self.draft, one) for one in self.members[pool])

    def is_new(self, pool: str) -> bool:
        """Whether the article has not told before of one of a pool: "a lower court"."""
        return any(
            one.pos_ == "NOUN" and any(c.lower_ in _NEW for c in children(one, "det")) for one in self.members[pool]
        )

    def names_in(self, pool: str) -> frozenset[str]:
        """The names that tell which ones the common nouns of a pool mean: "shares of Karsa"."""
        nouns = [one for one in self.members[pool] if one.pos_ == "NOUN"]
        words = (word for one in nouns for word in one.doc[before(one) : tail(one)])
        return frozenset(word.lower_ for word in words if word.pos_ == "PROPN" or word.ent_type_ == "NORP")


Event = Sequence[Telling]


def telling(draft: Draft, content: Mapping[int, Telling]) -> Telling:
    """A mention with what is compared; `content` gives the events that it is about."""
    proposition, token, time = draft.frame.proposition, draft.frame.trigger, draft.time
    is_noun = proposition.pos == "noun"
    contents = {other.draft.index for other in content.values()}  # which are no participants
    roles = [(role, one, _keys(draft, role, one)) for role, one in draft.frame.roles if one.i not in contents]
    clauses = [one for one in proposition.slots.get("comp", ()) if one.pos_ != "AUX"]  # "said that it is late"
    roles += [("topic", one, frozenset({lemma(one)})) for one in clauses]
    pooled = {pool: [one for one in roles if one[0] in members] for pool, members in _POOLS.items()}
    compounds = tuple(children(token, "compound")) if is_noun else ()
    return Telling(
        draft=draft,
        token=token,
        type=draft.type,
        factuality=draft.factuality,
        word=lemma(token) if is_noun else _word(draft),
        is_noun=is_noun,
        tells=draft.tells,
        is_mere=proposition.construction == REPEATED,
        determiner=_determiner(token) if is_noun else None,
        fillers={pool: NONE.union(*[keys for *_, keys in ones]) for pool, ones in pooled.items()},
        members={pool: [one for _, one, _ in ones] for pool, ones in pooled.items()},
        parties=tuple(keys for role, _, keys in roles if role in _PARTIES),
        kinds=frozenset(lemma(c) for c in compounds if c.pos_ == "NOUN"),
        names=frozenset(c.lower_ for c in compounds if c.pos_ == "PROPN") | (_peoples(token) if is_noun else NONE),
        number=_number(token) if is_noun else _times(token),
        counted=_counted([token, *(t for _, t, _ in roles)], proposition.slots),
        days=((time.begins or "")[:10], (time.ends or "9999")[:10]) if time.timex is not None else None,
        sentence=token.sent,
        rest=_rest(token),
        place=_place(token),
        content=content,
    )


def _word(draft: Draft) -> str:
    """The lemma of a verb, or of an idiom the noun that tells as much."""
    known = (word for word in sorted(draft.frame.entry.words) if word_sets(word))
    return next(known, lemma(draft.frame.trigger))


def _is_named(draft: Draft, token: Token) -> bool:
    """Whether a participant has a name, or is a pronoun for one that has."""
    if token.lower_ in _SETTLEMENTS:  # "the town of Orla"
        return any(name.pos_ == "PROPN" for of in children(token, "prep") for name in of.children)
    if token.pos_ != "PRON":
        return token.pos_ == "PROPN"
    told = zip(draft.frame.roles, draft.participants, strict=True)
    return any(one == token and p.actor is not None and p.name[:1].isupper() for (_, one), p in told)


def _peoples(noun: Token) -> frozenset[str]:
    """The peoples by which a noun is told from others: "the French response"."""
    return frozenset(c.lower_ for c in children(noun, "amod") if c.ent_type_ == "NORP")


def retells_headline(one: Telling, event: Event) -> bool:
    """Whether an event stands in the headline, and a mention in the lead."""
    return one.place == "lead" and event[0].place == "headline"


def _place(token: Token) -> str:
    return "headline" if token.idx < token.doc.headline else "lead" if token.idx < lead_end(token.doc) else "body"


@lru_cache(maxsize=1)
def lead_end(doc: Doc) -> int:
    """Where the first sentence with a verb after the headline ends, by character; a copy of it does not count."""
    headline = doc.text[: doc.headline].strip()
    after = (s for s in doc.sents if s.start_char >= doc.headline and any(t.pos_ == "VERB" for t in s))
    return next((s.end_char for s in after if s.text.strip() != headline), 0)


def _rest(token: Token) -> tuple[str, ...]:
    """The trigger and the words after it in its sentence, some of very many; nothing where they are few."""
    following = token.doc[token.i : min(token.sent.end, token.i + _MANY_WORDS)]
    words = tuple([word.text for word in following if not word.is_space])
    return words if len(words) >= _FEW_WORDS else ()


def _number(noun: Token) -> str | None:
    """Whether a noun names one event or many; None where the plural may name one ("talks", "the Orla Games")."""
    if lemma(noun) in _PLURAL_OF_ONE or noun.tag_ == "NNPS":
        return None
    each = any(one.lower_ in {"each", "every"} for one in noun.children)
    return "many" if each or noun.tag_ == "NNS" else "one"


def _times(verb: Token) -> str | None:
    """Whether a clause tells many events: "has gone on strike three times"."""
    return "many" if any(lemma(one) in _MANY_TIMES for one in children(verb, "npadvmod", "advmod")) else None


def _counted(heads: Iterable[Token], slots: Slots) -> dict[str, str]:
    """The nouns that are counted, with their numbers: who takes part, and by or to how much something changes."""
    phrases = {one.i: one for one in (*heads, *(one for found in slots.values() for one in found))}
    measures = [one for head in heads for one in children(head, "npadvmod")]
    every = [one for one in (*phrases.values(), *measures) if one.ent_type_ not in _TEMPORAL]
    counted = {lemma(one): number.lower_ for one in every for number in children(one, "nummod")}
    figure = next((_figure(one) for one in every if one.ent_type_ == "MONEY"), None)
    return counted if figure is None else counted | {"money": figure}


def _figure(amount: Token) -> str | None:
    """The figure of an amount of money: "550" of "$550 million"."""
    return next((one.text for one in amount.subtree if one.pos_ == "NUM" and one.text[0].isdigit()), None)


def _determiner(noun: Token) -> str | None:
    """How a noun phrase begins: demonstrative, definite, possessive, indefinite, or with none of these words."""
    words = {noun.left_edge.lower_, *(c.lower_ for c in noun.children)}  # 'the "Back Home" event'
    if any(children(noun, "poss")):  # "the king's visit": the article is the king's
        return "possessive"
    if words & _DEMONSTRATIVE:
        return "demonstrative"
    if "the" in words:
        return "definite"
    bare = noun.tag_ == "NNS" and lemma(noun) not in _PLURAL_OF_ONE  # "strong sales"
    return "indefinite" if bare or words & _INDEFINITE else None


def _keys(draft: Draft, role: str, token: Token) -> frozenset[str]:
    """What tells who fills a role: the actor's IRI, the head word but of a pronoun, whose office it is."""
    start = token.idx - draft.frame.trigger.idx + draft.trigger.start  # in its part of the article
    inside = (p for p in draft.participants if p.role == role and p.span.start <= start < p.span.end)
    found = {p.actor for p in inside if p.actor}
    if token.pos_ != "PRON" and token.lower_ not in _ANYBODY:
        found.add(token.lower_)
    if token.lower_ in _ACTS_FOR_OWNER:
        found |= {owner.lower_ for owner in children(token, "poss") if owner.pos_ == "PROPN"}
    if token.ent_type_ == "PERSON":  # "Zenta chairman Li Wu" may act for Zenta
        found |= {one.lower_ for one in children(token, "compound", "nmod") if one.ent_type_ == "ORG"}
    return frozenset(found)
