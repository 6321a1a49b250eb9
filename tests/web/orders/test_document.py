"""docs/orders.md says what the schemas check, and its examples are orders."""

from __future__ import annotations

import json
import re

import pytest

from web.orders import ORDERS
from web.orders.desk import loaded
from web.orders.document import WHERE, document
from web.orders.examples import EXAMPLES


def test_the_page_is_what_the_schemas_say_now():
    assert WHERE.read_text() == document(), "run: python -m web.orders.document"


def test_every_order_has_an_example():
    assert set(EXAMPLES) == set(ORDERS)


@pytest.mark.parametrize("name", ORDERS)
def test_every_example_is_an_order_that_its_schema_takes(name):
    assert loaded(ORDERS[name](), EXAMPLES[name])


def test_every_line_of_json_on_the_page_can_be_read():
    lines = re.findall(r"```json\n(.*)\n```", WHERE.read_text())

    assert len([json.loads(line) for line in lines]) == 2 * len(ORDERS) + 1
