# fmt: off
# ruff: noqa: E501
"""Headings with a table each and odd words in the header; a table of tasks in two columns; a PDF with a wide table."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web, Word
from tests.workers.examined.second_round.lines import listed
from tests.workers.examined.truth import act, headed, under, with_parts

TABLES = {
    "Priority one: keeping children out of custody": [
        act("Hold a multi agency meeting within 24 hours of any remand", "", "Court Team Leader", "Ongoing", measure="Number of remand nights, down by a fifth", note="Seven meetings held since April"),
        act("Set up an intensive bail package with the children's home", "", "Placements Manager", "1 December 2026", measure="Bail packages offered in all cases", note="Draft offer shared with courts"),
        act("Review every custodial sentence with the board", "", "Head of Service", "Quarterly", measure="Learning noted in the minutes", note="First review in June"),
    ],
    "Priority two: addressing disproportionality": [
        act("Analyse stop and search figures by ethnicity", "", "Performance Analyst~ and ~Police", "August 2026", measure="A report every six months", note="Data sharing agreed"),
        act("Recruit volunteers from the communities that we serve", "", "Volunteer Coordinator", "Feb 2027", measure="A quarter of panel members from Black and minority ethnic groups", note="Open evening in the mosque was attended by 22 people"),
        act("Check pre-sentence reports for bias", "", "QA Officer", "Monthly", measure="Ten reports sampled", note=""),
    ],
}
TWO = [
    with_parts(act("Improve the quality of assessments", "1", "Practice Lead", "31/12/26"), ["Run three workshops on analysis", "Audit twelve cases each month", "Share good examples at team meetings"]),
    with_parts(act("Make plans that children understand", "2", "Case Managers", "30/9/26"), ["Draw up a one page plan with children", "Test it with the youth forum"]),
    act("Strengthen management oversight", "3", "Operations Manager", "Nov 26"),
    with_parts(act("Support staff wellbeing", "4", "Operations Manager", "ongoing"), ["Offer clinical supervision", "Hold a reflective group every fortnight"]),
]
WIDE = [
    act("Launch a knife crime education programme in Year 7", "SV1", "Education Safeguarding Lead", "September 2026", "G", measure="All 14 secondary schools reached", note="Ten schools have signed up", also=("School nurses",)),
    act("Extend focused deterrence to under 18s", "SV2", "Detective Inspector", "Jan 2027", "A", measure="20 children offered support", note="Model being designed with the university", also=("University",)),
    act("Create a bleed control kit scheme for shops", "SV3", "Community Safety Manager", "June 2026", "G", measure="50 kits placed", note="41 placed by the end of May", also=("Traders",)),
    act("Train parents to spot exploitation", "SV4", "Family Help Lead", "March 2027", "R", measure="Six courses run", note="Trainer left; post advertised", also=("Family hubs",)),
    act("Share intelligence on county lines every week", "SV5", "Missing Coordinator", "Weekly", "G", measure="Minutes of the weekly call", note="Call takes place each Tuesday", also=("Rail police",)),
]


@document("headings above tables")
def each_priority_its_table() -> Told:
    paper = Word(landscape=False)
    paper.heading("Our delivery plan", 0)
    answers = []
    for heading, actions in TABLES.items():
        paper.heading(heading, 1)
        paper.say("The board will look at this priority twice a year.")
        paper.table([["Key activity", "Sponsor", "Time frame", "How we will know we have made a difference", "Where are we now?"], *listed(actions, "t l d m n")], repeat=1)
        answers += under(actions, *headed(heading))
    return Told(paper, answers)


@document("bullets in cells")
def steps_beside_the_goal() -> Told:
    paper = Word()
    paper.heading("Quality of practice: action plan", 1)
    rows = [["#", "Action required", "Officer", "Deadline"]]
    for a in TWO:
        parts = a.answer["sub_actions"][0]
        rows.append([a.ref, C(a.title, items=tuple(text for text, _ in parts)), a.lead, a.due])
    paper.table(rows)
    return Told(paper, under(TWO, *headed("Quality of practice: action plan"), (None, None)))


@document("printed table")
def serious_violence_printed() -> Told:
    paper = Web(printed=True)
    paper.heading("Serious violence: children's delivery plan 2026-27")
    shades = {"G": GREEN, "A": AMBER, "R": RED}
    paper.table([["Code", "Activity", "Responsible officer", "Supporting agencies", "Complete by", "KPI / target", "Commentary", "BRAG"], *[[*row[:-1], C(row[-1], shade=shades[row[-1]])] for row in listed(WIDE, "r t l 0 d m n g")]])
    for a in WIDE:
        a.answer["leads"] += [[*a.answer["leads"][0], *a.also]]
    return Told(paper, under(WIDE, *headed("Serious violence: children's delivery plan 2026-27"), (None, None)))
