"""Programs search by POST: what is searched for stands in no address."""

from __future__ import annotations


def test_a_text_is_found_in_pieces(manager, action):
    manager.give(f"/actions/{action}/note-progress", text="The quokka was shy.")

    answer = manager.give("/search", q="quokkas")

    assert answer.status_code == 200
    assert [hit["action"] for hit in answer.json["hits"]] == [action]
    assert {"text": "quokka", "found": True} in answer.json["hits"][0]["pieces"]


def test_what_has_no_words_is_refused_with_a_sentence(manager):
    answer = manager.give("/search", q="the")

    assert answer.status_code == 422
    assert "“the” is in nearly every text" in answer.json["message"]
