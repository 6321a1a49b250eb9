# fmt: off
# ruff: noqa: E501
"""A service plan: several tables of actions with different columns, money in between."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under

SUMMER = [("before the summer holidays", "unclear", None), ("before the summer holidays", "conditional", None)]
PEOPLE = [
    act("Appoint an apprentice to the business support team", "1", "Office Manager", "Sept 2025", measure="Apprentice appointed"),
    act("All staff to complete equality learning", "2", "Team Managers", "30/11/2025", measure="Completion 100%"),
    act("Review job descriptions of sessional workers", "3", "HR~ / ~Head of Service", "TBC", measure="New job descriptions"),
]
MONEY = [
    act("Model the effect of a standstill grant", lead="Finance Business Partner", due="October 2025", note="First model shared with board"),
    act("Recharge neighbouring authorities for shared placements", lead="Finance Business Partner", due="Ongoing", note="Invoices sent for first half year"),
    act("Reduce spend on taxis by a quarter", lead="Office Manager", due="31 March 2026", note="Down 9% so far"),
    act("Close the petty cash account", lead="Office Manager", due="Completed", note="Closed 4 June"),
]
PLACES = [
    act("Make the waiting room less like a waiting room", lead="Participation Worker~, ~Estates", due=SUMMER),
    act("Fit privacy film to the ground floor windows", lead="Estates", due="Aug 2025"),
    act("Find a base in the north for two days a week", lead="Head of Service", due="by December 2025"),
]


@document("business plan")
def tables_with_different_columns() -> Told:
    paper = Word(landscape=False)
    paper.heading("Service Plan 2025-26", 0)
    paper.say("This plan sits below the partnership's three year strategy and says what the service itself will do to be a good place to work and a good place to come to.")
    paper.heading("Our people", 1)
    paper.table([["#", "Deliverable", "Who", "When", "Evidence of success"], *([a.ref, a.title, a.lead, a.due, a.measure] for a in PEOPLE)], repeat=1)
    paper.heading("Our money", 1)
    paper.table([["Contributor", "Cash", "In kind", "Total"], ["Council", "402,000", "35,000", "437,000"], ["Police", "0", "51,000", "51,000"], ["Health", "12,000", "44,000", "56,000"], ["Total", "414,000", "130,000", "544,000"]], repeat=1)
    paper.table([["Action", "Action owner", "Comments", "Completion date"], *([a.title, a.lead, a.note, a.due] for a in MONEY)], repeat=1)
    paper.heading("Our places", 1)
    paper.table([["Task", "Responsible", "Timeframe"], *([a.title, a.lead, a.due] for a in PLACES)], repeat=1)
    return Told(paper, [*under(PEOPLE, *headed("Our people")), *under(MONEY, *headed("Our money")), *under(PLACES, *headed("Our places"))])
