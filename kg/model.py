"""The records that flow through the package: frozen, slotted, without behaviour but the derived.

All offsets are half-open code-point offsets into one part of an article (its `text` or its `title`),
and `article.part(span.part)[span.start:span.end] == span.text` holds for every span, always.
Days are ISO 8601 strings (`YYYY-MM-DD`), so that they sort, compare and print as they are.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from kg.lazy import lazy

TEXT = "text"
TITLE = "title"

FACTS = frozenset({"occurred", "ongoing"})
# Relations of an act to the event whose time or existence it changes.
CHANGING = frozenset({"cancels", "postpones", "reschedules", "suspends", "resumes", "begins", "ends"})
STATUSES = (
    "occurred",
    "ongoing",
    "planned",
    "intended",
    "possible",
    "proposed",
    "demanded",
    "threatened",
    "attempted",
    "failed",
    "refused",
    "canceled",
    "postponed",
    "denied",
    "not-occurred",
    "hypothetical",
    "habitual",
)


class Span(Struct, frozen=True, order=True):
    """A stretch of an article: the part it lies in, its offsets there and the text it quotes."""

    part: str
    start: int
    end: int
    text: str


class Article(Struct, frozen=True, dict=True):
    """One news article; its text is never changed after reading."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()

    def part(self, name: str) -> str:
        """The text that spans of a part point into."""
        return self.text if name == TEXT else self.title or ""

    @lazy
    def digest(self) -> str:
        """32 hexadecimal digits of a SHA-256 over all that is known of the article; the root of its IRIs."""
        known = (self.id, self.text, self.title, self.published, self.source, self.url, self.language, *self.authors)
        joined = "\x1f".join(value or "" for value in known)
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Timex(Struct, frozen=True):
    """A temporal expression with its TIMEX3 type and value, and the days that it covers.

    `begins` and `ends` are both included; either is None where it is open or unknown. `precision` is
    second, minute, hour, part-of-day, day, week, month, quarter, season, half, year, decade, century or None.
    `modifier` is the TIMEX3 `mod` (START, MID, END, APPROX, BEFORE, AFTER, ...) or None.
    """

    span: Span
    type: str
    value: str
    begins: str | None = None
    ends: str | None = None
    precision: str | None = None
    edtf: str | None = None
    basis: str = "relative"
    modifier: str | None = None


class Mention(Struct, frozen=True):
    """One mention of an actor: the noun phrase, its head word, and the chain that it belongs to.

    `chain` is an id inside the article and `actor` the IRI of the actor; both are empty until
    coreference has run. `identity` is the gazetteer's key (`state/US`) where the actor is a known one.
    `part_of` is the chain of the actor that this one is part of ("his office", "members of the Cabinet").
    `members` are the chains of those that a group is made of ("Iran and the US", "the two allies").
    """

    span: Span
    head: Span
    form: str
    kind: str
    chain: str = ""
    actor: str = ""
    name: str = ""
    identity: str | None = None
    part_of: str | None = None
    members: tuple[str, ...] = ()


class Role(Struct, frozen=True):
    """A fact of office or affiliation: who holds which office where, as the article says on its day.

    `holder` and `body` are IRIs of actors (`body` a state or an organization, None where the text names none);
    `status` is current, former or designate. `mention` are the words that name the office, `evidence` their sentence.
    `day` is the article's; `begins` and `ends` are the outermost days of the tenure and `edtf` says it as exactly as
    the text does ("2003/.."): None where the text does not tell.
    """

    holder: str
    name: str
    title: str
    body: str | None
    body_name: str | None
    status: str
    mention: Span
    evidence: Span
    rule: str
    day: str | None = None
    begins: str | None = None
    ends: str | None = None
    edtf: str | None = None


class Statement(Struct, frozen=True):
    """An attribution: who says (asks, denies, believes, ...) what; `actor` is filled after coreference."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: str
    stance: str
    actor: str | None = None
    name: str | None = None


class Participant(Struct, frozen=True):
    """What takes part in an event, in a logical role (the passive's by-phrase is the agent)."""

    role: str
    span: Span
    actor: str | None
    name: str
    kind: str


class EventTime(Struct, frozen=True):
    """When an event happens: days (both included, open where None), the grain, and where they come from."""

    begins: str | None
    ends: str | None
    precision: str | None
    edtf: str | None
    basis: str
    timex: Span | None = None


class Place(Struct, frozen=True):
    """Where an event happens."""

    span: Span
    name: str
    geonames: str | None = None


class Factuality(Struct, frozen=True):
    """What the article lets a reader believe of an event, its attribution aside; `path` lists the cues that decided."""

    status: str = "occurred"
    certainty: str = "certain"
    polarity: str = "positive"
    future: bool = False
    path: tuple[str, ...] = ()

    @property
    def fact(self) -> bool:
        """Whether the event counts as having happened or as going on."""
        return self.status in FACTS and self.polarity == "positive"


class Attribution(Struct, frozen=True):
    """One source that an event is attributed to, with the cue that says so."""

    source: Span | None
    actor: str | None
    name: str
    cue: Span


class Relation(Struct, frozen=True):
    """A relation from the event that carries it to a target event, by IRI, with the words that tell it."""

    relation: str
    target: str
    cue: Span | None = None


class Event(Struct, frozen=True):
    """One event as one article tells it, with all its mentions there.

    `former` is when it was to be before the article tells that it was put off or moved; `time` is then the new date.
    `phrase` are the words around the predicate, which ~ stands for, or the noun phrase that names the event, cut short;
    `factors` are what raises or lowers the confidence, by their names in kg/data/confidence.tsv.
    """

    id: str
    type: str
    predicate: str
    trigger: Span
    mentions: tuple[Span, ...]
    evidence: Span
    factuality: Factuality
    rule: str
    confidence: float
    plover: str | None = None
    cameo: str | None = None
    participants: tuple[Participant, ...] = ()
    time: EventTime | None = None
    place: Place | None = None
    attribution: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    factors: tuple[str, ...] = ()
    phrase: str = ""
    former: EventTime | None = None

    def named(self, *roles: str) -> str | None:
        """The display names of the participants in the first of the roles that is filled, joined by "and"."""
        for role in roles:
            if names := list(dict.fromkeys(p.name for p in self.participants if p.role == role)):
                return " and ".join(names)
        return None

    @property
    def subject(self) -> str | None:
        """Who acts, for printing."""
        return self.named("agent")

    @property
    def object(self) -> str | None:
        """What or who is acted on, for printing."""
        return self.named("patient", "partner", "recipient", "destination", "topic")


class Extraction(Struct, frozen=True):
    """Everything that was read from one article; `faults` are what other extractors did wrong in it, in words."""

    article: Article
    times: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    faults: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """A verdict that two or more records from articles are one thing: `kind` is actor or event.

    `members` are IRIs in order; `canonical` is the IRI of the thing; `verdict` is same or different;
    `by` says who decided (a rule's id, or "user").
    """

    kind: str
    canonical: str
    members: tuple[str, ...]
    score: float
    reason: str
    verdict: str = "same"
    by: str = "rule"
    name: str = ""
    evidence: tuple[str, ...] = ()
