# fmt: off
# ruff: noqa: E501
"""Plain tables whose columns have less usual names: pledge, owner in brackets, finish, proof, where next."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel, Web, Word, band, downwards
from tests.workers.examined.papers.web import UNRULED
from tests.workers.examined.truth import act, headed, under, within

PLEDGES = [
    ("Early", act("Ask schools for one contact each", "1", "Schools Link Officer", "Oct 2025", measure="List of contacts"), "All but two schools have replied", "G"),
    ("Early", act("Join the team around the child meetings", "2", "Prevention Workers", "Ongoing", measure="Attendance sheet"), "", "A"),
    ("Fair", act("Test our letters for bias with a reading group", "3", "Equalities Lead~ / ~Library Service", "30/01/2026", measure="Letters changed"), "Group meets in November", "A"),
    ("Fair", act("Publish stop and search data for under 18s", "4", "Police Data Team", "Quarterly", measure="Data on website"), "First set published", "G"),
    ("Lasting", act("Keep the door open for a year after the end", "5", "Team Managers", "from January 2026", measure="Number who come back"), "", "R"),
]
THEMES = {
    "Prevention and diversion": [act("Review Turnaround cases at three months", "", "Prevention Manager", "31/12/2025", "Amber", note="Eleven reviewed"), act("Offer restorative meetings to neighbours", "", "RJ Worker", "tbc", "", note="")],
    "Custody and resettlement": [act("One page about me for each child in custody", "", "Case Managers", "Oct 2025", "Green", note="In use for all four children"), act("Plan for the first 48 hours after release", "", "Resettlement Worker~ & ~Parents", "Ongoing", "Green", note="In all plans")],
    "Workforce": [act("Two practitioners to train as practice educators", "", "Workforce Lead", "July 2026", "Red", note="No funding yet"), act("Annual wellbeing survey", "", "HR", "March 2026", "Amber", note="")],
}
COMMITMENTS = [
    act("Answer the telephone within five rings", lead="Duty Desk", due="Immediately", measure="Mystery shopper"),
    act("Say sorry when we get it wrong", lead="Everyone", due="Ongoing", measure="Complaints that end well"),
    act("Write so that a child of twelve understands", lead="Everyone", due="Dec 2025", measure="Letters checked by children"),
    act("Paint the interview rooms", lead="Estates~ / ~Children's group", due="31 October 2025", measure="Rooms painted"),
    act("Have snacks that children like", lead="Office Manager", due="asap", measure="Ask them"),
]


@document("delivery plan")
def pledges_and_proof() -> Told:
    paper = Word()
    paper.heading("Pledges to children 2025-26", 0)
    shades = {"G": GREEN, "A": AMBER, "R": RED}
    rows, answers = [], []
    for theme, a, news, colour in PLEDGES:
        rows.append([theme, a.ref, a.title, a.lead, a.due, a.measure, news, C("", shade=shades[colour])])
        a.answer |= {"rag": [{"G": "green", "A": "amber", "R": "red"}[colour]], "progress": [[(None, news)] if news else []]}
        answers.append(within(a, (None, theme), (theme, None)))
    paper.table([["Principle", "No.", "Our pledge", "In charge", "Finish", "Proof", "How is it going?", "RAG"], *downwards(rows, 0)], repeat=1)
    paper.say("Colours: green – going well; amber – needs help; red – stuck.")
    return Told(paper, answers)


@document("delivery plan")
def themes_in_bands_with_position() -> Told:
    paper = Word()
    paper.heading("Delivery plan, position at September 2025", 0)
    rows, answers = [["Commitment", "Officer", "Milestone date", "Current position", "Rating"]], []
    for theme, actions in THEMES.items():
        rows.append(band(theme, 5))
        rows += [[a.title, a.lead, a.due, a.note, a.rag] for a in actions]
        answers += under(actions, *headed(theme))
    paper.table(rows, repeat=1)
    return Told(paper, answers)


@document("printed without lines")
def promises_without_lines() -> Told:
    paper = Web(printed=True, style=UNRULED, landscape=False, size=11)
    paper.heading("Promises to the people who come to us")
    paper.heading("How we treat people", 2)
    paper.table([["Promise", "Who keeps it", "From / by", "How we check"], *([a.title, a.lead, a.due, a.measure] for a in COMMITMENTS)], widths=[38, 20, 16, 26])
    return Told(paper, under(COMMITMENTS, *headed("How we treat people"), (None, None)))


@document("lead and support")
def lead_and_partners() -> Told:
    lines = [
        ("Safety", act("Weapons awareness for parents", "S1"), "Interventions Manager", "Police, schools", "Nov 2025", "Four sessions held"),
        ("Safety", act("Street lighting near the college", "S2"), "Highways", "Parish council", "March 2026", "Lights replaced"),
        ("Skills", act("Driving theory for children on orders", "K1"), "ETE Worker", "College", "Ongoing", "Six passes"),
        ("Skills", act("Work trial with the parks team", "K2"), "Parks Manager", "", "31/08/2025", "Five trials"),
    ]
    paper = Excel()
    paper.start("2025-26")
    paper.rows([["Youth partnership work plan 2025-26"], ["Aim", "Code", "Action", "Lead", "Partners", "Timeline", "Output"]])
    answers = []
    for aim, a, lead, partners, due, measure in lines:
        meant = act("", lead=lead, due=due, measure=measure)
        paper.rows([[aim, a.ref, a.title, lead, partners, meant.due, measure]])
        a.answer |= {name: meant.answer[name] for name in ("due", "measure")}
        a.answer["leads"] = [[lead], *([[lead, *partners.split(", ")], [lead, partners]] if partners else [])]
        answers.append(within(a, (None, aim), (aim, None), ("2025-26", aim)))
    return Told(paper, answers)
