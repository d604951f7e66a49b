"""Three articles about one storyline, with what an extractor might read from them; written by hand for the tests.

A visit is canceled after a vote, which two outlets tell differently; then it is to be rescheduled, and is held.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kg import vocab
from kg.model import (
    Article,
    Attribution,
    Event,
    EventTime,
    Extraction,
    Factuality,
    Link,
    Mention,
    Participant,
    Place,
    Relation,
    Role,
    Span,
    Statement,
)

RUN = {"software": "newskg test", "model": "by-hand 1.0"}


class Sheet:
    """An article under annotation: finds spans by their words, and makes the records that share them."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def span(self, words: str, nth: int = 0, part: str = "text") -> Span:
        """The nth occurrence of some words."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.part(part).index(words, start + 1)
        return Span(part, start, start + len(words), words)

    def actor(self, key: str) -> str:
        """The IRI of a known actor (`state/XA`) or of a chain of this article (`c1`)."""
        return vocab.actor_iri(self.article, key, key if "/" in key else None)

    def mention(self, words: str, key: str, name: str, kind: str, nth: int = 0, **more: str) -> Mention:
        """A mention of an actor; its form is `name` unless told otherwise."""
        span, identity = self.span(words, nth), key if "/" in key else None
        form = more.get("form", "name")
        return Mention(span, span, form, kind, key, self.actor(key), name, identity, more.get("part_of"))

    def takes(self, role: str, words: str, key: str | None, name: str, kind: str, *, nth: int = 0) -> Participant:
        """A participant; one without a key is no actor."""
        return Participant(role, self.span(words, nth), self.actor(key) if key else None, name, kind)

    def event(self, kind: str, predicate: str, trigger: str, sentence: str, nth: int = 0, **more: object) -> Event:
        """An event with its trigger and its sentence, by their words."""
        span = self.span(trigger, nth)
        fields: dict[str, object] = {"factuality": Factuality(), "rule": "test", "confidence": 0.9} | more
        return Event(
            id=vocab.event_iri(self.article, span),
            type=kind,
            predicate=predicate,
            trigger=span,
            mentions=(span,),
            evidence=self.span(sentence),
            **fields,  # type: ignore[arg-type]
        )


FIRST = Article(
    id="a1",
    title="Arcadia calls off visit after vote",
    text=(
        "President Ada Lorne canceled her visit to Borduria on Tuesday. "
        "The council adopted the river treaty on Monday. "
        "Borduria did not veto the treaty. "
        "Her office said the visit would be rescheduled."
    ),
    published="2031-05-07",
    source="The Daily Quill",
    url="https://quill.example/a1",
    language="en",
    authors=("Pat Doe",),
)
SECOND = Article(
    id="a2",
    title="Visit canceled on Wednesday, Borduria says",
    text=(
        "Ada Lorne canceled her trip on Wednesday, Borduria's foreign ministry said. "
        "It accused Arcadia of bad faith. "
        "Lorne may attack the treaty in court."
    ),
    published="2031-05-08T09:30:00",
    source="Borduria Herald",
    url="https://herald.example/a2",
)
THIRD = Article(
    id="a3",
    text=(
        "Ada Lorne visited Borduria on 20 May and met Prime Minister Bo Tarn. "
        "Arcadia and Borduria signed a trade deal. "
        "Police arrested five demonstrators in Zenda. "
        "Tarn urged Arcadia to ratify the deal."
    ),
    published="2031-05-21",
    source="The Daily Quill",
    url="https://quill.example/a3",
)
TUESDAY = ("2031-05-06", "2031-05-06", "day", "2031-05-06", "relative")


def _first(article: Article) -> Extraction:
    s = Sheet(article)
    visit_says, vote_says, veto_says, office_says = (line.strip() + "." for line in FIRST.text.split(".")[:4])
    mentions = (
        s.mention("President Ada Lorne", "c1", "Ada Lorne", "person"),
        s.mention("her", "c1", "Ada Lorne", "person", form="pronoun"),
        s.mention("Borduria", "state/XB", "Borduria", "state"),
        s.mention("The council", "c2", "the council", "organization", form="nominal"),
        s.mention("Borduria", "state/XB", "Borduria", "state", nth=1),
        s.mention("Her office", "c3", "Ada Lorne's office", "group", form="nominal", part_of="c1"),
    )
    visit = s.event(
        "Visit",
        "visit",
        "visit",
        visit_says,
        factuality=Factuality("canceled"),
        participants=(
            s.takes("agent", "her", "c1", "Ada Lorne", "person"),
            s.takes("patient", "Borduria", "state/XB", "Borduria", "state"),
        ),
        cameo="042",
        plover="CONSULT",
    )
    cancel = s.event(
        "Cancel",
        "cancel",
        "canceled",
        visit_says,
        participants=(
            s.takes("agent", "President Ada Lorne", "c1", "Ada Lorne", "person"),
            s.takes("patient", "her visit to Borduria", None, "visit", "other"),
        ),
        time=EventTime(*TUESDAY, s.span("on Tuesday")),
        relations=(Relation("cancels", visit.id, s.span("canceled")),),
        cameo="160",
        plover="REJECT",
    )
    adopt = s.event(
        "Adopt",
        "adopt",
        "adopted",
        vote_says,
        participants=(
            s.takes("agent", "The council", "c2", "the council", "organization"),
            s.takes("patient", "the river treaty", None, "river treaty", "other"),
        ),
        time=EventTime("2031-05-05", "2031-05-05", "day", "2031-05-05", "relative", s.span("on Monday")),
        relations=(Relation("before", cancel.id),),
    )
    veto = s.event(
        "Veto",
        "veto",
        "veto",
        veto_says,
        factuality=Factuality("not-occurred", polarity="negative", path=("not",)),
        participants=(
            s.takes("agent", "Borduria", "state/XB", "Borduria", "state", nth=1),
            s.takes("patient", "the treaty", None, "treaty", "other"),
        ),
    )
    again = s.event(
        "Reschedule",
        "reschedule",
        "rescheduled",
        office_says,
        factuality=Factuality("planned", "certain", "positive", True, ("would",)),
        participants=(s.takes("patient", "the visit", None, "visit", "other"),),
        attribution=(Attribution(s.span("Her office"), s.actor("c3"), "Ada Lorne's office", s.span("said")),),
        relations=(Relation("reschedules", visit.id, s.span("rescheduled")),),
    )
    said = Statement(
        s.span("Her office"),
        s.span("said"),
        (s.span("the visit would be rescheduled"),),
        "indirect",
        "assert",
        s.actor("c3"),
        "Ada Lorne's office",
    )
    sentence = s.span("President Ada Lorne canceled her visit to Borduria on Tuesday.")
    president = Role(
        s.actor("c1"), "Ada Lorne", "President", None, None, "current", s.span("President"), sentence, "office phrase"
    )
    return Extraction(article, (), mentions, (said,), (cancel, visit, adopt, veto, again), (president,))


def _second(article: Article) -> Extraction:
    s = Sheet(article)
    trip_says, accuse_says, court_says = (line.strip() + "." for line in SECOND.text.split(".")[:3])
    mentions = (
        s.mention("Ada Lorne", "c1", "Ada Lorne", "person"),
        s.mention("Borduria's foreign ministry", "c2", "foreign ministry of Borduria", "organization", part_of="c9"),
        s.mention("Borduria", "state/XB", "Borduria", "state"),
        s.mention("It", "c2", "foreign ministry of Borduria", "organization", form="pronoun"),
        s.mention("Arcadia", "state/XA", "Arcadia", "state"),
        s.mention("Lorne", "c1", "Ada Lorne", "person", nth=1),
    )
    ministry = Attribution(
        s.span("Borduria's foreign ministry"), s.actor("c2"), "foreign ministry of Borduria", s.span("said")
    )
    cancel = s.event(
        "Cancel",
        "cancel",
        "canceled",
        trip_says,
        participants=(
            s.takes("agent", "Ada Lorne", "c1", "Ada Lorne", "person"),
            s.takes("patient", "her trip", None, "trip", "other"),
        ),
        time=EventTime("2031-05-07", "2031-05-07", "day", "2031-05-07", "relative", s.span("on Wednesday")),
        attribution=(ministry,),
    )
    accuse = s.event(
        "Accuse",
        "accuse",
        "accused",
        accuse_says,
        participants=(
            s.takes("agent", "It", "c2", "foreign ministry of Borduria", "organization"),
            s.takes("patient", "Arcadia", "state/XA", "Arcadia", "state"),
        ),
        time=EventTime("2031-05-01", "2031-05-08", "week", None, "document"),
    )
    attack = s.event(
        "Sue",
        "attack",
        "attack",
        court_says,
        factuality=Factuality("possible", "possible", "positive", True, ("may",)),
        participants=(
            s.takes("agent", "Lorne", "c1", "Ada Lorne", "person", nth=1),
            s.takes("patient", "the treaty", None, "treaty", "other"),
        ),
    )
    said = Statement(
        ministry.source,
        s.span("said"),
        (s.span("Ada Lorne canceled her trip on Wednesday"),),
        "indirect",
        "assert",
        s.actor("c2"),
        ministry.name,
    )
    return Extraction(article, (), mentions, (said,), (cancel, accuse, attack))


def _third(article: Article) -> Extraction:
    s = Sheet(article)
    visit_says, deal_says, arrest_says, urge_says = (line.strip() + "." for line in THIRD.text.split(".")[:4])
    lorne, borduria = ("c1", "Ada Lorne", "person"), ("state/XB", "Borduria", "state")
    mentions = (
        s.mention("Ada Lorne", *lorne),
        s.mention("Borduria", *borduria),
        s.mention("Prime Minister Bo Tarn", "c2", "Bo Tarn", "person"),
        s.mention("Arcadia", "state/XA", "Arcadia", "state"),
        s.mention("Borduria", *borduria, nth=1),
        s.mention("Police", "c3", "police", "group", form="nominal"),
        s.mention("five demonstrators", "c4", "five demonstrators", "group", form="nominal"),
        s.mention("Tarn", "c2", "Bo Tarn", "person", nth=1),
        s.mention("Arcadia", "state/XA", "Arcadia", "state", nth=1),
    )
    day = EventTime("2031-05-20", "2031-05-20", "day", "2031-05-20", "explicit", s.span("on 20 May"))
    agent = s.takes("agent", "Ada Lorne", *lorne)
    meet = s.event(
        "Meet",
        "meet",
        "met",
        visit_says,
        participants=(agent, s.takes("partner", "Prime Minister Bo Tarn", "c2", "Bo Tarn", "person")),
        time=day,
    )
    visit = s.event(
        "Visit",
        "visit",
        "visited",
        visit_says,
        participants=(agent, s.takes("patient", "Borduria", *borduria)),
        time=day,
        relations=(Relation("before", meet.id), Relation("responds-to", meet.id, s.span("and"))),
    )
    sign = s.event(
        "SignAgreement",
        "sign",
        "signed",
        deal_says,
        participants=(
            s.takes("partner", "Arcadia", "state/XA", "Arcadia", "state"),
            s.takes("partner", "Borduria", *borduria, nth=1),
            s.takes("topic", "a trade deal", None, "trade deal", "other"),
        ),
        time=EventTime("2031-05-01", "2031-05-31", "month", "2031-05", "inherited"),
    )
    arrest = s.event(
        "Arrest",
        "arrest",
        "arrested",
        arrest_says,
        participants=(
            s.takes("agent", "Police", "c3", "police", "group"),
            s.takes("patient", "five demonstrators", "c4", "five demonstrators", "group"),
        ),
        place=Place(s.span("Zenda"), "Zenda", "2964180"),
        confidence=0.75,
    )
    arcadia = s.takes("agent", "Arcadia", "state/XA", "Arcadia", "state", nth=1)
    ratify = s.event(
        "Enact",
        "ratify",
        "ratify",
        urge_says,
        factuality=Factuality("demanded", "unspecified", "positive", True, ("urge",)),
        participants=(arcadia, s.takes("patient", "the deal", None, "deal", "other")),
    )
    urge = s.event(
        "Demand",
        "urge",
        "urged",
        urge_says,
        participants=(s.takes("agent", "Tarn", "c2", "Bo Tarn", "person", nth=1), replace(arcadia, role="recipient")),
        relations=(Relation("demands", ratify.id, s.span("urged")),),
    )
    words, sentence = s.span("Prime Minister"), s.span(visit_says)
    told = ("Prime Minister", s.actor("state/XB"), "Borduria", "current", words, sentence, "office phrase")
    minister = Role(s.actor("c2"), "Bo Tarn", *told, THIRD.published, "2029-01-01", None, "2029/..")
    return Extraction(article, (), mentions, (), (visit, meet, sign, arrest, urge, ratify), (minister,))


ARTICLES = (FIRST, SECOND, THIRD)
_TELL = (_first, _second, _third)
STORYLINE = tuple(tell(article) for tell, article in zip(_TELL, ARTICLES, strict=True))


def variant(number: int, **changes: str) -> Extraction:
    """The same as one of the articles tells, told by another article: one with another id, URL or outlet."""
    return _TELL[number](replace(ARTICLES[number], **changes))  # type: ignore[arg-type]


def event(article: int, kind: str) -> Event:
    """The event of a type in one of the articles (0, 1, 2)."""
    return next(one for one in STORYLINE[article].events if one.type == kind)


def links() -> Iterable[Link]:
    """What resolution across the articles might find: one person in all three, one cancellation, one planned visit."""
    lorne = tuple(vocab.actor_iri(one.article, "c1") for one in STORYLINE)
    cancels = (event(0, "Cancel").id, event(1, "Cancel").id)
    visits = (event(0, "Visit").id, event(2, "Visit").id)
    council, ministry = vocab.actor_iri(FIRST, "c2"), vocab.actor_iri(SECOND, "c2")
    return (
        Link("actor", vocab.BASE + "canonical/lorne", lorne, 0.95, "same full name", name="Ada Lorne"),
        Link("event", vocab.BASE + "canonical/cancel", cancels, 0.8, "type, agent and week agree", name=""),
        Link("thread", vocab.BASE + "thread/visit", visits, 0.8, "same visitor and place", name="visit to Borduria"),
        Link("actor", vocab.BASE + "canonical/no", (council, ministry), 1.0, "told apart", "different", "user"),
    )
