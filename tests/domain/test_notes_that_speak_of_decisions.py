"""A note keeps which ways to leave the plan its words speak of; notes of before speak of none."""

import msgspec

from domain.action import Action
from domain.log import decoded
from tests.examples import an_action, happened, on, words


def test_a_note_may_speak_of_two_ways_at_once():
    action = an_action()

    action.note_progress(on(), words("Superseded; RETAIN"), ("superseded", "carried_forward"))

    assert happened(action) == [
        ("ProgressNoted", {"note": words("Superseded; RETAIN"), "says": ("superseded", "carried_forward")})
    ]
    assert action.latest.status == "open"


def test_a_stored_note_of_before_speaks_of_none():
    action = an_action()
    action.note_progress(on(), words("Two of nine trained"))
    stored = {name: value for name, value in vars(action.facts[-1]).items() if not name.startswith("originator_")}
    del stored["says"]

    assert decoded(Action.ProgressNoted, msgspec.json.encode(stored))["says"] == ()
