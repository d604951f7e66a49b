"""Frames + Timex -> EventTime: the time of an event's own clause, of the clause that governs it, or of the document.

`basis` says which: `explicit` and `relative` come from an expression of the event's own clause, `inherited` from the
clause that it shares its time with, `document` means that the article tells it as news (by its publication, at the
latest; a plan: from then on), and `unknown` that nothing is known. Publication time never poses as event time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from kg.doc import Token
from kg.events.factuality import assess
from kg.events.misjoined import told_beside
from kg.events.time_phrases import (
    RANKS,
    bounded,
    compares,
    counts,
    dated_noun,
    is_ranked,
    of_noun,
    over,
    preposition,
    whole,
    width,
)
from kg.events.tree import VERBAL, child, children, lemma
from kg.events.verb_groups import PAST, PRESENT, group
from kg.model import EventTime, Factuality, Timex
from kg.parse import Parsed
from kg.times import ranges, said_at

_SHARES_TIME = frozenset({"xcomp", "conj", "oprd"})  # "was found guilty in March"
_NEW_DATE = frozenset({"until", "till", "to", "for", "into"})
_OLD_DATE = frozenset({"from"})
_LIMITS = frozenset({"by", "before"})
_ENDS = frozenset({"until", "till"})
_UNDER = frozenset({"xcomp", "advcl", "acl", "pcomp"})
_STEPS = 16
_LASTING = frozenset({"run", "last", "continue", "play"})
_COARSE = frozenset({"month", "quarter", "season", "half", "year"})
_PERIODS = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}
_COUNTED = frozenset({None, "APPROX"})
_ACCOMPANYING = frozenset({"despite", "amid", "by"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
_CHARGES = frozenset({"suspicion", "charge"})
_DECIDING = frozenset({"vote", "rule", "decide"})
_SETTLING = frozenset("agree promise vow pledge decide vote offer threaten refuse decline demand ask".split())
_WHEN = frozenset({"when", "while"})
_SETTING = frozenset({"plan", "schedule", "set", "slate", "book", "arrange", "due", "pencil", "expect"})
_OPENING = frozenset({"begin", "start", "open", "take"})
_UNTIMED = frozenset({"hypothetical"})


class Anchors:
    """The temporal expressions of a Doc by the predicate that they date."""

    def __init__(self, parsed: Parsed, times: Sequence[Timex], triggers: Iterable[Token]) -> None:
        self.published = (parsed.article.published or "")[:10] or None
        self.triggers = {token.i for token in triggers}
        self.ranges = ranges(parsed, times)
        self.dated: defaultdict[int, list[tuple[Token, Timex]]] = defaultdict(list)
        counted = (one for one in times if one.type == "DURATION" and one.modifier in _COUNTED)
        self.amounts = {parsed.tokens(one.span).end: one.value for one in counted}
        for timex in map(whole, times):
            if timex.type != "SET" and (timex.begins or timex.ends):
                root = parsed.tokens(timex.span).root
                governor = self._settled(self._governor(root), root, timex)
                if governor is not None and self._dates(root, timex, governor):
                    self.dated[governor.i].append((root, timex))
                for clause in root.children:  # "on Monday, when it opened"
                    when = next((c for c in clause.children if c.lower_ == "when"), None)
                    if clause.dep_ == "relcl" and when is not None:
                        self.dated[clause.i].append((when, timex))

    def amount(self, cue: Token) -> str | None:
        """The TIMEX3 duration that stands before a connective: "two days after the vote", "the week before it"."""
        word = cue.nbor(-1) if cue.i else cue
        plain = _PERIODS.get(word.lower_) if any(one.lower_ == "the" for one in word.children) else None
        return self.amounts.get(cue.i, plain)

    def _dates(self, root: Token, timex: Timex, governor: Token) -> bool:
        """Whether an expression dates its predicate: not "fell from a year earlier", "published figures for 2023"."""
        word = preposition(root)
        if timex.type == "DURATION" and governor.i not in self.triggers:  # "is the first in ten years"
            return False
        if timex.type == "DURATION" and _ranks(root) and not _lies_ahead(governor):
            return False
        if governor.pos_ in VERBAL and (of_noun(root, timex) or compares(root, governor)):
            return False
        if word == "since":
            return not counts(over(root))
        if word == "in" and timex.type == "DURATION" and governor.dep_ in {"acl", "relcl"}:
            return not is_ranked(governor.head)  # "the third to be sold in two months"
        past = bool(timex.ends and self.published and timex.ends < self.published)
        coarse = timex.precision in _COARSE and timex.span not in self.ranges and "/" not in timex.value
        return not (past and coarse and word == "from")

    def _settled(self, verb: Token | None, root: Token, timex: Timex) -> Token | None:
        """The predicate that a time belongs to which cannot be that of the one before it.

        A past day behind an infinitive ("they agreed to help last month"), the end of a ban behind what it forbids
        ("was denied a visa to go there until last week"), a limit ahead behind what was found ("saw a rise by 2050").
        """
        if verb is None or not (timex.ends and self.published):
            return verb
        if timex.ends > self.published:
            return self._foreseen(verb, root) or verb
        if timex.ends == self.published or verb.dep_ not in _UNDER:
            return verb
        above = verb.head.head if verb.dep_ in {"pcomp", "acl"} else verb.head
        if preposition(root) in _ENDS and assess(verb).polarity == "negative" and above.pos_ in VERBAL:
            return above
        words = group(above)
        settled = verb.dep_ == "xcomp" and lemma(above) in _SETTLING and words.tense == PAST and not words.perfect
        return above if settled else verb

    def _foreseen(self, verb: Token, root: Token) -> Token | None:
        """The event noun right before a limit that lies ahead of a verb in the past: "agreed on cuts by 2050"."""
        limit = over(root)
        if limit is None or limit.lower_ not in _LIMITS or verb.pos_ not in VERBAL or group(verb).tense != PAST:
            return None
        phrases = (*children(verb, "dobj"), *(one for prep in children(verb, "prep") for one in children(prep, "pobj")))
        return next((one for one in phrases if one.i in self.triggers and one.right_edge.i + 1 == limit.i), None)

    def _governor(self, root: Token) -> Token | None:
        """The nearest predicate above a temporal expression: a trigger, or a verb that is none."""
        if (noun := dated_noun(root)) is not None:
            return noun if noun.i in self.triggers else None
        if (verb := said_at(root)) is not None:
            return verb
        token = root
        for _ in range(_STEPS):
            if (token.i in self.triggers and not _is_undated(token)) or (token.pos_ in VERBAL and token != root):
                return token
            if token.head == token:
                return None
            if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.lower_ == "since" and token != root:
                return None  # "the third coup since independence in 1960"
            token = token.head
        return None

    def time(self, trigger: Token, support: Token | None, factuality: Factuality) -> EventTime:
        """When the event of a trigger happens, as far as the article tells.

        An act that sets a new date for another event does not happen then: see `new_date`.
        """
        for own in (trigger, support):
            if own is not None and (found := self._own(own)):
                return found
        if trigger.pos_ == "NOUN" and (found := self._set(trigger)):
            return found
        token = trigger if support is None else support
        past = factuality.fact and token.pos_ in VERBAL and group(token).tense == PAST
        for time in (self._shared(token), self._of_part(token)):
            if time is None or (not factuality.fact and self.is_past(time)):  # asked last year to leave some day
                continue
            if not (past and self.is_ahead(time)):  # "was to be held on Friday but was called off"
                return inherited(time)
        return self._document(factuality)

    def _set(self, noun: Token) -> EventTime | None:
        """The date that a clause behind an event noun says was set for it: "a visit to Orla planned for Friday"."""
        behind = (noun, *(one for prep in children(noun, "prep") for one in children(prep, "pobj")))
        clauses = (clause for one in behind for clause in children(one, "acl", "relcl"))
        told = (one for c in clauses if (one := _sets_date(c)) is not None)
        return next((found for one in told if (found := self._own(one))), None)

    def _shared(self, token: Token) -> EventTime | None:
        """The time of the clause that an event shares its time with."""
        for _ in range(_STEPS):
            above = self._sharing(token)
            if above is None:
                break
            if found := self._own(above):
                return found
            token = above
        return None

    def _sharing(self, token: Token) -> Token | None:
        """The predicate that a predicate shares its time with: of its clause, or of the noun that it happens in."""
        above = told_beside(token) or token.head
        if token.dep_ in _SHARES_TIME:
            apart = token.dep_ == "conj" and group(token).tense == PRESENT and group(above).tense == PAST
            return None if apart else above  # "opened a plant in May and is building another"
        if token.dep_ in {"pobj", "pcomp"} and above.lower_ in _ACCOMPANYING:
            return above.head
        if _accompanies(token) and token.i > above.i:  # "hit the coast, killing two"
            return above
        if token.dep_ in {"nsubj", "nsubjpass"} and (above.i not in self.triggers or lemma(above) in _LASTING):
            return above  # "the festival ran all week"
        return self._governor(above) if token.dep_ == "relcl" and _happens_in(token) else None

    def _of_part(self, verb: Token) -> EventTime | None:
        """The past time of a part of a clause: "speaking on Monday, he said", "won a medal on Tuesday"."""
        parts = children(verb, *_ARGUMENTS, "advcl") if verb.pos_ in VERBAL else ()
        for part in parts:
            found = self._own(part)
            if found is not None and self.is_past(found) and self._tells(part, verb, found):
                return found
        return None

    def _tells(self, part: Token, verb: Token, time: EventTime) -> bool:
        """Whether the time of a part of a clause is that of its verb."""
        if part.dep_ == "advcl":
            return (_accompanies(part) and part.i < verb.i) or self._frames(part)
        single = time.begins == time.ends and part.dep_ == "nsubj" and verb.tag_ == "VBD"  # "Monday's vote ended it"
        return single or all(preposition(root) for root, _ in self.dated[part.i])

    def _frames(self, clause: Token) -> bool:
        """Whether a clause that tells no event says when its verb's was: "when he was mayor in 2015"."""
        return clause.i not in self.triggers and any(one.lower_ in _WHEN for one in clause.lefts)

    def is_past(self, time: EventTime) -> bool:
        """Whether an expression in the text dates an event to the day of publication or before it."""
        return bool(time.timex and time.ends and self.published and time.ends <= self.published)

    def is_ahead(self, time: EventTime) -> bool:
        """Whether an expression in the text dates an event after the day of publication."""
        return bool(time.timex and time.begins and self.published and time.begins > self.published)

    def is_limited_ahead(self, noun: Token) -> bool:
        """Whether a noun names what will have been by a day to come: "a rise by 2050"; "a curfew until May" goes on."""
        told = self.dated.get(noun.i, ()) if noun.pos_ == "NOUN" and self.published else ()
        return any(preposition(root) in _LIMITS and (one.ends or "") > (self.published or "") for root, one in told)

    def _own(self, token: Token) -> EventTime | None:
        """The time of the expressions right under a predicate: the narrowest, or the stretch that two of them bound."""
        return self._of(self.dated.get(token.i, []))

    def _of(self, found: list[tuple[Token, Timex]]) -> EventTime | None:
        """The time that some expressions tell together."""
        for _, timex in found:
            if all_of_it := self.ranges.get(timex.span):
                days = (all_of_it.begins, all_of_it.ends, all_of_it.precision, all_of_it.edtf)
                return EventTime(*days, timex.basis, timex.span)
        for first, begin in (ordered := sorted(found, key=lambda pair: pair[0].i)):
            end = _last_listed(first, begin, ordered)
            if end != begin and begin.begins and end.ends and begin.begins <= end.ends:
                edtf = f"{begin.edtf or begin.begins}/{end.edtf or end.ends}"
                return EventTime(begin.begins, end.ends, begin.precision, edtf, begin.basis, begin.span)
        narrow = sorted(found, key=lambda pair: (width(pair[1]), pair[0].i))
        return bounded(*narrow[0], self.published) if narrow else None

    def new_date(self, trigger: Token) -> EventTime | None:
        """The date that an act gives the event that it puts off or sets: "postponed until Friday", "moved to May"."""
        return self._behind(trigger, _NEW_DATE)

    def old_date(self, trigger: Token) -> EventTime | None:
        """The date from which an act takes an event: "moved from May to June"."""
        return self._behind(trigger, _OLD_DATE)

    def _behind(self, trigger: Token, prepositions: Collection[str]) -> EventTime | None:
        """The narrowest time behind one of some prepositions, as it stands there."""
        found = [timex for root, timex in self.dated.get(trigger.i, ()) if preposition(root) in prepositions]
        if not found:
            return None
        timex = min(found, key=width)
        return EventTime(timex.begins, timex.ends, timex.precision, timex.edtf, timex.basis, timex.span)

    def of_act(self, trigger: Token, time: EventTime, factuality: Factuality, *, sets_dates: bool) -> EventTime:
        """The time of an act itself, given the one that its clause told at first sight."""
        found = self.dated.get(trigger.i, [])
        own = [(root, timex) for root, timex in found if not self._is_of_object(root, timex, sets_dates)]
        return time if len(own) == len(found) else self._of(own) or self._document(factuality)

    def _is_of_object(self, root: Token, timex: Timex, sets_dates: bool) -> bool:
        """Whether a date is that of what an act is about: "moved to Friday", "adopted the budget for 2023"."""
        word, published = preposition(root), self.published or ""
        if word in _LIMITS and (timex.ends or "") > published:  # "agreed on cuts by 2050"
            return True
        if sets_dates or (timex.begins or "") > published:
            return word in _NEW_DATE | _OLD_DATE
        if "/" in timex.value and (timex.ends or "")[:4] > published[:4]:  # "analyzed the climate over 2000-2050"
            return True
        return word == "for" and timex.type == "DATE"

    def _document(self, factuality: Factuality) -> EventTime:
        """What the publication date alone says of an event."""
        if self.published is None or factuality.status in _UNTIMED:
            return EventTime(None, None, None, None, "unknown")
        if factuality.future:
            return EventTime(self.published, None, None, f"{self.published}/..", "document")
        return EventTime(None, self.published, None, f"../{self.published}", "document")


