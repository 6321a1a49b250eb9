# fmt: off
# ruff: noqa: E501
"""Prose cells; a table whose first column holds the question of the inspector; a document with a table of data besides."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Word
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, under, within

PROSE = [
    act("We will ask every parent at the first visit what would help them most and we will write it down in the plan.", "1", "Mina Farrow, Practice Manager", "By end of June 2026", measure="Parents' views are recorded in nine of ten plans. The quarterly audit will tell us.", note="The form has been changed. Staff were told at the May briefing and have begun to use it."),
    act("The service will agree with the police how children on bail are told about changes to conditions.", "2", "Ola Dunmore, Court Manager", "By 1 August 2026", measure="Breaches of bail because a child was not told fall to none.", note="A meeting took place on 9 May 2026. A draft letter was agreed."),
    act("We will open the garden project to younger brothers and sisters.", "3", "Pip Sandford", [("Summer holidays 2026", "unclear", None), ("Summer holidays 2026", "unclear", "2026-08-31")], measure="At least ten siblings come.", note="Not yet begun."),
    act("Managers will sit in on two supervision sessions a year with each other's staff.", "4", "All managers", "Ongoing", measure="Notes of what was learned.", note="The first four have happened."),
]
ASKED = [
    ("Is there a clear local vision?", act("Write the vision with children and publish it", "1.1.1", "Strategic Lead", "July 2026", "Amber", note="Workshop held with eight children")),
    ("Do leaders know the children?", act("Take a case study to each board", "1.2.1", "Service Manager", "Quarterly", "Green", note="Case studies in March and June")),
    ("Do leaders know the children?", act("Arrange visits by board members to the teams", "1.2.2", "Business Manager", "Sept 2026", "Green", note="Three visits made")),
    ("Are staff supported?", act("Cut caseloads to an average of eight", "1.3.1", "Operations Manager", "Dec 2026", "Red", note="Average is eleven")),
]
BESIDE = [
    act("Recruit a data officer", "", "Performance Manager", "June 2026", measure="Officer in post"),
    act("Publish reoffending figures to teams every quarter", "", "Performance Manager", "Quarterly", measure="Figures discussed in team meetings"),
    act("Cleanse ethnicity data on the case system", "", "Admin Team", "30/05/2026", measure="Less than 2% of records blank"),
]


@document("improvement plan")
def whole_sentences_in_cells() -> Told:
    paper = Word()
    paper.heading("What we will improve this year", 0)
    paper.table([["", "What we are going to do", "Who is responsible", "When it will be done", "How we will measure it", "What has happened so far"], *listed(PROSE, "r t l d m n")], repeat=1)
    for a in PROSE[:2]:
        name = a.lead.split(", ")[0]
        a.answer["leads"] += [[name], a.lead.split(", ")]
    for a, bare in ((PROSE[0], "end of June 2026"), (PROSE[1], "1 August 2026")):
        a.answer["due"] += [d | {"text": bare} for d in a.answer["due"]]
    return Told(paper, under(PROSE, *headed("What we will improve this year"), (None, None)))


@document("self assessment")
def answers_to_the_inspector() -> Told:
    paper = Excel()
    paper.start("Governance")
    paper.rows([["Inspection readiness plan"], ["Key question", "Ref", "Action needed", "Action lead", "Deadline for completion", "Comments", "RAG status"]])
    answers, last = [], ""
    for question, a in ASKED:
        paper.rows([[question if question != last else None, *listed([a], "r t l d n g")[0]]])
        last = question
        answers.append(within(a, (None, question), (question, None), ("Governance", question), (question, "Governance"), (None, None)))
    return on_sheet(Told(paper, answers))


@document("delivery plan")
def figures_before_the_plan() -> Told:
    paper = Word(landscape=False)
    paper.heading("Data and performance", 0)
    paper.say("First time entrants have fallen for three years.")
    paper.table([["Year", "First time entrants", "Reoffending rate", "Custody"], ["2023", "61", "34.1%", "4"], ["2024", "52", "31.0%", "3"], ["2025", "47", "29.8%", "1"]])
    paper.heading("What we will do", 1)
    paper.table([["Actions", "By whom", "By when", "Outcome"], *listed(BESIDE, "t l d m")])
    return Told(paper, under(BESIDE, *headed("What we will do"), (None, None), ("Data and performance", None)), {"indicator": set(range(20))})
