"""The page of themes: what waits, why something is proposed, accepting it, and how often it was right."""

from __future__ import annotations

import json

from tests.web.checked import Page


def page_of(client, path: str) -> Page:
    client.get(path)
    return client.page


def decided(client, path: str, **changed) -> object:
    """The form on the page sent in, with what somebody changed in it."""
    page = page_of(client, path)
    names = ("csrf_token", "command_id", "action", "version", "proposed", "next", "plan")
    form = {name: page.value(name) for name in names}
    form |= {"themes": ticked(page), "first": first_of(page), **changed}
    return client.post(path.partition("?")[0], data=form, follow_redirects=True)


def ticked(page: Page) -> list[str]:
    return [each["value"] for each in page.all("input") if each.get("name") == "themes" and "checked" in each]


def first_of(page: Page) -> str | None:
    chosen = (each["value"] for each in page.all("input") if each.get("name") == "first" and "checked" in each)
    return next(chosen, None)


def at(service, name: str) -> str:
    return f"/{service.slug}/themes/?at={service.ids[name]}"


def test_an_action_waits_with_what_is_proposed_and_the_words_that_spoke_for_it(editor, service):
    page = page_of(editor, at(service, "third action"))

    assert "1 action has themes; 2 wait for somebody to say so" in page.words
    assert "Publish the offer to girls" in page.words
    assert "Disproportionality, identity, girls because of girls" in page.words


def test_accepting_records_the_themes_with_what_was_proposed_and_goes_on_to_the_next(editor, service):
    decided(editor, at(service, "third action"))

    assert "“Publish the offer to girls” : Disproportionality, identity, girls." in editor.page.words
    assert "Train every mentor" in editor.page.words
    assert "1 waits for somebody" in editor.page.words
    (fact,) = [
        each for each in service.registry.any_action(service.ids["third action"]).facts if hasattr(each, "themes")
    ]
    assert fact.themes[0] == fact.proposed[0] == "DISP"


def test_another_theme_may_be_said_and_counts_as_a_proposal_that_was_not_kept(editor, service):
    decided(editor, at(service, "third action"))
    decided(editor, at(service, "second action"), themes=["VIC"])

    assert "First theme right: 1 of 2 . Nothing changed: 1 of 2 ." in editor.page.words
    assert "Nothing waits: every action has its themes." in editor.page.words


def test_themes_that_nobody_was_proposed_do_not_count(editor, service):
    service.happens("tag_themes", action=str(service.ids["second action"]), themes=["WORK"])

    assert "Nobody has decided about a proposal yet" in page_of(editor, at(service, "third action")).words


def test_no_theme_at_all_is_refused_in_peoples_words_and_what_was_unticked_stays_unticked(editor, service):
    answer = decided(editor, at(service, "third action"), themes=[])

    assert answer.status_code == 422
    assert "Tick at least one theme: what this action is about." in editor.page.words
    assert "themes: " not in editor.page.words
    assert "Publish the offer to girls" in editor.page.words
    assert ticked(editor.page) == []
    link = next(each for each in editor.page.all("a") if each.get("href", "").startswith("#theme-"))
    assert link["href"][1:] in {each.get("id") for each in editor.page.all("input")}


def test_whoever_saw_an_older_version_keeps_what_was_chosen(editor, service):
    page = page_of(editor, at(service, "third action"))
    names = ("csrf_token", "command_id", "action", "version", "proposed")
    form = {name: page.value(name) for name in names} | {"themes": ["DISP", "VIC"], "first": "VIC"}
    service.happens("note_progress", action=str(service.ids["third action"]), text="Printed")

    editor.post(f"/{service.slug}/themes/", data=form)

    assert set(ticked(editor.page)) == {"DISP", "VIC"}
    assert first_of(editor.page) == "VIC"


def test_what_was_chosen_for_an_action_that_waits_no_more_is_not_ticked_for_another(editor, service):
    page = page_of(editor, at(service, "third action"))
    names = ("csrf_token", "command_id", "action", "version", "proposed")
    form = {name: page.value(name) for name in names} | {"themes": ["HSB"]}
    service.happens("tag_themes", action=str(service.ids["third action"]), themes=["DISP"])

    editor.post(f"/{service.slug}/themes/", data=form)

    assert "Train every mentor" in editor.page.words
    assert "HSB" not in ticked(editor.page)


