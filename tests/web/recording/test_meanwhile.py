"""What happens between opening a form and sending it: somebody else, a sign-out, a change of mind."""

from tests.web.recording.filling_in import filled_in, opened, shown


def test_the_second_of_two_people_sees_what_the_first_changed_and_loses_nothing(service, manager, signed_in):
    path = service.path("action", "change-rag")
    other = signed_in("editor", service.slug)
    mine = opened(manager, path).values | {"rag": "Red", "reason": "The reviewer left", "effective_on": "10/4/2026"}
    assert filled_in(other, path, rag="Blue", reason="All done").status_code == 303
    before = service.facts()

    answer = manager.post(path, data=mine)

    assert answer.status_code == 409
    assert "Rating changed from Green to Blue: “All done”" in manager.page.words
    assert "RAG now Blue" in manager.page.words
    assert "Record it all the same" in manager.page.words
    assert service.facts() == before
    again = shown(answer).values
    assert (again["rag"], again["reason"], again["effective_on"]) == ("Red", "The reviewer left", "10/4/2026")

    assert manager.post(path, data=again).status_code == 303
    assert len(service.facts()) == len(before) + 1


def test_two_people_at_one_plan_and_at_one_scheme_see_each_other_too(service, manager, signed_in):
    other = signed_in("manager", service.slug)
    for path, typed in (
        (service.path("plan", "set-objective"), {"title": "Girls are seen"}),
        (f"/{service.slug}/adopt-rag-scheme", {"ratings-0-label": "Not begun"}),
        (f"/{service.slug}/set-lead-glossary", {"entries-0-initials": "DK", "entries-0-name": "Dana Kerr"}),
    ):
        form = opened(manager, path).values
        assert filled_in(other, path, **typed).status_code == 303

        assert manager.post(path, data=form | typed).status_code == 409
        assert "Recorded since you opened this form" in manager.page.words


def test_going_back_and_writing_something_else_asks_before_it_is_a_further_entry(service, manager):
    path = service.path("action", "note-progress")
    form = opened(manager, path).values
    manager.post(path, data=form | {"text": "Half"})
    before = service.facts()

    answer = manager.post(path, data=form | {"text": "Two thirds"})

    assert answer.status_code == 409
    assert "This form was recorded already, with other words." in manager.page.words
    assert service.facts() == before
    assert manager.post(path, data=shown(answer).values).status_code == 303
    assert len(service.facts()) == len(before) + 1


def test_what_was_typed_outlives_a_sign_out(app, service, projector, somebody):
    person, client, path = somebody("editor", service.slug), app.test_client(), service.path("action", "note-progress")
    client.sign_in(person.email, person.password)
    typed = opened(client, path).values | {"text": "Two lines\r\nof a note"}
    client.send("/sign-out", form="/places")
    before = service.facts()

    held = client.post(path, data=typed)
    assert held.status_code == 401
    assert "nothing you typed is lost" in client.page.words

    client.sign_in(person.email, person.password)
    shown_again = client.post(path, data=shown(held).values)
    assert shown_again.status_code == 400
    assert "You have signed in again" in client.page.words
    assert service.facts() == before

    assert client.post(path, data=shown(shown_again).values).status_code == 303
    assert len(service.facts()) == len(before) + 1
    client.get(service.path("action"))
    assert "Two lines of a note" in client.page.words


def test_a_view_that_is_late_is_admitted(service, signed_in, monkeypatch):
    monkeypatch.setattr("web.recording.routes.wait_for", lambda *_: False)
    client = signed_in("editor", service.slug)

    answer = filled_in(client, service.path("action", "note-progress"), text="On")

    client.get(answer.location)
    assert "It is recorded, but this page does not show it yet" in client.page.words


def test_the_next_page_says_how_late_something_was_recorded(service, manager):
    answer = filled_in(manager, service.path("action", "note-progress"), text="On", effective_on="11/4/2026")

    manager.get(answer.location)
    assert "Progress noted, effective 11 April 2026. Recorded" in manager.page.words


def test_more_rows_are_shown_without_recording(service, manager):
    path = f"/{service.slug}/adopt-rag-scheme"
    form, before = opened(manager, path).values, service.facts()
    form |= {f"ratings-{row}-label": f"New {row}" for row in (5, 6, 7)}

    answer = manager.post(path, data=form | {"redraw": "ratings"})

    rows = shown(answer).values
    assert [rows[f"ratings-{row}-label"] for row in range(5, 11)] == ["New 5", "New 6", "New 7", "", "", ""]
    assert service.facts() == before


def test_a_chosen_plan_shows_its_objectives(service, manager):
    service.happens("open_plan", title="Recovery Plan", kind="recovery_plan", period="2026-27")
    service.happens("open_plan", title="Training Plan", kind="training_plan", period="2025-26")
    path = service.path("action", "carry-forward")
    form = opened(manager, path)
    assert "objectives" not in form.choices

    answer = manager.post(path, data=form.values | {"into": str(service.ids["next plan"]), "redraw": "into"})

    assert shown(answer).values["objectives"] == [str(service.ids["objective there"])]


def test_wording_that_nobody_touched_is_not_worded_anew(service, manager):
    answer = filled_in(manager, service.path("action", "amend-wording"), reference="3.16b")
    assert answer.status_code == 303

    answer = filled_in(manager, service.path("action", "carry-forward"), into=str(service.ids["next plan"]))
    assert answer.status_code == 303

    manager.get(service.path("action"))
    assert "Reference changed from 3.16 to 3.16b" in manager.page.words
    assert "Wording amended" not in manager.page.words
    assert "reworded" not in manager.page.words
