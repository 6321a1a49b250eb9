"""`throughline read` and `throughline import`: what they print, what they record, how they end."""

import json
from uuid import uuid4

import pytest
from click.testing import CliRunner

from domain.fact import Occasion
from domain.registry import Registry
from tests.workers.reading.examples import BREAK, FIRST_REAL_PLAN, PLANS, a_plan, row, tail
from workers.commands import import_, read
from workers.reading import confined


@pytest.fixture
def run():
    def run(command, *arguments):
        return CliRunner().invoke(command, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def registry(database, authority):
    found = Registry(database.environment(authority))
    found.join(Occasion(uuid4(), str(uuid4())), "Testshire")
    yield found
    found.close()


@pytest.fixture
def invented(tmp_path):
    document = tmp_path / "rooms.txt"
    rows = (row(progress="Booked."), tail(action="Ask families."), row(ref="1.2", lead="AB/EF"), BREAK)
    document.write_text(a_plan(*rows, before=["AB – Ann Baker", "CD – Carl Dunn", ""]), encoding="utf-8")
    return document


def imported(run, document, registry, *more):
    plan = ("--plan", "Rooms plan", "--period", "2022-23")
    return run(import_, document, "--authority", registry.slug, *plan, *more)


def facts(registry):
    """(class name, fact) of all that this authority's log holds, in order."""
    stored = registry.recorder.select_notifications(None, 10_000)
    found = [registry.mapper.to_domain_event(each) for each in stored]
    return [(type(fact).__name__, fact) for fact in found]


def test_read_prints_one_json_object_for_each_line(run, invented):
    result = run(read, invented, "--format", "jsonl")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["ref"] for line in lines if line["kind"] == "action"] == ["1.1", None, "1.2"]
    assert lines[-1]["kind"] == "summary"


def test_read_shows_a_table_to_people(run, invented):
    result = run(read, invented)

    assert result.exit_code == 0
    assert "3 actions." in result.stdout


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_read_gives_what_it_can_of_any_document(run, path):
    result = run(read, path, "--format", "jsonl")

    summary = json.loads(result.stdout.splitlines()[-1])
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    assert result.exit_code == (0 if summary["actions"] else 1)
    assert ("no table of actions" in result.stderr) == (summary["actions"] == 0)


def test_import_records_the_whole_plan_with_the_place_of_each_entry(run, invented, registry):
    result = imported(run, invented, registry)

    assert result.exit_code == 0, result.output
    assert "Recorded 3 actions under 1 objective in" in result.stdout
    names = [name for name, _ in facts(registry)]
    assert names.count("PlanOpened") == 1
    assert names.count("ObjectiveSet") == 1
    assert names.count("ActionCreated") == 3
    assert names.count("LeadGlossarySet") == 1
    created = [fact for name, fact in facts(registry) if name == "ActionCreated"]
    assert [fact.source.place for fact in created] == ["line 6", "line 7", "line 8"]
    assert {len(fact.source.document) for fact in created} == {64}
    assert {fact.command for _, fact in facts(registry)[1:]} == {created[0].command}


def test_import_lists_what_it_is_unsure_of(run, invented, registry):
    result = imported(run, invented, registry)

    assert "lead EF is not in the glossary" in result.stdout
    assert "row without reference" in result.stdout


@pytest.mark.parametrize("more", [(), ("--effective-on", "2022-05-01")])
def test_importing_again_records_nothing_and_says_so(run, invented, registry, more):
    imported(run, invented, registry)
    before = len(facts(registry))

    result = imported(run, invented, registry, *more)

    assert result.exit_code == 0
    assert "imported into “Rooms plan” before. Nothing was recorded." in result.stdout
    assert len(facts(registry)) == before


def test_a_plan_older_than_the_registry_is_recorded_as_of_its_own_day(run, invented, registry):
    result = imported(run, invented, registry, "--effective-on", "2022-04-01")

    assert result.exit_code == 0, result.output
    days = {fact.effective_on.isoformat() for name, fact in facts(registry) if name == "ActionCreated"}
    assert days == {"2022-04-01"}


