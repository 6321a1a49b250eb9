"""Scores of an audit, however a table or lines tell them: points, the most that there may be, per cent, a rating."""

from tests.workers.reading.examples import a_plan, reading_of


def scores_in(*rows, header):
    reading = reading_of(a_plan(*rows, header=header, section=None))
    assert reading.actions == []
    return [(each["standard"], each["points"], each["maximum"], each["percent"], each["rating"])
            for each in reading.others]  # fmt: skip


def test_points_and_the_most_that_there_may_be_stand_in_two_columns():
    rows = [("1", "At court", "20", "24", "83%", "Good"), ("2", "In the community", "15", "30", "50%", "Inadequate")]

    found = scores_in(*rows, header=("No.", "Standard", "Points", "Maximum", "%", "Rating"))

    assert found == [("At court", 20, 24, 83, "Good"), ("In the community", 15, 30, 50, "Inadequate")]


def test_a_rating_alone_is_a_score_without_points():
    rows = [("Governance", "Good"), ("Staff", "Requires improvement"), ("Partnerships", "Outstanding")]

    found = scores_in(*rows, header=("Domain", "Rating"))

    assert found[1] == ("Staff", None, None, None, "Requires improvement")


def test_lines_may_tell_scores():
    reading = reading_of("Audit\n\nPlanning 22/25 88% Outstanding\n\nReview 20/33 61% Requires improvement\n")

    assert [(each["standard"], each["points"], each["rating"]) for each in reading.others] == [
        ("Planning", 22, "Outstanding"), ("Review", 20, "Requires improvement"),
    ]  # fmt: skip


def test_points_that_do_not_make_the_per_cent_are_doubted():
    [first, _] = reading_of(
        a_plan(("At court", "20/24", "50%"), ("After", "10/20", "50%"), header=("Standard", "Score", "%"), section=None)
    ).others

    assert first["doubts"] == ["20 of 24 is 83%, not 50%"]
