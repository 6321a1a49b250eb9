# fmt: off
# ruff: noqa: E501
"""A risk register that is no plan, a logic model that is one, and actions under lettered headings in a text."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Plain, Word, downwards
from tests.workers.examined.second_round.lines import on_sheet
from tests.workers.examined.truth import act, headed, measured, under, within

LOGIC = [
    ("Children are excluded from school before they offend", act("Place a youth justice worker in the pupil referral unit", lead="ETE Lead", due="September 2026", measure="Worker in place", also=("0.5 FTE", "Permanent exclusions fall by 10%"))),
    ("Children are excluded from school before they offend", act("Share data on exclusions each month", lead="Inclusion Service", due="Monthly", measure="Data set received", also=("Officer time", "Earlier offers of help"))),
    ("Families do not trust services", act("Hold drop-ins at the family hub", lead="Early Help Manager", due="May 2026", measure="24 drop-ins", also=("£1,500", "More families refer themselves"))),
    ("Families do not trust services", act("Rewrite our letters in plain words", lead="Communications Officer", due="Aug 2026", measure="12 letters rewritten", also=("Nil", "Fewer missed appointments"))),
    ("Police contact is the first contact", act("Start a diversion offer for children not under caution", lead="Turnaround Manager", due="30/06/2026", measure="70 children a year", also=("£62,000", "Reduction in first time entrants"))),
]
LETTERED = {
    "A. Governance": [
        act("Appoint a new chair of the board", "A1", "Chief Executive", "31 May 2026", note="Interviews on 14 May"),
        act("Adopt a partnership data set", "A2", "Performance Manager", "July 2026", note="Draft seen by the board"),
    ],
    "B. Staffing": [
        act("Fill the two vacant case manager posts", "B1", "Service Manager", "June 2026", note="One appointed"),
        act("Write an induction programme for volunteers", "B2", "Volunteer Coordinator", "October 2026", note="Not started"),
    ],
    "C. Partnerships": [
        act("Sign a service level agreement with health", "C1", "Head of Service", "Sept 2026", note="With lawyers"),
    ],
}
RISKS = [
    ["R1", "Grant is cut in year", "4", "4", "16", "Reserve held; vacancies frozen", "Head of Service"],
    ["R2", "Loss of seconded probation officer", "3", "3", "9", "Talks with the region", "Service Manager"],
    ["R3", "Case system fails in the move to the cloud", "2", "5", "10", "Paper copies of contact details", "Systems Officer"],
]


@document("no actions")
def risks_and_their_scores() -> Told:
    paper = Excel()
    paper.start("Risk register")
    paper.rows([["Youth Justice risk register 2026"], ["ID", "Risk description", "Likelihood", "Impact", "Score", "Current controls", "Risk owner"], *RISKS])
    return on_sheet(Told(paper, []))


@document("logic model")
def needs_inputs_outputs() -> Told:
    paper = Word()
    paper.heading("Prevention logic model and plan", 0)
    rows, answers = [], []
    for need, a in LOGIC:
        rows.append([need, a.also[0], a.title, a.measure, a.also[1], a.lead, a.due])
        answers.append(within(measured(a, a.also[1]), (None, need), (need, None), (None, None)))
    paper.table([["Need", "Inputs", "Activities", "Outputs", "Outcomes", "Lead", "Timescale"], *downwards(rows, 0)], repeat=1)
    return Told(paper, answers)


@document("numbered prose")
def lettered_in_a_text_file() -> Told:
    paper = Plain("txt")
    paper.title = "Governance action plan"
    paper.say("Governance action plan", "")
    answers = []
    for heading, actions in LETTERED.items():
        paper.say(heading, "")
        for a in actions:
            paper.say(f"{a.ref} {a.title}", f"Lead: {a.lead}", f"Target date: {a.due}", f"Progress: {a.note}", "")
        answers += under(actions, *headed(heading), (None, heading[3:]), (heading[3:], None))
    return Told(paper, answers)
