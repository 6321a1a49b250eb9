# fmt: off
# ruff: noqa: E501
"""A business plan: team, money and indicators in tables, and among them the actions, numbered by Word itself."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

ACTIONS = [
    act("Move the team to the new case management system without loss of data", lead="Business Manager", due="1 December 2026", measure="System live and staff trained"),
    act("Test all data for the quarterly return before it is submitted", lead="Performance Officer", due="Quarterly", measure="No queries raised"),
    act("Renew the service level agreement with health", lead="Head of Service~ / ~Commissioning", due="March 2027", measure="Agreement signed"),
    act("Renegotiate the lease for Canal House, in line with the property strategy", lead="Business Manager~, ~Estates", due=[("In line with the MTFS", "conditional", None), ("In line with the MTFS", "unclear", None)], measure="Saving of £18,000"),
    act("Bring the reparation van back in to use", lead="Reparation Supervisor", due="May 2026", measure="Van on the road"),
    act("Apply for the county's prevention fund", lead="Prevention Lead", due="31/07/2026", measure="Bid submitted"),
    act("Consult staff about hours of opening and report the outcome", lead="Head of Service", due="Q3 2026/27", measure="Report to DMT"),
    act("Clear personal items and files from the old building", lead="All staff", due="asap", measure=""),
]  # fmt: skip


@document("business plan")
def numbered_by_word() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Service Business Plan 2026/27", 0)
    paper.heading("Who we are", 1)
    paper.table([["Post", "FTE", "Funded by"], ["Head of Service", "1.0", "Council"], ["Practice Manager", "2.0", "Council"], ["Case manager", "7.5", "YJB grant"], ["Probation officer", "0.5", "Probation Service"], ["Total", "11.0", ""]], repeat=1)
    paper.heading("What we spend", 1)
    paper.table([["Budget heading", "2025/26", "2026/27"], ["Salaries", "£612,400", "£631,900"], ["Premises", "£41,000", "£23,000"], ["Activity", "£18,500", "£18,500"], ["Total", "£671,900", "£673,400"]], repeat=1)
    paper.heading("What we will do", 1)
    paper.say("The actions below were agreed at the away day in February.")
    head = ["No.", "Task", "Lead", "Completion", "Output"]
    paper.table([head, *(["", a.title, a.lead, a.due, a.measure] for a in ACTIONS)], repeat=1, auto=0)
    for n, a in enumerate(ACTIONS, start=1):
        a.answer["ref"] = [str(n), f"{n}.", None]
    paper.heading("How we will be measured", 1)
    paper.table([["Indicator", "2024/25", "2025/26", "Target 2026/27"], ["First time entrants", "52", "47", "45"], ["Children in custody", "3", "2", "2"], ["Reports delivered on time", "94%", "96%", "98%"]], repeat=1)
    under(ACTIONS, *headed("What we will do"), (None, None))
    return Told(paper, ACTIONS, {"indicator": {3, 9, 6}})
