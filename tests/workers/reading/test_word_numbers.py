"""Numbers that Word counts are read as Word shows them: references, labels of parts, numbers of headings."""

import pytest

from tests.workers.reading.word_xml import cell, document, item, level, numbering, p, plan, row, styles, table, tr
from workers.reading.reading import read
from workers.reading.sources.counting import written


def actions_of(*blocks, **parts):
    return read(document(*blocks, **parts), "plan.docx").actions


def listed(*levels, **more):
    return {"word/numbering.xml": numbering(*levels, **more)}


def numbered(text="", number=1, depth=0):
    return cell(item(text, number, depth))


def test_numbers_in_the_first_column_are_the_references():
    parts = listed(level(text="%1."))

    actions = actions_of(plan(row(ref=numbered()), row(ref=numbered()), row(ref=numbered())), parts=parts)

    assert [action["ref"] for action in actions] == ["1", "2", "3"]


def test_numbers_of_the_second_level_name_the_first():
    parts = listed(level(text="%1"), level(text="%1.%2", depth=1))
    heading = tr(cell(item("Shorter waits"), '<w:gridSpan w:val="6"/>'))

    actions = actions_of(plan(heading, row(ref=numbered(depth=1)), row(ref=numbered(depth=1)),
                              heading, row(ref=numbered(depth=1))), parts=parts)  # fmt: skip

    assert [action["ref"] for action in actions] == ["1.1", "1.2", "2.1"]


def test_a_list_that_starts_again_starts_again():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = ('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
             f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}</w:num>')  # fmt: skip
    parts = listed(level("lowerRoman", "%1)"), lists=lists)

    actions = actions_of(plan(row(ref=numbered()), row(ref=numbered()), row(ref=numbered(number=2))), parts=parts)

    assert [action["ref"] for action in actions] == ["i", "ii", "i"]


def test_numbers_may_come_from_a_style():
    look = ('<w:style w:type="paragraph" w:styleId="Act"><w:name w:val="Action number"/><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>')  # fmt: skip
    parts = {"word/styles.xml": styles(look), **listed(level(text="A%1"))}
    ref = cell(p("", '<w:pStyle w:val="Act"/>'))

    actions = actions_of(plan(row(ref=ref), row(ref=ref)), parts=parts)

    assert [action["ref"] for action in actions] == ["A1", "A2"]


def test_numbers_in_a_cell_are_the_labels_of_parts():
    action = cell(
        p("Open the doors to families") + item("Paint every door in the office") + item("Oil every hinge there is")
    )

    [action] = actions_of(plan(row(action=action)), parts=listed(level("lowerLetter", "%1)")))

    assert [(part["label"], part["title"]) for part in action["sub_actions"]] == [
        ("a", "Paint every door in the office"), ("b", "Oil every hinge there is"),
    ]  # fmt: skip


def test_bullets_are_no_numbers_and_an_empty_item_left_behind_is_none():
    parts = listed(level("bullet", "\uf0b7"), level(text="%2.", depth=1))

    [action] = actions_of(plan(row(lead=cell(item("AB")), rag=numbered(depth=1))), parts=parts)

    assert [lead["text"] for lead in action["leads"]] == ["AB"]
    assert action["rag"] is None


def test_the_number_of_a_heading_stands_before_its_words():
    look = ('<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
            "</w:numPr></w:pPr></w:style>")  # fmt: skip
    parts = {"word/styles.xml": styles(look), **listed(level(text="Priority %1:"))}

    actions = actions_of(p("Rooms", '<w:pStyle w:val="H"/>'), plan(row()),
                         p("Doors", '<w:pStyle w:val="H"/>'), plan(row(ref="2.1")), parts=parts)  # fmt: skip

    assert [action["section"] for action in actions] == ["Priority 1: Rooms", "Priority 2: Doors"]


def test_rows_that_are_deleted_are_not_counted():
    gone = tr(numbered(), "Old", "Lock the doors", "CD", "May 2020", "", look='<w:del w:id="1" w:author="x"/>')

    actions = actions_of(plan(row(ref=numbered()), gone, row(ref=numbered())), parts=listed(level()))

    assert [action["ref"] for action in actions] == ["1", "2"]


def test_a_list_that_the_file_does_not_describe_is_a_list():
    reading = read(document(p("What we will do", '<w:outlineLvl w:val="1"/>'), item("Book rooms early (AB, June 2022)"),
                            item("Paint every door (CD, July 2022)")), "plan.docx")  # fmt: skip

    assert len(reading.actions) == 2


@pytest.mark.parametrize(("form", "shown"), [
    ("decimal", "28"), ("lowerLetter", "bb"), ("upperLetter", "BB"), ("lowerRoman", "xxviii"), ("decimalZero", "28"),
    ("ordinal", "28th"), ("unheardOf", "28"), ("bullet", ""),
])  # fmt: skip
def test_forms_of_numbers(form, shown):
    assert written(28, form) == shown


def test_a_table_without_words_beside_its_numbers_is_no_plan():
    assert actions_of(table(tr(numbered(), numbered()), tr(numbered(), numbered())), parts=listed(level())) == []
