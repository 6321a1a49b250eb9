"""A sheet that keeps 5.10 as a number shows 5.1."""

from tests.workers.reading.examples import actions_of, row


def references(*told):
    return [action["ref"] for action in actions_of(*[row(ref=ref) for ref in told])]


def test_after_the_ninth_comes_the_tenth():
    told = [f"5.{n}" for n in range(1, 10)]

    assert references(*told, "5.1", "5.11") == [*told, "5.10", "5.11"]


def test_after_the_nineteenth_comes_the_twentieth():
    told = [f"5.{n}" for n in range(1, 20)]

    assert references(*told, "5.2")[-1] == "5.20"


def test_a_person_is_told_and_the_first_of_that_number_is_not_doubted():
    actions = actions_of(*[row(ref=f"5.{n}") for n in range(1, 10)], row(ref="5.1"))

    assert "reference 5.1 comes after 5.9, so it is read as 5.10" in actions[-1]["doubts"]
    assert not any("used twice" in doubt for action in actions for doubt in action["doubts"])


def test_a_reference_that_nobody_used_stays_as_it_is():
    assert references("5.8", "5.9", "5.1") == ["5.8", "5.9", "5.1"]
