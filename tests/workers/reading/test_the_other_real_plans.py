"""The other real documents: read by hand, and what was found written down as short fragments."""

from collections import Counter
from functools import cache

import pytest

from tests.workers.reading.examples import PLANS
from workers.reading.reading import read


@cache
def reading_of(name):
    path = PLANS / name
    return read(path.read_bytes(), path.name)


def last_words(text, count=3):
    return " ".join(text.split()[-count:])


def first_words(text, count=3):
    return " ".join(text.split()[:count])


class TestOutstandingActions:
    """Two tables: thirteen rows with remarks in another colour, ten with rows of progress below them."""

    @pytest.fixture
    def reading(self):
        return reading_of("derby-outstanding-actions-2021.txt")

    @pytest.fixture
    def by_ref(self, reading):
        return {action["ref"]: action for action in reading.actions if action["ref"]}

    def test_thirteen_and_ten(self, reading):
        assert Counter(action["section"] for action in reading.actions) == {"SECTION 1": 13, "SECTION 2": 10}
        assert [action["ref"] for action in reading.actions[13:]] == [
            "1i", "1iv", "1v", "3i", "5i", "5vi", "5vii", "5viii", "6xi", "7v",
        ]  # fmt: skip

    def test_each_has_its_decision(self, reading):
        said = [{decision["disposition"] for decision in action["decisions"]} for action in reading.actions]

        assert said == [
            {"superseded"}, {"carried_forward"}, {"carried_forward"}, {"transferred"}, {"transferred"},
            {"embedded", "completed"}, {"unclear"}, {"merged"}, {"carried_forward"}, {"carried_forward"},
            {"carried_forward"}, {"paused", "embedded"}, {"completed"},
            {"carried_forward"}, {"embedded", "transferred"}, {"carried_forward", "embedded"}, {"carried_forward"},
            {"carried_forward"}, {"superseded", "carried_forward"}, {"carried_forward"}, {"completed", "unclear"},
            {"carried_forward"}, {"unclear", "carried_forward"},
        ]  # fmt: skip

    def test_a_decision_names_where_to(self, reading, by_ref):
        firsts = [action["decisions"][0]["to"] for action in reading.actions[:5]]

        assert firsts == ["Place Based Risk", "plan", "plan", "training plan", "AFC"]
        assert by_ref["3i"]["decisions"][-1] == {
            "text": "RETAIN FOR 2021-22", "disposition": "carried_forward", "to": "2021-22",
        }  # fmt: skip

    def test_a_decision_is_no_part_of_the_title(self, reading):
        assert not any("Keep –" in action["title"] for action in reading.actions)
        assert reading.actions[12]["title"] == "SWAT Analysis meeting"
        assert reading.actions[12]["status"] == "completed"

    def test_what_contradicts_itself_is_doubted_and_not_decided(self, by_ref):
        assert by_ref["5vi"]["status"] is None
        assert "says superseded and carried forward" in by_ref["5vi"]["doubts"]
        assert "says embedded and transferred" in by_ref["1iv"]["doubts"]

    def test_a_struck_remark_may_be_a_decision_or_a_part_that_is_done(self, reading):
        assert any("struck through" in doubt for doubt in reading.actions[1]["doubts"])
        [part] = reading.actions[5]["sub_actions"]
        assert part["done"]
        assert first_words(part["title"], 2) == "Provide ChildView"

    def test_rows_of_progress_belong_to_the_action_above(self, by_ref):
        days = {ref: [note["on"] for note in action["progress"]] for ref, action in by_ref.items()}

        assert days["1i"] == ["2020-05-21"]
        assert days["5vii"] == ["2020-11-19"]
        assert days["1v"] == [None, "2021-04-21"]
        assert last_words(by_ref["5vii"]["progress"][0]["text"], 4) == "appropriate for Outcome 22."

    def test_leads_with_their_posts(self, by_ref):
        roles = {ref: [lead["role"] for lead in action["leads"]] for ref, action in by_ref.items()}

        assert roles["1i"] == ["PSM"]
        assert roles["1iv"] == ["SM", "SM"]
        assert roles["1v"] == ["HoS", "PSM", "Data Analyst"]
        assert roles["5i"] == ["New Communities & BAME Champion"]
        assert roles["5viii"] == ["CM – designer", "SM", "CM", "CM"]
        assert roles["6xi"] == ["HoS", "SM", None]
        assert [lead["text"] for lead in by_ref["5vi"]["leads"]][1] == "Remedi"

    def test_due_dates_and_lettered_parts(self, by_ref):
        due = {ref: action["due"]["on"] for ref, action in by_ref.items() if action["due"]}

        assert due == {"1i": "2021-03-31", "7v": "2020-12-31"}
        assert [(part["label"], part["title"]) for part in by_ref["1v"]["sub_actions"]] == [
            ("a", "BAME"), ("b", "SEND"), ("c", "Females"), ("d", "LAC"),
        ]  # fmt: skip

    def test_cells_torn_by_a_page_break_are_whole(self, by_ref):
        assert last_words(by_ref["3i"]["title"]) == "a intervention activity."
        assert last_words(by_ref["5vi"]["title"]) == "Restorative Action Project"
        assert last_words(by_ref["6xi"]["objective"]) == "and County Lines."


