"""Pages as Word, Excel, Outlook, wikis and browsers save them."""

import pytest

from tests.workers.reading import formats
from workers.reading.reading import read
from workers.reading.refusals import DocumentIsEmpty

HEADER = "<tr><th>Ref</th><th>Outcome sought</th><th>Action</th><th>Owner</th><th>By when</th><th>RAG</th></tr>"


def row(ref="1.1", outcome="Shorter waits", action="Book rooms early", lead="AB", due="June 2022", rag="Green"):
    texts = (ref, outcome, action, lead, due, rag)
    return "<tr>" + "".join(text if text.startswith("<td") else f"<td>{text}</td>" for text in texts) + "</tr>"


def reading_of(*rows, head="", above=""):
    page = f"<html><head>{head}</head><body>{above}<table>{HEADER}{''.join(rows)}</table></body></html>"
    return read(page.encode(), "plan.html")


def actions_of(*rows, **more):
    return reading_of(*rows, **more).actions


def test_a_page_that_word_saved():
    head = "<style><!-- p.MsoNormal {margin:0} td.ok {background:#92D050; mso-pattern:auto none} --></style>"
    number = "<p class=MsoNormal><![if !supportLists]>1.1<span>&nbsp;</span><![endif]><o:p></o:p></p>"
    noise = "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"

    [action] = actions_of(
        row(ref=f"<td>{number}</td>", rag="<td class=ok><o:p>&nbsp;</o:p></td>"), head=head, above=noise
    )

    assert (action["ref"], action["rag"]) == ("1.1", "green")


@pytest.mark.parametrize(("cell", "colour"), [
    ("<td bgcolor=red></td>", "red"), ("<td bgcolor='#FFC000'></td>", "amber"), ("<td class='a xl65'></td>", "green"),
    ("<td style='background: rgb(255, 0, 0) none'>&nbsp;</td>", "red"), ("<td style='background:#0f0'></td>", "green"),
    ("<td><span style='background:yellow'>On hold</span></td>", "amber"), ("<td>🔴</td>", "red"),
    ("<td><input type=checkbox> Red <input type=checkbox checked> Amber</td>", "amber"),
])  # fmt: skip
def test_colours_by_attribute_style_class_and_highlight(cell, colour):
    head = "<style>.xl65 {background: #92D050;} td {color: black}</style>"

    actions = actions_of(row(rag=cell), row(ref="1.2", rag="<td bgcolor=purple></td>"), head=head)

    assert actions[0]["rag"] == colour


@pytest.mark.parametrize("struck", [
    "<s>Buy a diary</s>", "<del>Buy a diary</del>", "<strike>Buy a diary</strike>",
    "<span class=gone>Buy a diary</span>",
    "<span style='text-decoration:line-through'>Buy a diary</span>",
])  # fmt: skip
def test_words_may_be_struck_in_many_ways(struck):
    action = f"<td><p>Book rooms early</p><p>{struck}</p></td>"

    [action] = actions_of(row(action=action), head="<style>.gone{text-decoration:line-through}</style>")

    assert [(part["title"], part["done"]) for part in action["sub_actions"]] == [("Buy a diary", True)]


def test_spans_breaks_entities_and_lists():
    first = row(outcome="<td rowspan=2>Shorter&nbsp;waits &amp; <b>fewer</b> of them</td>", lead="AB<br>CD",
                action="<td>Open<ol type=a><li>Oil every hinge well<li>Paint the front door</ol></td>")  # fmt: skip
    second = "<tr><td>1.2<td>Ask families<td>EF<td>May&#160;2022<td>Red"

    actions = actions_of(first, second)

    assert {action["objective"] for action in actions} == {"Shorter waits & fewer of them"}
    assert [[lead["text"] for lead in action["leads"]] for action in actions] == [["AB", "CD"], ["EF"]]
    assert [(p["label"], p["title"]) for p in actions[0]["sub_actions"]] == [
        ("a", "Oil every hinge well"), ("b", "Paint the front door"),
    ]  # fmt: skip


def test_a_table_within_a_table_that_only_lays_out_the_page():
    page = f"<table><tr><td>Menu</td><td><h2>Rooms</h2><table>{HEADER}{row()}</table></td></tr></table>"

    [action] = read(f"<html><body>{page}</body></html>".encode(), "plan.html").actions

    assert (action["ref"], action["title"]) == ("1.1", "Book rooms early")


def test_hidden_rows_and_words_are_read_and_doubted():
    hidden = row(ref="1.2").replace("<tr>", "<tr style='display: none'>")

    reading = reading_of(row(action="<td>Book <span style='display:none'>small</span> rooms</td>"), hidden)

    assert "some words of this row are hidden in the document" in reading.actions[0]["doubts"]
    assert "this row is hidden in the document" in reading.actions[1]["doubts"]


def test_a_page_in_old_letters_says_so_itself():
    page = f"<html><head><meta charset='iso-8859-15'></head><body><table>{HEADER}{row(action='Café for all')}</table>"

    assert read(page.encode("iso-8859-15"), "plan.html").actions[0]["title"] == "Café for all"


def test_a_page_of_frames_says_where_its_words_are():
    page = b"<html><frameset rows='*,39'><frame src='sheet001.htm'><frame src='tabstrip.htm'></frameset></html>"

    with pytest.raises(DocumentIsEmpty, match="other files"):
        read(page, "plan.htm")


def test_definitions_are_names_with_what_they_say_and_no_word_is_lost():
    above = "<dl><dt>AB</dt><dd>Ann Baker</dd></dl><ul><li>One<ul><li>Two</ul></ul>Bare words"

    reading = reading_of(row(), above=above)

    summary = reading.summary
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    said = str(reading.lines)
    assert all(word in said for word in ("Ann Baker", "One", "Two", "Bare words"))


def test_paragraphs_that_are_never_closed_cost_little():
    page = "<html><body>" + "<p><font color=red><b>Words" * 5_000 + formats.as_html().decode()

    assert len(read(page.encode(), "plan.html").actions) == 3
