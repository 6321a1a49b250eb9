"""What verify.py works out anew: each field of a plan that is shown, what came late, and how it ends."""

from __future__ import annotations

import sys

import pytest

from projections.proof.keys import SigningKey
from tests.workers.packs.examples import ACTIONS, KEY, note
from workers.packs import verify

FIELDS = {
    "ref": "9z", "title": "Another title", "leads": [], "due": None, "measure": "Another", "rag": None,
    "status": "paused", "left_on": "2026-01-01", "themes": ["GOV"], "objectives": [], "evidence": [], "notes": 99,
    "times_carried": 7, "sub_actions": [],
    "adopted_from": [{"authority": "eastmoor", "action": "b", "on": "2026-05-01"}],
}  # fmt: skip
COMPLETED = str(ACTIONS[2])


def shown(whole, id=COMPLETED):
    plans = whole.json("plans.json")
    return plans, next(each for plan in plans["plans"] for each in plan["actions"] if each["id"] == id)


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_an_action_is_shown_otherwise_than_its_entries_say(whole, said, field):
    plans, action = shown(whole)
    assert action[field] != FIELDS[field]
    action[field] = FIELDS[field]
    whole.put("plans.json", plans)

    words = field.replace("_", " ")
    title = FIELDS["title"] if field == "title" else "Action 13"
    assert said(whole)[0] == [f"plans.json shows the action “{title}” with another {words} than its entries say."]


@pytest.mark.parametrize(
    ("whose", "field", "part", "other"),
    [
        (COMPLETED, "due", "text", "July 27"), (COMPLETED, "due", "kind", "day"),
        (COMPLETED, "due", "on", "2027-07-01"),
        (COMPLETED, "rag", "label", "Red"), (COMPLETED, "rag", "colour", "red"),
    ],
)  # fmt: skip
def test_no_part_of_a_field_is_shown_otherwise(whole, said, whose, field, part, other):
    plans, action = shown(whole, whose)
    action[field][part] = other
    whole.put("plans.json", plans)

    assert len(said(whole)[0]) == 1


def test_what_happened_to_each_action_is_told_alike(packs):
    """Every way out of a plan, by the registry's words and by the verifier's own."""
    pack = verify.Pack(packs / "whole.zip")
    states = {each["id"]: each["status"] for plan in pack.json("plans.json")["plans"] for each in plan["actions"]}

    assert {states[str(each)] for each in ACTIONS} == {
        "open", "paused", "completed", "embedded", "carried_forward", "transferred", "merged", "superseded",
        "withdrawn",
    }  # fmt: skip
    assert verify.verify(packs / "whole.zip").good
    assert verify.verify(packs / "early.zip").good


def test_an_action_left_out_or_put_in_is_found(whole, said):
    plans, action = shown(whole)
    for plan in plans["plans"]:
        plan["actions"] = [each for each in plan["actions"] if each["id"] != COMPLETED]
    whole.put("plans.json", plans)
    assert said(whole)[0] == ["plans.json does not show the action “Action 13”, which the entries have."]

    plans["plans"][0]["actions"] += [action, action | {"id": "another"}]
    whole.put("plans.json", plans)
    assert said(whole)[0] == ["plans.json shows the action “Action 13”, which no entry created."]


def test_the_plans_are_those_of_the_two_dates(whole, said):
    whole.manifest["asked"]["as_at"] = "2026-04-30"
    assert any("status" in each or "left on" in each for each in said(whole)[0])

    whole.manifest["asked"] = {"as_at": "2026-09-30", "known_on": "2026-01-01T00:00:00Z"}
    assert "which no entry created" in said(whole)[0][0]


def entry(event="ProgressNoted", **more):
    told = {
        "event": event, "entry": f"{event}{more.get('version', 1)}", "timestamp": "2026-05-01T09:00:00Z",
        "effective_on": "2026-05-01", "version": 1, "id": "a",
        "topic": f"domain.action:Action.{event}",
    }  # fmt: skip
    return told | more


def test_entries_count_when_they_were_known_and_true_and_not_taken_back():
    at = verify.moment("2026-05-02T09:00:00Z")
    first, second = entry(version=1), entry(version=2, effective_on="2026-04-01")
    later = entry(version=3, timestamp="2026-05-02T09:00:01Z")
    then = entry(version=4, timestamp="2026-05-02T09:00:00Z", effective_on="2026-05-02")
    correction = entry("EntryCorrected", version=5, corrected="ProgressNoted1", timestamp="2026-05-03T09:00:00Z")
    told = [first, second, later, then, correction]

    assert verify.visible(told, "2026-05-01", at) == [second, first]
    assert verify.visible(told, "2026-05-02", at) == [second, first, then]
    assert first not in verify.visible(told, "2026-05-02", verify.moment("2026-05-03T09:00:00Z"))
    assert verify.visible([entry(version=10), entry(version=9)], "2026-05-01", at) == [
        entry(version=9), entry(version=10),
    ]  # fmt: skip


