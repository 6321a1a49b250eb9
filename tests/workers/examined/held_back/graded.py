# fmt: off
# ruff: noqa: E501
"""A checklist of standards with a rating and the action where it is not met; and indicators with what is done about each."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel, Word, downwards
from tests.workers.examined.truth import Pieces, act, within

LINES = [
    ("Standard 1", "There is a protocol with the police", "Met", GREEN, None),
    ("Standard 1", "Decisions are made within 20 days", "Not met", RED, act("Daily list from custody to the decision makers", lead="Police Sergeant", due="Oct 2025")),
    ("Standard 2", "Reports are of good quality", "Partly met", AMBER, act("Peer reading of each report before it is sent", lead="Court Team", due="Ongoing")),
    ("Standard 3", "Plans are reviewed", "Partly met", AMBER, act("Reminders in the case management system", lead="Systems Officer~ / ~Practice Manager", due="30/11/2025")),
    ("Standard 3", "Parents take part", "Met", GREEN, None),
    ("Standard 5", "Transfers are planned", "Not met", RED, act("Transfer meeting at 17 and a half", lead="Transitions Worker", due="TBC")),
]
TARGETS = [
    ("Children enter the system less", "First time entrants", "131", "under 120", act("Offer of support at each school exclusion", lead="Inclusion Lead", due="Jan 2026")),
    ("Children enter the system less", "Community resolutions with support", "44%", "70%", act("Officers to refer on the day", lead="Police Inspector", due="Sept 2025")),
    ("Children learn", "Children not in education", "38%", "25%", act("Panel to find places within two weeks", lead="Virtual School~ & ~ETE Officer", due="31/12/2025")),
    ("Victims are heard", "Victims contacted", "71%", "95%", act("Second victim worker", lead="Head of Service", due="asap")),
    ("Victims are heard", "Victims satisfied", "not known", "90%", act("Short survey by text message", lead="Victim Worker", due="November 2025")),
]


@document("self-assessment")
def met_or_not() -> Told:
    paper = Word()
    paper.heading("Standards checklist and improvement actions", 0)
    rows, answers = [["Standard", "Expectation", "Met?", "What we will do", "Who", "By"]], []
    for standard, expectation, word, shade, a in LINES:
        rows.append([standard, expectation, C(word, shade=shade), *([a.title, a.lead, a.due] if a else ["", "", ""])])
        if a:
            a.answer["rag"] = [{AMBER: "amber", RED: "red"}[shade], None]
            answers.append(within(a, (standard, expectation), (None, expectation), (standard, None), (None, standard)))
    paper.table(rows, repeat=1)
    return Told(paper, answers, {"score": {0, 6}})


@document("SMART columns")
def outcomes_indicators_and_targets() -> Told:
    paper = Excel()
    paper.start("Outcomes")
    paper.title = "Outcomes framework 2025-26"
    rows, answers = [], []
    for outcome, indicator, current, target, a in TARGETS:
        rows.append([outcome, indicator, current, target, a.title, a.lead, a.due])
        within(a, (None, outcome), (outcome, None), (outcome, indicator), ("Outcomes", outcome), (None, indicator))
        a.answer["measure"] = [Pieces((target,), (current, indicator)), indicator, Pieces((indicator,), (target, current)), None]
        answers.append(a)
    paper.rows([[paper.title], [None], ["Outcome", "Indicator", "Current", "Target", "What we'll do", "Lead", "Timescale"]])
    paper.rows(downwards(rows, 0))
    return Told(paper, answers, {"indicator": {0, 5, 10}})
