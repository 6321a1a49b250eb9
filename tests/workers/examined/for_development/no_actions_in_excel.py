# fmt: off
# ruff: noqa: E501
"""A risk register: risks, scores, controls and mitigation with owners and review dates, but no plan of actions."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel

RISKS = [
    ("R1", "Loss of the prevention grant at year end", "Fewer children diverted", 4, 4, "Reserves; exit plan drafted", "Bids to other funders", "Head of Service", date(2026, 9, 1), RED),
    ("R2", "Delays in recruitment leave caseloads too high", "Poor quality, sickness", 3, 4, "Agency budget", "Rolling advert", "Operations Manager", date(2026, 7, 1), AMBER),
    ("R3", "Failure of the case management system", "Records not available", 2, 5, "Daily back up", "Business continuity plan tested each year", "Systems Lead", date(2026, 10, 1), AMBER),
    ("R4", "Data breach through misdirected e-mail", "Harm to children, fine", 3, 3, "Mandatory learning", "Secure mail only", "Information Manager", date(2026, 8, 1), AMBER),
    ("R5", "Premises unsafe", "Service cannot see children", 1, 4, "Annual inspection", "Alternative venues listed", "Business Manager", date(2027, 1, 1), GREEN),
]


@document("no actions, Excel")
def a_risk_register() -> Told:
    paper = Excel()
    paper.start("Risk register")
    paper.rows([["Youth Justice Partnership – Strategic Risk Register, June 2026"], [None]])
    paper.rows([["Risk ref", "Risk description", "Impact", "Likelihood (1-5)", "Impact (1-5)", "Score", "Existing controls", "Mitigation", "Risk owner", "Review date"]])
    for ref, risk, impact, likely, hard, controls, mitigation, owner, review, shade in RISKS:
        paper.rows([[ref, risk, impact, likely, hard, C("", on=likely * hard, shade=shade), controls, mitigation, owner, review]])
    return Told(paper, [], {"indicator": {0}, "recommendation": {0}, "score": {0}})
