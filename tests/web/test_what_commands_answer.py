"""What `throughline record` and `throughline plan` answer, line for line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.web.api.programs import new_authority
from web.cli import throughline
from web.commands.plan import heading


@pytest.fixture
def slug(database):
    return new_authority(database)


def test_each_answer_names_the_line_of_its_order(slug):
    opens = '{"order": "open_plan", "title": "Delivery plan", "kind": "delivery_plan", "period": "2025-26"}'

    ended = CliRunner().invoke(throughline, ["record", slug], input=f'{{"order": "nope"}}\n\n{opens}\n{{\n')

    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(each["line"], each["ok"]) for each in answers] == [(1, False), (3, True), (4, False)]
    assert answers[0]["message"] == "There is no order “nope”. docs/orders.md lists them."
    assert ended.exit_code == 1


@pytest.mark.parametrize(("number", "said"), [(0, "0 actions,"), (1, "1 action,"), (2, "2 actions,")])
def test_a_plan_of_one_action_has_one_action(number, said):
    counts = {"actions": number, "open": number, "overdue": 0}

    shown = heading({
        "title": "Plan", "period": "2025-26", "kind": "delivery_plan", "status": "open", "counts": counts,
    })  # fmt: skip

    assert said in shown