def _sets_date(clause: Token) -> Token | None:
    """The verb of a clause behind an event that tells for when it was planned: "a vote that was to begin on Friday"."""
    if lemma(clause) != "be":
        return clause if lemma(clause) in _SETTING else None
    return next((one for one in children(clause, "xcomp") if lemma(one) in _OPENING), None)


def _is_undated(noun: Token) -> bool:
    """Whether a time behind a noun is its verb's: "arrested on suspicion of arson on Friday", "rule on it in May"."""
    on = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "on" else None
    return on is not None and (lemma(noun) in _CHARGES or lemma(on.head) in _DECIDING)


def _ranks(root: Token) -> bool:
    """Whether an amount says among how much something ranks: "its lowest level in five years"."""
    if root.head.lower_ != "in" or not root.head.i:
        return False
    ranked = (one for noun in (root.head.nbor(-1), root.head.head) for one in noun.lefts)
    return any(one.tag_ == "JJS" or one.ent_type_ == "ORDINAL" or one.lower_ in RANKS for one in ranked)


def _lies_ahead(verb: Token) -> bool:
    """Whether a verb tells what is to come: "will open its first store in six months"."""
    words = group(verb)
    return bool(words.modal) or words.infinitive


def _last_listed(first: Token, begin: Timex, ordered: Sequence[tuple[Token, Timex]]) -> Timex:
    """The last expression of a list that one opens: "in 1997, 1998 and 2001"."""
    for token, timex in ordered:
        if token.dep_ == "conj" and token.head == first:
            first, begin = token, timex
    return begin


