"""What stands in a Word file beside its words: tracked changes, comments, notes, boxes, properties, other documents."""

import io

import docx
import pytest

from tests.workers.reading import formats
from tests.workers.reading.word_xml import SPACES, cell, document, p, plan, row, run, tr
from workers.reading.reading import read


def reading_of(*blocks, **more):
    return read(document(*blocks, **more), "plan.docx")


def left(reading):
    return {line["text"]: line["source"]["locator"] for line in reading.leftovers}


def deleted(text):
    return f'<w:del w:id="7" w:author="A. Person"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(text):
    return f'<w:ins w:id="8" w:author="A. Person">{run(text)}</w:ins>'


def remark(text, number=0):
    part = (f'<w:comments {SPACES}><w:comment w:id="{number}" w:author="A. Person" w:initials="AP">'
            f"{p(text)}</w:comment></w:comments>")  # fmt: skip
    anchor = f'<w:commentRangeStart w:id="{number}"/>{run("Book rooms early")}'
    return f'{anchor}<w:r><w:commentReference w:id="{number}"/></w:r>', {"word/comments.xml": part}


def test_what_tracked_changes_insert_is_read_and_what_they_delete_is_left_over():
    due = cell(p(deleted("June 2022") + inserted("July 2022")))

    reading = reading_of(plan(row(due=due)))

    [action] = reading.actions
    assert action["due"]["text"] == "July 2022"
    assert left(reading)["June 2022"] == "deleted from table 1, row 2"
    assert "words that tracked changes delete are left out of this row" in action["doubts"]
    assert "the file has tracked deletions; they were left out" in reading.summary["notes"]


def test_what_is_moved_is_read_where_it_went():
    gone = f'<w:moveFrom w:id="1" w:author="x">{run("Paint every door")}</w:moveFrom>'
    come = f'<w:moveTo w:id="2" w:author="x">{run("Paint every door")}</w:moveTo>'

    actions = reading_of(plan(row(action=cell(p(run("Book rooms") + gone))), row(action=cell(p(come))))).actions

    assert [action["title"] for action in actions] == ["Book rooms", "Paint every door"]


def test_a_deleted_row_is_no_action_and_not_lost():
    gone = tr("1.2", "Old", "Lock the doors", "CD", "May 2020", "", look='<w:del w:id="1" w:author="x"/>')

    reading = reading_of(plan(row(), gone))

    assert len(reading.actions) == 1
    assert left(reading)["1.2 Old Lock the doors CD May 2020"] == "deleted from table 1, row 3"


def test_paragraphs_whose_break_is_deleted_are_one():
    joined = p(run("Book rooms"), '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>') + p(run(" early"))

    [action] = reading_of(plan(row(action=cell(joined)))).actions

    assert action["title"] == "Book rooms early"


def test_a_comment_is_left_over_without_its_author_and_doubted():
    anchor, parts = remark("Who books them in August?")

    reading = reading_of(plan(row(action=cell(p(anchor)))), parts=parts)

    [action] = reading.actions
    assert action["title"] == "Book rooms early"
    assert left(reading)["Who books them in August?"] == "comment on table 1, row 2"
    assert any("Who books them in August?" in doubt for doubt in action["doubts"])
    assert "Person" not in str(reading.lines)


def test_a_comment_may_be_a_decision():
    anchor, parts = remark("Retain for 2022-23")

    [action] = reading_of(plan(row(action=cell(p(anchor)))), parts=parts).actions

    assert action["title"] == "Book rooms early"
    assert [decision["disposition"] for decision in action["decisions"]] == ["carried_forward"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_left_over(kind):
    part = f'<w:{kind}s {SPACES}><w:{kind} w:id="2">{p("Rooms of the town hall.")}</w:{kind}></w:{kind}s>'
    action = cell(p(run("Book rooms") + f'<w:r><w:{kind}Reference w:id="2"/></w:r>'))

    reading = reading_of(plan(row(action=action)), parts={f"word/{kind}s.xml": part})

    assert reading.actions[0]["title"] == "Book rooms"
    assert left(reading)["Rooms of the town hall."] == f"{kind} 2"


def box(text):
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return ("<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
            f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}"
            "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")  # fmt: skip


