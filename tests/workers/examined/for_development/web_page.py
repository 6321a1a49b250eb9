# fmt: off
# ruff: noqa: E501
"""A page saved from Word as HTML: its paragraphs, spans and classes, cells merged down, done parts struck through."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Web, downwards
from tests.workers.examined.truth import act, with_parts, within

BOARD, DATA, CHILDREN = "Governance", "Use of data", "Voice of the child"
LINES = [
    (BOARD, act("Board to agree and publish its own annual work plan", "G1", "Chair", "May 2026", "Green", note="Published on 2 May.")),
    (BOARD, with_parts(act("Strengthen links with other boards:", "G2", "Head of Service", "Dec 2026", "Amber", note="Two of three done."), ["joint meeting with the community safety partnership", "shared risk log with the safeguarding partnership", "present the plan to the health and wellbeing board"], {0, 1})),
    (BOARD, act("Independent chair to be recruited", "G3", "DCS~/~Legal", "September 2026", "Red", note="First advert brought no suitable candidates.")),
    (DATA, act("Weekly exception reports to the managers", "D1", "Data Analyst", "Weekly", "Green", note="")),
    (DATA, act("Introduce the new indicators to staff at a half day event", "D2", "Data Analyst~; ~Workforce Lead", "11/09/2026", "", note="Venue booked.")),
    (CHILDREN, act("Survey at three points of the order", "V1", "Participation Worker", "From October 2026", "Amber", note="Questions tried out with five children.")),
    (CHILDREN, act("Suggestion box by text message", "V2", "Participation Worker", "TBC", "", note="")),
]
HEAD = ["Priority", "Ref", "Actions", "Lead", "Target completion", "Position statement", "RAG"]


def _as_word_saves(rows: list[list]) -> str:
    def cell(given: C | str) -> str:
        said = given if isinstance(given, C) else C(given)
        down = f' rowspan="{said.down}"' if said.down > 1 else ""
        items = [f"<s>{text}</s>" if n in said.struck_items else text for n, text in enumerate(said.items)]
        parts = "".join(f'<p class=MsoListParagraph style="margin-left:18.0pt"><span style="font-family:Symbol">·<span style="font:7.0pt Times">&nbsp;&nbsp; </span></span>{text}</p>' for text in items)
        return f'<td width=120 valign=top style="border:solid windowtext 1.0pt"{down}><p class=MsoNormal><span style="font-size:10.0pt">{said.text or "&nbsp;"}</span></p>{parts}</td>'

    return '<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>' + "".join("<tr>" + "".join(cell(each) for each in row if each is not ...) + "</tr>" for row in rows) + "</table>"


@document("web page")
def saved_from_word() -> Told:
    paper = Web()
    paper.raw("<div class=WordSection1>")
    paper.title = "Business Improvement Plan 2026"
    paper.raw("<h1><a name='_Toc1'></a>Business Improvement Plan 2026</h1>")
    paper.raw("<p class=MsoNormal><span>This plan is a working document.<o:p></o:p></span></p>")
    rows, answers = [], []
    for area, a in LINES:
        parts = a.answer["sub_actions"][0]
        struck = frozenset(n for n, (_, gone) in enumerate(parts) if gone)
        rows.append([area, a.ref, C(a.title, items=tuple(text for text, _ in parts), struck_items=struck), a.lead, a.due, a.note, a.rag])
        answers.append(within(a, (None, area), (area, None)))
    paper.raw(_as_word_saves([HEAD, *downwards(rows, 0)]))
    paper.raw("<p class=MsoNormal>Next review: October</p></div>")
    return Told(paper, answers)
