"""The pages of themes: the matrix, a theme, its open actions side by side; by page, API and command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from web.cli import throughline

IN_MAY = "as_at=2025-05-10&known_on=2026-04-30"


def words_of(lead, slug, path="", query=""):
    """What a page of themes says in May 2025, of this service alone."""
    answer = lead.get(f"/region/themes/{path}?authority={slug}&{IN_MAY}&{query}")
    assert answer.status_code == 200
    return lead.page.words


@pytest.fixture
def told(story, lead):
    """`told("VIC/", "by=first")`"""
    return lambda *asked, **more: words_of(lead, story.slug, *asked, **more)


def test_the_matrix_says_how_many_are_open_and_how_they_stand(told):
    words = told()

    assert "Out-of-court decisions 1 open: Out-of-court decisions, Testshire Youth Justice Service" in words
    assert "▲ 1 more" in words
    assert "Each action once" in words
    assert "1 overdue" in words


def test_what_nobody_confirmed_is_marked_as_proposed(told):
    assert "all proposed" in told()


def test_the_same_in_numbers_is_a_page_of_its_own(told, lead):
    told(query="by=first")
    (address,) = [each for each in lead.page.links() if "/numbers/" in each]

    lead.get(address)

    assert "by=first" in address
    assert "Out-of-court decisions Testshire Youth Justice Service 1 0 1" in lead.page.words


def test_a_service_that_shares_nothing_is_not_told_as_nought(lead, own_story):
    own_story.happens("share_with_region", "2026-04-10", shares=[])
    own_story.catch_up()

    for path in ("", "numbers/"):
        words = words_of(lead, own_story.slug, path)
        assert "Not shared: Testshire Youth Justice Service: no plan that covers 10 May 2025" in words
    assert "Not shared: Testshire Youth Justice Service." in words_of(lead, own_story.slug, "OOCD/actions/")
    assert "Each action once not shared" in words_of(lead, own_story.slug)
    assert "Each action once 0" not in words_of(lead, own_story.slug)


def test_a_day_to_come_is_told_as_one(lead):
    lead.get("/region/themes/?as_at=2199-01-01")

    assert "as at 1 January 2199, a day still to come, as known now" in lead.page.words


def test_a_cell_leads_to_as_many_actions_as_it_says(told, lead, story):
    for by in ("every", "first"):
        told(query=f"by={by}")
        cells = [each for each in lead.page.links() if "/actions/" in each]
        assert cells
        for address in cells:
            lead.get(address)
            (count,) = {int(words.split()[0]) for words in lead.page.words.split("Show ")[1:] if "open action" in words}
            assert f"authority={story.slug}" in address
            assert ("by=first" in address) == (by == "first")
            assert count >= 1


def test_links_keep_the_two_dates(told, lead, story):
    told()

    inside = [each for each in lead.page.links() if each.startswith("/region/themes/")]
    now = f"/region/themes/?authority={story.slug}"
    assert now in inside, "which leads out of them"
    assert len(inside) > 20
    assert all("as_at=2025-05-10" in each and "known_on=2026-04-30" in each for each in inside if each != now)


def test_small_numbers_are_hidden_when_asked_for(told):
    words = told(query="least=5")

    assert "Numbers from 1 to 4 are hidden" in words
    assert "Out-of-court decisions 1 to 4" in words
    assert "open: Out-of-court" not in words


@pytest.mark.parametrize("query", ["by=last", "least=2", "least=-1", "least=1000", "authority=nowhere"])
def test_what_no_link_says_is_not_found(lead, query):
    assert lead.get(f"/region/themes/?{query}").status_code == 404


@pytest.mark.parametrize("path", ["NOPE/", "NOPE/actions/", "vic/"])
def test_a_theme_that_is_not_there_is_not_found(lead, path):
    assert lead.get(f"/region/themes/{path}").status_code == 404


def test_an_action_is_told_with_all_that_is_compared(told):
    words = told("OOCD/actions/")

    for said in (
        "1.2 Agree an Outcome 22 protocol", "Measure Signed by both", "Due June 25",
        "Stands On track in their words Moving (amber)",
        "Progress Not shared; last note 6 May 2025", "Open for 1 month", "Plan Delivery Plan 2025-26",
    ):  # fmt: skip
        assert said in words


def test_progress_and_roles_are_told_where_they_are_shared(lead, own_story):
    own_story.happens("share_with_region", "2026-04-10", shares=["plans", "progress", "roles"])
    own_story.catch_up()

    words = words_of(lead, own_story.slug, "OOCD/actions/")

    assert "Progress First draft went to the police. 6 May 2025" in words
    assert "Led by Practice Manager" in words
    assert "Dipa Kaur" not in words


def test_a_themes_page_has_its_picture_and_the_same_in_numbers(told, lead):
    words = told("OOCD/")

    for heading in ("Open actions by month", "Time to complete", "Slippage", "No news for 90 days",
                    "What became of them, by plan year", "Done, with evidence", "Who could be asked"):  # fmt: skip
        assert heading in words
    assert "10 May 2025: 1 on track" in words
    assert "The trend in numbers" in words


def test_the_numbers_of_a_theme_lead_to_lists_and_cards_to_what_is_alike(told, lead):
    told("OOCD/")
    lists = [each for each in lead.page.links() if "/actions/" in each]
    assert any("which=all" in each for each in lists)
    for address in lists:
        assert lead.get(address).status_code == 200
        assert "As known" in lead.page.words or "as known" in lead.page.words

    told("OOCD/actions/")
    assert [each for each in lead.page.links() if each.startswith("/region/alike/") and IN_MAY in each]


@pytest.mark.parametrize("which", ["nothing", "slip-7", "was-lost"])
def test_a_list_that_no_number_leads_to_is_not_found(lead, which):
    assert lead.get(f"/region/themes/OOCD/actions/?which={which}").status_code == 404


def test_a_theme_that_nobody_works_on_says_so(told):
    assert "had an action of this theme then" in told("HSB/")
    assert "No action of this theme was open then" in told("HSB/actions/")


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("board", 200), ("inspector", 403)])
def test_services_see_them_and_inspectors_do_not(signed_in, authority, role, status):
    client = signed_in(role, authority)

    for path in ("", "VIC/", "VIC/actions/"):
        assert client.get(f"/region/themes/{path}").status_code == status


def test_the_line_of_links_has_only_pages_that_are_there(lead):
    lead.get("/region/")

    links = [each for each in lead.page.links() if each.startswith("/region/")]
    assert links[:2] == ["/region/", "/region/themes/"]
    there = {rule.rule for rule in lead.application.url_map.iter_rules()}
    assert set(links) <= there


# The same by API and command


def test_the_api_answers_the_matrix(lead, story):
    answer = lead.get(f"/api/v1/region/themes?authority={story.slug}&by=first&{IN_MAY}").json

    (row,) = [each for each in answer["themes"] if each["code"] == "OOCD"]
    only_service = row["cells"][0] | {"lacked": None}
    assert only_service == row["all"] | {"authority": story.slug}
    assert row["cells"][0]["lacked"] == "no_plan", "its first plan was signed off in April"
    assert (row["all"]["open"], row["all"]["before"], row["all"]["change"]) == (1, 0, 1)
    assert row["all"]["scale"]["on_track"] == 1
    assert sum(each["all"]["open"] for each in answer["themes"]) == answer["each_action_once"]["all"]["open"] == 4


def test_the_api_tells_what_is_hidden_as_null(lead, story):
    answer = lead.get(f"/api/v1/region/themes?authority={story.slug}&least=5&theme=OOCD&{IN_MAY}").json

    (row,) = answer["themes"]
    assert row["all"]["open"] is row["all"]["scale"] is row["all"]["change"] is None
    assert row["all"]["at_least"] == 1


def test_the_api_answers_a_theme(lead, story):
    answer = lead.get(f"/api/v1/region/themes/OOCD?authority={story.slug}&{IN_MAY}").json

    assert story.ids["protocol"] in [each["id"] for each in answer["actions"]]
    assert answer["positions"][story.slug] > 0
    assert answer["trend"][-1]["lacks"] == {}
    assert lead.get("/api/v1/region/themes/NOPE").status_code == 404


def test_the_command_prints_what_the_api_answers(lead, story):
    dates = ["--as-at", "2025-05-10", "--known-on", "2026-04-30"]

    ended = CliRunner().invoke(throughline, ["region", *dates, "--format", "json"])

    assert json.loads(ended.stdout) == lead.get(f"/api/v1/region/themes?{IN_MAY}").json
    theme = CliRunner().invoke(throughline, ["region", "--theme", "OOCD", *dates, "--format", "json"])
    assert json.loads(theme.stdout) == lead.get(f"/api/v1/region/themes/OOCD?{IN_MAY}").json


def test_the_command_prints_tables(story):
    for more in ([], ["--theme", "oocd"]):
        ended = CliRunner().invoke(throughline, ["region", "--as-at", "2025-05-10", *more], env={"COLUMNS": "220"})
        assert ended.exit_code == 0
        assert "Out-of-court decisions" in ended.stdout
