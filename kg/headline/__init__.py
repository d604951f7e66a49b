"""Headlines -> what the parser can read: sentences in their usual capitals, with their verb."""

from kg.headline.capitals import as_sentence, opening_headline
from kg.headline.verbs import with_verb

__all__ = ["as_sentence", "opening_headline", "with_verb"]
