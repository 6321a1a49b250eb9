"""Correcting an entry: it is shown as it stands, and only what was changed is recorded anew."""

from uuid import uuid4

from projections.catching_up import catch_up
from tests.web.recording.filling_in import filled_in, opened


def at(service, entry):
    return service.path("action", "correct-entry") + f"?entry={entry}"


def test_the_form_shows_what_the_entry_says(service, manager):
    form = opened(manager, at(service, service.ids["rag entry"]))

    assert "Rating changed from Amber to Green: “On time”" in manager.page.words
    assert form.values["instead-rag"] == "Green"
    assert form.values["instead-reason"] == "On time"
    assert form.values["instead-effective_on"] == "2026-04-09"


def test_what_was_wrong_is_recorded_right(service, manager):
    answer = filled_in(manager, at(service, service.ids["rag entry"]), reason="Wrong day", **{
        "instead-effective_on": "8/4/2026"})  # fmt: skip

    assert answer.status_code == 303
    assert service.facts()[-2:] == ["EntryCorrected", "RagChanged"]
    manager.get(service.path("action"))
    assert "Entry corrected" in manager.page.words


def test_an_entry_can_only_be_taken_back(service, manager):
    answer = filled_in(manager, at(service, service.ids["rag entry"]), reason="Another action’s", how="take_back")

    assert answer.status_code == 303
    assert service.facts()[-1] == "EntryCorrected"


def test_a_correction_that_changes_nothing_is_refused(service, manager):
    before = service.facts()

    answer = filled_in(manager, at(service, service.ids["rag entry"]), reason="Wrong")

    assert answer.status_code == 422
    assert "Nothing differs from what the entry says." in manager.page.words
    assert service.facts() == before


def test_what_is_wrong_in_the_right_fields_is_said_beside_them(service, manager):
    wrong = {"instead-rag": "", "instead-effective_on": "9 April"}

    answer = filled_in(manager, at(service, service.ids["rag entry"]), reason="Wrong", **wrong)

    assert answer.status_code == 422
    assert {"#instead-rag", "#instead-effective_on"} <= set(manager.page.links())
    assert "“9 April” is not a date." in manager.page.words


def test_every_kind_of_entry_can_be_corrected_by_one_field(service, manager):
    action, ids = str(service.ids["action"]), service.ids
    told = [
        ("amend_wording", {"title": "Review all", "reason": "Shorter"}, {"instead-reason": "Clearer"}),
        ("revise_due_date", {"due": "July 2026", "reason": "Late"}, {"instead-due": "August 2026"}),
        ("name_leads", {"leads": ["DK"]}, {"instead-leads": "DK\r\nRemedi"}),
        ("set_measure", {"measure": "All"}, {"instead-measure": "Most"}),
        ("tag_themes", {"themes": ["QA", "VIC"]}, {"instead-themes": ["VIC"]}),
        ("serve_objectives", {"objectives": [str(ids["second objective"])]}, {
            "instead-objectives": [str(ids["objective"]), str(ids["second objective"])]}),
        ("close_sub_action", {"sub_action": str(ids["part A)"]), "disposition": "completed"},
         {"instead-disposition": "withdrawn"}),
        ("attach_evidence", {"evidence": "Minutes"}, {"instead-evidence": "Minutes of April"}),
        ("pause", {"reason": "So"}, {"instead-reason": "Because"}),
        ("resume", {"reason": "So"}, {"instead-effective_on": "2026-04-13"}),
        ("transfer", {"to": "Training plan", "to_plan": str(ids["next plan"])}, {"instead-to_plan": ""}),
    ]  # fmt: skip
    for order, fields, right in told:
        entry = service.happens(order, "2026-04-12", action=action, **fields).event_ids[0]

        answer = filled_in(manager, at(service, entry), reason="Wrong", **right)

        assert answer.status_code == 303, (order, manager.page.words)
        assert service.facts()[-2] == "EntryCorrected", order


def test_an_entry_of_a_closed_plan_can_be_corrected(service, manager):
    for name in ("action", "second action"):
        service.happens("complete", "2026-04-20", action=str(service.ids[name]))
    service.happens("close_plan", "2026-04-21", plan=str(service.ids["plan"]))

    answer = filled_in(manager, at(service, service.ids["note"]), reason="Wrong", **{"instead-text": "A third"})

    assert answer.status_code == 303


def test_what_carried_an_action_forward_can_only_be_taken_back(service, manager):
    later, into = str(uuid4()), str(service.ids["next plan"])
    carried = service.happens("carry_forward", action=str(service.ids["action"]), into=into, new_action=later)
    service.happens("withdraw", action=later, reason="Not decided")
    entry = carried.event_ids[0]

    form = opened(manager, at(service, entry))
    assert "can only be taken back" in manager.page.words
    assert "how" not in form.choices
    assert filled_in(manager, at(service, entry), reason="Not decided").status_code == 303


