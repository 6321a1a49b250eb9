# fmt: off
# ruff: noqa: E501
"""A plan with outputs and outcomes, a plan by strategic aim whose header has two rows, and one whose costs stand first."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel, Word, band, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, measured, quarters, under, within

OUTPUTS = [
    measured(act("Introduce a single front door for diversion referrals", "A1", "Prevention Team Manager", "Sept 2026", measure="One referral route in use by all police teams", also=("Fewer children arrested for first offences",)), "Fewer children arrested for first offences"),
    measured(act("Deliver trauma awareness training to magistrates", "A2", "Trauma Practitioner", "31/10/2026", measure="Two sessions held", also=("Magistrates report greater understanding",)), "Magistrates report greater understanding"),
    measured(act("Refresh the out of court disposal policy", "A3", "Head of Service~ / ~Police Inspector", "July 2026", measure="Policy signed off by the board", also=("Consistent decisions",)), "Consistent decisions"),
    measured(act("Employ two peer mentors with lived experience", "B1", "Participation Lead", "Dec 2026", measure="Mentors in post", also=("80% of children say that they feel heard",)), "80% of children say that they feel heard"),
    measured(act("Develop a transitions protocol with Probation", "B2", "Senior Probation Officer", "January 2027", measure="Protocol agreed", also=("No child transfers without a three way meeting",)), "No child transfers without a three way meeting"),
]
AIMS = [
    ("Aim 1 Safer", act("Map hot spots each month with the violence reduction unit", "", "Data Analyst", "Monthly", progress=quarters(["Map shared in April and May", "Two maps shared"], 2026))),
    ("Aim 1 Safer", act("Secure funding for a detached youth work team", "", "Commissioner", "30 November 2026", progress=quarters(["Bid submitted", "Bid turned down; second bid made"], 2026))),
    ("Aim 2 Healthier", act("Screen every child for speech, language and communication needs", "", "SaLT", "Ongoing", progress=quarters(["19 of 23 screened", "All screened"], 2026))),
    ("Aim 2 Healthier", act("Co-locate a substance misuse worker", "", "Public Health", "October 2026", progress=quarters(["", "Interviews held on 3 September"], 2026))),
    ("Aim 3 Achieving", act("Offer every child over 16 a careers interview", "", "ETE Adviser", "March 2027", progress=quarters(["", ""], 2026))),
]
COSTED = [
    act("Buy ten laptops for home learning", "4.1", "Business Manager", "May 2026", "Green", note="Ordered on 2 April", also=("£6,200", "Reserve")),
    act("Commission restorative justice training", "4.2", "Workforce Lead", "30/09/2026", "Amber", note="Three quotes received", also=("£4,500", "YJB grant")),
    act("Repaint the interview rooms with children", "4.3", "Premises Officer", "August 2026", "Green", note="Colours chosen by the youth forum", also=("£800", "Premises")),
    act("Pilot evening reparation sessions", "4.4", "Reparation Coordinator", "TBC", "Red", note="No staff volunteered yet", also=("£2,000", "OPCC")),
]


@document("improvement plan")
def outputs_and_outcomes() -> Told:
    paper = Word()
    paper.heading("Wendlebury Youth Justice Partnership improvement plan", 0)
    paper.say("This plan was agreed by the management board in April 2026.")
    rows = [["Ref", "What will we do?", "Output", "Outcome", "Who will lead?", "By when?"], band("Theme A: Prevention and diversion", 6), *listed(OUTPUTS[:3], "r t m 0 l d"), band("Theme B: Relationships", 6), *listed(OUTPUTS[3:], "r t m 0 l d")]
    paper.table(rows, repeat=1)
    return Told(paper, under(OUTPUTS[:3], *headed("Theme A: Prevention and diversion")) + under(OUTPUTS[3:], *headed("Theme B: Relationships")))


@document("quarterly tracker")
def a_header_of_two_rows() -> Told:
    paper = Excel()
    paper.start("Delivery 2026-27")
    paper.rows([["Youth Justice Delivery Plan 2026-27"], [None]])
    paper.rows([[C("Strategic aim", down=2), C("Commitment", down=2), C("Accountable", down=2), C("Completion", down=2), C("Progress", across=4), ..., ..., ...], [..., ..., ..., ..., "Q1", "Q2", "Q3", "Q4"]])
    rows, answers = [], []
    for aim, a in AIMS:
        notes = {"Map": ["Map shared in April and May", "Two maps shared"], "Sec": ["Bid submitted", "Bid turned down; second bid made"], "Scr": ["19 of 23 screened", "All screened"], "Co-": ["", "Interviews held on 3 September"], "Off": ["", ""]}[a.title[:3]]
        rows.append([aim, a.title, a.lead, a.due, *notes, "", ""])
        answers.append(within(a, (None, aim), (aim, None)))
    paper.rows(downwards(rows, 0))
    return on_sheet(Told(paper, answers))


@document("action log")
def costs_and_where_the_money_is() -> Told:
    paper = Excel()
    paper.start("Sheet1")
    paper.rows([["Item", "Cost", "Funding source", "Task", "Named officer", "Target date", "Update", "RAG rating"]])
    paper.rows(listed(COSTED, "r 0 1 t l d n g"))
    return on_sheet(Told(paper, COSTED))
