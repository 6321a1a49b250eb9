"""Documents in a browser: fifty actions in five clicks, by keyboard, without scripts, by two people at once."""

from __future__ import annotations

import threading
import time

import pytest
from playwright.sync_api import expect

from projections.documents.store import Documents
from tests.browser.test_recording import press
from tests.web.documents.conftest import (
    CLEAR,
    DECIDED,
    DOUBTFUL,
    documents,
    fifty_clean_rows,
    module_projector,
    projector,
    service,
    word,
    worker,
)
from workers import documents as reading

__all__ = ["documents", "module_projector", "projector", "service", "worker"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def choose(tab, content, name="Prevention plan 2026-27.docx"):
    tab.locator("input[type=file]").set_input_files({"name": name, "mimeType": WORD, "buffer": content})


def test_fifty_actions_of_a_word_file_are_entries_after_five_clicks(tab, sign_in, documents, projector, worker, check):
    sign_in("manager", documents.slug)

    tab.get_by_role("link", name="Documents").click()
    choose(tab, word(*fifty_clean_rows()))
    tab.get_by_label("Another plan, which the registry does not have yet").check()
    expect(tab.get_by_label("For which year")).to_have_value("2026-27")
    tab.get_by_role("button", name="Read this document").click()
    tab.get_by_role("button", name="Accept all 50 without doubts").click(timeout=60_000)
    tab.get_by_text("nothing is open").wait_for()
    check("accepted")
    tab.get_by_role("button", name="Record 50 actions").click()
    tab.get_by_text("50 rows accepted by").wait_for()

    check("recorded")
    tab.get_by_role("link", name="The plan as it stands now").click()
    tab.get_by_role("heading", name="All 50 actions").wait_for()
    assert documents.service.facts().count("ActionCreated") == 53
    tab.get_by_role("link", name="Audit trail").click()
    expect(tab.get_by_text("table 1, row 51").first).to_be_visible()


@pytest.fixture
def pages(documents, projector):
    slug = documents.slug
    to_review = documents.read(word(CLEAR, DOUBTFUL, DECIDED), "To review.docx")
    again = documents.read(word(["3.16", *CLEAR[1:]]), "Again.docx", plan=documents.service.ids["plan"])
    return {
        "documents": f"/{slug}/documents/",
        "being read": documents.address(documents.hand_in(b"waits", "Waits.txt")),
        "refused": documents.read(b"Dear all,\n\nplease come.\n", "Letter.txt"),
        "review": to_review,
        "review of the same plan again": again,
        "settings": to_review + "settings",
        "edit": to_review + "items/line:2/edit",
        "before recording": to_review + "record",
        "before setting aside": to_review + "set-aside",
    }


@pytest.mark.parametrize("which", ["documents", "being read", "refused", "review", "review of the same plan again",
                                   "settings", "edit", "before recording", "before setting aside"])  # fmt: skip
def test_pages_of_documents_are_for_everybody(look, sign_in, documents, pages, which):
    sign_in("manager", documents.slug)

    look(pages[which])


def test_what_is_folded_away_is_for_everybody_too(tab, sign_in, documents, pages, check):
    sign_in("manager", documents.slug)
    tab.goto(pages["review"])
    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    check("unfolded")


def test_what_is_missing_is_asked_before_the_file_is_sent(tab, sign_in, documents, projector):
    sign_in("editor", documents.slug)
    tab.goto(f"/{documents.slug}/documents/")
    sent = []
    tab.on("request", lambda request: sent.append(request.method))
    wrong = "[...document.querySelectorAll('.tl-hand-in :invalid:not(fieldset)')].map(each => each.name)"
    read = tab.get_by_role("button", name="Read this document")

    read.click()
    expect(tab.locator("[name=file]")).to_be_focused()
    choose(tab, word(CLEAR), "plan.docx")
    read.click()
    assert set(tab.evaluate(wrong)) == {"plan"}
    tab.get_by_label("Another plan, which the registry does not have yet").check()
    read.click()
    assert tab.evaluate(wrong) == ["period"]
    tab.get_by_label("For which year").fill("2026-27")
    choose(tab, b"x" * (25 * 1024 * 1024 + 1), "large.docx")
    read.click()
    assert "more than 25 MB" in tab.evaluate("document.getElementById('file').validationMessage")
    assert "POST" not in sent


def test_a_refused_form_keeps_what_was_typed(tab, sign_in, documents, projector, check):
    sign_in("editor", documents.slug)
    tab.goto(f"/{documents.slug}/documents/")
    tab.evaluate("document.querySelector('.tl-hand-in').noValidate = true")
    tab.get_by_label("Another plan, which the registry does not have yet").check()
    tab.get_by_label("Its title").fill("Our plan")
    tab.get_by_role("button", name="Read this document").click()

    summary = tab.locator(".govuk-error-summary")
    summary.wait_for()
    expect(tab.get_by_label("Its title")).to_have_value("Our plan")
    expect(summary.get_by_role("link", name="Choose the file of the plan.")).to_be_visible()
    summary.get_by_role("link", name="Say for which year the new plan is.").click()
    expect(tab.locator("#period")).to_be_focused()
    check("refused form")


def test_the_review_goes_by_keyboard_alone(tab, sign_in, documents, projector):
    address = documents.read(word(CLEAR, [*DOUBTFUL[:5], "", ""], ["1.4", CLEAR[1], "Paint every door", *CLEAR[3:]]))
    sign_in("manager", documents.slug)
    tab.goto(address)

    press(tab, "Tab", until="#bar a")
    tab.keyboard.press("Enter")
    focused = "document.activeElement.querySelector('h3')?.textContent"
    tab.wait_for_function(f"() => {focused}?.includes('Ask families')")
    tab.keyboard.press("x")
    tab.get_by_text("Left out", exact=True).wait_for()
    tab.wait_for_function(f"() => {focused}?.includes('Book the rooms')")
    tab.keyboard.press("j")
    tab.wait_for_function(f"() => {focused}?.includes('Paint every door')")
    tab.keyboard.press("k")
    tab.wait_for_function(f"() => {focused}?.includes('Book the rooms')")
    tab.keyboard.press("a")
    tab.wait_for_function(f"() => {focused}?.includes('Paint every door')")
    tab.keyboard.press("e")
    tab.wait_for_url("**/edit")

    press(tab, "Tab", until="textarea[name='0-title']")
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type("Paint all doors")
    press(tab, "Tab", until="button[value=accept]:not(.tl-default-button)")
    tab.keyboard.press("Enter")
    tab.get_by_text("nothing is open").wait_for()
    press(tab, "Tab", until="#bar button")
    tab.keyboard.press("Enter")

    tab.get_by_text("2 rows accepted by").wait_for()


def test_letters_typed_into_a_field_are_no_shortcuts(tab, sign_in, documents, projector):
    plan = documents.service.ids["plan"]
    sign_in("manager", documents.slug)
    tab.goto(documents.read(word(["3.16", "", "Review every exit plan", "DK", "31 July 2026", "", ""]), plan=plan))

    reason = tab.get_by_label("Why was it moved?")
    reason.focus()
    tab.keyboard.type("a jax")

    expect(reason).to_have_value("a jax")
    expect(tab.locator("[data-open]", has_text="Review every exit plan")).to_have_count(1)


def test_the_review_goes_without_scripts(without_scripts, documents, projector, worker):
    tab = without_scripts("manager", documents.slug)
    tab.goto(f"/{documents.slug}/documents/")
    choose(tab, word(CLEAR, DOUBTFUL))
    tab.get_by_label("Another plan, which the registry does not have yet").check()
    tab.get_by_label("Its title").fill("Our plan")
    tab.get_by_label("For which year").fill("2026-27")
    tab.get_by_role("button", name="Read this document").click()
    tab.get_by_role("heading", name="Look at these first").wait_for(timeout=60_000)  # the page asks again by itself

    tab.get_by_role("button", name="Leave out 1.2 Ask families what helps").click()
    tab.wait_for_url("**#item-line-1")
    tab.get_by_role("button", name="Accept 1.1 Book the rooms early").click()
    tab.get_by_role("button", name="Record 1 action").click()

    tab.get_by_text("1 row accepted by").wait_for()


def test_two_people_review_the_same_document(tab, sign_in, documents, projector, somebody, browser, site):
    address = documents.read(word(CLEAR, DOUBTFUL))
    sign_in("editor", documents.slug)
    tab.goto(address)
    other_person = somebody("manager", documents.slug)
    with browser.new_context(base_url=site) as context:
        other = context.new_page()
        other.goto("/sign-in")
        other.get_by_label("Email address").fill(other_person.email)
        other.get_by_label("Password", exact=True).fill(other_person.password)
        other.keyboard.press("Enter")
        other.wait_for_url(lambda url: "/sign-in" not in url)
        other.goto(address)
        other.get_by_role("button", name="Leave out 1.2 Ask families what helps").click()
        other.get_by_text("Left out", exact=True).wait_for()

    tab.get_by_role("button", name="Accept 1.2 Ask families what helps").click()
    tab.get_by_role("alert").get_by_text(f"{other_person.name} changed this row since you opened it").wait_for()
    assert documents.verdicts(address) == {"line:2": "left_out"}

    tab.get_by_role("button", name="Accept 1.2 Ask families what helps").click()
    tab.get_by_text("Accepted", exact=True).wait_for()
    assert documents.verdicts(address) == {"line:2": "accepted"}


def test_what_can_not_be_sent_is_said_and_what_is_recorded_meanwhile_is_shown(tab, sign_in, documents, projector):
    address = documents.read(word(CLEAR, DOUBTFUL))
    sign_in("manager", documents.slug)
    tab.goto(address)
    other = tab.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Accept 1.1 Book the rooms early").click()
    other.get_by_role("button", name="Record 1 action").click()
    other.get_by_role("button", name="Record 1 action, leave out 1").click()
    other.get_by_text("1 row accepted by").wait_for()

    tab.get_by_role("button", name="Accept 1.2 Ask families what helps").click()
    tab.get_by_text("1 row accepted by").wait_for()

    tab.goto(documents.read(word(DOUBTFUL)))
    other.get_by_role("button", name="Sign out").click()
    tab.get_by_role("button", name="Accept 1.2 Ask families what helps").click()
    tab.get_by_role("status").get_by_text("You have been signed out.").wait_for()


def test_a_question_is_answered_where_it_is_asked(tab, sign_in, documents, projector, check):
    plan = documents.service.ids["plan"]
    sign_in("manager", documents.slug)
    tab.goto(documents.read(word(CLEAR), plan=plan))
    gone = tab.locator("[data-open]", has_text="not in the document").first

    gone.get_by_role("button", name="Accept").click()
    gone = tab.locator("[data-open]", has_text="One thing has to be said first.")
    gone.get_by_text("Error: Choose one.").wait_for()
    check("asked")
    gone.get_by_label("Completed").check()
    gone.get_by_role("button", name="Accept").click()

    tab.locator("article", has_text="Accepted").first.wait_for()


def test_how_far_a_reading_has_come_is_seen_and_survives_its_worker(tab, sign_in, documents, projector, database):
    sign_in("editor", documents.slug)
    id = documents.hand_in(word(CLEAR))
    documents.rows.claim(id, 1)  # by a worker that died in the middle
    documents.rows.progress(id, 11, 60, "page", 1)

    tab.goto(documents.address(id))
    tab.get_by_role("status").get_by_text("Reading page 12 of 60").wait_for()
    tab.reload()
    tab.get_by_role("status").get_by_text("Reading page 12 of 60").wait_for()
    time.sleep(1.2)
    with reading.opened(database, documents.slug) as connection:
        waiting = Documents(connection, documents.slug).waiting()
        thread = threading.Thread(target=reading.read_one, args=[connection, documents.slug, waiting[0]])
        thread.start()
        thread.join()

    tab.get_by_text("1 action was read.").wait_for()


def test_on_paper_there_are_the_rows_and_no_buttons(tab, sign_in, documents, pages):
    sign_in("manager", documents.slug)
    tab.emulate_media(media="print")
    tab.goto(pages["review"])

    expect(tab.get_by_text("Book the rooms early").first).to_be_visible()
    expect(tab.get_by_text("No lead is named.").first).to_be_visible()
    for control in ("Accept", "Leave out", "Set this document aside", "Nothing is accepted yet"):
        expect(tab.get_by_text(control).filter(visible=True)).to_have_count(0)


def test_rows_without_doubts_are_lines_that_open(tab, sign_in, documents, projector):
    sign_in("manager", documents.slug)
    tab.goto(documents.read(word(*fifty_clean_rows(), DOUBTFUL)))
    assert tab.evaluate("document.documentElement.scrollHeight") < 6000
    understood = tab.locator("[data-item]", has_text="Review the offer for victims").get_by_text("What was understood")
    expect(tab.get_by_text("No lead is named.")).to_be_visible()
    expect(understood).not_to_be_visible()

    tab.locator("[data-item]", has_text="Review the offer for victims").focus()
    tab.keyboard.press("o")
    understood.wait_for()
    tab.keyboard.press("a")
    tab.get_by_text("Accepted", exact=True).wait_for()
    expect(understood).not_to_be_visible()

    tab.emulate_media(media="print")
    expect(understood).to_be_visible()


def test_what_is_taken_back_from_a_join_changes_both_rows_and_what_is_counted(tab, sign_in, documents, projector):
    sign_in("manager", documents.slug)
    address = documents.read(word(CLEAR, DOUBTFUL))
    tab.goto(f"{address}items/line:2/edit")
    tab.get_by_role("button", name="Join them").click()
    tab.get_by_role("button", name="Accept 1.1 Book the rooms early Ask families what helps").click()
    tab.get_by_text("All decided: 1 accepted, 1 joined.").wait_for()

    tab.get_by_role("button", name="Take back 1.2").click()

    tab.get_by_role("button", name="Accept 1.2 Ask families what helps").wait_for()
    expect(tab.get_by_role("button", name="Accept 1.1 Book the rooms early", exact=True)).to_be_visible()
    expect(tab.locator("#so-far").get_by_text("1 clear, 1 to look at")).to_be_visible()
    assert documents.verdicts(address) == {"line:1": "open", "line:2": "open"}


def test_what_is_swapped_in_starts_once(tab, sign_in, documents, projector):
    said = []
    tab.on("console", lambda message: said.append(message.text))
    sign_in("manager", documents.slug)
    tab.goto(documents.read(word(CLEAR, DOUBTFUL)))

    for name in ("1.2 Ask families what helps", "1.1 Book the rooms early"):
        tab.get_by_role("button", name=f"Accept {name}").click()
        tab.get_by_role("button", name=f"Take back {name}").wait_for()

    assert not [each for each in said if "already initialised" in each]
