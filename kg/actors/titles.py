"""Token -> whether it is a title or an office before a person's name, or only says which office is meant."""

from __future__ import annotations

from kg.actors.gazetteer import PERSON, Gazetteer
from kg.doc import Token, Tokens


def is_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is a title or an office that may stand before a person's name."""
    sign = gazetteer.signs.get(token.text, "")
    if sign in {"masculine", "feminine"}:
        return False
    known = token.lower_ in gazetteer.levels and token.pos_ != "VERB"
    return sign.endswith("title") or (known and gazetteer.nouns.get(token.lower_) == PERSON)


def of_office(words: Tokens, gazetteer: Gazetteer) -> bool:
    """Whether words only say which office is meant ("Prime" before "Minister", "State" after "Secretary of")."""
    doc, start = words.doc, words.start
    after = words.end < len(doc) and is_title(doc[words.end], gazetteer)
    behind = start > 1 and doc[start - 1].lower_ == "of" and is_title(doc[start - 2], gazetteer)
    return (after or behind) and all(gazetteer.signs.get(token.text) == "office" for token in words)


def is_trade(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun at the start of a sentence says what a company makes or does, and may be no part of its name."""
    noun = word.lower_
    return word.is_sent_start and noun in gazetteer.trade_nouns and noun not in gazetteer.trade_words
