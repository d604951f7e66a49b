"""The words for times: as precise as the text and no more."""

from __future__ import annotations

import pytest

from kg.render.phrases import when_phrase
from kg.views.records import When

CASES = [
    (When("2024-03-27", "2024-03-27", "day"), "27 March 2024"),
    (When("2024-03-27", "2024-03-27", "day", None, "document"), "reported 27 March 2024"),
    (
        When("2024-03-25", "2024-03-25", "day", None, "document", "2024-03-27"),
        "about 25 March 2024, reported 27 March 2024",
    ),
    (When("2024-03-27", "2024-03-27", "day", None, "document", "2024-03-27"), "reported 27 March 2024"),
    (When("2024-03-25", "2024-03-31", "week"), "week of 25 March 2024"),
    (When("2024-03-25", "2024-04-07", "week"), "week of 25 March to week of 1 April 2024"),
    (When("2024-03-01", "2024-03-31", "month"), "in March 2024"),
    (When("2024-01-01", "2024-05-31", "month"), "January to May 2024"),
    (When("2024-01-01", "2024-03-31", "quarter"), "in the first quarter of 2024"),
    (When("2024-02-01", "2024-04-30", "quarter"), "1 February to 30 April 2024"),
    (When("2024-07-01", "2024-12-31", "half"), "in the second half of 2024"),
    (When("2024-06-01", "2024-08-31", "season", "2024-22"), "in summer 2024"),
    (When("2024-01-01", "2024-12-31", "year"), "in 2024"),
    (When("2010-01-01", "2012-12-31", "year"), "2010 to 2012"),
    (When("2010-01-01", "2019-12-31", "decade"), "in the 2010s"),
    (When("1901-01-01", "2000-12-31", "century"), "in the 20th century"),
    (When("1801-01-01", "1900-12-31", "century"), "in the 19th century"),
    (When("2024-03-03", "2024-03-05", "day"), "3 to 5 March 2024"),
    (When("2024-03-03", "2024-05-05", "day"), "3 March to 5 May 2024"),
    (When("2023-12-30", "2024-01-02", "day"), "30 December 2023 to 2 January 2024"),
    (When("2024-03-03", None, "day"), "from 3 March 2024 on"),
    (When("2023-10-01", None, "month"), "from October 2023 on"),
    (When("2023-10-03", None, "month"), "from 3 October 2023 on"),
    (When(None, "2023-12-31", "year"), "until the end of 2023"),
    (When(None, "2024-03-03", "day"), "until 3 March 2024"),
    (When("2024-01-01", "2024-12-31", "year", "2024~"), "about 2024"),
    (When("9999-12-31", "9999-12-31", "day"), "31 December 9999"),
    (When(), "undated"),
]


@pytest.mark.parametrize(("when", "words"), CASES, ids=[case[1] for case in CASES])
def test_when_phrase(when: When, words: str) -> None:
    assert when_phrase(when) == words
