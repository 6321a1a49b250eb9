"""What inspectors look at is recorded as they look, and shown to the service's manager and to themselves."""

from __future__ import annotations

import csv
import io
from datetime import date

import psycopg
import pytest

from domain.fact import LONDON
from migrations.database import ACCESS, INSPECTOR
from projections.looks import Look, Looks, told_once
from tests.web.reading import account
from web.access.sessions import make_token
from web.inspection.looked_at import WHAT
from web.looks import PARTS_OF_A_PAGE
from web.permissions import PERMISSIONS, declared


@pytest.fixture
def looks(database, story, connect):
    """`looks()`: what was looked at since the test began, the oldest first."""
    here = Looks(connect(story.slug), story.slug)
    newest = here.newest(1)
    first = newest[0].number if newest else 0
    return lambda: [each for each in reversed(here.newest(1000)) if each.number > first]


@pytest.fixture
def inspector(reading_as):
    return reading_as("inspector")


def page(story):
    return f"/{story.slug}/inspection/looks/"


def test_a_page_that_an_inspector_reads_is_recorded_with_its_plan_and_its_two_dates(inspector, story, looks):
    inspector.get(story.plan("?as_at=31/3/2026&known_on=2026-04-02"))

    (look,) = looks()
    assert (look.way, look.what, str(look.plan)) == ("page", "plans.show", story.ids["plan"])
    assert (look.as_at, look.known_on.date(), look.action) == (date(2026, 3, 31), date(2026, 4, 2), None)


def test_so_are_exports_and_downloads(inspector, story, looks):
    inspector.get(f"/{story.slug}/entries/entries.csv?plan={story.ids['plan']}")
    inspector.get(story.plan("plan.docx"))

    assert [(each.way, each.what) for each in looks()] == [
        ("download", "entries_exported.as_csv"), ("download", "downloads.word")
    ]  # fmt: skip
    assert {str(each.plan) for each in looks()} == {story.ids["plan"]}


def test_a_program_s_question_is_recorded_by_id_though_it_named_a_label(database, reading_app, story, looks):
    _, who = account(database, "inspector", story.slug, "A program's owner")
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        headers = {"Authorization": f"Bearer {make_token(connection, who)}"}
    program, at = reading_app.test_client(), f"/api/v1/authorities/{story.slug}"

    known = program.get(f"{at}/actions/2.1?as_at=2025-06-01", headers=headers).headers["ETag"]
    program.get(f"{at}/actions/2.1", headers=headers | {"If-None-Match": known})
    program.get(f"{at}/plans/Delivery Plan 2025-26", headers=headers)

    first, _, third = looks()
    assert (first.account, first.way, first.what) == (who, "api", "questions.show_action")
    assert (str(first.action), first.as_at) == (story.ids["contact"], date(2025, 6, 1))
    assert (third.what, str(third.plan)) == ("questions.show_plan", story.ids["plan"])


def test_a_comparison_is_recorded_with_both_its_points(inspector, story, looks):
    inspector.get(f"/{story.slug}/inspection/compare/?from_as_at=2025-05-01&to_as_at=2025-09-30&to_known_on=2025-10-01")

    (look,) = looks()
    assert (look.from_as_at, look.as_at, look.from_known_on) == (date(2025, 5, 1), date(2025, 9, 30), None)


def test_the_day_of_a_replay_is_recorded_however_it_was_asked_for(inspector, manager, story, looks):
    for query in ("?on=2025-08-20", "?on=2025-08-20&mode=now", "?day=30"):
        inspector.get(f"/{story.slug}/inspection/replay/{query}&plan={story.ids['plan']}", follow_redirects=True)

    then, now, slid = looks()
    assert (then.as_at, then.known_on.date()) == (date(2025, 8, 20), date(2025, 8, 20))
    assert (now.as_at, now.known_on) == (date(2025, 8, 20), None)
    assert slid.as_at == date(2025, 5, 1)
    manager.get(page(story))
    assert "as at 1 May 2025, as known on 1 May 2025" in manager.page.words
    again = f"/{story.slug}/inspection/replay/?plan={story.ids['plan']}&on=2025-08-20&mode=now"
    assert again in manager.page.links()


def test_so_are_the_day_since_which_and_the_points_that_nobody_typed(inspector, manager, story, looks):
    inspector.get(f"/{story.slug}/inspection/since/")
    inspector.get(f"/{story.slug}/inspection/compare/")

    since, compared = looks()
    assert since.from_known_on.astimezone(LONDON).date() == date(2025, 9, 8)
    assert compared.from_as_at is not None
    assert (compared.as_at, compared.known_on) == (None, None)
    manager.get(page(story))
    assert "since 8 September 2025" in manager.page.words
    assert f"/{story.slug}/inspection/since/?since=2025-09-08" in manager.page.links()


def test_every_page_and_question_that_an_inspector_may_be_given_has_a_name(reading_app):
    open_to_them = {name for name, roles in PERMISSIONS.items() if "inspector" in roles}
    given = {
        rule.endpoint
        for rule in reading_app.url_map.iter_rules()
        if "authority" in rule.arguments
        and "GET" in rule.methods
        and declared(reading_app, rule.endpoint, "GET") in open_to_them
    }

    assert sorted(given - set(WHAT) - PARTS_OF_A_PAGE) == []


def test_only_who_looked_is_offered_to_choose_from(inspector, manager, story, database, reading_app):
    inspector.get(story.plan())
    other, (email, _) = reading_app.test_client(), account(database, "inspector", story.slug, "A second inspector")
    other.sign_in(email, "a password for tests")
    other.get(story.plan())

    manager.get(page(story))

    assert "A second inspector" in manager.page.words
    assert "the command line" not in manager.page.words


