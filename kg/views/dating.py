"""Reports -> reports with the days on which to place them: news without a day of its own stands with its article's.

Articles give a day to what they open with and seldom to the rest, which happened with it more often than on the day of
publication: the narrative present of TimeML. Such a day is a guess, and `basis` stays `document`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from kg.store.store import Store
from kg.views.reading import Report, rows
from kg.views.records import Source, When

# what stands in a timeline beside facts, marked as what it is
PLANS = frozenset({"planned", "canceled", "postponed"})
OPENING = 500  # characters at the start of an article in which its news is told
FRESH = 3  # days that news may be old

OPENINGS = """SELECT ?article ?day ?start WHERE { VALUES ?article { %%s }
  ?event kg:inArticle ?article ; kg:status ?status ; kg:polarity "positive" ; kg:basis ?basis ;
    kg:begins ?day ; kg:ends ?day ; kg:trigger ?trigger .
  ?trigger kg:inSentence*/kg:part "text" ; kg:beginIndex ?start
  FILTER (?start < %d && ?status IN ("occurred", "ongoing") && ?basis IN ("explicit", "relative")) }"""


def dated(store: Store, told: Iterable[Report], known: Mapping[str, Source]) -> list[Report]:
    """The reports, those whose time is only that of their article with a day to stand on.

    For what happened this is the day of the article's news, else of publication; for plans it is the latter.
    What was neither done nor planned was not near the day on which it is told of: it has no time then.
    """
    found = list(told)
    days = _news_days(store, sorted({one.article for one in found if one.when.basis == "document"}), known)
    return [replace(one, when=_placed(one, known[one.article], days.get(one.article))) for one in found]


def _placed(report: Report, source: Source, news: str | None) -> When:
    if report.when.basis != "document":
        return report.when
    published = _published(source)
    if not published or not (report.fact or report.status in PLANS):
        return When()
    day = news if news and report.fact else published
    return When(day, day, "day", day, "document", published)


def _news_days(store: Store, articles: Sequence[str], known: Mapping[str, Source]) -> dict[str, str]:
    """The day of the first dated fact in the opening of each article that has one, if it is fresh news."""
    found = sorted((int(row["start"]), row["day"], row["article"]) for row in rows(store, OPENINGS % OPENING, articles))
    return {article: day for _, day, article in reversed(found) if 0 <= _age(day, _published(known[article])) <= FRESH}


def _published(source: Source) -> str:
    return (source.published or "")[:10]


def _age(day: str, published: str) -> int:
    """How many days lie between a day and the publication; negative where that is not known."""
    return (date.fromisoformat(published) - date.fromisoformat(day)).days if published else -1
