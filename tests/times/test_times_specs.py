"""Microsoft's cases for dates and periods, where their files are at hand: the share that is resolved as they say.

They give two candidates, past and future; the one that the tense of the sentence asks for must be found, or either
where it asks for none. Their periods end before the last day that is given, and a range ends where its last period
begins ("from 2014 to 2018" at the start of 2018); both readings of the end pass.
"""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.times import find_times

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).resolve().parents[3] / "shared"))
FOLDER = SHARED / "data" / "datetime-specs" / "English"
GOALS = {"DateParser": 0.80, "DatePeriodParser": 0.65, "HolidayParser": 0.60, "DurationParser": 0.80, "SetParser": 0.55}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the specs are not here")


def candidates(value):
    """The intervals that a case accepts."""
    for name in ("FutureResolution", "PastResolution"):
        found = value.get(name, {})
        if "date" in found:
            yield found["date"], found["date"]
        elif "startDate" in found and "endDate" in found:
            yield found["startDate"], found["endDate"]


def right(result, timexes) -> bool:
    """Whether the expressions that touch a case's result say the same."""
    wanted = list(candidates(result.get("Value", {})))
    if not wanted:  # no days: a duration, a set, a season
        ending = str(result["Value"]["Timex"]).rsplit("-", 1)[-1]
        return any(timex.value.rsplit("-", 1)[-1] == ending for timex in timexes)
    dated = [timex for timex in timexes if timex.begins]
    if wanted[0][0].startswith("0001"):  # no such day
        return not dated
    if not dated:
        return False
    begins, ends, last = min(t.begins for t in dated), max(t.ends for t in dated), max(t.begins for t in dated)
    return any(
        begins == start and end in (ends, last, (date.fromisoformat(ends) + timedelta(1)).isoformat())
        for start, end in wanted
    )


def passed(read, case) -> list[bool]:
    """Whether each result of a case is right."""
    anchor = case.get("Context", {}).get("ReferenceDateTime")
    found = find_times(read(case["Input"], published=anchor))
    verdicts = []
    for result in case.get("Results", []):
        start = case["Input"].lower().find(result["Text"].lower())
        end = start + len(result["Text"])
        verdicts.append(right(result, [t for t in found if t.span.start < end and t.span.end > start]))
    return verdicts


@pytest.mark.parametrize("name", GOALS)
def test_specs(read, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    cases = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8-sig"))
    verdicts = [verdict for case in cases for verdict in passed(read, case)]
    rate = sum(verdicts) / len(verdicts)
    with capsys.disabled():
        print(f"\n{name}: {sum(verdicts)} of {len(verdicts)}, {rate:.1%}")
    assert rate >= GOALS[name]