def test_without_an_entry_the_page_lists_those_that_may_be_corrected(service, manager):
    manager.get(service.path("action", "correct-entry"))

    assert f"?entry={service.ids['note']}" in manager.page.links()


def test_an_entry_that_is_not_there_can_not_be_corrected(service, manager):
    assert manager.get(at(service, service.ids["plan"])).status_code == 404
    assert "no such entry" in manager.page.words


def test_an_entry_is_not_corrected_twice(service, manager):
    form = at(service, service.ids["note"])
    assert filled_in(manager, form, reason="Wrong", how="take_back").status_code == 303
    catch_up(service.projector, service.slug)  # the page waits for the views two seconds at most

    assert filled_in(manager, form, reason="Wrong", how="take_back").status_code == 409
    assert "This entry has been corrected already." in manager.page.words


def test_an_answer_to_a_recommendation_is_taken_back_from_the_trail_which_shows_both(service, manager):
    inspection, which = str(service.ids["inspection"]), str(service.ids["recommendation"])
    service.happens(
        "answer_recommendation", inspection=inspection, recommendation=which, response="agreed", words="In full"
    )
    manager.get(f"/{service.slug}/entries/?event=RecommendationAnswered")
    form = next(link for link in manager.page.links() if "correct-inspection" in link)

    manager.get(form)
    assert "In full" in manager.page.words
    answer = filled_in(manager, form, reason="The board agreed in part")

    assert answer.status_code == 303, manager.page.words
    manager.get(f"/{service.slug}/entries/?event=EntryCorrected")
    assert "In full" in manager.page.words
    assert "The board agreed in part" in manager.page.words


def test_a_recommendation_with_an_answer_is_not_taken_back_before_it(service, manager):
    inspection, which = str(service.ids["inspection"]), str(service.ids["recommendation"])
    service.happens("answer_recommendation", inspection=inspection, recommendation=which, response="agreed")
    manager.get(f"/{service.slug}/entries/?event=RecommendationMade")
    form = next(link for link in manager.page.links() if "correct-inspection" in link)

    answer = filled_in(manager, form, reason="Of another report")

    assert answer.status_code == 409
    assert "Take back those first" in manager.page.words


def test_an_inspection_announced_for_the_wrong_day_is_taken_back_and_announced_anew(service, manager):
    wrong = service.given("announce_inspection", "2026-04-30", framework="Joint inspection").subjects["inspection"]
    catch_up(service.projector, service.slug)
    manager.get(f"/{service.slug}/inspections/{wrong}/correct-inspection")
    form = next(link for link in manager.page.links() if "?entry=" in link)

    answer = filled_in(manager, f"/{service.slug}/inspections/{wrong}/correct-inspection{form}", reason="Another day")

    assert answer.status_code == 303, manager.page.words
    manager.get(answer.headers["Location"])
    assert "Joint inspection" not in manager.page.words
    gone = f"/{service.slug}/inspection/inspections/{wrong}/"
    assert manager.get(gone).status_code == 404
    for trail in ("entries/", "inspection/since/?since=2026-01-01&show=all"):
        manager.get(f"/{service.slug}/{trail}")
        assert "Joint inspection" in manager.page.words
        assert gone not in manager.page.links()


def test_nobody_is_said_to_have_announced_an_inspection_today_by_leaving_a_field_alone(service, manager):
    form = f"/{service.slug}/announce-inspection"

    answer = filled_in(manager, form, framework="Joint inspection")

    assert answer.status_code == 422
    assert "Say on which day the inspection was announced." in manager.page.words


def test_entries_about_an_inspection_itself_are_never_said_to_come_after_it(service, manager):
    """Nor does an announcement that was taken back mark any entry."""
    told = [
        service.given("announce_inspection", day, framework="Joint inspection").subjects["inspection"]
        for day in ("2026-04-10", "2026-04-20")
    ]
    service.given("note_progress", "2026-04-09", action=str(service.ids["action"]), text="Typed up late")
    catch_up(service.projector, service.slug)
    trail = f"/{service.slug}/entries/?announced=1&effective_from=2026-04-09"

    manager.get(trail)
    assert "Joint inspection" not in manager.page.words
    assert "Typed up late" in manager.page.words

    for one in told:
        manager.get(f"/{service.slug}/inspections/{one}/correct-inspection")
        form = next(link for link in manager.page.links() if "?entry=" in link)
        filled_in(manager, f"/{service.slug}/inspections/{one}/correct-inspection{form}", reason="Another day")
    catch_up(service.projector, service.slug)
    manager.get(trail)
    assert "Typed up late" not in manager.page.words
