# fmt: off
"""Lead and date divided by a comma in one column, a column of ticks, and a ranking in the first column."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

LINES = [
    act("Children's champion on the board", lead="Chair", due="October 2025", measure="Champion named"),
    act("Report on school exclusions", lead="Education Lead", due="30/11/2025", measure="Report discussed"),
    act("Shared calendar of campaigns", lead="Communications", due="ongoing", measure="Calendar in use"),
    act("Exit survey by telephone", lead="Participation Lead", due="Jan 2026", measure="Thirty replies"),
    act("Scenario day with the emergency duty team", lead="EDT Manager", due="March 2026", measure="Day held"),
]


@document("crowded cells")
def lead_comma_date() -> Told:
    paper = Word()
    paper.heading("Board action plan", 0)
    paper.heading("What the board will do itself", 1)
    rows = [["Rank", "What the board will do", "Owner / date", "✓", "Evidence"]]
    for n, a in enumerate(LINES, start=1):
        rows.append([str(n), a.title, f"{a.lead}, {a.due}", "✓" if n == 1 else "", a.measure])
        a.answer["ref"] = [None, str(n)]
        if n == 1:
            a.answer["status"] = [None, "open", "completed"]
            a.answer["progress"] = [[], [(None, "✓")]]
    paper.table(rows, repeat=1)
    return Told(paper, under(LINES, *headed("What the board will do itself"), (None, None)))
