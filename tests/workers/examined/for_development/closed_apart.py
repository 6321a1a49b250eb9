# fmt: off
# ruff: noqa: E501
"""Open actions and completed ones in tables of their own; and ratings as signs, with date ranges and terms of years."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Word
from tests.workers.examined.truth import act, headed, under, within

OPEN = [
    act("Finish the review of the duty system", "12", "Operations Manager", "June 2026", note="Draft shared"),
    act("Write the anti-racist practice statement", "14", "Equalities Group", "31 July 2026", note=""),
    act("Replace the old laptops", "15", "ICT~ / ~Business Manager", "Q3 2026-27", note="Order placed"),
]
CLOSED = [
    act("Reopen the kitchen for groups", "3", "Office Manager", "", note="Opened", status=["completed"]),
    act("Settle the recharge with health", "7", "Finance", "", note="Invoice paid", status=["completed"]),
    act("Agree a new name for the service", "9", "Head of Service~ and ~Children's group", "", note="Name chosen by children", status=["completed"]),
]
DONE_ON = ["12/03/2026", "30/03/2026", "20/04/2026"]
SIGNS = [
    ("Early help", act("Parenting course in the evenings", "E1", "Parenting Worker"), "Apr 26 – Sep 26", "2026-09-30", "🟢"),
    ("Early help", act("Home learning packs", "E2", "ETE Worker"), "Sep 26 – Dec 26", "2026-12-31", "🟡"),
    ("Early help", act("Summer camp", "E3", "Youth Service~ / ~Police Cadets"), "Jul 26 – Aug 26", "2026-08-31", "🟢"),
    ("Custody", act("Letters to each child in custody from the director", "C1", "Director's office"), "Apr 26 – Mar 27", "2027-03-31", "🔴"),
    ("Custody", act("Family travel fund", "C2", "Finance"), "Oct 26 – Mar 27", "2027-03-31", "🟡"),
]
COLOURS = {"🟢": "green", "🟡": ["amber"], "🔴": "red"}


@document("closed apart")
def open_and_completed() -> Told:
    paper = Word(landscape=False)
    paper.heading("Improvement actions, position at 1 May 2026", 0)
    paper.heading("Open actions", 1)
    paper.table([["No.", "Action", "Owner", "Due", "Comment"], *([a.ref, a.title, a.lead, a.due, a.note] for a in OPEN)], repeat=1)
    paper.heading("Completed actions", 1)
    paper.table([["No.", "Action", "Owner", "Date completed", "Outcome"], *([a.ref, a.title, a.lead, on, a.note] for a, on in zip(CLOSED, DONE_ON, strict=True))], repeat=1)
    for a, on in zip(CLOSED, DONE_ON, strict=True):
        day = "-".join(reversed(on.split("/")))
        due = [None, *({"text": on, "kind": kind, "on": day, "every": None, "original_on": None} for kind in ("day", "completed"))]
        notes = [[(None, a.note)], [(day, a.note)], [(day, on), (None, a.note)], [(None, on), (None, a.note)], [(day, f"{on} {a.note}")], [(day, on)], []]
        a.answer |= {"due": due, "progress": notes, "decisions": [[], ["completed"]], "measure": [None, a.note]}
    under(OPEN, *headed("Open actions"), (None, None))
    under(CLOSED, *headed("Completed actions"), (None, None))
    for a in CLOSED:
        a.answer["readings"] += [{"status": ["completed"], "objective": [None, "Completed actions"], "section": [None, "Completed actions"]}]
    return Told(paper, [*OPEN, *CLOSED])


@document("signs for ratings")
def circles_and_ranges() -> Told:
    paper = Excel()
    paper.start("Programme")
    paper.rows([["Programme", "ID", "Project", "Lead", "Dates", "Status"]])
    answers = []
    for programme, a, dates, last, sign in SIGNS:
        paper.rows([[programme, a.ref, a.title, a.lead, dates, sign]])
        colour = COLOURS[sign]
        end = dates.split(" – ")[1]
        a.answer |= {"rag": colour if isinstance(colour, list) else [colour], "due": [{"text": text, "kind": kind, "on": on, "every": None, "original_on": None} for text in (dates, end) for kind, on in (("month", last), ("unclear", None), ("unclear", last))]}
        answers.append(within(a, (None, programme), (programme, None), ("Programme", programme), (programme, "Programme")))
    return Told(paper, answers)
