"""The conservation law over files: each word that a Word file, a workbook or a page holds is in what is read of it,
however its parts are put together."""

import itertools
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.workers.reading import formats
from tests.workers.reading.word_xml import SPACES, cell, document, item, level, numbering, p, plan, run, table, tr
from workers.reading.reading import read

LAW = settings(max_examples=80, suppress_health_check=list(HealthCheck))


class Numbered:
    """Words that no other place of the document holds."""

    def __init__(self):
        self.count = itertools.count(1)
        self.all = []

    def __call__(self):
        self.all.append(f"word{next(self.count)}x")
        return self.all[-1]


def assert_all_are_read(words, content, name):
    reading = read(content, name)
    summary = reading.summary
    said = " ".join(line["source"]["text"] for line in reading.lines if "source" in line)
    found = set(re.findall(r"word\d+x", said))

    assert set(words.all) <= found
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    assert not [line for line in reading.leftovers if "somewhere" in line["source"]["locator"]]


LOOKS = [
    "",
    "<w:strike/>",
    "<w:i/>",
    "<w:b/>",
    '<w:color w:val="FF0000"/>',
    "<w:vanish/>",
    '<w:highlight w:val="red"/>',
]
CONTROL = "<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
WRAPS = [
    "{}", '<w:ins w:id="1">{}</w:ins>', '<w:del w:id="2">{}</w:del>', "<w:hyperlink>{}</w:hyperlink>", CONTROL % "",
    CONTROL % "<w:showingPlcHdr/>", '<w:fldSimple w:instr="X">{}</w:fldSimple>', "<w:smartTag>{}</w:smartTag>",
    '<w:moveFrom w:id="3">{}</w:moveFrom>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}',
    "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>", "☒ {}", "☐ {}",
]  # fmt: skip


@some.composite
def paragraphs(draw, words):
    runs = []
    for look, wrap, text in draw(
        some.lists(some.tuples(*map(some.sampled_from, (LOOKS, WRAPS, ["", " and", "1."]))), max_size=3)
    ):
        before, inside = wrap.split("{}")[0], run(f"{words()}{text} ", look)
        runs.append(run(before) + inside if before in {"☒ ", "☐ "} else wrap.format(inside))
    return draw(some.sampled_from([p, item]))("".join(runs)) if runs else p()


@some.composite
def tables(draw, words, depth=0):
    rows = []
    width = draw(some.integers(1, 5))
    for _ in range(draw(some.integers(1, 4))):
        cells = []
        for _ in range(draw(some.integers(1, width))):
            nested = depth == 0 and draw(some.integers(0, 9)) == 0
            inside = p() + draw(tables(words, 1)) + p() if nested else draw(paragraphs(words))
            look = draw(
                some.sampled_from(["", "", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:shd w:fill="FF0000"/>'])
            )
            cells.append(cell(inside, look))
        look = draw(some.sampled_from(["", "", "<w:hidden/>", '<w:gridBefore w:val="1"/>', '<w:del w:id="4"/>']))
        rows.append(tr(*cells, look=look))
    return draw(some.sampled_from([table, plan]))(*rows)


@LAW
@given(some.data())
def test_no_word_of_a_word_file_is_lost(data):
    words = Numbered()
    blocks = [data.draw(some.one_of(paragraphs(words), tables(words))) for _ in range(data.draw(some.integers(1, 5)))]
    note = f'<w:footnotes {SPACES}><w:footnote w:id="2">{p(words())}</w:footnote></w:footnotes>'
    remark = f'<w:comments {SPACES}><w:comment w:id="0">{p(words())}</w:comment></w:comments>'
    parts = {"word/footnotes.xml": note, "word/comments.xml": remark, "word/numbering.xml": numbering(level())}

    assert_all_are_read(words, document(*blocks, parts=parts), "plan.docx")


@LAW
@given(some.data())
def test_no_word_of_a_workbook_is_lost(data):
    words, book = Numbered(), Workbook()
    sheet = book.active
    if data.draw(some.booleans()):
        sheet.append(formats.HEADER)
    for _ in range(data.draw(some.integers(0, 12))):
        kinds = data.draw(some.lists(some.sampled_from(["", "", "word", "lines", "day", "number"]), max_size=7))
        values = {"": None, "day": formats.day(2022, 6, 1), "number": 3.1}
        sheet.append(
            [values.get(kind) if kind in values else words() + "\n" * (kind == "lines") + "and" for kind in kinds]
        )
    for place in data.draw(some.lists(some.sampled_from(["A1", "B2", "C3", "H9"]), max_size=2, unique=True)):
        sheet[place].comment = Comment(words(), "x")
    sheet.row_dimensions[2].hidden = data.draw(some.booleans())
    sheet.column_dimensions["B"].hidden = data.draw(some.booleans())

    assert_all_are_read(words, formats.saved(book), "plan.xlsx")


TAGS = ["p", "div", "b", "s", "i", "td", "tr", "table", "li", "ul", "ol", "h2", "span", "dt", "th", "pre", "a", "label"]


@LAW
@given(some.data())
def test_no_word_of_a_page_is_lost_however_its_tags_are_mixed(data):
    words = Numbered()
    told = some.sampled_from(
        [*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "<br>", "☐", "✓", "&nbsp;", ""]
    )
    parts = ["<html><body>"]
    for each in data.draw(some.lists(told, max_size=60)):
        parts += [each, words() + " " if data.draw(some.booleans()) else ""]

    assert_all_are_read(words, "".join(parts).encode(), "plan.html")
