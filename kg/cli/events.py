"""kg show, explain: events, with all that they were read from."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.printing import emit, store_option, style
from kg.cli.reading import knows_options, to_options

form_option = click.option("--format", "form", metavar="NAME", default="text", help="text (the default) or json.")


@click.command()
@click.argument("event")
@store_option
@form_option
def show(event: str, where: str, form: str) -> None:
    """Show an event and all that it was read from.

    That is the sentence with the words marked, the roles, the status, who says so, relations and the rule that fired.

    EVENT is the IRI of an event, or the end of it, as timelines in JSON give it.
    """
    from kg.registry import load
    from kg.store import open_store
    from kg.views.show import find

    render = load("cards", form)
    with open_store(where, read_only=True) as store:
        emit(render(find(store, event), style()), None)


@click.command()
@click.argument("sentence")
@click.option("--published", metavar="DATE", help="The day from which relative dates count.")
@knows_options
@form_option
def explain(sentence: str, published: str | None, form: str, **given: Any) -> None:
    """Explain what is read from a sentence, and why.

    \b
    kg explain "Norvia called off the talks on Monday, its minister said." --published 2024-03-27
    """
    from kg.graph.build import article_graph
    from kg.pipeline import Extractor, describe
    from kg.read.fields import article
    from kg.registry import load
    from kg.store import open_store
    from kg.views.show import find

    render, options = load("cards", form), to_options(**given)
    found = Extractor(options).extract(article({"text": sentence, "published": published}, "sentence"))
    with open_store("memory") as store:
        store.add_article(article_graph(found, describe(options)))
        for event in found.events:
            emit(render(find(store, event.id), style()), None)
