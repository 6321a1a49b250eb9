# fmt: off
# ruff: noqa: E501
"""A wide partnership table: risk if not done, partners, cost and milestones by quarter; and areas over page breaks in print."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web, Word, downwards
from tests.workers.examined.truth import act, within

LINES = [
    ("Safer schools", act("Police link officer for each secondary school", "S1", "Chief Inspector", "Sept 2026", "G"), "Incidents go unreported", "Schools", "£0", ("Officers named", "All schools visited", "", "Review")),
    ("Safer schools", act("Managed moves panel to include youth justice", "S2", "Inclusion Lead", "July 2026", "A"), "Moves fail", "Schools, YJS", "£0", ("Agree terms", "First panel", "", "")),
    ("Safer schools", act("Curriculum on consent and online harm", "S3", "PSHE Adviser", "Jan 2027", "A"), "Harmful behaviour grows", "Health", "£4,000", ("", "Write", "Pilot", "Roll out")),
    ("Safer travel", act("Youth workers on the last bus", "T1", "Transport Partnership~ / ~Youth Service", "Oct 2026", "R"), "Fear of travel", "Bus company", "£18,000", ("Funding bid", "", "Start", "")),
    ("Safer travel", act("Trusted taxi scheme", "T2", "Licensing", "March 2027", ""), "Exploitation", "Taxi trade", "£2,500", ("", "", "Consult", "Launch")),
]
PRINTED = {
    "Health and wellbeing of children in the justice system": ["Health assessment within twenty days of an order", "Sight and hearing tests for children with low attendance", "Reduce smoking and vaping with a peer led programme", "Speech and language champions in both teams", "Sleep workshops"],
    "Education, training and employment": ["Attendance data every week from all schools", "Careers interview before the end of each order", "Literacy volunteers in the waiting room", "Construction taster days", "Travel passes for children in further education", "Celebrate achievement each July"],
    "Relationships and family": ["Family group conferences before custody is likely", "Non-violent resistance groups for parents", "Support for siblings", "Mediation when a child returns home"],
}
LEADS, DUES = ["YJ Nurse", "ETE Lead~ / ~Virtual School", "Family Practitioner", "Team Manager"], ["31/12/2026", "Ongoing", "Spring 2027", "October 2026", "Monthly"]


@document("wide partnership table")
def milestones_by_quarter() -> Told:
    paper = Word()
    paper.heading("Community safety: children and young people's delivery plan 2026/27", 0)
    rows, answers = [], []
    for area, a, risk, partners, cost, told in LINES:
        rows.append([area, a.ref, a.title, a.lead, partners, a.due, cost, risk, *told, a.rag])
        said = [(n, text) for n, text in enumerate(told, start=1) if text]
        ends = ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"]
        notes = [[], [(None, text) for _, text in said], [(ends[n - 1], text) for n, text in said]]
        a.answer |= {"progress": [*notes, [(None, f"Q{n}: {text}") for n, text in said]], "leads": [a.answer["leads"][0], [*a.answer["leads"][0], *partners.split(", ")]]}
        a.answer["readings"] = [{"sub_actions": [[(text, False) for _, text in said]]}, {"measure": [" ".join(text for _, text in said)]}]
        answers.append(within(a, (None, area), (area, None)))
    head = ["Aim", "Ref", "Action", "Lead", "Partners", "By when", "Cost", "Risk if not delivered", "Q1 milestone", "Q2 milestone", "Q3 milestone", "Q4 milestone", "RAG"]
    paper.table([head, *downwards(rows, 0)], repeat=1)
    return Told(paper, answers)


@document("printed table")
def areas_over_page_breaks() -> Told:
    paper = Web(printed=True, size=14)
    paper.heading("Children's plan, chapter four: actions")
    leads, dues, rows, answers, n = cycle(LEADS), cycle(DUES), [], [], 0
    for area, titles in PRINTED.items():
        for title in titles:
            n += 1
            due = next(dues)
            meant = [(due, "unclear", None), (due, "unclear", "2027-05-31"), (due, "quarter", "2027-05-31")] if due == "Spring 2027" else due
            a = act(title, str(n), next(leads), meant)
            rows.append([area, a.ref, title, a.lead, due])
            answers.append(within(a, (None, area), (area, None)))
    paper.table([["Area", "No.", "Action", "Lead", "Timescale"], *downwards(rows, 0)], widths=[24, 7, 39, 17, 13])
    return Told(paper, answers)
