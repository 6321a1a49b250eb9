"""Imports go inwards: domain ← projections ← web, workers. The contracts are in pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = {"eventsourcing", "domain"}
STORAGE = {"domain/log.py": {"msgspec", "psycopg"}}
"""The one file of the domain that knows about storage; why it may is in its docstring."""


def test_the_contracts_hold():
    kept = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert kept.returncode == 0, kept.stdout + kept.stderr


@pytest.mark.parametrize("file", sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("domain/**/*.py")))
def test_the_domain_needs_the_standard_library_eventsourcing_and_itself(file):
    tree = ast.parse((ROOT / file).read_text())
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    packages = {name.partition(".")[0] for name in imported}
    assert packages - sys.stdlib_module_names <= OUTSIDE | STORAGE.get(file, set())
