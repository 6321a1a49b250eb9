# fmt: off
# ruff: noqa: E501
"""An annual report, printed: what was achieved, figures, a structure; nothing is planned."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web


@document("no actions, printed")
def an_annual_report() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Annual report 2025-26")
    paper.say("This report looks back at the year. It should be read with the youth justice plan, which looks forward.")
    paper.heading("What we achieved", 2)
    paper.bullets("We opened a new base in the town centre", "We trained eighteen new volunteers", "We helped 214 children, of whom 61 were girls", "We won an award for our garden")
    paper.heading("How many children we worked with", 2)
    paper.table([["Type of work", "2023-24", "2024-25", "2025-26"], ["Prevention", "88", "97", "104"], ["Out of court", "61", "58", "66"], ["Court orders", "49", "45", "44"]])
    paper.heading("Our partners", 2)
    paper.table([["Organisation", "What they give", "Lead contact"], ["Police", "One officer", "Inspector, Partnerships"], ["Health", "Nurse two days a week", "Designated Nurse"], ["Probation", "Half a post", "Head of Delivery"]])
    paper.say("Thank you to everybody who has worked with us.")
    return Told(paper, [], {"indicator": {0, 3, 9}, "recommendation": {0}, "score": {0}})
