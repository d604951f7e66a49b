"""Header lines of plain text: what becomes metadata, and where the body begins and ends."""

import pytest

from kg.read.header import peel

FULL = """ date 2024-05-02 Morning Herald

Ferry Service to Resume

Ferry Service to Resume
Photographer: Jo Example/Some Images
By Ada Lind and Tom Berg
2 May 2024
The ferry “Nora” will sail again on Friday.

Its owner said so.

"""
BODY = "The ferry “Nora” will sail again on Friday.\n\nIts owner said so."


def test_all_header_lines() -> None:
    assert peel(FULL) == {
        "title": "Ferry Service to Resume",
        "published": "2024-05-02",
        "source": "Morning Herald",
        "authors": ("Ada Lind", "Tom Berg"),
        "text": BODY,
    }


def test_body_is_a_stretch_of_the_file_whatever_its_line_ends() -> None:
    text = FULL.replace("\n", "\r\n")
    body = peel(text)["text"]
    assert body in text
    assert body == BODY.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met.\nIt voted.", {"text": "The council met.\nIt voted."}),
        ("Council meets\n\nIt voted.", {"title": "Council meets", "text": "It voted."}),
        ("Only one line", {"text": "Only one line"}),
        (
            "Title: Council meets\nOutlet: The Desk\nAuthors: Ada Lind and Tom Berg\n\nIt voted.",
            {"title": "Council meets", "source": "The Desk", "authors": ("Ada Lind", "Tom Berg"), "text": "It voted."},
        ),
        ("date 2024-05-02\n", {"published": "2024-05-02", "text": ""}),
        ("", {"text": ""}),
    ],
)
def test_lines(text: str, expected: dict[str, object]) -> None:
    assert peel(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: May 2, 2024", {"published": "2024-05-02"}),
        ("https://example.org/a", {"url": "https://example.org/a"}),
        ("By THE DAILY DESK", {"authors": ("THE DAILY DESK",)}),
        ("Photo: Ada Lind", {}),
        ("The hall in May. Ada Lind/Reuters", {}),
        ("By Friday it had voted.", None),
        ("The publisher: a man of 60.", None),
        ("The yes/apparent no vote was read out.", None),
    ],
)
def test_lines_below_the_title(line: str, expected: dict[str, object] | None) -> None:
    body = "It voted." if expected is not None else f"{line}\nIt voted."
    assert peel(f"Council meets\n{line}\nIt voted.") == {"title": "Council meets", "text": body} | (expected or {})


@pytest.mark.parametrize("line", ["(Reporting by Ada Lind; editing by Tom Berg)", "Photo: Ada Lind"])
def test_credits_at_the_end(line: str) -> None:
    assert peel(f"Council meets\nIt voted.\n\n{line}\n") == {"title": "Council meets", "text": "It voted."}


def test_what_is_known_stands_above_what_is_found() -> None:
    found = peel(
        "Council meets\n2 May 2024\nIt voted.", {"title": "Council meets", "published": "2024-05-01", "url": None}
    )
    assert found == {"title": "Council meets", "published": "2024-05-01", "text": "It voted."}


@pytest.mark.parametrize("line", ["2024-05-02\n", "a/AP\n", "\n", "By A\n", "x " * 50 + "\n"])
def test_hostile_headers_take_linear_time(line: str) -> None:
    peel(line * 20_000)
