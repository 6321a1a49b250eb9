"""Migrations: numbered, each opening with why; what they make is compared with the library in tests/migrations."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from migrations.runner import FILES

ALL = sorted(file.relative_to(FILES) for file in FILES.glob("*/*.sql"))


@pytest.mark.parametrize("file", ALL, ids=str)
def test_a_migration_has_a_number_and_a_name(file: Path):
    assert re.fullmatch(r"\d{4}_[a-z_]+\.sql", file.name)


@pytest.mark.parametrize("file", ALL, ids=str)
def test_a_migration_opens_with_why(file: Path):
    text = (FILES / file).read_text()
    why = " ".join(line.removeprefix("--").strip() for line in text.split("\n\n")[0].splitlines())

    assert text.startswith("-- ")
    assert re.search(r"\w{2,}.*[.;]( |$)", why)
    assert len(why) > 40


@pytest.mark.parametrize("file", ALL, ids=str)
def test_a_migration_names_only_its_own_schema(file: Path):
    """So that it runs in every authority, and reaches no other."""
    statements = re.sub(r"--[^\n]*|\$\$.*?\$\$", "", (FILES / file).read_text(), flags=re.DOTALL)
    made = re.findall(r"\b(?:ON|TABLE|TYPE|FUNCTION|INDEX|VIEW|SEQUENCE|INTO)\s+(?!FUNCTIONS\b)([{\w}]+)\.", statements)

    assert set(made) <= {"{schema}"}


def test_no_two_migrations_of_a_schema_have_one_number():
    numbers = Counter((file.parent.name, file.name[:4]) for file in ALL)

    assert [number for number, times in numbers.items() if times > 1] == []
