"""What views return: frozen records, one for each thing that a reader asks about."""

from __future__ import annotations

from msgspec import Struct

Link = tuple[str, str, str]  # an entry's id, a relation, an entry's id

# why an event is left out of a timeline
UNDATED, UNFACTUAL, LESSER = "undated", "neither facts nor plans", "lesser events"
OTHER_STATUS, OTHER_DATES = "of another status", "outside the dates"


class Source(Struct, frozen=True):
    """An article as a source: its id, and what a reader knows it by."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None

    @property
    def name(self) -> str:
        """The outlet where it is known, else the article's id."""
        return self.outlet or self.id


class Quote(Struct, frozen=True, order=True):
    """A stretch of an article: the id of the article, the part, the offsets there, the words and their sentence."""

    article: str
    part: str
    start: int
    end: int
    text: str
    sentence: str = ""
    sentence_start: int = 0

    @property
    def context(self) -> tuple[str, str, str]:
        """The sentence in three pieces: before the words, the words, after them; without a sentence, the words."""
        begins, ends = self.start - self.sentence_start, self.end - self.sentence_start
        return self.sentence[:begins], self.text, self.sentence[ends:]


class Role(Struct, frozen=True):
    """An actor in a role; `actor` is an IRI, or None where the text names nobody that is followed."""

    role: str
    actor: str | None
    name: str
    kind: str


class When(Struct, frozen=True):
    """When an event happens: days (both included, None where open or unknown), the grain, and where they come from.

    `reported` is the day of publication where that, and not the text, gives the days.
    """

    begins: str | None = None
    ends: str | None = None
    precision: str | None = None
    edtf: str | None = None
    basis: str = "unknown"
    reported: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is any day at all."""
        return bool(self.begins or self.ends)

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day."""
        return self.begins, self.ends


class TimelineEntry(Struct, frozen=True):
    """One real-world event, however many articles report it.

    `order` is equal for simultaneous entries and 0 for undated ones; `family` is the root of the type;
    `fact` says whether the event counts as having happened; `events` are the IRIs of its reports; `thread` is the name
    of the planned event that it tells of or changes, if any.
    """

    id: str
    label: str
    type: str
    family: str
    status: str
    fact: bool
    when: When
    tone: str = "neutral"
    order: int = 0
    events: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    participants: tuple[Role, ...] = ()
    said_by: tuple[str, ...] = ()
    thread: str = ""


class Contradiction(Struct, frozen=True):
    """Events that relations and dates put before one another in a circle; `relations` are those set aside."""

    events: tuple[str, ...]
    relations: tuple[Link, ...]


class Timeline(Struct, frozen=True):
    """Entries in temporal order, the undated ones last; what was left out is counted, by reason.

    `found` is False where nobody in the store is called what `actor` says; `near` are names that come near it then.
    With `as_of` it is told as it was known on that day. `relations` are those between its entries.
    """

    actor: str | None
    entries: tuple[TimelineEntry, ...]
    contradictions: tuple[Contradiction, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    found: bool = True
    near: tuple[str, ...] = ()
    as_of: str | None = None
    relations: tuple[Link, ...] = ()


class Step(Struct, frozen=True):
    """What befell a planned event: an act that changes it, or how an article tells of it.

    `day` is when it befell, or was told. `state` is that of the planned event from then on, and `date` the date that
    is set for it then; `old` is the one that was set before, where it is another.
    """

    day: str | None
    label: str
    type: str
    status: str
    fact: bool
    act: bool = False
    state: str = ""
    date: When | None = None
    old: When | None = None
    events: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    said_by: tuple[str, ...] = ()


class Thread(Struct, frozen=True):
    """One planned event, whatever articles call it, with what befell it, in order; `state` is the last that is known.

    With `as_of` it is told as it was known on that day.
    """

    id: str
    label: str
    state: str
    steps: tuple[Step, ...]
    as_of: str | None = None

    @property
    def date(self) -> When | None:
        """The date that is set in the end."""
        return self.steps[-1].date if self.steps else None


class Side(Struct, frozen=True):
    """What some sources say where others differ: the value, the articles and their words."""

    value: str
    sources: tuple[Source, ...]
    mentions: tuple[Quote, ...]
    said_by: tuple[str, ...] = ()


class Conflict(Struct, frozen=True):
    """One event on which sources differ: in its status, date, order, agent or a number (`what`)."""

    event: str
    label: str
    what: str
    sides: tuple[Side, ...]


class ActorNode(Struct, frozen=True):
    """An actor of a network: `weight` is the number of events that connect it to others."""

    id: str
    name: str
    kind: str
    weight: int


class ActorEdge(Struct, frozen=True):
    """What two actors do with or to each other: events by type, their tone, and the first and last day."""

    first: str
    second: str
    count: int
    tone: str
    types: tuple[tuple[str, int], ...]
    begins: str | None
    ends: str | None
    events: tuple[str, ...]


class Network(Struct, frozen=True):
    """Actors and the ties between them, strongest first; `ego` is the actor that it is about, if any.

    `found` is False where nobody in the store is called what `ego` says.
    """

    nodes: tuple[ActorNode, ...]
    edges: tuple[ActorEdge, ...]
    ego: str | None = None
    found: bool = True
