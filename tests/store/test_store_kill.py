"""A process that is killed at any moment leaves a store that opens, and running it again ends in the same graph."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from killed import BATCHES, add_all
from pyoxigraph import RdfFormat

from kg import vocab
from kg.store import Store, open_store
from kg.store.dump import dump

KILLS = 25
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent)))}


def nquads(store: Store) -> bytes:
    return dump(store.quads(), RdfFormat.N_QUADS)


def run_and_kill(where: Path, after: float) -> None:
    """Let the process add articles for some seconds, then kill it."""
    command = [sys.executable, str(HERE / "killed.py"), str(where)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after)
        process.kill()


def test_a_killed_process_leaves_a_store_that_a_second_run_completes(tmp_path: Path) -> None:
    dice, where = random.Random(7), tmp_path / "store"
    for _ in range(KILLS):
        run_and_kill(where, dice.uniform(0, 1.5))
        with open_store(where, read_only=True) as reader:
            whole = {one.iri for one in reader.articles()}
            assert reader.query("ASK {}")
        with open_store(where) as writer:  # what was cut off is forgotten now, and nothing else
            assert {one.iri for one in writer.articles()} <= whole
            graphs = {quad.graph_name.value for quad in writer.quads()}
            assert {iri for iri in graphs if "/article/" in iri} == {one.iri for one in writer.articles()}
            assert not list(writer.backend.match(None, vocab.LOADING))
    with open_store(where) as store, open_store("memory") as uninterrupted:
        assert len(list(add_all(store))) == len(list(add_all(uninterrupted))) == BATCHES
        assert nquads(store) == nquads(uninterrupted)