def test_the_first_theme_is_the_one_that_was_chosen_as_the_first(editor, service):
    decided(editor, at(service, "third action"), themes=["DISP", "VIC"], first="VIC")

    (fact,) = [
        each for each in service.registry.any_action(service.ids["third action"]).facts if hasattr(each, "themes")
    ]
    assert fact.themes == ("VIC", "DISP")
    assert "First theme right: 0 of 1 . Nothing changed: 0 of 1 ." in editor.page.words


def test_the_first_that_is_ticked_comes_first_if_the_one_chosen_was_unticked(editor, service):
    decided(editor, at(service, "third action"), themes=["VIC"], first="DISP")

    assert "Victims and restorative justice. Put it right" in editor.page.words


def test_what_was_recorded_can_be_taken_back_from_the_banner(editor, service):
    decided(editor, at(service, "third action"))
    way_back = next(each["href"] for each in editor.page.all("a") if "correct-entry?entry=" in each.get("href", ""))

    form = page_of(editor, way_back)

    assert "Themes tagged" in form.words
    assert "Publish the offer to girls" in form.words


def test_whoever_saw_an_older_version_is_told(editor, service):
    page = page_of(editor, at(service, "third action"))
    service.happens("note_progress", action=str(service.ids["third action"]), text="Printed")

    names = ("csrf_token", "command_id", "action", "version", "proposed")
    form = {name: page.value(name) for name in names} | {"themes": ["DISP"]}
    answer = editor.post(f"/{service.slug}/themes/", data=form)

    assert answer.status_code == 409
    assert "Someone changed this action" in editor.page.words


def test_one_plan_may_be_looked_at_alone(editor, service):
    page = page_of(editor, f"/{service.slug}/themes/?plan={service.ids['next plan']}")

    assert "Publish the offer to girls" in page.words
    assert "Train every mentor" not in page.words


def test_a_manager_accepts_what_is_sure_at_once(manager, service):
    plan = str(service.ids["plan"])
    for title in ("Victim contact: restorative justice with victims", "AIM3 and RASSO: harmful sexual behaviour"):
        service.happens("create_action", plan=plan, title=title)
    page = page_of(manager, f"/{service.slug}/themes/")
    sure = [each["value"] for each in page.all("input") if each.get("name") == "sure"]
    form = {"csrf_token": page.value("csrf_token"), "command_id": "all-that-is-sure", "sure": sure}

    manager.post(f"/{service.slug}/themes/sure", data=form, follow_redirects=True)

    assert len(sure) == 2
    assert "Recorded: the themes of 2 actions. Their entries" in manager.page.words
    assert service.facts().count("ThemesTagged") == 3


def test_an_editor_is_not_offered_to_accept_everything(editor, service):
    page = page_of(editor, f"/{service.slug}/themes/")

    assert "that are sure" not in page.words
    form = {"csrf_token": page.value("csrf_token"), "sure": [f"{service.ids['action']} VIC"]}
    assert editor.post(f"/{service.slug}/themes/sure", data=form).status_code == 403


def test_board_members_read_what_is_proposed_and_decide_nothing(signed_in, projector, service):
    board = signed_in("board", service.slug)
    page = page_of(board, f"/{service.slug}/themes/")

    assert "Editors and managers of this service decide" in page.words
    assert not [each for each in page.all("input") if each.get("name") == "themes"]
    assert board.post(f"/{service.slug}/themes/", data={"csrf_token": "x"}).status_code in (400, 403)


def test_plan_and_action_mark_what_is_only_proposed(editor, service):
    plan = page_of(editor, f"/{service.slug}/plans/{service.ids['plan']}/")
    action = page_of(editor, service.path("third action"))

    assert "About: Performance, audit, management oversight" in plan.words
    assert "Proposed theme" in plan.words
    assert "Nobody has said yet. Disproportionality, identity, girls proposed" in action.words


def test_the_api_tells_themes_with_scores_words_and_agreement(editor, service):
    answer = json.loads(editor.get(f"/api/v1/authorities/{service.slug}/themes?waiting=true").data)

    by_title = {each["title"]: each for each in answer["actions"]}
    best = by_title["Publish the offer to girls"]["proposed"][0]
    assert (best["code"], "girls" in best["words"], 0 < best["score"] <= 1) == ("DISP", True, True)
    assert answer["agreement"] == {"decided": 0, "first_kept": 0, "as_proposed": 0}
    assert "Review every exit plan" not in by_title
