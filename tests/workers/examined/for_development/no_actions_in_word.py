# fmt: off
# ruff: noqa: E501
"""A policy: duties, a table of who does what, timescales; no plan of anything."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word


@document("no actions, Word")
def a_policy() -> Told:
    paper = Word(landscape=False)
    paper.heading("Home Visiting Policy", 0)
    paper.table([["Version", "2.1"], ["Author", "Practice Manager"], ["Approved by", "Senior Management Team"], ["Date approved", "14 January 2026"], ["Review date", "January 2028"]])
    paper.heading("1. Purpose", 1)
    paper.say("Home visits help us to understand children's lives. This policy says when visits are made, how staff keep safe and what is recorded.")
    paper.heading("2. Principles", 1)
    paper.bullets("Children and parents know why we visit", "Staff never visit alone where a risk has been identified", "Visits are recorded within two working days")
    paper.heading("3. Roles and responsibilities", 1)
    paper.table([["Role", "Responsibility"], ["Head of Service", "Ensures that this policy is resourced"], ["Practice Manager", "Reviews risk assessments and agrees who visits"], ["Case manager", "Completes the risk assessment before the first visit"], ["Duty officer", "Knows where staff are and rings them at the agreed time"]], repeat=1)
    paper.heading("4. Timescales", 1)
    paper.table([["Type of case", "First visit", "After that"], ["Intensive", "Within 5 working days", "Weekly"], ["Enhanced", "Within 10 working days", "Every two weeks"], ["Standard", "Within 10 working days", "Monthly"]], repeat=1)
    paper.heading("5. Recording", 1)
    paper.say("All visits should be recorded on the case management system under the heading Home Visit. Failed visits are recorded too.")
    return Told(paper, [], {"score": {0}, "indicator": {0}, "recommendation": {0}})