class TestServicePlan:
    """A table over many pages whose areas of focus stand in pieces, in the middle of their rows, and again under
    "Continued"; before it twenty pages of narrative, after it a budget and indicators."""

    @pytest.fixture
    def reading(self):
        return reading_of("derbyshire-youth-justice-plan-2021-22.txt")

    def test_forty_five_actions_of_forty_six_rows(self, reading):
        assert len(reading.actions) == 45
        assert reading.actions[-1]["source"]["locator"] == "lines 361, 362"
        assert last_words(reading.actions[-1]["title"], 4) == "signposted to appropriate services"

    def test_objectives_in_pieces_are_whole(self, reading):
        counts = Counter(first_words(action["objective"]) for action in reading.actions)

        assert counts == {
            "Maintain or further": 4, "Reduction in re-": 11, "Maintain the number": 4, "Number of children": 1,
            "Continue to monitor": 1, "Ensure victim voice": 5, "Addressing the needs": 2, "Effective "
                                                                                           "management oversight": 3,
            "Supporting and engaging": 4, "Workforce is trained": 2, "Young people have": 1, "Improving ETE "
                                                                                             "outcomes": 1,
            "Ensure closer working": 3, "Improve information sharing": 1, "Voice of the": 1, "Healthy families Work": 1,
        }  # fmt: skip
        assert len({action["objective"] for action in reading.actions}) == 16

    def test_due_dates_of_all_kinds(self, reading):
        kinds = Counter(action["due"]["kind"] if action["due"] else None for action in reading.actions)

        assert kinds == {"month": 28, "recurring": 4, "start_and_recurring": 4, "completed": 1, None: 8}
        every = [action["due"]["every"] for action in reading.actions if action["due"] and action["due"]["every"]]
        assert every == ["P3M", "P3M", "P1M", "P3M", "P3M", "P3M", "P3M"]

    def test_two_dates_in_one_cell_are_doubted(self, reading):
        [action] = [each for each in reading.actions if each["source"]["locator"] == "line 343"]

        assert action["due"]["on"] == "2021-04-30"
        assert any(doubt.startswith("two dates") for doubt in action["doubts"])

    def test_posts_joined_in_every_manner(self, reading):
        leads = {each["source"]["locator"]: [lead["text"] for lead in each["leads"]] for each in reading.actions}

        assert leads["line 303"] == ["ECM/SALT steering group"]
        assert leads["line 310"] == ["County Team Manager", "Seconded Police Officers"]
        assert leads["line 294"] == ["Head of Service Youth Offending", "relevant partner leads"]
        assert len(leads["line 356"]) == 3
        assert len(leads["line 348"]) == 3

    def test_what_is_completed(self, reading):
        assert [each["source"]["locator"] for each in reading.actions if each["status"] == "completed"] == ["line 352"]

    def test_indicators_with_what_they_are_compared_with(self, reading):
        indicators = [line for line in reading.others if line["kind"] == "indicator"]

        assert [line["value"] for line in indicators] == [0.06, 171.0, 27.5, 1.1]
        assert indicators[0]["comparators"]["East Midlands"] == "0.17"
        assert indicators[1]["unit"] == "Rate per 100,000 10-17 pop"
        assert {line["published_on"] for line in indicators} == {"5 March 2021"}

    def test_a_budget_is_no_plan(self, reading):
        assert not any("£" in action["source"]["text"] for action in reading.actions)


