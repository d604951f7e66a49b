"""Reports of the tellings of a planned event, and of the acts that change it -> Steps, with the state after each.

The steps are the acts, reports of one act together, and how each article tells of the event itself. What an act
changes is no step of its own: "the visit" in "called off the visit". The day of a step is that of the act; for a plan
it is that on which it was told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.views.dating import PLANS
from kg.views.reading import Report
from kg.views.records import Source, Step, When
from kg.views.states import UNTOLD, after

SET = frozenset({"explicit", "relative", "inherited"})  # bases of dates that come from the text
ACT = "act"
PUT_OFF = frozenset({"Cancel", "Postpone", "Reschedule", "Schedule"})

Changes = Mapping[str, Sequence[str]]  # act -> the events that it changes


def steps(
    told: Iterable[Report], changes: Changes, whole: Mapping[str, str], known: Mapping[str, Source]
) -> tuple[Step, ...]:
    """The steps in order, of one day as told; `whole` gives the real-world event that a report is one of."""
    reports = {report.event: report for report in told}
    acts = {whole.get(act, act) for act in changes}
    changed = {event for act in changes if act in reports for event in changes[act]}
    news = {one.article for one in reports.values() if whole.get(one.event, one.event) in acts and _is_news(one, known)}
    together: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports.values():
        if (act := whole.get(report.event, report.event)) in acts:
            together[ACT, act].append(report)
        elif report.fact or not (report.event in changed or (report.status == "planned" and report.article in news)):
            together[report.article, report.status].append(report)
    found = []
    for (kind, _), group in together.items():
        events = (event for report in group for event in changes.get(report.event, ()) if event in reports)
        found.append(_act(group, [reports[e] for e in events], known) if kind == ACT else _telling(group, known))
    found.sort(key=lambda step: (step.day or "9", step.fact and not step.act))  # on one day acts come first
    return tuple(_with_states(found))


def _is_news(act: Report, known: Mapping[str, Source]) -> bool:
    """Whether an act is no older than its article."""
    return act.fact and (act.when.basis not in SET or (act.when.ends or "9") >= _published(act, known))


def _published(report: Report, known: Mapping[str, Source]) -> str:
    return (known[report.article].published or "")[:10]


def _telling(told: Sequence[Report], known: Mapping[str, Source]) -> Step:
    """What an article tells of the event itself: what took place on its day, a plan on that on which it was told of."""
    step = _step(told, known, [one for one in told if one.fact or one.status in PLANS])
    return step if step.fact else replace(step, day=_published(told[0], known))


def _act(told: Sequence[Report], changed: Sequence[Report], known: Mapping[str, Source]) -> Step:
    """An act that changes the event; without a day of its own, it came before what took place all the same."""
    old = next((one.former for one in changed if one.former is not None), None)
    step = replace(_step(told, known, [one for one in changed if not one.fact]), act=True, old=old)
    if not step.fact:
        return replace(step, day=_published(told[0], known))
    held = [one.when.begins for one in changed if one.fact and one.when.begins]
    if held and step.type in PUT_OFF and not any(report.when.basis in SET for report in told):
        return replace(step, day=min([step.day or "9", *held]))
    return step


def _step(told: Sequence[Report], known: Mapping[str, Source], dating: Iterable[Report]) -> Step:
    """One step, told as the surest report with most roles tells it; others may date the event."""
    speaker = max(told, key=lambda report: (report.fact, report.when.basis in SET, len(report.roles)))
    attributed = all(report.said_by for report in told)
    return Step(
        day=speaker.when.begins or speaker.when.ends or _published(speaker, known),
        label=speaker.label,
        type=speaker.type,
        status=speaker.status,
        fact=speaker.fact,
        date=next((one.when for one in dating if one.when.known and one.when.basis in SET), None),
        events=tuple(report.event for report in told),
        mentions=tuple(dict.fromkeys(quote for report in told for quote in report.mentions)),
        sources=tuple(dict.fromkeys(known[report.article] for report in told)),
        said_by=tuple(dict.fromkeys(name for report in told for name in report.said_by)) if attributed else (),
    )


def _with_states(ordered: Iterable[Step]) -> Iterator[Step]:
    """The steps with the state and the date after each, and the date before where there is another or none."""
    state: str = UNTOLD
    date: When | None = None
    for step in ordered:
        state = after(state, step.type, step.status, act=step.act)
        before = step.old or date
        old, date = (before or step.date, None) if state == "canceled" else (before, step.date or date)
        moved = old is not None and (date is None or old.days != date.days)
        yield replace(step, state=state, date=date, old=old if moved else None)
