"""Cells of a Word table: content controls, spans, borders that were dragged, shades, ticks, symbols, fields."""

import io
import re
import zipfile

import pytest

from tests.workers.reading.word_xml import cell, document, p, plan, row, run, styles, table, tr
from workers.reading import sources
from workers.reading.reading import read


def reading_of(*blocks, **more):
    return read(document(*blocks, **more), "plan.docx")


def action_of(**cells):
    [action] = reading_of(plan(row(**cells))).actions
    return action


def control(inside, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def shaded(colour, text="", more=""):
    return cell(text, f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}" {more}/>')


def boxes(**ticked):
    box = "<w14:checkbox/>"
    runs = [control(run("☒" if on else "☐"), box) + run(f" {name} ") for name, on in ticked.items()]
    return cell(p("".join(runs)))


def field(inside):
    return f'<w:r><w:fldChar w:fldCharType="begin">{inside}</w:fldChar></w:r>'


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_content_controls_stand_around_rows_cells_paragraphs_and_runs():
    lead, due = control(cell("AB")), cell(control(p("June 2022")))
    rag = cell(p(control(run("Green"), "<w:dropDownList/>")))

    reading = reading_of(plan(control(row(lead=lead, due=due, rag=rag))))

    [action] = reading.actions
    assert ([lead["text"] for lead in action["leads"]], action["due"]["text"]) == (["AB"], "June 2022")
    assert action["rag"] == "green"


def test_what_asks_to_be_typed_over_is_no_value():
    reading = reading_of(plan(row(rag=cell(p(control(run("Choose an item."), "<w:showingPlcHdr/>"))))))

    assert reading.actions[0]["rag_label"] is None
    assert "Choose an item." in [line["text"] for line in reading.leftovers]


def test_of_boxes_the_ticked_one_counts():
    reading = reading_of(plan(row(rag=boxes(Red=False, Amber=True, Green=False))))

    assert reading.actions[0]["rag"] == "amber"
    assert "Red Green" in [line["text"] for line in reading.leftovers]


def test_a_ticked_part_is_done():
    parts = [(True, "Paint every door in the office"), (False, "Oil every hinge there is now")]
    paragraphs = "".join(p(run(f"{'☒' if on else '☐'} {text}")) for on, text in parts)

    action = action_of(action=cell(paragraphs))

    assert [(part["title"], part["done"]) for part in action["sub_actions"]] == [(text, on) for on, text in parts]


def test_a_form_says_what_its_fields_show():
    box = field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
    choice = field('<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/>'
                   "</w:ddList></w:ffData>")  # fmt: skip

    assert action_of(rag=cell(p(choice + END)))["rag"] == "amber"
    assert action_of(rag=cell(p(box + END)))["rag_label"] == "Yes"


def test_of_a_field_the_result_is_read_and_not_the_instruction():
    complex_field = field("") + "<w:r><w:instrText> REF x </w:instrText></w:r>" + run("HIDDEN")
    complex_field += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Book rooms")}{END}'
    simple = f'<w:fldSimple w:instr="DATE">{run("June 2022")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="rId9">{run("Town hall")}</w:hyperlink>'

    action = action_of(action=cell(p(complex_field)), due=cell(p(simple)), lead=cell(p(link)))

    assert (action["title"], action["due"]["text"]) == ("Book rooms", "June 2022")
    assert [lead["text"] for lead in action["leads"]] == ["Town hall"]


def test_letters_that_nobody_sees_are_no_words():
    action = action_of(action=cell(p(
        "<w:r><w:t>Co</w:t><w:softHyphen/><w:t>ordinate a self</w:t><w:noBreakHyphen/><w:t>help pro\u00adgramme</w:t>"
        "<w:br/><w:t>for\u200b all</w:t><w:tab/><w:t>rooms</w:t></w:r>")))  # fmt: skip

    assert action["title"] == "Coordinate a self-help programme for all rooms"


def test_equations_have_words():
    assert (
        action_of(action=cell(p(f"{run('Keep ')}<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>")))["title"] == "Keep a=b"
    )


@pytest.mark.parametrize(("cell_of_rating", "colour"), [
    (shaded("92D050"), "green"),
    (cell("", '<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>'), "red"),
    (cell("", '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent4" w:themeFillTint="99"/>'), "amber"),
    (cell(p(run("On hold"), '<w:shd w:val="clear" w:fill="FFC000"/>')), "amber"),
    (cell(p(run("On hold", '<w:highlight w:val="red"/>'))), "red"),
    (cell(p(run("●", '<w:color w:val="00B050"/>'))), "green"),
    (cell(p('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>')), "red"),
    (cell(p(run("n", '<w:rFonts w:ascii="Wingdings"/><w:color w:val="FFC000"/>'))), "amber"),
    (cell("🟢 Going well"), "green"),
    (cell(p('<w:r><w:drawing><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></wps:spPr>'
            "</wps:wsp></w:drawing></w:r>")), "red"),
    (cell(p('<w:r><w:pict><v:oval fillcolor="#00b050"/></w:pict></w:r>')), "green"),
])  # fmt: skip
def test_a_rating_may_be_a_shade_a_highlight_a_blob_or_a_shape(cell_of_rating, colour):
    actions = reading_of(plan(row(rag=cell_of_rating), row(ref="1.2", rag=shaded("FF00FF")))).actions

    assert actions[0]["rag"] == colour


def test_bands_of_the_table_style_rate_nothing():
    bands = '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="C5E0B3"/></w:tcPr></w:tblStylePr>'
    style = f'<w:style w:type="table" w:styleId="Bands"><w:name w:val="Bands"/>{bands}</w:style>'
    banded = table('<w:tblPr><w:tblStyle w:val="Bands"/></w:tblPr>', tr("Action", "Owner", "By when"),
                   tr("Book rooms early", "AB", "June 2022"), tr("Paint every door", "CD", "May 2022"))  # fmt: skip

    actions = reading_of(banded, parts={"word/styles.xml": styles(style)}).actions

    assert [action["rag"] for action in actions] == [None, None]


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gone"/>'])
def test_words_may_be_struck_by_a_run_twice_or_by_a_style(look):
    style = '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    action = cell(p("Book rooms early") + p(run("Buy a big diary", look)))

    [action] = reading_of(plan(row(action=action)), parts={"word/styles.xml": styles(style)}).actions

    assert [(part["title"], part["done"]) for part in action["sub_actions"]] == [("Buy a big diary", True)]


def test_a_style_that_strikes_may_be_taken_back():
    style = '<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    action = cell(p(run("Book rooms early", '<w:strike w:val="0"/>'), '<w:pStyle w:val="Gone"/>'))

    [action] = reading_of(plan(row(action=action)), parts={"word/styles.xml": styles(style)}).actions

    assert not action["sub_actions"]


def wide(text, columns):
    return cell(text, f'<w:gridSpan w:val="{columns}"/>')


def test_columns_whose_borders_were_dragged_are_columns():
    """The second row's borders lie a little beside those of the first."""
    widths = [600, 2000, 100, 3000, 80, 900, 1200]
    header = tr("Ref", "Outcome sought", wide("Action", 2), wide("Owner", 2), "By when")
    first = tr("1.1", wide("Shorter waits", 2), "Book rooms early", wide("AB", 2), "June 2022")
    second = tr("1.2", wide("Open doors", 2), wide("Paint every door", 2), "CD", "May 2022")

    actions = reading_of(table(header, first, second, widths=widths)).actions

    assert [(a["ref"], a["objective"], a["title"], a["leads"][0]["text"], a["due"]["text"]) for a in actions] == [
        ("1.1", "Shorter waits", "Book rooms early", "AB", "June 2022"),
        ("1.2", "Open doors", "Paint every door", "CD", "May 2022"),
    ]


def test_merged_cells_and_missing_ones_keep_their_columns():
    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = tr(cell("1.1"), cell("Shorter waits", down), "Book rooms early", "AB", "June 2022", "Green")
    second = tr(cell("1.2"), cell("", more), "Ask families", "CD", "May 2022", "Red")
    third = tr("Open doors", "Paint every door", "EF", "July 2022", "Red", look='<w:gridBefore w:val="1"/>')

    actions = reading_of(plan(first, second, third)).actions

    assert [(a["objective"], a["title"]) for a in actions] == [
        ("Shorter waits", "Book rooms early"), ("Shorter waits", "Ask families"), ("Open doors", "Paint every door"),
    ]  # fmt: skip


def test_a_table_within_a_cell_is_its_text_or_a_plan_of_its_own():
    small = table(tr("Small", "Big"), tr("Room one", "Room two"))
    beside, within = cell(p("Book rooms") + small + p()), cell(p("") + plan(row(ref="9", action="Ask families")) + p())

    actions = reading_of(plan(row(action=beside)), p("Doors"), table(tr(within, cell("x")))).actions

    assert [(action["ref"], action["title"]) for action in actions] == [
        ("1.1", "Book rooms Small Big Room one Room two"), ("9", "Ask families"),
    ]  # fmt: skip


def test_a_frame_of_one_cell_is_what_stands_in_it():
    title = table(tr(shaded("1F3864", "Rooms for families")))

    actions = reading_of(title, plan(row()), table(tr(cell("Doors", '<w:shd w:val="clear" w:fill="1F3864"/>'))),
                         plan(row(ref="2.1"))).actions  # fmt: skip

    assert [action["section"] for action in actions] == ["Rooms for families", "Doors"]


def test_headings_go_by_their_outline_whatever_the_style_is_called():
    style = ('<w:style w:type="paragraph" w:styleId="b2"><w:name w:val="Own title"/><w:basedOn w:val="B"/></w:style>'
             '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
             "</w:style>")  # fmt: skip

    [action] = reading_of(p("Rooms for families", '<w:pStyle w:val="b2"/>'), plan(row()),
                          parts={"word/styles.xml": styles(style)}).actions  # fmt: skip

    assert action["section"] == "Rooms for families"


def test_a_file_without_styles_is_read_by_the_names_it_uses():
    [action] = reading_of(p("Rooms for families", '<w:pStyle w:val="Heading1"/>'), plan(row())).actions

    assert action["section"] == "Rooms for families"


def test_the_document_may_have_another_name_and_the_strict_namespaces():
    renamed, strict = document(plan(row()), name="word/document2.xml"), as_strict(document(plan(row())))

    assert len(read(renamed, "plan.docx").actions) == len(read(strict, "plan.docx").actions) == 1


def as_strict(package):
    """As "Strict Open XML" saves it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = re.sub(r"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/",
                          r"http://purl.oclc.org/ooxml/\1/", text)  # fmt: skip
            new.writestr(name, text)
    return buffer.getvalue()


def test_a_page_break_stands_above_what_follows_it():
    read_document = sources.read(document(p('<w:r><w:br w:type="page"/></w:r>'), plan(row()), p("", "<w:sectPr/>"),
                                          p("Rooms"), p("Doors")))  # fmt: skip

    assert read_document.tables[0].rows[0].after_break
    assert [paragraph.after_break for paragraph in read_document.paragraphs] == [True, False]