class TestInspectionReport:
    """No table: lists under headings that rate them, and recommendations."""

    @pytest.fixture
    def reading(self):
        return reading_of("nottingham-inspection-actions-2020.txt")

    def test_ratings_come_from_headings(self, reading):
        assert Counter(action["rag"] for action in reading.actions) == {"green": 9, "amber": 6, "red": 2}
        assert {action["rag"]: action["rag_label"] for action in reading.actions} == {
            "green": "Action taken so far", "amber": "Work in progress",
            "red": "Actions at risk of not being completed",
        }  # fmt: skip
        assert {action["status"] for action in reading.actions} == {None}

    def test_six_recommendations_to_whom_they_are_addressed(self, reading):
        found = [line for line in reading.others if line["kind"] == "recommendation"]

        assert [line["ref"] for line in found] == list("123456")
        assert Counter(last_words(line["addressed_to"], 2) for line in found) == {
            "Management Board": 3, "of Service": 3,
        }  # fmt: skip

    def test_dates_without_a_year_take_it_from_the_document(self, reading):
        days = [action["due"]["on"] for action in reading.actions if action["due"]]

        assert days == [
            "2020-05-18", "2020-10-31", "2020-08-17", "2020-07-31", "2020-09-30", "2020-12-31", "2020-09-30",
            "2020-07-31", "2020-05-18",
        ]  # fmt: skip
        assert any("the year of" in doubt for doubt in reading.actions[7]["doubts"])
        assert reading.actions[12]["due"]["original_on"] == "2020-10-30"

    def test_items_under_an_item_are_its_parts(self, reading):
        assert [len(action["sub_actions"]) for action in reading.actions] == [3, 0, 0, 0, 0, 0, 3] + [0] * 10

    def test_an_item_cut_by_a_page_break_is_one(self, reading):
        assert last_words(reading.actions[10]["title"], 3) == "trauma aware principles."

    def test_what_came_of_it_is_progress(self, reading):
        assert first_words(reading.actions[7]["progress"][0]["text"], 2) == "This alignment"
        assert reading.actions[1]["progress"] == []


class TestPresentation:
    """Slides: an area for improvement at the top of each, evidence below, audits' scores between."""

    @pytest.fixture
    def reading(self):
        return reading_of("derby-inspection-progress-2019.txt")

    def test_eight_areas_with_their_evidence(self, reading):
        assert [first_words(action["title"], 2) for action in reading.actions] == [
            "Many staff", "Further work", "Staff sickness", "Planning and", "Safety and", "Variability of",
            "Assessment of", "Planning and",
        ]  # fmt: skip
        assert [len(action["progress"]) for action in reading.actions] == [3, 4, 2, 6, 6, 4, 4, 4]
        assert [action["ref"] for action in reading.actions] == [None, None, None, "i", "ii", None, None, None]

    def test_fifteen_scores_and_the_wrong_overall(self, reading):
        scores = [line for line in reading.others if line["kind"] == "score"]

        assert len(scores) == 15
        assert [n for n, score in enumerate(scores) if score["doubts"]] == [4]
        assert any("207.5 of 253" in doubt for doubt in scores[4]["doubts"])
        assert (scores[4]["points"], scores[4]["maximum"], scores[4]["percent"]) == (296.5, 416.0, 82.0)

    def test_a_standard_whose_name_slipped_into_the_row_below(self, reading):
        standards = [line["standard"] for line in reading.others if line["kind"] == "score"]

        assert standards[7:9] == ["3.3 IMPLEMENTATION AND DELIVERY", "3.4 JOINT WORKING"]
