"""Parsed -> clusters of mentions, by a spaCy component that a user names: optional, and off by default.

Any component will do that writes clusters as `spacy-experimental` does (`doc.spans["coref_clusters_1"]`) or as
`fastcoref` does (`doc._.coref_clusters`, offsets of characters or spans). It is given the whole article at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from kg.doc import Tokens
from kg.errors import ModelError
from kg.parse import Parsed, joined, load_model

Component = Callable[[Doc], Doc]
Cluster = Sequence[Tokens]

_GROUPS = "coref_clusters_"  # what the names of span groups begin with; "coref_head_clusters_" has heads alone
_ATTRIBUTE = "coref_clusters"


@lru_cache(maxsize=2)
def load_component(model: str, name: str) -> Component:
    """The component of a pipeline, or a new one of that name; raises ModelError where there is none."""
    nlp = load_model(model)
    if name in nlp.pipe_names:
        nlp.disable_pipe(name)  # it would see each part of an article apart
    try:
        made: Component = nlp.get_pipe(name) if name in nlp.component_names else nlp.create_pipe(name)
    except (ValueError, ImportError) as error:
        raise ModelError(
            f"no component {name!r} in the spaCy pipeline {model!r}, and none of that name is installed; "
            "pip install 'newskg[coref]' gives fastcoref"
        ) from error
    return made


def find_clusters(parsed: Parsed, component: Component) -> list[Cluster]:
    """The clusters of two mentions or more that a component finds, each in the order of the text."""
    doc = component(joined(parsed.doc.pieces))
    found = [sorted((span.start, -span.end) for span in cluster) for cluster in (*_in_groups(doc), *_in_attribute(doc))]
    return [[parsed.doc.span(start, -end) for start, end in cluster] for cluster in found if len(cluster) > 1]


def _in_groups(doc: Doc) -> Iterator[Sequence[Span]]:
    for name, group in sorted(doc.spans.items()):
        if name.startswith(_GROUPS):
            yield list(group)


def _in_attribute(doc: Doc) -> Iterator[Sequence[Span]]:
    told = getattr(doc._, _ATTRIBUTE) if Doc.has_extension(_ATTRIBUTE) else None
    for cluster in told or ():
        spans = (one if isinstance(one, Span) else doc.char_span(one[0], one[1]) for one in cluster)
        yield [span for span in spans if span is not None]
