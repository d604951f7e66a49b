"""Name -> key: what two spellings of one proper name share; None for what is no proper name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.resources import read_data, rows

Key = tuple[str, ...]
NAMES = 100_000  # that are read once

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_OWNED = re.compile(r"['’]s? +\S")
_SMALL = frozenset("of and for the de la le van von der den bin ibn al el y e da do dos du des del di & on in".split())
_ARTICLES = frozenset({"the", "a", "an"})
_PLACES = frozenset({"place", "origin"})
_TITLES = ("title", "masculine-title", "feminine-title", "office")
_TAIL = re.compile(r"(?<=\w)(?:,| (?:of|in|for|from|at|on|with|to|by|over|about|against|between|that|who|which) )")
_BELONGS = re.compile(r" (of|in|from|at|near) (?:the )?((?:[^\W\d_a-z][\w'’.-]*(?: |$))+)$")
_MODIFIED = re.compile(r" ((?:[A-Z][\w.-]+ )+)[a-z]\w+$")  # "the Ruritanian parliament", "its Zenda plant"
NAMED_THING = " of name"  # as what the name of a thing tells it from others of that sort
_NATION = re.compile(r"(?:ch|ese|i|ish|an) $")
_LISTED = re.compile(r",| and | & | or ")


@lru_cache(NAMES)
def key(name: str, kind: str) -> Key | None:
    """The telling words of a proper name, folded: without articles, titles of persons, forms of companies and accents.

    >>> key("Dr. Ana Núñez", "person"), key("the Acme Corp.", "organization"), key("the company", "organization")
    (('ana', 'nunez'), ('acme',), None)
    """
    if kind == "role" or _OWNED.search(name) or (kind in ("person", "group") and _LISTED.search(name)):
        return None  # "Ada's office" is no name of its own, a list is not one actor, "CEO" is borne by many
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", name)) if word.casefold() not in _ARTICLES]
    if not words or not all(word in _SMALL or any(c.isupper() or c.isdigit() for c in word) for word in words):
        return None
    folded = _without_title(words) if kind == "person" else _without_form(words)
    if not any(word[0].isalpha() for word in folded) or folded[0] in signed("resolve-words.tsv", "words", "skipped"):
        return None
    return folded


def block(name: str, kind: str) -> str | None:
    """What actors of several articles must share to be compared: a person's surname, the whole name of what else is.

    >>> block("Dr. Ana Núñez", "person"), block("Acme Oil Corp.", "organization"), block("the firm", "organization")
    ('nunez', 'acme oil', None)
    """
    known = key(name, kind)
    if known is None:
        return None
    return known[-1] if kind == "person" else " ".join(known)


def title(name: str) -> str:
    """The words of office before a person's name: `Transport Minister Ana Núñez` -> `transport minister`."""
    words = _WORD.findall(name)
    return " ".join(map(_fold, words[: _titled(words)]))


def generic(name: Key) -> bool:
    """Whether a name tells what a body is, and not which one: `Supreme Court`."""
    return all(word in signed("resolve-words.tsv", "words", "generic") or word in _SMALL for word in name)


def names_in(name: str, kind: str, role: str) -> Iterator[tuple[str, Key]]:
    """What tells who or what fills a role from others of that sort: (as what, name).

    That is the proper name, of a place with its kind (a town may lie in a state), or the name that a phrase ends in or
    that stands before its head.

    >>> list(names_in("Ana Núñez", "person", "agent")), list(names_in("the mayor of Zenda", "role", "agent"))
    ([('agent', ('ana', 'nunez'))], [('agent of', ('zenda',))])
    >>> list(names_in("its Zenda plant", "other", "patient")), list(names_in("Rebels", "group", "agent"))
    ([('patient of name', ('zenda',))], [])
    """
    if kind == "group" and " " not in name:
        return  # "Rebels" is a name at the beginning of a sentence only
    if role == "topic" and kind == "place":
        role = "place"  # "struck a depot in Zenda"
    if proper := key(name, kind):
        yield f"{role} {kind}" if role in _PLACES else role, proper
    elif (found := _BELONGS.search(name)) and (proper := key(found[2], "place")):
        yield f"{role} {found[1]}", proper
    elif found := _MODIFIED.search(name):
        label = " of nation" if _NATION.search(found[1]) else NAMED_THING
        yield role + label, tuple(map(_fold, _WORD.findall(found[1])))


@lru_cache(NAMES)
def capitals(label: str) -> frozenset[Key]:
    """The words of a label with a capital, folded, but the first: `The Katla volcano erupts` -> `katla`."""
    words = _WORD.findall(_POSSESSIVE.sub("", label))[1:]
    return frozenset((_fold(word),) for word in words if word[0].isupper())


def head_word(name: str) -> str:
    """The head of a phrase, folded, by which things without an IRI are compared: `The offer of 9 euros` -> `offer`."""
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", _TAIL.split(name)[0])) if not word[0].isdigit()]
    return _fold(words[-1]) if words else ""


def telling_words(name: str) -> set[str]:
    """The words by which two phrases may be known to mean the same: the head, and the name that one ends in.

    >>> sorted(telling_words("the port of Zenda")), telling_words("the visit"), telling_words("Phone 4")
    (['port', 'zenda'], {'visit'}, {'phone 4'})
    """
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", name)) if word.casefold() not in _ARTICLES]
    if not words or not (words[-1][0].isupper() or words[-1][0].isdigit()):
        return {head_word(name)} - {""}
    if words[-1][0].isdigit():  # which one it is, is told by the number
        return {_fold(" ".join(words[-2:]))}
    return {_fold(words[-1]), head_word(name)} - {""}


def _without_title(words: list[str]) -> Key:
    return tuple(map(_fold, words[_titled(words) :]))


def _titled(words: list[str]) -> int:
    """How many words before a person's name are of a title; one word is always left as the name."""
    signs = signed("names.tsv", "names", *_TITLES)
    count = 0
    while count < len(words) - 1 and (_fold(words[count]) in signs or (count and words[count] in _SMALL)):
        count += 1
    return count


def _without_form(words: list[str]) -> Key:
    forms = signed("names.tsv", "names", "legal-form")
    folded = [_fold(word) for word in words]
    while len(folded) > 1 and folded[-1] in forms:
        folded.pop()
    return tuple(folded)


@cache
def signed(table: str, column: str, *signs: str) -> frozenset[str]:
    """The words, folded, that have one of some signs in a table of `kg/data`."""
    listed = (row for _, row in rows(read_data(table), table) if row["sign"] in signs)
    return frozenset(_fold(word) for row in listed for word in row[column].split())


@cache
def signed_types(sign: str) -> frozenset[str]:
    """The types of events that have a sign in `resolve-words.tsv`, as they are written."""
    table = "resolve-words.tsv"
    return frozenset(t for _, row in rows(read_data(table), table) if row["sign"] == sign for t in row["words"].split())


@cache
def towns() -> frozenset[Key]:
    """The names of towns, and of some other places that share names with persons and states."""
    table = "actors-cities.tsv"
    return frozenset(tuple(map(_fold, _WORD.findall(row["name"]))) for _, row in rows(read_data(table), table))


def _fold(word: str) -> str:
    if word.isascii():
        return word.casefold().rstrip(".")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(".")