def test_moments_are_read_with_their_zone():
    assert verify.moment("2026-05-02T09:00:00Z") == verify.moment("2026-05-02T10:00:00+01:00")


CREATED = entry(
    "ActionCreated", plan="p", reference="1", title={"ref": "t"}, objectives=["o"], due=None, carried=None,
)  # fmt: skip


DUE = {"text": {"ref": "d"}, "kind": "day", "on": "2026-06-30"}
TOLD = [
    entry(), entry("EvidenceAttached"), entry("LeadsNamed", leads=[{"ref": "l"}]),
    entry("ThemesTagged", themes=["QA"]), entry("RagChanged", label="Green", colour="green"),
    entry("SubActionAdded", sub_action="s"), entry("AdoptionNamed", authority="eastmoor", action="b"),
]  # fmt: skip


def test_an_action_begins_with_its_creation():
    assert verify.action_told([]) is None
    assert verify.action_told([entry("ProgressNoted")]) is None
    assert verify.action_told([entry("ProgressNoted"), CREATED])["notes"] == 0
    begun = {
        "id": "a", "plan": "p", "ref": "1", "title": {"ref": "t"}, "objectives": ["o"], "due": None, "leads": [],
        "measure": None, "rag": None, "status": "open", "left_on": None, "themes": [], "sub_actions": {}, "evidence": 0,
        "notes": 0, "times_carried": 0, "adopted_from": [], "whence": [],
    }  # fmt: skip
    assert verify.action_told([CREATED]) == begun
    assert verify.action_told([CREATED | {"carried": {"times": 3, "from_action": "b"}}])["times_carried"] == 3


def test_an_action_was_carried_once_more_than_the_longest_line_that_it_came_from():
    told = {
        "a": {"whence": [], "times_carried": 4}, "b": {"whence": ["a"], "times_carried": 1},
        "c": {"whence": ["gone", "d", "b"], "times_carried": 1}, "d": {"whence": [], "times_carried": 0},
        "e": {"whence": ["gone"], "times_carried": 2}, "f": {"whence": ["g"], "times_carried": 3},
        "g": {"whence": ["f"], "times_carried": 3},
    }  # fmt: skip

    assert [verify.times_carried(id, told) for id in "abcdefg"] == [4, 5, 6, 0, 2, 4, 4]


def test_how_often_an_action_was_carried_is_what_its_line_says(packs):
    pack, found = verify.Pack(packs / "whole.zip"), verify.Findings()
    manifest, leaves = pack.json("pack.json"), [bytes.fromhex(line) for line in pack.text("leaves.txt").split()]
    entries = verify.check_entries(pack, manifest, leaves, verify.Findings())
    texts = verify.check_texts(pack, entries, verify.Findings())
    for each in entries:
        if each["event"] == "ActionCreated" and each["carried"]:
            each["carried"]["times"] = 9

    verify.check_plans(pack, manifest, entries, texts, found)

    assert found.altered == []


def test_a_text_that_was_erased_is_shown_so_and_what_is_not_said_as_nothing():
    state = verify.action_told([CREATED | {"due": {"text": {"ref": "d"}, "kind": "day", "on": "2026-06-30"}}])

    told = verify.shown(state, {"d": "June"})

    assert told["title"] == "[text erased]"
    assert told["due"] == ["June", "day", "2026-06-30"]
    assert (told["rag"], told["measure"], told["sub_actions"]) == (None, None, [])
    assert verify.shown(verify.action_told([CREATED]), {"t": "Title"})["due"] is None


def test_an_action_is_told_entry_by_entry():
    parts = [
        entry("SubActionAdded", sub_action="s"), entry("SubActionClosed", sub_action="s", disposition="embedded"),
        entry("SubActionClosed", sub_action="unknown", disposition="completed"),
    ]  # fmt: skip

    def told(*entries):
        return verify.action_told([CREATED, *entries])

    assert told(entry("WordingAmended", title={"ref": "u"}, reference=None))["title"] == {"ref": "u"}
    assert told(entry("WordingAmended", title=None, reference="2"))["ref"] == "2"
    assert told(entry("WordingAmended", title=None, reference="2"))["title"] == {"ref": "t"}
    assert told(entry("WordingAmended", title={"ref": "u"}, reference=None))["ref"] == "1"
    assert told(entry(), entry())["notes"] == 2
    assert told(entry("EvidenceAttached"), entry("EvidenceAttached"))["evidence"] == 2
    assert told(*parts[:1])["sub_actions"] == {"s": "open"}
    assert told(*parts)["sub_actions"] == {"s": "embedded"}
    assert told(entry("RagChanged", label="Green", colour="green"))["rag"] == ("Green", "green")
    assert told(entry("DueDateRevised", due="d"))["due"] == "d"
    assert told(entry("ObjectivesServed", objectives=["q"]))["objectives"] == ["q"]
    assert told(entry("MeasureSet", measure="m"))["measure"] == "m"
    assert told(entry("ThemesTagged", themes=["QA"]))["themes"] == ["QA"]
    assert told(entry("LeadsNamed", leads=["l"]))["leads"] == ["l"]
    named = told(entry("OriginNamed", from_actions=["b", "c"]))
    assert (named["whence"], named["times_carried"]) == (["b", "c"], 1)


