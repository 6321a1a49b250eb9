"""What was carried more than once, and what is quietly gone."""

from __future__ import annotations

from datetime import date

from projections.lineage import carried_more_than_once, quietly_gone
from tests.lineage.made_up import plan

AFTER = date(2025, 6, 1)


def refs(actions):
    return [each["ref"] for each in actions]


def test_what_nobody_ended_is_gone_once_its_plan_is_over_and_a_later_one_is_there():
    older, newer = plan("older"), plan("newer")

    assert refs(quietly_gone([older, newer], AFTER)) == refs(older["actions"])
    assert quietly_gone([older, newer], date(2025, 3, 31)) == []
    assert quietly_gone([older], AFTER) == []
    assert quietly_gone([older, plan("newer", kind="training_plan")], AFTER) == []


def test_what_went_on_or_was_ended_is_not_gone():
    older, newer = plan("older"), plan("newer")
    newer["actions"][0]["origins"] = [older["actions"][0]["id"]]
    older["actions"][1]["status"] = "withdrawn"

    found = quietly_gone([older, newer], AFTER)

    assert refs(found) == refs(older["actions"][2:])
    assert (found[0]["plan"]["id"], found[0]["later"]["id"]) == (older["id"], newer["id"])


def test_the_end_of_a_long_line_is_listed_the_longest_first():
    older, newer = plan("older"), plan("newer")
    first, second, third = newer["actions"][:3]
    first["times_carried"], second["times_carried"], third["times_carried"] = 2, 3, 1
    older["actions"][0]["times_carried"] = 2
    second["origins"] = [older["actions"][0]["id"]]

    assert refs(carried_more_than_once([older, newer])) == [second["ref"], first["ref"]]
