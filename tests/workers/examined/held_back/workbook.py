# fmt: off
# ruff: noqa: E501
"""A workbook with one sheet of actions that has the priority in each row, a hidden sheet of lists and one of figures."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel
from tests.workers.examined.truth import act, dated, within

CHILD, SAFE, FAIR = "Child First", "Safe", "Fair"
LINES = [
    (CHILD, act("Rewrite all standard letters in plain English", "YJ-001", "Business Manager", rag="G", note="18 of 30 letters done"), date(2025, 9, 1)),
    (CHILD, act("Agree a language guide and publish it", "YJ-002", "Head of Service", rag="G", note="Published in May"), date(2025, 5, 30)),
    (CHILD, act("Children to choose where they are seen", "YJ-003", "Practice Manager East~/~Practice Manager West", rag="A", note="East in place; West limited by venues"), date(2025, 12, 31)),
    (SAFE, act("Multi-agency risk panel to be chaired independently", "YJ-004", "Safeguarding Lead", rag="G", note="Chair appointed"), date(2025, 7, 1)),
    (SAFE, act("Management oversight to be recorded within 24 hours", "YJ-005", "Practice Managers", rag="R", note="48% in last audit"), date(2025, 10, 31)),
    (SAFE, act("Exploitation screening at every first contact", "YJ-006", "Practice Managers", rag="A", note=""), date(2025, 11, 30)),
    (SAFE, act("Lone working devices for all", "YJ-007", "Business Manager", rag="", note=""), None),
    (FAIR, act("Interpreters' briefing before every panel", "YJ-008", "Panel Coordinator", rag="A", note="Briefing written"), date(2026, 1, 31)),
    (FAIR, act("Scrutiny of out of court decisions by community members", "YJ-009", "OOCD Lead~, ~Police", rag="R", note="No volunteers yet"), date(2026, 3, 31)),
    (FAIR, act("Report on girls in the service", "YJ-010", "Analyst", rag="G", note="Report on agenda"), date(2025, 9, 30)),
]  # fmt: skip
SHADES = {"G": GREEN, "A": AMBER, "R": RED, "": None}


@document("workbook")
def priority_in_each_row() -> Told:
    paper = Excel()
    sheet = paper.start("Action tracker")
    paper.rows([["ID", "Priority", "Action", "Action owner", "Deadline", "RAG", "Comments"]])
    answers = []
    for priority, a, on in LINES:
        paper.rows([[a.ref, priority, a.title, a.lead, on, C(a.rag, shade=SHADES[a.rag]), a.note]])
        answers.append(within(dated(a, on), (None, priority), (priority, None), ("Action tracker", priority), (priority, "Action tracker")))
    sheet.auto_filter.ref = sheet.dimensions
    paper.start("Figures")
    paper.rows([["Month", "Open cases", "New referrals"], ["April", 61, 12], ["May", 64, 9], ["June", 58, 11], ["Total", None, 32]])
    paper.start("Lists").sheet_state = "hidden"
    paper.rows([["RAG", "Priority"], ["R", "Child First"], ["A", "Safe"], ["G", "Fair"]])
    return Told(paper, answers)
