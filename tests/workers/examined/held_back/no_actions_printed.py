# fmt: off
# ruff: noqa: E501
"""An audit tool and a job description, printed: questions, answers and duties that sound like actions but are none."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web


@document("no actions, printed")
def a_job_description() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Job description: Practice Manager")
    paper.table([["Grade", "PO4"], ["Reports to", "Operations Manager"], ["Hours", "37"]], repeat=0)
    paper.heading("Main duties", 2)
    paper.bullets("Supervise a team of six practitioners", "Countersign assessments and plans", "Chair risk panels", "Represent the service at multi-agency meetings", "Lead on an area of practice, such as victims or education", ordered=True)
    paper.heading("Person specification", 2)
    paper.table([["Criterion", "Essential or desirable", "How assessed"], ["A degree in social work, probation or youth justice", "Essential", "Application"], ["Three years of practice with children", "Essential", "Interview"], ["Experience of managing change", "Desirable", "Interview"]])
    paper.say("The closing date is 30 September 2026. Interviews will be held in October.")
    return Told(paper, [], {"indicator": {0}, "recommendation": {0}, "score": {0}})
