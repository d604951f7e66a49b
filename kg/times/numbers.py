"""Words -> Words: runs of number words as digits, marked with `~` so that the grammar can tell "five" from "5".

"twenty-one" gives `21~`, "twenty-first" `21th~`, "nineteen eighty-four" `1984~`, "two thousand and ten" `2010~`.
"second" alone stays a word, for it is also a unit.
"""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_ONES = {word: n for n, word in enumerate(_SMALL)} | {"oh": 0}
_TENFOLD = {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDINAL = {word: n for n, word in enumerate(_ORDINALS, 1)}
_ORDINAL |= {word[:-1] + "ieth": n for word, n in _TENFOLD.items()}
STARTS = (_ONES.keys() | _TENFOLD.keys() | _ORDINAL.keys() | {"hundred", "thousand", "dozen"}) - {"oh", "second"}


def number_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The number that begins at a word, in digits, and the index behind it; None where there is none.

    >>> number_at(["twenty", "-", "first", "day"], 0), number_at(["nineteen", "eighty", "four"], 0)
    (('21th~', 3), ('1984~', 3))
    """
    if words[start] not in STARTS:
        return None
    if words[start] == "dozen":
        return "12~", start + 1
    value, ordinal, end = _hundreds(words, start)
    if not ordinal and words[end : end + 1] == ["thousand"]:
        rest, ordinal, end = _hundreds(words, end + 1 + (words[end + 1 : end + 2] == ["and"]))
        value = (value or 1) * 1000 + rest
    elif not ordinal and 16 <= value <= 20:
        value, end = _year(words, value, end)
    return f"{value}{'th' if ordinal else ''}~", end - (words[end - 1] == "and")


def _hundreds(words: Sequence[str], at: int) -> tuple[int, bool, int]:
    """A number below 1000, in the same form as `_tens`."""
    value, ordinal, end = _tens(words, at)
    if ordinal or words[end : end + 1] != ["hundred"]:
        return value, ordinal, end
    rest, ordinal, after = _tens(words, end + 1 + (words[end + 1 : end + 2] == ["and"]))
    return (value or 1) * 100 + rest, ordinal, after if rest else end + 1


def _tens(words: Sequence[str], at: int) -> tuple[int, bool, int]:
    """A number below 100: its value, whether it is an ordinal, and the index behind it; value 0 where there is none."""
    word = words[at] if at < len(words) else ""
    if word in _ORDINAL and word != "second":
        return _ORDINAL[word], True, at + 1
    if word in _ONES:
        return _ONES[word], False, at + 1
    if word not in _TENFOLD:
        return 0, False, at
    following = at + 1 + (words[at + 1 : at + 2] == ["-"])
    last = words[following] if following < len(words) else ""
    if 0 < _ONES.get(last, 0) < 10:
        return _TENFOLD[word] + _ONES[last], False, following + 1
    if 0 < _ORDINAL.get(last, 0) < 10:
        return _TENFOLD[word] + _ORDINAL[last], True, following + 1
    return _TENFOLD[word], False, at + 1


def _year(words: Sequence[str], century: int, at: int) -> tuple[int, int]:
    """A year in two halves ("nineteen oh one", "twenty ten"), where a second half follows its first."""
    word = words[at] if at < len(words) else ""
    if word in ("oh", "zero"):
        rest, _, end = _tens(words, at + 1)
        return (century * 100 + rest, end) if 0 < rest < 10 else (century, at)
    rest, ordinal, end = _tens(words, at)
    return (century * 100 + rest, end) if rest >= 10 and not ordinal else (century, at)