def _accompanies(clause: Token) -> bool:
    """Whether a clause is a participle that tells what goes along with its verb."""
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and child(clause, "mark", "aux", "advmod") is None


def _happens_in(clause: Token) -> bool:
    """Whether a relative clause tells what happens in what it is about: "in which", ", where he died"."""
    if any(one.lower_ == "which" for p in children(clause, "prep") for one in p.children):
        return True
    where = clause.left_edge
    aside = where.lower_ == "where" and where.i > 0 and where.nbor(-1).text == ","
    return aside and "VBD" in {clause.tag_, *(one.tag_ for one in children(clause, "auxpass"))}


def inherited(time: EventTime) -> EventTime:
    """A time that an event has from another one."""
    return replace(time, basis="inherited")


def coming_tokens(parsed: Parsed, times: Sequence[Timex]) -> frozenset[int]:
    """The tokens of the temporal expressions for what begins after the day of publication."""
    day = (parsed.article.published or "")[:10]
    ahead = (one for one in times if day and (one.begins or "")[:10] > day)
    return temporal_tokens(parsed, [one for one in ahead if not _ranks(parsed.tokens(one.span).root)])


def temporal_tokens(parsed: Parsed, times: Sequence[Timex]) -> frozenset[int]:
    """The tokens of all temporal expressions, which are no participants."""
    return frozenset(token.i for timex in times for token in parsed.tokens(timex.span))
