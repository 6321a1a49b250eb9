"""A report is made again from what is kept of it; where that gives another one, it says so and why."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from projections.report.making import FORMATS
from projections.report.meaning import meaning
from tests.report.files import in_pdf
from workers.reports.commands import report as command


def test_the_same_question_gives_the_same_bytes_also_when_more_was_recorded(reporting, own_story):
    first = reporting.make("OOCD", "VIC")
    own_story.happens("note_progress", "2026-05-02", action=own_story.ids["contact"], text="Long after.")

    again = reporting.make("OOCD", "VIC", before=first.as_json())

    assert [write(again) for write in FORMATS.values()] == [write(first) for write in FORMATS.values()]
    assert again.differs == []


def test_a_withdrawn_share_is_said(reporting, own_story):
    first = reporting.make("OOCD").as_json()
    reporting.share()

    again = reporting.make("OOCD", before=first)

    said = in_pdf(FORMATS["pdf"](again))
    assert "This differs from the report as it was first made" in said
    assert "Testshire Youth Justice Service changed since what it shares" in said
    assert "Out-of-court decisions: Testshire Youth Justice Service: open 1 then, not shared now" in said


def test_an_erased_text_is_said(reporting, own_story):
    first = reporting.make("OOCD").as_json()
    erase_title(own_story)

    again = reporting.make("OOCD", before=first)

    assert again.differs == ["Texts erased since for data protection: 1."]


def erase_title(story):
    """Of the protocol, as the board wanted it."""
    story.catch_up()
    found = story.projector.execute(
        f"SELECT entry FROM {story.slug}.entries WHERE event = 'WordingAmended' AND action = %s",
        [story.ids["protocol"]],
    ).fetchall()
    story.happens("erase_text", "2026-05-03", entry=str(found[-1][0]), field="title", basis="child")


def test_the_command_writes_a_report_and_makes_it_again(reporting, own_story, tmp_path):
    own_story.catch_up()
    kept, pdf = tmp_path / "report.json", tmp_path / "report.pdf"
    dates = ["--as-at", "2025-12-31", "--known-on", "2026-04-30"]
    run = CliRunner().invoke
    assert run(command, [*dates, "--themes", "OOCD", "--authorities", own_story.slug, "-o", str(kept)]).exit_code == 0

    again = run(command, ["--from", str(kept), "-o", str(pdf)])

    assert (again.exit_code, again.stderr) == (0, "")
    assert json.loads(kept.read_text())["numbers"][f"M-OOCD-{own_story.slug}-open"] == 1
    assert pdf.read_bytes() == FORMATS["pdf"](reporting.make("OOCD"))


def test_one_that_was_kept_before_reports_told_more_differs_only_in_what_both_tell(reporting):
    first = reporting.make("OOCD").as_json() | {"format": "throughline report v1"}
    first["numbers"] = {key: value for key, value in first["numbers"].items() if "-days-" not in key}

    assert reporting.make("OOCD", before=first).differs == []


@pytest.mark.parametrize(
    ("key", "row", "column"),
    [
        ("M-DISP-newshire-open", "Disproportionality, identity, girls: Newshire", "Open"),
        ("M-ONCE-all-at_risk", "Each action once: all services", "At risk"),
        ("T-VIC-2026-03-31-off_track", "Victims and restorative justice: on 31 March 2026", "Off track"),
        ("T-VIC-done", "Victims and restorative justice", "Done"),
        ("T-VIC-slip-30", "Victims and restorative justice: latest due date against the first", "Up to 30 days later"),
        ("T-VIC-2026-01-14/2027-03-31-embedded",
         "Victims and restorative justice: plan year 14 Jan 2026 to 31 Mar 2027", "Business as usual"),
    ],
)  # fmt: skip
def test_a_key_is_told_in_words(key, row, column):
    assert meaning(key, {"newshire": "Newshire"}) == (row, column)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--themes", "NONE"], "There is no theme “NONE”"),
        (["--authorities", "nowhere"], "There is no service “nowhere”"),
        (["--from", "nothing"], "neither a file nor the id"),
        (["--as-at", "soon"], "is not a date"),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(story, tmp_path, given, said):
    outcome = CliRunner().invoke(command, [*given, "-o", str(tmp_path / "report.pdf")])

    assert outcome.exit_code == 1
    assert said in outcome.stderr


def test_word_repeats_heads_and_lies_across(of_one):
    document = docx.Document(io.BytesIO(FORMATS["docx"](of_one)))

    assert document.paragraphs[1].text.startswith("As at 31 December 2025, as known on 30 April 2026")
    assert document.sections[0].page_width > document.sections[0].page_height
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 1"][:2] == [
        "What this is", "The matrix",
    ]  # fmt: skip
    assert all(table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)


def test_what_people_typed_is_never_a_formula(reporting, own_story):
    own_story.happens("amend_wording", "2025-12-01", action=own_story.ids["contact"], title='=HYPERLINK("http://x")')
    content = FORMATS["xlsx"](reporting.make("VIC"))

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [book.read(name) for name in book.namelist() if "worksheets/" in name]
        assert b"HYPERLINK" in book.read("xl/sharedStrings.xml")
    assert not any(b"<f>" in sheet and b"HYPERLINK(" in sheet.replace(b"COUNTIF", b"") for sheet in sheets)
