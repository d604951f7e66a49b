"""PLOVER roots of what has not happened: of the verbal act, unless it is decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction


@pytest.mark.parametrize(
    ("text", "trigger", "root"),
    [
        ("Norway lifted the embargo on Chile.", "lifted", "CONCEDE"),
        ("Norway will lift the embargo on Chile.", "lift", "AGREE"),
        ("Norway decided to lift the embargo on Chile.", "lift", "CONCEDE"),
        ("Norway decided to strike the camps.", "strike", "THREATEN"),
        ("Norway refused to lift the embargo on Chile.", "lift", "REJECT"),
        ("Norway asked Chile to lift the embargo.", "lift", "REQUEST"),
        ("Norway phoned Chile's president to congratulate him.", "phoned", "SUPPORT"),
        ("Norway broke off talks with Chile.", "broke off", "SANCTION"),
        ("Norway's premier flew to Chile to meet the king.", "flew", "CONSULT"),
        ("Police raided the house.", "raided", "COERCE"),
    ],
)
def test_root(extract: Callable[[str], Extraction], text: str, trigger: str, root: str) -> None:
    (found,) = (one.plover for one in extract(text).events if one.trigger.text == trigger)
    assert found == root
