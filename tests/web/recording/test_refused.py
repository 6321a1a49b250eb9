"""What can't be recorded: the page says why beside the field, keeps everything typed, and nothing has changed."""

import pytest

from tests.web.recording.filling_in import filled_in, opened, shown
from web.orders import ORDERS

REFUSED = [
    ("note-progress", {"text": ""}, 422, "Write the note."),
    ("note-progress", {"text": "x" * 20_001}, 422, "20,001 characters; the limit is 20,000"),
    ("note-progress", {"text": "bell \x07"}, 422, "control character"),
    ("note-progress", {"text": "On", "effective_on": "2199-01-01"}, 422, "1 January 2199 is in the future."),
    ("note-progress", {"text": "On", "effective_on": "2020-01-01"}, 422, "This action exists from 1 April 2026."),
    ("note-progress", {"text": "On", "effective_on": "31/2/2026"}, 422, "“31/2/2026” is not a date."),
    ("note-progress", {"text": "On", "version": "none"}, 422, "A version is a whole number."),
    ("note-progress", {"text": "On", "command_id": "a b"}, 422, "A command id has 1 to 128 visible characters"),
    ("change-rag", {"rag": "Purple", "reason": "So"}, 422, "“Purple” is not a rating of this authority."),
    ("change-rag", {"reason": "So"}, 422, "Choose a rating."),
    ("change-rag", {"rag": "Green", "reason": "So"}, 409, "The rating is “Green” already"),
    ("revise-due-date", {"due": "May", "reason": "So", "meeting_on": "2026-04-10"}, 422, "Say which meeting it was."),
    ("name-leads", {"leads": "DK\n" + "x" * 201}, 422, "Line 2: This has 201 characters; the limit is 200."),
    ("name-leads", {"leads": " \r\n "}, 422, "Leads: name at least one."),
    ("tag-themes", {"themes": ["QA", "CATS"]}, 422, "“CATS” is not a theme."),
    ("serve-objectives", {"objectives": ["{objective there}"]}, 404, "This plan has no such objective."),
    (
        "close-sub-action",
        {"sub_action": "{objective}", "disposition": "completed"},
        404,
        "This action has no such part.",
    ),
    ("merge", {"into_action": "{action}"}, 422, "An action can't be merged into itself."),
    ("merge", {"into_action": "{plan}"}, 404, "This authority has no such action."),
    ("carry-forward", {"into": "{plan}", "objectives": []}, 422, "this is the plan it is in"),
    ("carry-forward", {"into": "{action}"}, 404, "This authority has no such plan."),
    ("reopen", {"reason": "So"}, 409, "This action is open; there is nothing to reopen."),
    ("resume", {"reason": "So"}, 409, "This action is not paused"),
    ("supersede", {"reason": "So"}, 422, "Say what replaces it, or choose the action that does."),
    ("amend-wording", {}, 422, "Give a new title or a new reference."),
]


@pytest.mark.parametrize(("order", "typed", "status", "sentence"), REFUSED)
def test_a_refusal_is_a_sentence_and_what_was_typed_stays(service, manager, order, typed, status, sentence):
    path = service.path("action", order)
    typed = {name: filled(service, value) for name, value in typed.items()}
    form, before = opened(manager, path), service.facts()

    answer = manager.post(path, data=form.values | typed)

    assert answer.status_code == status
    assert sentence in manager.page.words
    assert manager.page.title.startswith("Error: ")
    assert service.facts() == before
    kept = shown(answer).values
    assert {name: as_sent(kept.get(name, "")) for name in typed} == {n: as_sent(v or "") for n, v in typed.items()}


def filled(service, value):
    return [filled(service, each) for each in value] if isinstance(value, list) else value.format_map(service.ids)


def as_sent(value):
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


JUNK = {
    "version": "9" * 5_000, "effective_on": "\x00", "ratings-99999-label": "x", "ratings-١-label": "x",
    "ratings--label": "x", "entries-0-name": "N", "into": "{", "objectives": ["", "%s"], "themes": "x",
    "how": "both", "entry": "none", "instead-text": "x", "plan": "x", "objective": "x", "shown-title": "x",
}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_junk_is_refused_and_breaks_nothing(service, manager, order):
    kind = ORDERS[order].on if ORDERS[order].on != "authority" else None
    kebab = order.replace("_", "-")
    path, before = service.path(kind, kebab) if kind else f"/{service.slug}/{kebab}", service.facts()

    answer = manager.send(path, form="/places", **JUNK)

    assert answer.status_code in (404, 422)
    assert manager.send(path, form="/places", redraw="into", **JUNK).status_code in (200, 404)
    assert service.facts() == before


def test_the_summary_links_to_the_field(service, manager):
    filled_in(manager, service.path("action", "note-progress"), text="")

    assert "#text" in manager.page.links()
    assert any(each["id"] == "text" and each["aria-describedby"] == "text-hint text-error" for each in
               manager.page.all("textarea"))  # fmt: skip


def test_a_plan_with_open_actions_does_not_close_and_names_them(service, manager):
    answer = filled_in(manager, service.path("plan", "close-plan"))

    assert answer.status_code == 409
    assert "2 actions are still open in this plan." in manager.page.words
    assert {service.path("action", way) for way in ("carry-forward", "complete", "withdraw")} <= set(
        manager.page.links()
    )


def test_entries_of_a_row_say_which_row(service, manager):
    path = f"/{service.slug}/adopt-rag-scheme"

    answer = filled_in(manager, path, **{"ratings-5-label": "Purple"})

    assert answer.status_code == 422
    assert "Row 6: Colour: choose one." in manager.page.words
    assert "#ratings-5-colour" in manager.page.links()


def test_a_standard_has_one_rating(service, manager):
    rows = {f"ratings-{n}-standard": "Planning" for n in (0, 1)} | {f"ratings-{n}-rating": "Good" for n in (0, 1)}

    assert filled_in(manager, service.path("inspection", "publish-inspection"), **rows).status_code == 422
    assert "“Planning” stands here twice." in manager.page.words


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_those_who_only_read_may_not(service, projector, signed_in, role):
    client = signed_in(role, service.slug)

    assert client.get(service.path("action", "note-progress")).status_code == 403
    assert client.send(service.path("action", "note-progress"), form="/places", text="On").status_code == 403


def test_editors_may_not_decide(service, editor):
    assert editor.get(service.path("action", "note-progress")).status_code == 200
    assert editor.get(service.path("action", "carry-forward")).status_code == 403
    assert editor.send(service.path("action", "carry-forward"), form="/places").status_code == 403


def test_another_authoritys_forms_do_not_exist(service, manager):
    elsewhere = service.path("action", "note-progress").replace(service.slug, "elsewhere")

    assert manager.get(elsewhere).status_code == 404


@pytest.mark.parametrize("order", ["tidy-up", "open-plan", "close-plan", "import-plan", "note_progress"])
def test_an_order_that_an_action_does_not_know_is_not_there(service, manager, order):
    assert manager.get(service.path("action", order)).status_code == 404


def test_an_action_that_is_not_there_has_no_forms(service, manager):
    path = service.path("plan", "note-progress").replace("plans", "actions")

    assert manager.get(path).status_code == 404
    assert "no such action" in manager.page.words
    assert manager.send(path, form="/places", text="On").status_code == 404


def test_a_page_of_the_past_has_no_form(service, manager):
    path = service.path("action", "note-progress")

    assert manager.get(path + "?as_at=2026-04-02").location == path
    assert manager.get(path + "?known_on=2026-04-02").location == path
