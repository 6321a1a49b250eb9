# fmt: off
# ruff: noqa: E501
"""Tables that were made in a hurry: empty rows, the header typed again, N/A in cells, notes below, a header in capitals."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Web, Word, downwards
from tests.workers.examined.truth import act, headed, under, within

FIRST = [
    act("Get the new referral form signed off", "1", "Jo Ellwood", "12/05/26", "G"),
    act("Chase the police about the missing data", "2", "Jo Ellwood~/~Sam Petrakis", "asap", "R"),
    act("Book the hall for the volunteers event", "3", "Business Support", "End of June 2026", "A"),
    act("Take the old leaflets out of the custody suite", "4", "Sam Petrakis", "Completed", "G"),
]
SECOND = [
    act("Sort out who covers Fridays", "5", "Duty managers", "May 2026", "A"),
    act("Ask legal about the consent wording", "6", "Jo Ellwood", "TBC", "R"),
    act("Put the risk panel dates in everybody's diary", "7", "Admin", "Immediate", "G"),
    act("Check that all staff have done the online course", "8", "", "30/06/26", ""),
]
MERGED = [
    ("ASSESSMENT", act("ALL INITIAL ASSESSMENTS COUNTERSIGNED WITHIN FIVE DAYS", "", "PRACTICE MANAGERS", "ONGOING", measure="MONTHLY REPORT")),
    ("ASSESSMENT", act("SELF ASSESSMENTS COMPLETED BY CHILDREN IN 8 OF 10 CASES", "", "CASE MANAGERS", "SEPT 2026", measure="MONTHLY REPORT")),
    ("PLANNING", act("PLANS TO BE SHARED WITH PARENTS", "", "CASE MANAGERS", "ONGOING", measure="AUDIT")),
    ("PLANNING", act("VICTIM SAFETY TO BE IN EACH PLAN", "", "VICTIM WORKER~ / ~CASE MANAGERS", "JULY 2026", measure="AUDIT")),
    ("REVIEW", act("REVIEWS AT LEAST EVERY THREE MONTHS", "", "PRACTICE MANAGERS", "ONGOING", measure="")),
]
PASTED = [
    act("Agree the referral criteria for the mentoring scheme", lead="Naomi Adeleke", due="29 May 2026", note="Agreed at the meeting on 6 May"),
    act("Share the list of mentors with the courts", lead="Naomi Adeleke", due="5 June 2026", note="N/A yet"),
    act("Recruit three mentors who speak Romanian", lead="Ffion Parry", due="July 2026", note="One found"),
    act("Report on the first six months", lead="Ffion Parry~ and ~Naomi Adeleke", due="December 2026", note=""),
]


@document("header once")
def empty_rows_and_header_again() -> Told:
    paper = Word()
    paper.heading("Short term actions", 0)
    head = ["No", "Action", "Who", "When", "RAG"]
    line = [[a.ref, a.title, a.lead, a.due, a.rag] for a in [*FIRST, *SECOND]]
    paper.table([head, *line[:2], [""] * 5, *line[2:4], [""] * 5, head, *line[4:], [""] * 5])
    paper.say("NB actions 2 and 6 have been raised with the Head of Service.")
    FIRST[3].answer["decisions"] = [[], ["completed"]]
    return Told(paper, [*FIRST, *SECOND])


@document("workbook")
def in_capitals() -> Told:
    paper = Excel()
    paper.start("PRACTICE")
    paper.rows([["PRACTICE IMPROVEMENT PLAN"], [None]])
    paper.rows([["AREA", "ACTION", "RESPONSIBLE", "TIMESCALE", "HOW MEASURED"]])
    rows, answers = [], []
    for area, a in MERGED:
        rows.append([area, a.title, a.lead, a.due, a.measure])
        answers.append(within(a, (None, area), (area, None), ("PRACTICE", area), (area, "PRACTICE")))
    paper.rows(downwards(rows, 0))
    paper.rows([[None], ["Notes: reports are run on the first of the month. Audits are on file."]])
    return Told(paper, answers)


@document("web page")
def pasted_in_an_email() -> Told:
    paper = Web()
    paper.title = "Mentoring: notes and actions"
    paper.raw("<div dir='ltr'><p>Hi all,</p><p>Thanks for a good meeting. Actions below, shout if I have missed any.</p>")
    cells = "".join("<tr>" + "".join(f"<td><p><span>{text or '&nbsp;'}</span></p></td>" for text in (a.title, a.lead, a.due, a.note)) + "</tr>" for a in PASTED)
    paper.raw(f"<table><tbody><tr><td><p><b>Action agreed</b></p></td><td><p><b>Person</b></p></td><td><p><b>Deadline</b></p></td><td><p><b>Update</b></p></td></tr>{cells}</tbody></table>")
    paper.raw("<p>Next meeting Wednesday 10 June at 2.</p><p>Best<br>Ffion</p></div>")
    PASTED[1].answer["progress"] = [[(None, "N/A yet")], []]
    return Told(paper, under(PASTED, (None, None), *headed("Mentoring: notes and actions")))