def test_the_first_real_plan_is_recorded_whole(run, registry):
    result = imported(run, FIRST_REAL_PLAN, registry)

    names = [name for name, _ in facts(registry)]
    assert result.exit_code == 0, result.output
    assert names.count("ActionCreated") == 52
    assert names.count("LeadsNamed") == 48
    assert "3.16 (line 109): reference 3.16 is used twice" in result.stdout


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ({"--authority": "nowhere"}, 1, "There is no authority “nowhere”"),
        ({"--period": "next year"}, 2, "is not a period"),
        ({"--effective-on": "31/03/2022"}, 2, "does not match the format"),
        ({"--effective-on": "2099-01-01"}, 1, "is in the future"),
        ({"--kind": "holiday_plan"}, 2, "is not one of"),
        ({"--plan": "x" * 2001}, 1, "the limit is 2,000"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(run, invented, registry, options, code, says):
    given = {"--authority": registry.slug, "--plan": "Rooms plan", "--period": "2022-23"} | options

    result = run(import_, invented, *[word for pair in given.items() for word in pair])

    assert result.exit_code == code
    assert says in " ".join(result.stderr.split())
    assert len(facts(registry)) == 1


def test_a_document_that_is_no_plan_is_not_imported(run, registry, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n\nplease come.\n")

    result = imported(run, letter, registry)

    assert result.exit_code == 1
    assert "is not a plan that can be read" in result.stderr
    assert len(facts(registry)) == 1


DECIDED = [
    "Ref\tAction\tLead\tDue\tDecision",
    "1\tOpen the shed\tAB\tJune 22\tRETAIN FOR 2023-24",
    "2\tClose the gate\tAB\tJune 22\tWithdrawn: nobody goes there",
    "3\tFind a rug\tCD\tJuly 22\tSee above",
    "4\tAsk for chairs\tCD\tJuly 22\t",
]


@pytest.fixture
def decided(tmp_path):
    document = tmp_path / "shed.txt"
    document.write_text("\n".join(DECIDED), encoding="utf-8")
    return document


def test_what_a_document_decides_is_recorded_where_nothing_has_to_be_asked(run, decided, registry):
    result = imported(run, decided, registry, "--effective-on", "2022-04-01")

    assert result.exit_code == 0, result.output
    assert sorted(name for name, _ in facts(registry) if name in LEFT_BY) == ["ActionWithdrawn"]
    assert "1 (line 2): Carried forward: “RETAIN FOR 2023-24” (Which plan is “2023-24”?)" in result.stdout
    assert 'say --into "2023-24=TITLE"' in result.stdout


LEFT_BY = {"ActionWithdrawn", "ActionCarriedForward", "ActionTransferred", "ActionMerged", "ActionCompleted"}


def test_its_words_are_kept_as_a_note_all_the_same(run, decided, registry):
    imported(run, decided, registry)

    notes = [fact.note.ref for name, fact in facts(registry) if name == "ProgressNoted"]
    assert sorted(registry.recorder.bodies(notes).values()) == ["RETAIN FOR 2023-24", "See above"]


def test_whoever_says_which_plan_is_meant_has_the_actions_carried_into_it(run, decided, registry):
    result = imported(run, decided, registry, "--into", "2023-24=Rooms plan")

    names = [name for name, _ in facts(registry)]
    assert result.exit_code == 0, result.output
    assert names.count("ActionCarriedForward") == 1
    assert names.count("PlanOpened") == 2


@pytest.mark.parametrize(("given", "says"), [("Next", "YEAR=TITLE"), ("soon=Next", "is not a period")])
def test_a_plan_that_is_meant_is_named_by_its_year(run, decided, registry, given, says):
    result = imported(run, decided, registry, "--into", given)

    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def edited(document, old, new):
    text = document.read_text(encoding="utf-8")
    assert text.count(old) == 1
    document.write_text(text.replace(old, new), encoding="utf-8")


def test_of_the_same_plan_again_edited_only_what_changed_is_recorded(run, decided, registry):
    imported(run, decided, registry, "--effective-on", "2022-04-01")
    before = len(facts(registry))
    edited(decided, "Ask for chairs\tCD", "Ask for chairs\tEF")

    result = imported(run, decided, registry)

    assert result.exit_code == 0, result.output
    assert "Recorded 1 change in “Rooms plan” (2022-23): " in result.stdout
    new = [name for name, _ in facts(registry)[before:]]
    assert sorted(new) == ["DocumentReceived", "DocumentRecorded", "LeadsNamed"]


def test_another_file_that_says_the_same_records_nothing(run, decided, registry, tmp_path):
    imported(run, decided, registry, "--effective-on", "2022-04-01")
    before = len(facts(registry))
    again = tmp_path / "again.txt"
    again.write_text(decided.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    result = imported(run, again, registry)

    assert "Nothing in this document is new to “Rooms plan” (2022-23). Nothing was recorded." in result.stdout
    assert len(facts(registry)) == before


def test_an_action_that_the_document_no_longer_has_is_left_to_a_person(run, decided, registry):
    imported(run, decided, registry, "--effective-on", "2022-04-01")
    edited(decided, "4\tAsk for chairs\tCD\tJuly 22\t", "")

    result = imported(run, decided, registry)

    assert result.exit_code == 0, result.output
    assert "Left out, to be looked at by a person: 1 row." in result.stdout
    assert "Nothing was recorded." in result.stdout


def test_a_dry_run_says_all_and_stores_nothing(run, decided, registry, connect):
    result = imported(run, decided, registry, "--dry-run")

    assert result.exit_code == 0, result.output
    assert "Open the plan “Rooms plan” for 2022-23, of 1 April 2022\n" in result.stdout
    assert "2 (line 3):\n  New action “Close the gate”, of 1 April 2022\n  Withdrawn: " in result.stdout
    assert "Would record 4 actions in “Rooms plan” (2022-23). Nothing was recorded." in result.stdout
    assert len(facts(registry)) == 1
    assert connect(registry.slug).execute(f"SELECT count(*) FROM {registry.slug}.documents").fetchone() == (0,)


def test_only_what_is_clear_is_recorded_if_so_wanted(run, invented, registry):
    result = imported(run, invented, registry, "--accept", "clear")

    assert result.exit_code == 0, result.output
    assert [name for name, _ in facts(registry)].count("ActionCreated") == 1
    assert "Left out, to be looked at by a person: 2 rows." in result.stdout


def test_the_document_is_received_and_recorded_in_the_same_save(run, invented, registry):
    imported(run, invented, registry)

    (received,) = [fact for name, fact in facts(registry) if name == "DocumentReceived"]
    (recorded,) = [fact for name, fact in facts(registry) if name == "DocumentRecorded"]
    assert (received.command, received.recorded_at) == (recorded.command, recorded.recorded_at)
    assert (recorded.accepted, recorded.left_out) == (3, 0)


HARDLY = """# Our tool

It does many things for many people, and this page says how to begin with it, what to watch and whom to ask. Read it
before anything else; it is short, and it was written by those who had to learn the same things the long way round.

| Task | Notes |
|---|---|
| Read the guide | on the shelf |
| Ask around | in the kitchen |

Ask questions in the forum; read the rules of the house first, since most of them are answered there already.
Then write to us, with what you did, what you saw and what you had hoped to see instead of it.
"""


@pytest.fixture
def hardly(tmp_path):
    document = tmp_path / "guide.md"
    document.write_text(HARDLY, encoding="utf-8")
    return document


def test_a_document_that_is_hardly_a_plan_is_refused_with_what_was_found_and_how_to_go_on(run, hardly, registry):
    result = imported(run, hardly, registry)

    assert result.exit_code == 1
    assert "“guide.md” does not look like a plan: " in result.stderr
    assert "`throughline read`" in result.stderr
    assert "--even-so" in result.stderr
    assert len(facts(registry)) == 1


def test_it_is_recorded_even_so(run, hardly, registry):
    result = imported(run, hardly, registry, "--even-so")

    assert result.exit_code == 0, result.output
    assert [name for name, _ in facts(registry)].count("ActionCreated") > 0


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_real_plan_is_taken_for_something_else(path):
    reading = confined.read(path)

    assert not reading.actions or not confined.hardly_a_plan(reading)


def test_a_new_plan_counts_from_the_first_day_of_its_period_as_on_the_pages(run, invented, registry):
    result = imported(run, invented, registry)

    days = {fact.effective_on.isoformat() for name, fact in facts(registry) if name in ("PlanOpened", "ActionCreated")}
    assert result.stderr.strip() == ""
    assert days == {"2022-04-01"}


RATED = [
    "As at 30 June 2022",
    "",
    "Ref\tAction\tLead\tRAG",
    "1\tOpen the shed\tAB\tPurple",
    "2\tFind a rug\tCD\tPurple",
]


@pytest.fixture
def rated(tmp_path):
    document = tmp_path / "rugs.txt"
    document.write_text("\n".join(RATED), encoding="utf-8")
    return document


def ratings(registry):
    return [(fact.label, fact.effective_on.isoformat()) for name, fact in facts(registry) if name == "RagChanged"]


def test_what_a_rating_is_here_can_be_said_and_counts_from_the_day_of_the_document(run, rated, registry):
    result = imported(run, rated, registry, "--rating", "Purple=amber")

    assert result.exit_code == 0, result.output
    assert ratings(registry) == [("Amber", "2022-06-30")] * 2


def test_what_could_not_be_asked_is_recorded_when_it_is_said_later(run, rated, registry):
    first = imported(run, rated, registry)
    assert 'say --rating "Purple=…" with one of “Not started”' in first.stdout
    assert "the page Documents" in first.stdout
    assert ratings(registry) == []

    second = imported(run, rated, registry, "--rating", "Purple=Amber")
    assert "Recorded 2 changes in" in second.stdout
    assert ratings(registry) == [("Amber", "2022-06-30")] * 2

    third = imported(run, rated, registry, "--rating", "Purple=Amber")
    assert "Nothing was recorded. This very file was recorded in this plan on " in third.stdout


def test_a_rating_that_the_authority_does_not_have_is_refused(run, rated, registry):
    result = imported(run, rated, registry, "--rating", "Purple=Sepia")

    assert result.exit_code == 1
    assert "“Sepia” is no rating of this authority. Its ratings are: “Not started”" in " ".join(result.stderr.split())


def test_what_was_left_for_a_person_is_recorded_when_all_is_accepted(run, invented, registry):
    imported(run, invented, registry, "--accept", "clear")

    result = imported(run, invented, registry)

    assert "Recorded 2 actions" in result.stdout
    assert [name for name, _ in facts(registry)].count("ActionCreated") == 3


def test_an_old_version_is_not_recorded_again_over_a_later_one(run, decided, registry, tmp_path):
    old = tmp_path / "old.txt"
    old.write_text(decided.read_text(encoding="utf-8"), encoding="utf-8")
    imported(run, decided, registry)
    edited(decided, "Ask for chairs\tCD", "Ask for chairs\tEF")
    imported(run, decided, registry)
    before = len(facts(registry))

    result = imported(run, old, registry)

    assert "and a later version, “shed.txt”, on " in result.stdout
    assert len(facts(registry)) == before


def test_the_table_shows_ratings_progress_and_decisions(run, decided, rated):
    assert "Withdrawn" in run(read, decided).stdout
    assert "Purple" in run(read, rated).stdout


def test_nothing_of_the_progress_stands_above_an_error(run, registry, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n\nplease come.\n")

    result = imported(run, letter, registry)

    assert result.stderr.startswith("“letter.txt” is not a plan")
