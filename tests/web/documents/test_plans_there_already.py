"""A plan that is in the registry already is no new one; and what was recorded of a document is counted whole."""

import re

from tests.web.documents.conftest import CLEAR, DOUBTFUL, word
from tests.web.documents.test_handing_in import hand_in


def test_a_new_plan_that_is_there_already_is_refused_when_it_is_handed_in(documents, manager):
    answer = hand_in(
        manager, documents, word(CLEAR), plan="new", title=" delivery  PLAN", period="2025/26", kind="delivery_plan"
    )

    assert answer.status_code == 409
    assert "The plan “Delivery Plan” for 2025-26 is in the registry already. Choose that plan" in manager.page.words
    assert documents.rows.readings() == []


def test_neither_can_the_settings_name_one(documents, manager):
    address = documents.read(word(CLEAR))
    manager.get(address + "settings")

    answer = manager.send(
        address + "settings", form=address + "settings", version="1", plan="new", title="Delivery Plan",
        period="2025-26", kind="delivery_plan",
    )  # fmt: skip

    assert answer.status_code == 409
    assert "is in the registry already" in manager.page.words


def test_as_many_entries_are_told_of_as_the_plan_has(documents, manager):
    address = documents.read(word(CLEAR, DOUBTFUL))
    for item in ("line:1", "line:2"):
        manager.send(f"{address}items/{item}", form=address, do="accept", version="0")
    manager.send(address + "record", form=address, open="left_out")
    manager.get(address)

    told = re.search(r"What was recorded counts from (.+?)\. ", manager.page.words)[1]
    link = next(each for each in manager.page.links() if "/entries/?plan=" in each)
    manager.get(link)
    listed = re.search(r"([\d,]+) entries", manager.page.words)[1]
    assert sum(int(each) for each in re.findall(r"\((\d+) entr", told)) == int(listed)
