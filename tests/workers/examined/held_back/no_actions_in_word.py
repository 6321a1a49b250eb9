# fmt: off
# ruff: noqa: E501
"""A rota, terms of reference and a table of members; nothing is planned."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word


@document("no actions, Word")
def terms_of_reference_and_a_rota() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Partnership Board: Terms of Reference", 0)
    paper.say("The Board oversees the youth justice service on behalf of the statutory partners. It meets four times a year.")
    paper.heading("Membership", 1)
    paper.table([["Agency", "Member", "Deputy"], ["Council (Chair)", "Director of Children's Services", "Assistant Director"], ["Police", "Superintendent, Local Policing", "Chief Inspector"], ["Health", "Designated Nurse", "Head of Commissioning"], ["Probation", "Head of Delivery Unit", "Deputy Head"], ["Education", "Virtual School Head", "SEND Manager"]], repeat=1)
    paper.heading("Duties of the Board", 1)
    paper.numbered("Agree the annual youth justice plan", "Monitor performance against the key performance indicators", "Hold partners to account for their contribution", "Oversee the response to inspection")
    paper.heading("Duty rota, January to March", 1)
    paper.table([["Week beginning", "Court duty", "Office duty", "Manager on call"], ["5 January", "Imran", "Cath", "Lesley"], ["12 January", "Cath", "Deb", "Owen"], ["19 January", "Deb", "Imran", "Lesley"], ["26 January", "Imran", "Cath", "Owen"], ["2 February", "Cath", "Deb", "Lesley"]], repeat=1)
    paper.heading("Quorum", 1)
    paper.say("The quorum is four statutory partners. Decisions are taken by agreement.")
    return Told(paper, [], {"score": {0}, "indicator": {0}, "recommendation": {0}})
