"""The documents are true: their commands run, and the code that they show is the code that is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from migrations.database import Database

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "servers.md"]
HERE = Path(sys.executable).parent


def blocks(document: Path, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", document.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_that_a_document_shows_run_one_after_the_other(document, tmp_path):
    commands = [line[2:] for block in blocks(document, "console") for line in block.splitlines() if line[:2] == "$ "]
    assert commands
    environ = {**os.environ, "THROUGHLINE_HOME": str(tmp_path / "home")}

    with Database.find(environ):  # joined by each command, which would start and stop its own otherwise
        for command in commands:
            ran = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command.replace(".venv/bin/", f"{HERE}/")],
                cwd=ROOT,
                env=environ,
                capture_output=True,
                text=True,
                timeout=60,
            )

            assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"


def test_the_code_that_the_readme_shows_is_in_the_file_that_it_names():
    shown = blocks(ROOT / "README.md", "python")
    assert shown

    for block in shown:
        first, *lines = [line.strip() for line in block.splitlines()]
        source = [line.strip() for line in (ROOT / first.removeprefix("# ")).read_text(encoding="utf-8").splitlines()]
        assert [line for line in lines if line and line != "…" and line not in source] == []


def test_every_file_that_a_document_links_to_is_there():
    for document in [*DOCUMENTS, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]:
        for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (document.parent / link).exists(), f"{document.name} links to {link}"


def test_the_readme_names_the_two_commands_and_the_gate_runs_one_of_them():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "make run" in readme
    assert "make test" in readme
    assert "make test" in gate