def test_all_that_is_told_of_an_action_is_held_against_all_that_is_shown():
    """Each name once on either side: a name that is not read would be the same on both, and never wrong."""
    told = verify.shown(verify.action_told([CREATED | {"due": DUE}, *TOLD]), {"t": "Title", "d": "June", "l": "AB"})
    answer = {
        "id": "a", "ref": "1", "title": "Title", "leads": [{"text": "AB"}], "measure": None, "left_on": None,
        "due": {"text": "June", "kind": "day", "on": "2026-06-30"}, "rag": {"label": "Green", "colour": "green"},
        "status": "open", "themes": ["QA"], "objectives": [{"id": "o"}], "evidence": ["e"], "notes": 1,
        "times_carried": 0, "sub_actions": [{"id": "s", "status": "open"}],
        "adopted_from": [{"authority": "eastmoor", "action": "b", "on": "2026-05-01"}],
    }  # fmt: skip

    assert told == verify.as_shown(answer) == {
        "ref": "1", "title": "Title", "leads": ["AB"], "due": ["June", "day", "2026-06-30"], "measure": None,
        "rag": ["Green", "green"], "status": "open", "left_on": None, "themes": ["QA"], "objectives": ["o"],
        "evidence": 1, "notes": 1, "times_carried": 0, "adopted_from": [["eastmoor", "b", "2026-05-01"]],
        "sub_actions": [("s", "open")],
    }  # fmt: skip


def test_an_answer_from_before_actions_were_adopted_shows_none_as_adopted(whole, said):
    plans = whole.json("plans.json")
    for each in (action for plan in plans["plans"] for action in plan["actions"]):
        del each["adopted_from"]
    whole.put("plans.json", plans)

    assert said(whole) == ([], [])


def test_an_action_leaves_waits_and_comes_back():
    def told(*events):
        state = verify.action_told([CREATED, *(entry(each) for each in events)])
        return state["status"], state["left_on"]

    for event, status in verify.LEFT.items():
        assert told(event) == (status, "2026-05-01")
    assert told("ActionPaused") == ("paused", None)
    assert told("ActionPaused", "ActionResumed") == ("open", None)
    assert told("ActionCompleted", "ActionReopened") == ("open", None)
    assert told("ActionCompleted", "ActionPaused") == ("paused", "2026-05-01")


# What came late


def lateness(*entries):
    found = verify.Findings()
    verify.note_lateness(entries, found)
    return found.noted


def test_what_came_late_is_counted_with_the_most_days():
    in_time = entry(effective_on="2026-04-30")

    assert lateness(entry(), in_time) == []
    assert lateness(in_time, entry(effective_on="2026-04-29")) == ["1 entries are back-dated, by up to 2 days."]
    many = [entry(effective_on="2026-04-29")] * 1000 + [entry(effective_on="2020-04-29")]
    assert lateness(*many) == ["1,001 entries are back-dated, by up to 2,193 days."]


def test_what_came_after_an_announcement_about_before_is_counted_for_each():
    announced = [entry("InspectionAnnounced", effective_on=day) for day in ("2026-05-01", "2026-04-20", "2026-05-02")]

    assert lateness(*announced[:1]) == []
    assert lateness(announced[0], entry(effective_on="2026-04-20"), entry(effective_on="2026-04-21")) == [
        "2 entries are back-dated, by up to 11 days.",
        "2 of them were recorded after the inspection of 1 May 2026 was announced.",
    ]
    assert lateness(announced[1], entry(effective_on="2026-04-20"))[1:] == []
    assert lateness(announced[2], entry(effective_on="2026-04-20"))[1:] == []


def test_an_announcement_that_was_taken_back_marks_nothing_nor_are_entries_on_an_inspection_marked():
    wrong = entry("InspectionAnnounced", effective_on="2026-05-01", entry="a")
    taken_back = entry("EntryCorrected", effective_on="2026-05-01", corrected="a")
    late = entry(effective_on="2026-04-20")

    assert lateness(wrong, late)[1:] != []
    assert lateness(wrong, taken_back, late)[1:] == []
    assert lateness(wrong, late | {"topic": "domain.inspection:Inspection.FieldworkStarted"})[1:] == []


