"""Store, actors -> the offices that articles tell they hold, held or are to hold, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kg.store.store import Store
from kg.views.reading import rows

OFFICES = """SELECT DISTINCT ?title ?body ?incumbency ?tenure ?id ?day ?words ?sentence ?start WHERE {
  VALUES ?holder { %s }
  ?office kg:holder ?holder ; rdfs:label ?title ; kg:incumbency ?incumbency .
  ?office gaf:denotedBy ?mention ; kg:inArticle ?in .
  ?mention kg:quote ?words ; kg:beginIndex ?start . ?in dcterms:identifier ?id .
  OPTIONAL { ?office kg:name ?body } OPTIONAL { ?office kg:tenure ?tenure } OPTIONAL { ?in dcterms:issued ?day }
  OPTIONAL { ?mention kg:inSentence ?around . ?around kg:quote ?sentence } }"""


class Held(Struct, frozen=True):
    """An office as one article tells it on its day: `incumbency` is current, former or designate."""

    title: str
    body: str | None
    incumbency: str
    tenure: str | None
    article: str
    day: str | None
    quote: str

    @property
    def line(self) -> str:
        """The office in one line: `chairman, Acme (former, 2001/2005)`."""
        where = f", {self.body}" if self.body else ""
        told = ", ".join(filter(None, (self.incumbency, self.tenure)))
        return f"{self.title}{where} ({told})"


def offices(store: Store, holders: Sequence[str]) -> list[Held]:
    """The offices of some actors, by the day of the article and their place in it."""
    told = sorted(
        rows(store, OFFICES, holders), key=lambda row: (row.get("day", ""), row["id"], int(row["start"]), row["title"])
    )
    return [
        Held(
            row["title"],
            row.get("body"),
            row["incumbency"],
            row.get("tenure"),
            row["id"],
            row.get("day"),
            " ".join(row.get("sentence", row["words"]).split()),
        )
        for row in told
    ]
