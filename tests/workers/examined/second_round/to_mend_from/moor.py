# fmt: off
# ruff: noqa: E501
"""Cards of two columns for each priority; a bare list with names in brackets; a register in which status is a word."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain, Word
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, under

CARDS = [
    act("Give children a choice of where they meet us", "1", "Team Manager North", "June 2026", measure="Children choose the place in half of all meetings", note="Library and leisure centre agreed"),
    act("Offer sessions after school and at weekends", "2", "Team Manager South", "Sept 2026", measure="A quarter of sessions outside office hours", note="Rota being consulted on"),
    act("Make the waiting room welcoming", "3", "Office Manager", "May 2026", measure="Children's feedback", note="Murals finished in April"),
]
WORDS = [
    (act("Complete the national standards self assessment", "YJ-01", "Quality Manager", "31/10/2026", note="Leads named for each standard"), "In progress", None),
    (act("Set up a victims' reference group", "YJ-02", "Victim Liaison Officer", "30/06/2026", note="Group met on 16 June"), "Completed", "completed"),
    (act("Tender for an appropriate adult service", "YJ-03", "Commissioning Manager", "31/01/2027", note=""), "Not started", None),
    (act("Move case files to the new system", "YJ-04", "Systems Manager", "31/08/2026", note="Supplier late by two months"), "Delayed", None),
    (act("Renew the lease of the workshop", "YJ-05", "Property Services", "30/04/2026", note="Signed"), "Complete", "completed"),
    (act("Pilot a girls' group in the east", "YJ-06", "Girls' Worker", "30/11/2026", note="Waiting for a second worker"), "On hold", "paused"),
]
MARKED = [
    act("Check that each plan has a contingency", "1", "Seniors", "July 2026", measure="Dip sample of 20 plans"),
    act("Ask children to write their own goals", "2", "Case managers", "from May 2026", measure="Goals in children's words in 80% of plans"),
    act("Record why a home visit did not happen", "3", "Case managers", "Ongoing", measure="Monthly exception report"),
]


@document("cards")
def two_columns_each() -> Told:
    paper = Word(landscape=False)
    paper.heading("Accessible services", 0)
    for a in CARDS:
        paper.table([["Action " + a.ref, a.title], ["Led by", a.lead], ["To be completed by", a.due], ["We'll know it worked when", a.measure], ["Update June 2026", a.note]])
        a.answer["ref"] += [f"Action {a.ref}", None]
        a.answer["progress"] += [[("2026-06-30", a.note)], [(None, f"Update June 2026: {a.note}")], [("2026-06-30", f"Update June 2026: {a.note}")]]
    return Told(paper, under(CARDS, *headed("Accessible services"), (None, None)))


@document("exported table")
def status_in_words() -> Told:
    paper = Excel()
    paper.start("Export")
    paper.rows([["Task ID", "Task name", "Progress status", "Assigned to", "Finish date", "Notes"]])
    answers = []
    for a, word, status in WORDS:
        paper.rows([[a.ref, a.title, word, a.lead, a.due, a.note]])
        a.answer["status"] = [status] if status else [None, "open"]
        if status == "completed":
            a.answer["rag"] = [None, "blue", "green"]
            a.answer["decisions"] = [[], ["completed"]]
        if status == "paused":
            a.answer["decisions"] = [[], ["paused"]]
        if word in ("Delayed", "In progress", "Not started"):
            a.answer["rag"] = [None, *{"Delayed": ["red", "amber"], "In progress": ["amber", "green"], "Not started": ["grey", "red"]}[word]]
        a.answer["progress"] += [[(None, word), *a.answer["progress"][0]] if a.note else [(None, word)]]
        answers.append(a)
    return on_sheet(Told(paper, answers))


@document("markdown")
def planning_marked_down() -> Told:
    paper = Plain("md")
    paper.title = "Planning"
    paper.say("# Planning", "", "Agreed by seniors on 6 May.", "")
    paper.pipes([["No", "Proposal", "Taken forward by", "Start or finish", "Assurance"], *listed(MARKED, "r t l d m")])
    return Told(paper, under(MARKED, *headed("Planning"), (None, None)))
