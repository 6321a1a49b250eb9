"""The command line of an instance: joining services, looking into the database, and what it refuses."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID, uuid4

import click
import psycopg
import pytest
from click.testing import CliRunner

from domain.authority import Authority
from domain.fact import Occasion
from domain.registry import Registry
from migrations.joining import COMMAND_LINE, BadRegion, read_region, set_up_region
from web.cli import throughline

NUMBERS = count(1)


@pytest.fixture
def run(database):
    return lambda *words: CliRunner().invoke(throughline, words)


def every_command(group, *words):
    """The words of every command and of every command within it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*words, name)
        if isinstance(command := group.get_command(context, name), click.Group):
            yield from every_command(command, *words, name)


@pytest.fixture
def slug():
    return f"newshire_{next(NUMBERS)}"


def joined(database, slug) -> Authority:
    with Registry(database.environment(slug)) as registry:
        return registry.authority()


def test_help_lists_every_command_with_a_sentence(run):
    ended = run("--help")
    listed = dict(line.split(None, 1) for line in ended.output.split("Commands:\n")[1].splitlines())

    assert ended.exit_code == 0
    assert {
        "up", "migrate", "database", "authority", "account", "read", "import", "plan", "history", "events", "record",
        "rebuild", "check", "web", "worker", "beat", "projector",
        "seal", "witness", "pack", "verify", "compare", "themes",
        "region", "similar", "lineage", "findings", "report",
    } == set(listed)  # fmt: skip
    assert [name for name, sentence in listed.items() if not sentence.endswith((".", "..."))] == []


def test_every_command_explains_itself(run):
    explained = [*every_command(throughline)]

    assert ("account", "grant") in explained
    for words in explained:
        ended = run(*words, "--help")
        assert ended.exit_code == 0, words
        assert ended.output.startswith(f"Usage: throughline {' '.join(words)} ")
        assert len(ended.output.split("\n\n")[1].split()) > 2, words


def test_a_service_joins(run, database, slug):
    ended = run("authority", "add", slug, "Newshire Youth Justice Service", "--plan-year-start", "04-06")

    assert (ended.exit_code, ended.output) == (0, f"Newshire Youth Justice Service has joined as {slug}.\n")
    assert joined(database, slug).latest.year_starts == "04-06"
    assert slug in run("authority", "list").output.split()


def test_the_list_tells_each_services_slug_name_and_plans(run, database, slug):
    run("authority", "add", slug, "Newshire Youth Justice")
    with Registry(database.environment(slug)) as registry:
        for title, year in (("Plan", "2024-25"), ("Plan", "2025-26"), ("Draft", "2025-26")):
            opened = registry.open_plan(
                Occasion(COMMAND_LINE, str(uuid4()), date(2025, 4, 1)), title=title, kind="delivery_plan", period=year
            )
        registry.close_plan(Occasion(COMMAND_LINE, str(uuid4())), plan=UUID(opened.subjects["plan"]))

    listed = run("authority", "list").output

    assert listed.splitlines()[0].split() == ["slug", "name", "plans"]
    assert f"{slug} Newshire Youth Justice 2 running, 1 ended" in " ".join(listed.split())


def test_the_list_tells_of_a_service_without_plans_and_of_one_whose_joining_was_cut_short(run, authority, slug):
    run("authority", "add", slug, "Newshire")

    listed = " ".join(run("authority", "list").output.split())

    assert f"{slug} Newshire none yet" in listed
    assert f"{authority} (its joining was cut short: add it again)" in listed


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("New-shire", "A name"), "“New-shire” can't be a slug: 2 to 31 small letters, digits and underscores"),
        (("region", "A name"), "“region” is reserved. Choose another slug."),
        (("newshire", "  "), "The authority newshire needs a name."),
        (("newshire", "A name", "--plan-year-start", "13-01"), "“13-01” is no day on which plan years begin."),
        (("newshire", "A name" * 1000), "This text has 6,000 characters; the limit is 2,000."),
    ],
)
def test_a_service_that_cannot_join_is_told_why(run, words, sentence):
    ended = run("authority", "add", *words)

    assert ended.exit_code == 1
    assert ended.output.startswith("Error: ")
    assert sentence in ended.output
    assert "newshire" not in runner_knows(run)


def runner_knows(run):
    return run("authority", "list").output.split()


def test_a_service_joins_only_once(run, database, slug):
    run("authority", "add", slug, "Newshire")

    ended = run("authority", "add", slug, "Newshire again")

    assert (ended.exit_code, ended.output) == (1, f"Error: There is an authority {slug} already.\n")


def test_a_service_whose_joining_was_cut_short_joins(run, database, authority):
    ended = run("authority", "add", authority, "Testshire")

    assert ended.exit_code == 0
    assert joined(database, authority).latest.slug == authority


def test_an_address_for_psql_is_printed_for_a_role(run, authority):
    ended = run("database", "--as", authority)

    with psycopg.connect(ended.output.strip()) as connection:
        assert connection.execute("SELECT current_user::text").fetchone() == (authority,)


def test_an_unknown_role_has_no_address(run):
    ended = run("database", "--as", "nobody")

    assert ended.exit_code == 1
    assert ended.output.startswith("Error: There is no role nobody. There are: ")


def test_a_database_that_does_not_answer_is_said_in_a_sentence(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/throughline")

    ended = run("migrate")

    assert ended.exit_code == 1
    assert ended.output.startswith("Error: The database does not answer: ")


def test_a_region_file_sets_up_its_services_once(database, tmp_path, slug):
    file = tmp_path / "region.toml"
    file.write_text(
        f'[[authority]]\nslug = "{slug}"\nname = "Newshire"\nplan_year_start = "04-01"\n'
        'rag = [{ label = "Done", colour = "green", scale = "complete" }]\n'
    )

    assert set_up_region(database, str(file)) == 1
    assert set_up_region(database, str(file)) == 0

    assert [rating.label for rating in joined(database, slug).latest.scheme] == ["Done"]


def test_the_east_midlands_have_eight_services():
    assert len(read_region("east-midlands")) == 8


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("not toml", "is not TOML"),
        ('name = "Nobody"', r"needs at least one \[\[authority\]\]"),
        ('[[authority]]\nslug = "newshire"', "has no 'name'"),
        ('[[authority]]\nslug = "New"\nname = "New"', "can't be a slug"),
        ('[[authority]]\nslug = "news"\nname = "New"\nrag = [{label="A", colour="pink", scale="complete"}]', "pink"),
    ],
)
def test_a_region_file_that_says_something_impossible_is_refused(tmp_path, content, sentence):
    (tmp_path / "region.toml").write_text(content)

    with pytest.raises(BadRegion, match=sentence):
        read_region(str(tmp_path / "region.toml"))


def test_an_unknown_region_is_refused():
    with pytest.raises(BadRegion, match=r"There is no region file atlantis\. .* east-midlands"):
        read_region("atlantis")
