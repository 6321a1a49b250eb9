# fmt: off
# ruff: noqa: E501
"""A budget, a training matrix and a list of contacts."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel


@document("no actions, Excel")
def a_budget_and_a_training_matrix() -> Told:
    paper = Excel()
    paper.start("Budget 26-27")
    paper.rows([["Youth Justice Service budget 2026-27"], [None]])
    paper.rows([["Cost centre", "Description", "Budget holder", "Budget £", "Forecast £", "Variance £"], ["YJ100", "Salaries", "Head of Service", 812000, 798400, -13600], ["YJ110", "Training", "Workforce Lead", 12000, 12900, 900], ["YJ120", "Interpreters", "Business Manager", 6000, 7400, 1400], ["YJ130", "Reparation", "RJ Coordinator", 9500, 9100, -400], ["Total", None, None, 839500, 827800, -11700]])
    paper.start("Training matrix")
    paper.rows([["Name", "Role", "Safeguarding level 3", "AIM3", "First aid", "Prevent"], ["O. Draycott", "Case manager", date(2025, 6, 3), date(2024, 9, 17), None, date(2025, 1, 9)], ["H. Singh-Reid", "Case manager", date(2024, 11, 5), None, date(2025, 2, 20), date(2025, 1, 9)], ["M. Pryce", "Practice manager", date(2025, 3, 12), date(2023, 5, 30), None, None], ["C. Adeyemi", "Victim worker", None, None, date(2025, 2, 20), "Booked"]])
    paper.start("Contacts")
    paper.rows([["Agency", "Contact", "Telephone"], ["Court listing office", "Duty clerk", "01632 960011"], ["Custody suite", "Custody sergeant", "01632 960145"], ["CAMHS crisis", "Duty practitioner", "01632 960780"]])
    return Told(paper, [], {"indicator": {0, 3, 4}, "recommendation": {0}, "score": {0}})
