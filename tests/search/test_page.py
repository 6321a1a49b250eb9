"""The page of the search: what is typed comes in a form, survives a refusal, and stands in no address."""

from __future__ import annotations

from datetime import date

from web.search.showing import called_by_service


def test_a_text_is_found_with_its_words_marked_and_where_it_stands(board_member, story):
    page = board_member.send(f"/{story.slug}/search/", q="draft police")

    assert "<mark>draft</mark>" in page.text
    assert "Progress noted" in page.text
    assert story.action("protocol") in page.text


def test_what_can_not_be_searched_for_is_refused_and_stays_in_the_box(board_member, story):
    page = board_member.send(f"/{story.slug}/search/", q="the")

    assert page.status_code == 422
    assert 'value="the"' in page.text
    assert "“the” is in nearly every text" in page.text


def test_the_search_is_narrowed_by_a_choice(board_member, story):
    page = board_member.send(f"/{story.slug}/search/", q="police", kind="LeadsNamed")

    assert "1 text" in " ".join(page.text.replace("<strong>", "").replace("</strong>", "").split())


def test_two_plans_of_one_name_are_told_apart_where_the_search_is_narrowed(signed_in, own_story):
    board_member = signed_in("board", own_story.slug)
    own_story.happens("open_plan", "2026-03-22", title="Delivery Plan 2026-27", kind="delivery_plan", period="2026-27")
    own_story.catch_up()

    page = board_member.send(f"/{own_story.slug}/search/", q="delivery plan")

    assert "Delivery Plan 2026-27, opened on 20 March 2026, not signed off" in page.text
    assert "Delivery Plan 2026-27, opened on 22 March 2026, not signed off" in page.text


def test_the_two_dates_are_kept(board_member, story):
    page = board_member.send(f"/{story.slug}/search/?as_at=2025-05-01&known_on=2025-05-01", q="draft")

    assert "No text has these words" in page.text


def test_the_region_is_searched_by_those_who_may_compare_it(board_member, reading_as, story):
    page = board_member.send("/region/search/", q="victim")

    assert "Offer contact to every <mark>victim</mark>" in page.text
    assert reading_as("inspector").get("/region/search/").status_code == 403


def test_a_search_by_an_inspector_is_a_look(reading_as, manager, story):
    reading_as("inspector").send(f"/{story.slug}/search/", q="leaflet")

    page = manager.get(f"/{story.slug}/inspection/looks/")

    assert "Search" in page.text
    assert "leaflet" not in page.text


def test_plans_of_two_services_need_not_be_told_apart():
    named = {"title": "Delivery Plan", "period": "2026-27", "opened_on": date(2026, 4, 1), "sign_offs": []}
    north, south = ({"id": slug, "authority": slug} | named for slug in ("north", "south"))

    assert set(called_by_service([north, south]).values()) == {"Delivery Plan 2026-27"}


def test_a_reference_leads_to_its_action(signed_in, own_story):
    board_member = signed_in("board", own_story.slug)
    action = own_story.ids["protocol"]
    own_story.happens("amend_wording", "2025-09-01", action=action, reference="4.3b", title="Agree a protocol")
    own_story.catch_up()

    page = board_member.send(f"/{own_story.slug}/search/", q="4.3b")

    words = " ".join(page.text.replace("<strong>", "").replace("</strong>", "").split())
    assert "1 action has this reference" in words
    assert f'href="/{own_story.slug}/actions/{action}/">4.3b Agree a protocol' in page.text
    assert "No text has" not in page.text
