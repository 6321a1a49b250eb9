# fmt: off
# ruff: noqa: E501
"""Priorities as separate tables whose titles stand in the first row; leads mixed; two dates; letters as references."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Web, Word, band
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, under

FIRST_ROW = {
    "Objective 1: Prevent children from entering the system": [
        act("Build links with primary schools in the four wards with most need", "1a", "Prevention Officer~, ~School Inclusion Team", "Dec 2026", "A", note="Two heads met"),
        act("Use funding for a boxing project", "1b", "Sports Development", "July 2026", "G", note="Began on 8 May with 11 children"),
    ],
    "Objective 2: Keep children from harm": [
        act("Make sure that risk meetings are attended by all agencies", "2a", "Risk Panel Chair", "Ongoing", "A", note="Health missed two of five"),
        act("Develop guidance on online harm", "2b", "Safeguarding Lead~ / ~Police Cyber Team", "Oct 2026", "R", note="Not begun because of sick leave"),
        act("Refer children to the harmful behaviour service within a week", "2c", "Case Managers", "Ongoing", "G", note="All referred in time in the last quarter"),
    ],
}
TWO_DATES = [
    act("Rewrite the court duty handbook", "(i)", "Court Officer", "30 June 2026", measure="Handbook issued", also=("1 April 2026",)),
    act("Shadow every pre-sentence report writer once", "(ii)", "Quality Manager", "31 December 2026", measure="18 writers seen", also=("1 May 2026",)),
    act("Gather sentencers' feedback", "(iii)", "Court Officer", "31 March 2027", measure="Positive feedback in 9 of 10 reports", also=("1 September 2026",)),
]
DONE = [
    act("Draft a remand strategy", "1", "Head of Service", "Completed", "Blue", note="Approved by the board in March 2026", measure="Strategy approved"),
    act("Appoint a remand coordinator", "2", "Service Manager", "31/05/2026", "Green", note="Appointed, starts 1 June", measure="Coordinator in post"),
    act("Agree a target with the court for remand hearings", "3", "Remand Coordinator", "31/08/2026", "Amber", note="Court user group to discuss", measure="Target agreed"),
    act("Secure two specialist foster placements", "4", "Fostering Manager", "31/01/2027", "Red", note="One household assessed", measure="Two placements available"),
]


@document("headings above tables")
def title_in_the_first_row() -> Told:
    paper = Word()
    paper.heading("Youth justice action plan", 0)
    answers = []
    for title, actions in FIRST_ROW.items():
        paper.table([band(title, 6), ["", "Steps we will take", "Partners and leads", "Target", "Progress so far", "RAG"], *listed(actions, "r t l d n g")])
        answers += under(actions, *headed(title))
    return Told(paper, answers)


@document("timetable")
def start_and_end() -> Told:
    paper = Excel()
    paper.start("Courts")
    paper.rows([["Court work plan"], ["Ref", "Workstream action", "Owner", "Start date", "End date", "Deliverable"], *listed(TWO_DATES, "r t l 0 d m")])
    for a in TWO_DATES:
        bare = a.ref.strip("()")
        a.answer["ref"] += [bare]
        on = a.answer["due"][0]
        a.answer["due"] += [on | {"text": f"{a.also[0]} {a.due}"}, on | {"text": f"{a.also[0]} - {a.due}"}]
    return on_sheet(Told(paper, under(TWO_DATES, (None, None), ("Courts", None), *headed("Court work plan"))))


@document("printed table")
def remand_in_print() -> Told:
    paper = Web(printed=True)
    paper.heading("Remand action plan")
    paper.table([["No.", "Action", "Success criteria", "Lead officer", "Target date", "RAG", "Summary of progress"], *listed(DONE, "r t m l d g n")], widths=[5, 24, 17, 13, 11, 7, 23])
    DONE[0].answer["status"] = ["completed"]
    DONE[0].answer["decisions"] = [[], ["completed"]]
    return Told(paper, under(DONE, *headed("Remand action plan"), (None, None)))
