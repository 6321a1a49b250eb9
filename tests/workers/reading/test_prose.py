"""Plans without a table: lists under headings, sentences, and lines that name their fields."""

from workers.reading.reading import read


def reading_of(*lines, name="plan.md"):
    return read("\n".join(lines).encode(), name)


def test_words_that_lead_into_a_list_are_not_its_section():
    reading = reading_of("# Plan", "", "## Shorter waits", "", "We will:", "", "- Book rooms (AB, June 2026)",
                         "- Ask families (CD, July 2026)")  # fmt: skip

    assert [action["section"] for action in reading.actions] == ["Shorter waits"] * 2


def test_lines_below_an_action_name_its_fields():
    card = ["Lead: AB", "By when: October 2026", "Success looks like: No waits", ""]

    reading = reading_of("# Plan", "", "**1.1 Book rooms**", "", *card, "**1.2 Ask families**", "", *card)

    first, second = reading.actions
    assert (first["ref"], first["title"], first["measure"]) == ("1.1", "Book rooms", "No waits")
    assert (second["leads"][0]["text"], second["due"]["on"]) == ("AB", "2026-10-31")


def test_what_an_inspectorate_recommended_is_no_action():
    reading = reading_of("# Plan", "", "## What was asked", "", "The inspectorate recommended that the service should:",
                         "", "1. look at every plan again", "2. listen to parents")  # fmt: skip

    assert reading.actions == []
    assert [(each["title"], each["addressed_to"]) for each in reading.others] == [
        ("look at every plan again", "the service"), ("listen to parents", "the service"),
    ]  # fmt: skip


def test_one_line_may_name_all_fields_of_the_heading_above_it():
    line = "Lead: Arts Lead & Facilities. Timescale: July 2026. Success measure: Exhibition opened."

    reading = reading_of("# Plan", "", "## Trust", "", "### Show our art", "", line, "", "### Ask children", "", line)

    first, second = reading.actions
    assert (first["title"], first["section"], first["measure"]) == ("Show our art", "Trust", "Exhibition opened")
    assert [lead["text"] for lead in second["leads"]] == ["Arts Lead", "Facilities"]


def test_paragraphs_may_begin_with_the_number_of_their_action():
    reading = reading_of("# Plan", "", "**Action 1:** Sign it", "Owner: AB", "Due: June 2026", "",
                         "**Action 2:** Share it", "Owner: CD", "Due: tbc")  # fmt: skip

    assert [(action["ref"], action["title"]) for action in reading.actions] == [("1", "Sign it"), ("2", "Share it")]


def test_cells_of_a_table_may_name_their_fields_themselves():
    rows = ["| 5.1 Print a guide | | |", "|---|---|---|", "| Lead: AB | By: Sept 2026 | RAG: Green |",
            "| 5.2 Ask parents | | |", "| Lead: CD | By: Dec 2026 | RAG: Amber |"]  # fmt: skip

    reading = reading_of("# Plan", "", *rows)

    assert [(action["ref"], action["due"]["on"], action["rag"]) for action in reading.actions] == [
        ("5.1", "2026-09-30", "green"), ("5.2", "2026-12-31", "amber"),
    ]  # fmt: skip


def test_paragraphs_under_headings_that_rate_them_are_actions_where_no_bullets_are_left():
    reading = reading_of(
        "# Plan", "", "## Work in progress (RAG rated amber)", "", "Rooms are being booked early.", "",
        "Families are asked what helps them.", "", "## Done (RAG rated green)", "", "The door has been painted.",
    )  # fmt: skip

    assert [action["rag"] for action in reading.actions] == ["amber", "amber", "green"]