@pytest.mark.parametrize("path", ["plans/00000000-0000-4000-8000-000000000000/", "accounts", "?as_at=soon",
                                  "inspection/inspectors/", "open-plan", "checkpoint"])  # fmt: skip
def test_what_was_refused_or_shows_nothing_of_the_service_is_no_look(inspector, story, looks, path):
    inspector.get(f"/{story.slug}/{path}")

    assert looks() == []


def test_neither_is_what_the_service_s_own_people_read(manager, board_member, story, looks):
    manager.get(story.plan())
    board_member.get(story.plan())

    assert looks() == []


def test_nothing_that_was_typed_is_kept(inspector, story, looks):
    inspector.get(f"/{story.slug}/entries/?action=remarkable&late=3")
    inspector.get(story.plan("?q=remarkable"))

    assert "remarkable" not in repr(looks())
    assert len(looks()) == 2


def test_the_manager_sees_who_looked_at_what_with_links(inspector, manager, story):
    inspector.get(story.plan("?as_at=2026-03-31&known_on=2026-04-02"))
    inspector.get(story.action("protocol"))
    inspector.get(story.action("protocol"))

    manager.get(page(story))

    assert "A inspector" in manager.page.words
    assert "Plan: Delivery Plan 2025-26" in manager.page.words
    assert "as at 31 March 2026, as known on 2 April 2026" in manager.page.words
    assert story.action("protocol") in manager.page.links()
    linked = next(link for link in manager.page.links() if link.startswith(story.plan()) and "as_at" in link)
    assert manager.get(linked).status_code == 200


def test_inspectors_see_their_own_and_nobody_else_s_and_are_told_so_on_every_page(
    database, reading_app, inspector, story
):
    inspector.get(story.action("contact"))
    other, (email, _) = reading_app.test_client(), account(database, "inspector", story.slug, "Another inspector")
    other.sign_in(email, "a password for tests")
    other.get(story.plan())
    assert "what you look at is recorded" in other.page.words

    other.get(f"{page(story)}?inspector=")

    assert story.plan() in other.page.links()
    assert story.action("contact") not in other.page.links()


@pytest.mark.parametrize("role", ["editor", "board"])
def test_it_is_not_for_everybody(reading_as, story, role):
    assert reading_as(role).get(page(story)).status_code == 403
    assert reading_as(role).get(f"{page(story)}looks.csv").status_code == 403


def test_pages_follow_one_another(inspector, manager, story, monkeypatch):
    monkeypatch.setattr("web.inspection.looking.ON_A_PAGE", 2)
    for name in ("contact", "leaflet", "protocol"):
        inspector.get(story.action(name))

    manager.get(page(story))
    first = manager.page.links()
    manager.get(next(link for link in first if "before=" in link))

    assert story.action("protocol") in first
    assert story.action("contact") in manager.page.links()
    assert story.action("contact") not in first


def test_all_of_it_can_be_taken_away(inspector, manager, story):
    inspector.get(story.action("contact", "?as_at=2025-06-01"))

    content = manager.get(f"{page(story)}looks.csv").get_data(as_text=True)

    newest = next(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    assert (newest["what"], newest["as at"], newest["inspector"]) == ("Action", "2025-06-01", "A inspector")
    assert "2.1" in newest["action"]


def test_what_can_not_be_recorded_is_not_shown(inspector, story, monkeypatch):
    def fail(*_):
        raise psycopg.OperationalError("the disk is full")

    monkeypatch.setattr(Looks, "record", fail)

    inspector.application.testing = False
    try:
        answer = inspector.get(story.plan())
    finally:
        inspector.application.testing = True
    assert answer.status_code >= 500
    assert "Delivery Plan" not in answer.get_data(as_text=True)


def test_the_same_within_a_minute_is_told_once(story, inspector, looks):
    for _ in range(3):
        inspector.get(story.plan())
    inspector.get(story.action("contact"))

    told = told_once(list(reversed(looks())))

    assert sum(times for _, times in told) == 4
    assert told[0][0].what == "actions.show"


# Who writes can't read, can't say when, and can't take back


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM {}.looks",
        "UPDATE {}.looks SET what = 'x'",
        "DELETE FROM {}.looks",
        "TRUNCATE {}.looks",
        "INSERT INTO {}.looks (account, way, what, looked_at) VALUES (gen_random_uuid(), 'page', 'x', '2001-01-01')",
        "INSERT INTO {}.looks (account, way, what) VALUES (gen_random_uuid(), 'page', 'x') RETURNING number",
    ],
)
def test_inspectors_own_role_only_adds(connect, story, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(INSPECTOR).execute(statement.format(story.slug))


@pytest.mark.parametrize("statement", ["UPDATE {}.looks SET what = 'x'", "DELETE FROM {}.looks", "TRUNCATE {}.looks"])
def test_not_even_the_owner_takes_a_look_back(connect, story, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="is history"):
        connect("owner").execute(statement.format(story.slug))


def test_no_text_fits_in(connect, story, somebody):
    with pytest.raises(psycopg.errors.CheckViolation):
        Looks(connect(INSPECTOR), story.slug).record(Look(somebody().id, "page", "Who is A. Ling?"))


def test_the_service_itself_can_not_add_a_look(connect, story, somebody):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        Looks(connect(story.slug), story.slug).record(Look(somebody().id, "page", "plans.show"))
