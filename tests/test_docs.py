"""The commands in the documents: each `$ command` of a fenced `console` block runs, and gives the output shown.

A block's output is compared as doctest does, with `...` for what is left out; a block without output has to end well.
All blocks of a document run in one folder, in order, beside a copy of `seeds`. Its `pycon` blocks are one session,
which runs after them.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("ontology/*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
INSTALLS = ("make", "git", "pip", "python3 -m venv", "cd", ".ci/run")  # they would test the tests, or need the network
SESSION = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
MATCHES = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands(document: str) -> Iterator[tuple[str, str]]:
    """Each command with the output shown below it."""
    for block in BLOCK.findall(document):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = piece.replace("\\\n", " ").partition("\n")
            yield command.strip(), shown


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for command, shown in commands(path.read_text(encoding="utf-8")):
        if not command.startswith(INSTALLS):
            done = _run(command, tmp_path)
            assert done.returncode == 0, f"{command}\n{done.stderr}"
            if shown.strip():
                assert doctest.OutputChecker().check_output(shown, done.stdout, MATCHES), f"{command}\n{done.stdout}"


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if SESSION.search(p.read_text())], ids=lambda path: path.name)
def test_sessions(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    text = path.read_text(encoding="utf-8")
    for command, _ in commands(text):
        _run(command, tmp_path)
    monkeypatch.chdir(tmp_path)
    session = doctest.DocTestParser().get_doctest("\n".join(SESSION.findall(text)), {}, path.name, str(path), 0)
    told: list[str] = []
    assert doctest.DocTestRunner(optionflags=MATCHES).run(session, out=told.append).failed == 0, "".join(told)


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_commands_are_found_with_their_output() -> None:
    text = "Do this:\n```console\n$ kg \\\n  --version\nkg, version ...\n$ kg --help\n```\n```python\n$ no\n```\n"
    assert list(commands(text)) == [("kg    --version", "kg, version ...\n"), ("kg --help", "")]
