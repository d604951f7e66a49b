"""The shape of the package: imports go one way, heavy modules load late, modules stay small."""

from __future__ import annotations

import ast
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
ORDER = (
    ("_version", "errors", "lazy"),
    ("model",),
    ("vocab", "resources", "files", "workers"),
    ("registry", "headline", "doc", "quick", "prefixed"),
    ("parse", "read"),
    ("times", "actors", "statements"),
    ("events",),
    ("resolve",),
    ("graph",),
    ("store",),
    ("views",),
    ("render",),
    ("exports",),
    ("pipeline", "linking"),
    ("ingest",),
    ("imports", "notebook"),
    ("outputs",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
HEAVY = ("spacy", "matplotlib", "rdflib", "pyoxigraph", "networkx", "trafilatura", "numpy", "rich", "yaml")
LONG, FEW = 300, 5  # lines of a long module, and how many of them there may be


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package by their path below it, parsed."""
    paths = (p for p in sorted(ROOT.rglob("*.py")) if p.relative_to(ROOT).parts[0] != "data")
    return {p.relative_to(ROOT).as_posix(): ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def room(path: str) -> str:
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names of all modules that are imported anywhere in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"kg.{name.name}" for name in node.names) if node.module == "kg" else (node.module,)


def test_every_room_has_its_place() -> None:
    assert {room(path) for path in modules()} - {"__init__"} <= set(RANK)


def test_imports_go_one_way() -> None:
    wrong = []
    for path, tree in modules().items():
        here = room(path)
        for name in imports(tree):
            there = name.split(".")[1] if name.startswith("kg.") else None
            if there in RANK and there != here and RANK[there] >= RANK.get(here, -1):
                wrong.append(f"{path} imports {name}")
    assert not [line for line in wrong if not line.startswith("__init__.py")]


def test_only_what_parses_knows_spacy() -> None:
    seen = {path for path, tree in modules().items() if any(name.split(".")[0] == "spacy" for name in imports(tree))}
    others = seen - {"parse.py", "quick.py", "prefixed.py", "actors/components.py"}
    assert {room(path) for path in others} == {"doc", "headline"}


@pytest.mark.parametrize("code", ["import kg", "from kg.cli.group import cli; cli(['--help'], standalone_mode=False)"])
def test_light_imports(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & set(HEAVY)


def test_help_answers_at_once() -> None:
    best = min(_seconds([sys.executable, "-m", "kg", "--help"]) for _ in range(5))
    assert best < 0.3


def _seconds(command: list[str]) -> float:
    """The processor's time that a command takes, whatever else the machine does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_modules_are_small_and_say_what_they_do() -> None:
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    long = sorted((count, path) for path, count in lines.items() if count > LONG)
    assert statistics.median(lines.values()) < 150
    assert len(long) <= FEW, long
    assert not [path for path, tree in modules().items() if not ast.get_docstring(tree)]


def test_functions_are_short() -> None:
    sizes = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    assert sum(size <= 25 for size in sizes) / len(sizes) > 0.9
