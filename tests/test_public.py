"""The one door: every public name opens, and nothing else does."""

import pytest

import kg


@pytest.mark.parametrize("name", kg.__all__)
def test_public_names(name: str) -> None:
    assert getattr(kg, name)


def test_other_names() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        kg.nonsense  # noqa: B018