def test_a_text_box_is_read_once():
    reading = reading_of(p(box("Our promise to families")), plan(row(action=cell(p(run("Book rooms") + box("early"))))))

    assert [text for text in left(reading) if "promise" in text] == ["Our promise to families"]
    assert reading.actions[0]["title"] == "early Book rooms"
    assert reading.summary["words"] == 23


def test_a_text_box_may_hold_the_plan():
    inside = f"<w:txbxContent>{plan(row())}</w:txbxContent>"

    [action] = reading_of(p(f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>")).actions

    assert action["title"] == "Book rooms early"


def test_the_table_of_contents_is_no_list_of_headings():
    entry = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    contents = p(run("Priority 9 Rooms 12", "<w:b/>"), '<w:pStyle w:val="TOC1"/>')

    [action] = reading_of(contents, plan(row()),
                          parts={"word/styles.xml": f"<w:styles {SPACES}>{entry}</w:styles>"}).actions  # fmt: skip

    assert action["section"] is None


def test_a_title_that_stands_only_in_the_properties_tells_the_year():
    word = formats.as_word([["1.1", "Shorter waits", "Book rooms early", "AB", "31st July", "GREEN"]])
    word.paragraphs[0].text = "Action plan"
    word.core_properties.title = "Action plan 2022-23"

    reading = read(formats.saved(word), "plan.docx")

    assert reading.actions[0]["due"]["on"] == "2022-07-31"
    assert left(reading)["Action plan 2022-23"] == "title in the document's properties"


def test_headers_and_footers_are_left_over_once():
    word = formats.as_word()
    for section in (word.sections[0], word.add_section()):
        section.footer.is_linked_to_previous = False
        section.footer.paragraphs[0].text = "Draft for the board"

    reading = read(formats.saved(word), "plan.docx")

    assert left(reading)["Draft for the board"] == "page footer"


@pytest.mark.parametrize(("name", "content"), [
    ("chunk.html", "<html><body>" + formats.as_html().decode() + "</body></html>"),
    ("chunk.txt", "\n".join("\t".join(cells) for cells in [formats.HEADER, *formats.ROWS])),
    ("chunk.mht", "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + formats.as_html().decode()),
    ("chunk.docx", formats.saved(formats.as_word())),
])  # fmt: skip
def test_a_document_within_the_document_is_read(name, content):
    actions = reading_of(p("Plan"), '<w:altChunk r:id="rId7"/>', parts={f"word/{name}": content},
                         relations={"rId7": ("aFChunk", name)}).actions  # fmt: skip

    assert [action["ref"] for action in actions] == ["1.1", "1.2", "2.1"]


def test_a_part_that_is_no_known_document_is_noted():
    reading = reading_of(plan(row()), '<w:altChunk r:id="rId7"/>', parts={"word/chunk.rtf": b"{\\rtf1 Plan}"},
                         relations={"rId7": ("aFChunk", "chunk.rtf")})  # fmt: skip

    assert any("could not be read" in note for note in reading.summary["notes"])


def test_a_diagram_has_words():
    part = f"<x {SPACES}><a:p><a:r><a:t>Children first</a:t></a:r></a:p></x>"

    reading = reading_of(plan(row()), parts={"word/diagrams/data1.xml": part})

    assert left(reading)["Children first"] == "a diagram"


def test_words_that_are_hidden_are_read_and_doubted():
    reading = reading_of(plan(row(action=cell(p(run("Book rooms ") + run("early", "<w:vanish/>"))))))

    [action] = reading.actions
    assert action["title"] == "Book rooms early"
    assert "some words of this row are hidden in the document" in action["doubts"]
    assert "some words of the file are hidden; they were read" in reading.summary["notes"]


def test_every_word_of_the_file_is_counted():
    word = docx.Document(io.BytesIO(formats.saved(formats.as_word())))
    word.add_paragraph("What follows is a note.", style="List Number")
    word.add_table(1, 1).rows[0].cells[0].text = "A frame around a promise"

    reading = read(formats.saved(word), "plan.docx")

    said = str([line["source"]["text"] for line in reading.lines if "source" in line])
    texts = [t.text for t in word.element.body.iter(f"{{{word.element.nsmap['w']}}}t")]
    assert [each for text in texts for each in text.split() if each not in said] == []
