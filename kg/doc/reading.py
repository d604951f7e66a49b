"""The tokens of a stretch, and the heads that they will get: what the menders of misread sentences read and change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from kg.doc.text import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAST = frozenset({"VBD", "VBN"})
COMMON_NOUNS = frozenset({"NN", "NNS"})
NOUNS = frozenset({"NOUN", "PROPN"})
FULFILLED = frozenset({"agent", "dobj", "xcomp", "ccomp"})  # what a participle before a verb lacks
_BEFORE_VERBS = frozenset({"prep", "advmod", "npadvmod", "punct", "cc", "advcl"})
_NEAR = 40  # tokens between a word and what hangs on it


class Reading(Struct, frozen=True):
    """The tokens of a stretch, and by place the heads that they will get."""

    tokens: list[Token]
    heads: list[int]

    def below(self, head: int, *labels: str) -> list[int]:
        """What hangs on a token, near it, with one of some labels if there are any."""
        near = range(max(head - _NEAR, 0), min(head + _NEAR, len(self.heads)))
        found = (j for j in near if self.heads[j] == head != j)
        return [j for j in found if not labels or self.tokens[j].dep_ in labels]

    def labels(self, head: int) -> set[str]:
        """The labels of what hangs on a token."""
        return {self.tokens[j].dep_ for j in self.below(head)}

    def hang(self, i: int, head: int, label: str, tag: str | None = None) -> None:
        """Hang a token elsewhere, perhaps as a verb."""
        self.heads[i], self.tokens[i].dep_ = head, label
        if tag is not None:
            self.tokens[i].tag_, self.tokens[i].pos_ = tag, "VERB"

    def name(self, i: int) -> None:
        """Make a common noun of a token."""
        token = self.tokens[i]
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_

    def lead(self, verb: int, noun: int, old: int) -> None:
        """Make a verb the root of a sentence about a noun, in place of what was the root."""
        for j in self.below(old):
            if j > verb or (j < noun and self.tokens[j].dep_ in _BEFORE_VERBS):
                self.heads[j] = verb
        self.hang(noun, verb, "nsubjpass" if "auxpass" in self.labels(verb) else "nsubj")
        self.hang(verb, verb, "ROOT")

    def relate(self, participle: int, noun: int) -> None:
        """Make of a participle a relative clause about a noun, whose subject is what it was said of."""
        self.hang(self.heads[participle], participle, "nsubj")
        self.hang(participle, noun, "relcl", "VBD")

    def in_headline(self, i: int) -> bool:
        """Whether a token stands in a headline, which needs no verb."""
        return self.tokens[i].idx < self.tokens[i].doc.headline


Mender = Callable[[int, Reading], bool]  # given a place, it tells whether it has hung something elsewhere