# Days and moments, as people say them


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-04-12T22:59:59.999999+00:00", "12 April 2026 at 23:59"),
        ("2026-03-29T00:59:59Z", "29 March 2026 at 00:59"),
        ("2026-03-29T01:00:00Z", "29 March 2026 at 02:00"),
        ("2026-10-25T00:59:00Z", "25 October 2026 at 01:59"),
        ("2026-10-25T01:00:00Z", "25 October 2026 at 01:00"),
        ("2026-12-31T23:30:00-05:00", "1 January 2027 at 04:30"),
        ("2024-03-30T12:00:00Z", "30 March 2024 at 12:00"),  # the last Sunday is the last day
    ],
)
def test_a_moment_is_said_by_the_clock_in_london(written, said):
    assert verify.in_words(verify.moment(written)) == said


def test_a_day_is_said_in_words_and_what_is_none_as_it_is_written():
    assert verify.day_in_words("2026-04-01") == "1 April 2026"
    assert verify.day_in_words("2026-12-31") == "31 December 2026"
    assert [verify.day_in_words(each) for each in ("2026-13-01", "2026-00-01", "soon", "2026-04-1x")] == [
        "2026-13-01", "2026-00-01", "soon", "2026-04-1x",
    ]  # fmt: skip


# How it ends


def test_a_report_says_what_is_wrong_first_and_how_much_more_there_is():
    found = verify.Findings()
    found.altered, found.missing, found.noted = ["a"] * 50, ["m"] * 1051, ["n"] * 51
    found.fine = ["f"]

    told = verify.report(found).split("\n")

    assert told[:50] == ["ALTERED: a"] * 50
    assert told[50:101] == ["MISSING: m"] * 50 + ["MISSING: and 1,001 more."]
    assert told[101:151] == ["Note: n"] * 50
    assert told[151:] == ["Do not rely on this pack: what is said above is not as it was sealed."]


@pytest.mark.parametrize(("many", "more"), [(50, []), (51, ["ALTERED: and 1 more."])])
def test_a_report_says_fifty_of_a_kind(many, more):
    found = verify.Findings()
    found.altered = ["a"] * many

    assert verify.report(found).split("\n")[50:-1] == more


def test_a_report_of_a_good_pack_ends_with_that_it_is_complete():
    found = verify.Findings()
    found.noted, found.fine = ["n"], ["f", "g"]

    assert verify.report(found) == "Note: n\nf\ng\nCOMPLETE: everything is there, and as it was sealed."


def run(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["verify.py", *map(str, arguments)])
    return verify.main(), capsys.readouterr().out


def test_the_command_ends_with_0_only_for_what_is_complete(packs, whole, tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, capsys, tmp_path / "none.zip") == (2, f"There is no {tmp_path / 'none.zip'}.\n")
    good, told = run(
        monkeypatch, capsys, packs / "whole.zip", "--key", KEY.verifier(), "--receipt", packs / "receipt.json"
    )
    assert good == 0
    assert "COMPLETE" in told
    assert "is number 73" in told
    whole.put("plans.html", "x")
    altered = whole.write(tmp_path / "altered.zip")
    kept = tmp_path / "kept.note"
    kept.write_text("x")
    assert run(monkeypatch, capsys, altered, "--checkpoint", kept) == (
        2, f"{kept} is not a checkpoint.\nSo nothing was checked: this says nothing about the pack.\n",
    )  # fmt: skip
    kept.write_text(note(whole.leaves()[1:34]))
    ended, told = run(monkeypatch, capsys, altered, "--checkpoint", kept)
    assert (ended, told.splitlines()[0]) == (
        1, f"ALTERED: The log does not go on from {kept}: history below it was changed.",
    )  # fmt: skip
    assert told.endswith("Do not rely on this pack: what is said above is not as it was sealed.\n")
    assert run(monkeypatch, capsys, packs / "whole.zip", "--witness", "x")[0] == 2
    assert run(monkeypatch, capsys, packs / "whole.zip")[0] == 0
    wrong = KEY.verifier()[:-6] + "AAAA=="
    assert run(monkeypatch, capsys, packs / "whole.zip", "--key", wrong)[0] == 2
    other = SigningKey(bytes(32), "registry.example").verifier()
    assert run(monkeypatch, capsys, packs / "whole.zip", "--key", other)[0] == 1


def test_without_an_argument_it_checks_the_folder_that_it_stands_in(monkeypatch, capsys):
    ended, told = run(monkeypatch, capsys)

    assert ended == 1
    assert told.startswith("ALTERED: pack.json is missing from the pack.")
