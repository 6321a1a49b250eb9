"""What a service does not share is in no page, no answer of the API and no command of the region: marked texts.

Every address of the region is asked, those too that come to be after this test: one with a parameter that nobody
told it how to fill makes it fail.
"""

from __future__ import annotations

import io
import json
import zipfile
from itertools import product

import pytest
from click.testing import CliRunner

from tests.web.conftest import app, signed_in, somebody
from web.cli import throughline

__all__ = ["app", "signed_in", "somebody"]

MARK = "sandpiper"
"""Behind every text that is not shared; before it stands a word that may be searched for, and is said again."""
HIDDEN = f"Quillwort {MARK}"
SHARED = "Offer contact to every victim"
QUESTIONS = ("", "?q=quillwort", "?q=sandpipr", "?as_at=2026-04-30&known_on=2026-04-30", "?theme=OOCD")
OF_THE_REGION = ("/region", "/api/v1/region")
UNFIT = {303, 302, 400, 404, 422}


@pytest.fixture
def marked(own_story, story):
    """A service that shares its signed-off plan as it is by default, without indicators, and nothing of another one.

    `story` is a neighbour with a plan like it.
    """
    story.catch_up()
    it = own_story
    it.happens("share_with_region", "2026-04-02", shares=["plans"])
    contact = it.ids["contact"]
    it.happens("note_progress", "2026-04-03", action=contact, text=f"{HIDDEN} noted")
    it.happens("change_rag", "2026-04-03", action=contact, rag="Moving", reason=f"{HIDDEN} moved")
    it.happens("revise_due_date", "2026-04-03", action=contact, due="July 2026", reason=f"{HIDDEN} revised")
    it.happens("attach_evidence", "2026-04-03", action=contact, evidence=f"{HIDDEN} attached")
    it.happens("name_leads", "2026-04-03", action=contact, leads=[f"{HIDDEN} leads", "QS"])
    it.happens("set_lead_glossary", "2026-04-03",
               entries=[{"initials": "QS", "name": f"{HIDDEN} named", "role": f"{HIDDEN} role"}])  # fmt: skip
    kept = it.happens("define_indicator", "2026-04-03", name=f"{HIDDEN} counted", unit="days", definition=HIDDEN)
    it.happens("report_value", "2026-04-03", indicator=kept.subjects["indicator"], period="Q4 2025-26", value="1",
               note=f"{HIDDEN} reported")  # fmt: skip
    fill(it, "draft", it.ids["next plan"])
    opened = it.happens("open_plan", "2026-04-03", title=f"{HIDDEN} plan", kind="training_plan", period="2026-27")
    fill(it, "withheld", opened.subjects["plan"])
    it.happens("share_with_region", "2026-04-04", shares=[], plan=opened.subjects["plan"])
    it.happens("sign_off_plan", "2026-04-05", plan=opened.subjects["plan"], meeting=f"{HIDDEN} meeting",
               meeting_on="2026-04-05", note=f"{HIDDEN} note")  # fmt: skip
    it.catch_up()
    return it


def fill(it, name, plan):
    """A plan that the region may not see, with a text in every place."""
    objective = it.happens("set_objective", "2026-04-03", plan=plan, title=f"{HIDDEN} objective",
                           section=f"{HIDDEN} section")  # fmt: skip
    created = it.happens(
        "create_action", "2026-04-03", plan=plan, title=f"Offer contact to every victim, {HIDDEN}", due="Sept 2026",
        objectives=[objective.subjects["objective"]], measure=f"{HIDDEN} measure", leads=[f"{HIDDEN} lead"],
        themes=["OOCD"],
    )  # fmt: skip
    it.ids[name] = created.subjects["action"]
    it.happens("add_sub_action", "2026-04-03", action=it.ids[name], label="a", title=f"{HIDDEN} part")


def addresses(app, marked, story):
    """Every address of the region, filled in each way there is."""
    ids = [marked.ids[name] for name in ("contact", "draft", "withheld")] + [story.ids["contact"]]
    fillings = {"code": ["OOCD", "VIC"], "uuid": ids, "report": ids, "format": ["docx", "xlsx", "pdf", "json"]}
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(OF_THE_REGION) and "GET" in rule.methods:
            uuids = "uuid:" in rule.rule
            kinds = [fillings.get(name) or fillings["uuid" if uuids else name] for name in rule.arguments]
            for values in product(*kinds):
                address = rule.rule.replace("uuid:", "").replace("string:", "")
                for name, value in zip(rule.arguments, values, strict=True):
                    address = address.replace(f"<{name}>", value)
                yield address


def content(answer):
    """All that an answer says; of a Word or Excel file, what is in its parts."""
    if not zipfile.is_zipfile(io.BytesIO(answer.data)):
        return answer.data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        return " ".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def test_no_page_and_no_answer_of_the_region_has_it(app, marked, story, signed_in):
    lead, said, wrong = signed_in("regional_lead"), {}, []

    for address, question in product(addresses(app, marked, story), QUESTIONS):
        answer = lead.get(address + question)
        said[address + question] = content(answer)
        if answer.status_code != 200 and answer.status_code not in UNFIT:
            wrong.append((address + question, answer.status_code))

    assert wrong == []
    assert [address for address, told in said.items() if MARK in told.casefold()] == []
    for begin in OF_THE_REGION:
        assert any(SHARED in told for address, told in said.items() if address.startswith(begin)), "nothing was seen"


def test_no_command_of_the_region_has_it(marked, story, tmp_path):
    story_action, report = story.ids["contact"], tmp_path / "report.json"
    commands = [["report", "--format", "json", "-o", str(report)]]
    for fashion in ("table", "json"):
        commands += [["region", "--format", fashion], ["region", "--theme", "OOCD", "--format", fashion],
                     ["region", "--theme", "VIC", "--format", fashion],
                     ["similar", story.slug, story_action, "--format", fashion]]  # fmt: skip

    said = []
    for command in commands:
        ended = CliRunner().invoke(throughline, command)
        assert ended.exit_code == 0, (command, ended.output)
        said.append(ended.output)
    said.append(json.dumps(json.loads(report.read_text()), ensure_ascii=False))

    assert [told for told in said if MARK in told.casefold()] == []
    assert any(SHARED in told for told in said)


def test_the_marks_are_found_once_they_are_shared(app, marked, story, signed_in):
    """So that the tests above look where something would be seen."""
    marked.happens("share_with_region", "2026-04-06", shares=["plans", "progress", "roles", "evidence", "indicators"])
    marked.catch_up()
    lead = signed_in("regional_lead")

    found = {address for address in addresses(app, marked, story) if MARK in content(lead.get(address)).casefold()}

    assert found >= {"/region/themes/VIC/actions/", "/api/v1/region/themes/VIC", "/region/indicators/"}, found
