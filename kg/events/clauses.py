"""Token -> Factuality: what tense, mood, negation and adverbs of its own clause say of an event."""

from __future__ import annotations

from functools import lru_cache

from kg.doc import Token, Tokens
from kg.events.lookup import signature_of
from kg.events.moods import averted, by_modal, inverted, is_imperative, would_else
from kg.events.noun_phrases import noun_phrase
from kg.events.signatures import FACTIVE, IMPLIED, NOT, modifier
from kg.events.statuses import negate, settle, shaded, weaken
from kg.events.tree import NOMINAL, SUBJECTS, VERBAL, child, children, is_passive, lemma
from kg.events.verb_groups import PAST, PRESENT, Group, group, is_verbal, negated_noun
from kg.model import FACTS, Factuality

_HEADLINE = 80  # tokens; what is longer is no headline
_STAMP = 6  # tokens of a time of day with its dash, and of a name that the parser cut
_ATTITUDES = ("inf", "np-inf")
_PLAIN = frozenset({IMPLIED, FACTIVE, "habitual", "enabled"})  # effects of verbs that are no attitudes
_WHOEVER = frozenset({"those", "anyone", "anybody", "all"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_OUGHT = frozenset({"should", "ought"})
_WHEN = frozenset({"after", "amid", "ahead", "before", "following", "despite"})
_BOUNDS = frozenset(
    {"by", "until", "till", "from", "since", "through"}
)  # of what holds: "the contract runs until 2027"
_DETERMINED = frozenset({"det", "poss", "nummod", "predet", "quantmod"})


@lru_cache(maxsize=2048)
def own(token: Token) -> Factuality:
    """What the own words of an event say of it, without what embeds it."""
    if is_verbal(token):
        words = group(token)
        if words.missed and words.negator is not None and (words.modal in _OUGHT or would_else(token, words)):
            return settle("occurred", f"{words.modal} not have")  # "should not have been hired": but was
        if words.negator is not None and averted(token):
            return settle("occurred", "if not")
        found = _by_adverb(token, words, _by_tense(token, words))
        if _is_alternative(token) and (found.status in FACTS or found.status == "planned"):
            found = settle("possible", "or", future=found.future)
        return negate(found, words.negator) if words.negator is not None else found
    if token.pos_ in NOMINAL:
        return noun_phrase(token)
    empty = negated_noun(token) if token.dep_ != "oprd" else None  # "not guilty"; "found not guilty" is the verb's
    return negate(Factuality(), empty) if empty is not None else Factuality()


def _is_alternative(verb: Token) -> bool:
    """Whether a clause with its own subject tells what else may be: "they will move or they will close"."""
    joined = verb.dep_ == "conj" and child(verb, *SUBJECTS) is not None
    return joined and any(c.lower_ == "or" and c.i < verb.i for c in children(verb.head, "cc"))


def is_headline(token: Token) -> bool:
    """Whether a sentence is a headline: it ends without a full stop, or its words have capitals."""
    sentence = token.sent
    if len(sentence) > _HEADLINE:
        return False
    if _is_stamped(sentence):
        return True
    last = next((t for t in reversed(sentence) if not t.is_space and t.text not in "\"')"), token)
    if last.text[-1] not in (".?!:…" if token.idx < token.doc.headline else ".?!:;…"):
        return True
    long = [t for t in sentence if t.text.isalpha() and len(t.text) > 3]
    return len(long) > 3 and sum(t.text.islower() for t in long) * 4 < len(long)


def _is_stamped(sentence: Tokens) -> bool:
    """Whether the time of day stands before a sentence, as in reports that are written while things happen."""
    before = [*sentence.doc[max(sentence.start - _STAMP, 0) : sentence.start]]
    line = [t for t in before if t.i > max((one.i for one in before if one.is_space), default=-1)]
    return bool(line) and line[0].shape_[0] == "d" and any(t.text in _DASHES for t in line[1:])


def _by_tense(verb: Token, words: Group) -> Factuality:
    """What tense, aspect and modal say."""
    if verb.dep_ == "ROOT" and (first := inverted(verb)) is not None:
        return shaded("conditional", first.lower_)
    if words.modal:
        return by_modal(verb, words)
    if words.infinitive:
        return settle("planned", "to", future=True) if _is_ahead(verb) else Factuality()
    if is_imperative(verb, words):
        return settle("demanded", "imperative", future=True)
    if words.tense != PRESENT:
        return settle("habitual", verb.head.lower_) if _of_whoever(verb) else Factuality()
    if words.perfect:
        return settle("ongoing", "perfect progressive") if words.progressive else Factuality()
    return _present(verb, words)


def _is_ahead(verb: Token) -> bool:
    """Whether an infinitive tells what is to come: "Zenta to close plant, sell brand", "cleared but to face trial"."""
    if verb.dep_ != "conj" or verb.idx >= verb.doc.headline:
        return verb.dep_ == "ROOT"
    return not group(verb.head).infinitive or _is_ahead(verb.head)


def _present(verb: Token, words: Group) -> Factuality:
    """Present tense: going on, planned for a day to come, headline news, or a habit."""
    coming = _coming(verb)
    if coming is not None and (words.progressive or not is_headline(verb)):
        return settle("planned", coming.lower_, future=True)
    if words.progressive:
        return settle("ongoing", "progressive")
    if _of_class(verb):
        return settle("habitual", "present")
    if lemma(verb) in {"be", "have"} or is_headline(verb) or _tells_act(verb) or _is_caption(verb) or _comes(verb):
        return Factuality()
    if modifier("lasting", lemma(verb)) or _is_going_on(verb):
        return settle("ongoing", "present")
    return settle("habitual", "present")


def _is_going_on(verb: Token) -> bool:
    """Whether a clause tells what goes on beside what happened: "cut rates as the economy shrinks"."""
    beside = verb.dep_ == "advcl" and verb.head.i < verb.i and any(c.lower_ == "as" for c in children(verb, "mark"))
    return beside and child(verb, *SUBJECTS) is not None and group(verb.head).tense == PAST


def _of_class(verb: Token) -> bool:
    """Whether a relative clause tells of a class, not of some: "employers who fire mothers can be fined"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.tag_ != "NNS" or any(c.dep_ in _DETERMINED for c in noun.children):
        return False
    above = group(noun.head) if noun.head.pos_ in VERBAL else Group()
    return noun.dep_ in {"nsubj", "nsubjpass"} and (bool(above.modal) or above.tense == PRESENT)


def _of_whoever(verb: Token) -> bool:
    """Whether a bare participle tells of nobody certain: "those found guilty will be punished"."""
    anyone = verb.head.lower_ in _WHOEVER or any(c.lower_ == "any" for c in children(verb.head, "det"))
    whoever = verb.dep_ == "acl" and verb.tag_ == "VBN" and anyone
    return whoever and child(verb, "prep", "agent") is None and bool(group(verb.head.head).modal)


def _is_caption(verb: Token) -> bool:
    """Whether a present-tense sentence names the year of what it shows, as a caption does."""
    years = (t for t in verb.sent if t.ent_type_ == "DATE" and t.text.isdigit() and len(t.text) == 4)
    return verb.dep_ == "ROOT" and any(year.head.lower_ not in _BOUNDS for year in years)


def _tells_act(verb: Token) -> bool:
    """Whether a verb tells an act of speech or an attitude, which news report in the present tense."""
    speech = signature_of(verb, "that")
    if speech is not None and speech.positive != IMPLIED:  # not "this ensures that ..."
        return True
    attitude, reason = signature_of(verb, *_ATTITUDES), signature_of(verb, "for", "of")
    chosen = attitude is not None and attitude.takes == "np-inf" and not attitude.relation  # "hires ten people a year"
    wants = attitude is not None and attitude.positive not in _PLAIN and (not chosen or is_passive(verb))
    return wants or (reason is not None and reason.relation != "") or modifier("judging", lemma(verb)) is not None


def _comes(verb: Token) -> bool:
    """Whether news tell in the present tense when something came: "the decision comes as protests go on"."""
    return lemma(verb) == "come" and any(c.dep_ == "advcl" or c.lower_ in _WHEN for c in verb.rights)


def _coming(verb: Token) -> Token | None:
    """A word for a time to come that belongs to a clause."""
    for one in verb.children:
        words = (one, *one.children) if one.dep_ in {"npadvmod", "advmod"} else ()
        if one.dep_ == "prep" and one.lower_ in {"on", "in"}:
            words = tuple(one.children)
        if any(modifier("generic", w.lower_) for w in words):
            continue
        for word in words:
            if modifier("coming", word.lower_) or word.i in verb.doc.coming:
                return word
    return None


def _by_adverb(verb: Token, words: Group, found: Factuality) -> Factuality:
    """What adverbs say: doubt lowers the certainty, "perhaps" makes it possible, "often" a habit."""
    if verb.i > 1 and verb.nbor(-1).lower_ == "but" and verb.nbor(-2).lower_ == "all":
        found = weaken(found, NOT, "all but")
    for one in children(verb, "advmod", "npadvmod", "prep"):
        if (effect := modifier("verb", one.lower_)) is not None:
            found = weaken(found, effect, one.lower_)
        elif found.status in FACTS and words.tense == PRESENT and (cue := _habit(one)):
            found = settle("habitual", cue)
    return found


def _habit(adverb: Token) -> str:
    """The word that makes a clause in the present tense a habit."""
    return next((w.lower_ for w in (adverb, *adverb.children) if modifier("generic", w.lower_)), "")
