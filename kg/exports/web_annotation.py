"""Store -> Web Annotations: each place in a text where an event or an actor is told of, as a W3C annotation."""

from __future__ import annotations

import json
from typing import Any

from kg.exports import Files
from kg.store import Store
from kg.views.reading import Row, rows

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MENTIONS = """SELECT * { ?thing gaf:denotedBy ?mention ; rdfs:label ?label .
  ?mention kg:inSentence* ?whole ; kg:beginIndex ?start ; kg:endIndex ?end ; kg:quote ?quote .
  ?whole kg:inArticle ?article ; kg:part ?part .
  OPTIONAL { ?article schema:url ?url } OPTIONAL { ?thing sem:eventType ?event } }"""


def web_annotation(store: Store) -> Files:
    """An annotation collection in one page; the source is the URL of the article, or its IRI where it has none."""
    items = sorted((_annotation(row) for row in rows(store, _MENTIONS)), key=lambda one: str(one["id"]))
    page = {"id": "urn:newskg:annotations:1", "type": "AnnotationPage", "items": items}
    whole: dict[str, Any] = {"@context": _CONTEXT, "id": "urn:newskg:annotations", "type": "AnnotationCollection"}
    whole |= {"total": len(items), "first": page}
    return {"": (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()}


def _annotation(row: Row) -> dict[str, Any]:
    position: dict[str, Any] = {"type": "TextPositionSelector", "start": int(row["start"]), "end": int(row["end"])}
    quote = {"type": "TextQuoteSelector", "exact": row["quote"]}
    return {
        "id": f"{row['mention']}&for={row['thing']}",
        "type": "Annotation",
        "motivation": "classifying" if "event" in row else "identifying",
        "body": {"id": row["thing"], "label": row["label"]},
        "target": {
            "source": row.get("url") or row["article"],
            "selector": [position | {"refinedBy": quote}] if row["part"] == "text" else [quote],
        },
    }
