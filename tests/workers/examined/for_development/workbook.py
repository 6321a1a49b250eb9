# fmt: off
# ruff: noqa: E501
"""A workbook: a sheet of notes, one sheet for each priority with titles on top, dates as Excel keeps them."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Excel
from tests.workers.examined.truth import act, dated, headed, under

SHEETS = {
    "P1 First time entrants": ("Priority 1: Reduce first time entrants", [
        (act("Extend the triage scheme to the two remaining police stations", "1.01", "Diversion Lead", rag="Green", measure="Four stations covered", note="Station three live in June"), date(2026, 9, 30)),
        (act("Work with schools to agree an alternative to calling the police", "1.02", "Schools Officer~ / ~Inclusion Lead", rag="Amber", measure="Protocol with ten schools", note="Six schools signed"), date(2026, 12, 18)),
        (act("Youth workers in custody suites on weekend evenings", "1.03", "Youth Work Manager", rag="Red", measure="Cover on 40 weekends", note="Funding not confirmed by OPCC"), date(2027, 3, 31)),
        (act("Refresh referral form for prevention", "1.04", "Diversion Lead", rag="Blue", measure="Form live", note="Complete, form live on 1 May", readings=[{"decisions": [["completed"]], "progress": [[], [(None, "Complete, form live on 1 May")]], "status": ["completed"]}]), date(2026, 5, 1)),
    ]),
    "P2 Serious violence": ("Priority 2: Tackle serious violence and exploitation", [
        (act("Contextual safeguarding training for the whole partnership", "2.01", "Exploitation Coordinator", rag="Green", measure="120 people trained", note="54 trained"), date(2026, 11, 30)),
        (act("Weekly mapping of peer groups with the police intelligence desk", "2.02", "Exploitation Coordinator~ & ~Police Analyst", rag="Amber", measure="Maps used in planning meetings", note="Analyst on leave, two weeks missed"), None),
        (act("Hospital navigator in A&E to refer direct", "2.03", "Public Health", rag="Amber", measure="Referrals a month", note="Job description agreed"), date(2026, 10, 31)),
        (act("Knife awareness sessions to be co-delivered with bereaved families", "2.04", "Interventions Manager", rag="", measure="", note=""), date(2027, 1, 15)),
        (act("NRM decisions tracked until conclusive grounds", "2.05", "Exploitation Coordinator", rag="Green", measure="Tracker", note="Tracker in use"), date(2026, 6, 30)),
    ]),
    "P3 Participation": ("Priority 3: Hear children's voices", [
        (act("Pay children for taking part in recruitment", "3.01", "HR", rag="Amber", measure="Vouchers policy", note="With legal"), date(2026, 8, 31)),
        (act("Poetry and art exhibition in the town hall", "3.02", "Arts Award Adviser", rag="Green", measure="Exhibition held", note="Booked for October half term"), date(2026, 10, 26)),
        (act("Children's version of this plan", "3.03", "Participation Worker~, ~Comms", rag="Green", measure="Published", note="Draft shared with group"), date(2026, 7, 31)),
    ]),
}  # fmt: skip
SHADES = {"Green": GREEN, "Amber": AMBER, "Red": RED, "Blue": BLUE, "": None}


@document("workbook")
def a_sheet_for_each_priority() -> Told:
    paper = Excel()
    paper.start("Read me")
    paper.rows([["Alderholt Youth Justice Service – Delivery Plan 2026-27"], ["How to use this workbook"], ["Owners update their rows by the fifth of each month. Do not delete rows."], ["Blue – complete"], ["Green – on track"], ["Amber – some slippage"], ["Red – will not be met"]])
    answers = []
    for name, (title, lines) in SHEETS.items():
        sheet = paper.start(name)
        paper.rows([[C(title, across=8, bold=True), *[...] * 7], ["Sponsor: Assistant Director"], [None]])
        paper.rows([["Ref", "Action", "Owner", "Due date", "Success criteria", "Latest update", "RAG", "Evidence link"]])
        for a, on in lines:
            paper.rows([[a.ref, a.title, a.lead, on, a.measure, a.note, C(a.rag, shade=SHADES[a.rag]), None]])
            answers.append(dated(a, on))
        under([a for a, _ in lines], *headed(title), (name, title), (name, None), (title, name))
        sheet.freeze_panes = "A5"
    return Told(paper, answers)
