"""Timeline -> an HTML page: static, without scripts, nothing loaded from anywhere, everything escaped."""

from __future__ import annotations

from html import escape

from kg.render.style import Style, by_date, details, flat, heading, notes_on, one_line, tag
from kg.views.records import Quote, Timeline, TimelineEntry

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }}
h1 {{ font-size: 1.5rem; }}
h2 {{ font-size: 1rem; margin: 1.6rem 0 .3rem; border-bottom: 1px solid #ddd; }}
ul {{ list-style: none; padding: 0 0 0 1rem; margin: 0; }}
li {{ margin: .35rem 0; }}
.tag {{ font-size: .8rem; border: 1px solid; border-radius: .6rem; padding: 0 .5rem; color: #a3460b; }}
.planned, .intended, .proposed, .ongoing {{ color: #0b62a3; }}
.more, summary, footer, td, th {{ color: #555; font-size: .85rem; text-align: left; }}
summary {{ cursor: pointer; }}
blockquote {{ margin: .2rem 0 .2rem 1rem; }}
td, th {{ padding: .1rem .8rem .1rem 0; }}
svg {{ max-width: 100%; height: auto; }}
mark {{ background: #fdf0b0; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline as a page; each event unfolds to the words that tell it."""
    parts = []
    for phrase, entries in by_date(view.entries):
        parts += [f"<h2>{escape(phrase)}</h2>", "<ul>", *map(_item, entries), "</ul>"]
    notes = "".join(f"<p>{escape(note)}</p>" for note in notes_on(view))
    return PAGE.format(title=escape(heading(view)), body="\n".join(parts) + f"\n<footer>{notes}</footer>")


def _item(entry: TimelineEntry) -> str:
    """One entry, with its quotations folded away."""
    status = tag(entry)
    shown = f'<span class="tag {escape(entry.status)}">{escape(status)}</span> ' if status else ""
    more = escape(" · ".join(details(entry)))
    outlets = {source.id: source.name for source in entry.sources}
    quotes = "".join(quotation(quote, outlets.get(quote.article, quote.article)) for quote in entry.mentions)
    return f"<li>{shown}{escape(one_line(entry.label))}<details><summary>{more}</summary>{quotes}</details></li>"


def quotation(quote: Quote, outlet: str = "") -> str:
    """The sentence of a mention as HTML, its words marked."""
    before, words, after = (escape(flat(piece)) for piece in quote.context)
    cite = f" <cite>{escape(outlet)}</cite>" if outlet else ""
    return f"<blockquote>{before}<mark>{words}</mark>{after}{cite}</blockquote>"
