"""Back, and the same text sent again: recorded once."""

from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["module_projector", "projector", "service"]


def test_what_is_sent_again_after_going_back_is_recorded_once(tab, sign_in, service, projector):
    sign_in("editor", service.slug)
    tab.goto(service.path("action"))
    tab.goto(service.path("action", "note-progress"))
    tab.locator("#text").fill("Two thirds are reviewed")
    tab.get_by_role("button", name="Note progress").click()
    tab.wait_for_url("**" + service.path("action"))
    before = service.facts()

    tab.go_back()
    tab.wait_for_load_state()
    tab.locator("#text").fill("Two thirds are reviewed")  # as the browser brings it back
    tab.get_by_role("button", name="Note progress").click()
    tab.wait_for_url("**" + service.path("action"))

    assert service.facts() == before


def test_other_words_after_going_back_are_asked_about(tab, sign_in, service, projector):
    sign_in("editor", service.slug)
    tab.goto(service.path("action", "note-progress"))
    tab.locator("#text").fill("Two thirds")
    tab.get_by_role("button", name="Note progress").click()
    tab.wait_for_url("**" + service.path("action"))
    before = service.facts()

    tab.go_back()
    tab.wait_for_load_state()
    tab.locator("#text").fill("Three quarters")
    tab.get_by_role("button", name="Note progress").click()
    tab.get_by_text("This form was recorded already, with other words.").first.wait_for()
    assert service.facts() == before

    tab.get_by_role("button", name="Record it all the same").click()
    tab.wait_for_url("**" + service.path("action"))
    assert len(service.facts()) == len(before) + 1


def test_a_form_opened_anew_is_a_new_entry(tab, sign_in, service, projector):
    sign_in("editor", service.slug)
    for _ in range(2):
        before = len(service.facts())
        tab.goto(service.path("action", "note-progress"))
        tab.locator("#text").fill("Two thirds are reviewed")
        tab.get_by_role("button", name="Note progress").click()
        tab.wait_for_url("**" + service.path("action"))
        assert len(service.facts()) == before + 1
