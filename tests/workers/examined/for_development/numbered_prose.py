# fmt: off
# ruff: noqa: E501
"""A plan as text: numbered actions, and below each a line for who, when and how it will be known."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "## Leadership": [
        act("Refresh the partnership's vision with children and staff", "1.1", "Head of Service", "October 2026", measure="Vision on display in all rooms used by children"),
        act("Each board member to complete a self-assessment", "1.2", "Chair", "31 July 2026", measure="All forms returned"),
        act("Agree how the pooled budget will be shared from next year", "1.3", "Finance Lead~ and ~Chair", "March 2027", measure="Agreement in writing"),
    ],
    "## Practice": [
        act("Test a new assessment with ten families", "2.1", "Practice Lead", "Q2 2026-27", measure="Families say it is better"),
        act("Publish guidance on recording the views of children who do not speak", "2.2", "Speech and Language Therapist", "TBC", measure="Guidance published"),
        act("Observe each practitioner twice a year", "2.3", "Practice Managers", "Ongoing", measure="Two observations on each file"),
    ],
}


@document("numbered prose")
def lines_for_who_and_when() -> Told:
    paper = Plain("md")
    paper.title = "Action plan for 2026-27"
    paper.say("# Action plan for 2026-27", "", "Agreed by the management team on 2 April 2026. It will be reviewed in six months.", "")
    answers = []
    for heading, actions in PLAN.items():
        paper.say(heading, "")
        for a in actions:
            paper.say(f"**{a.ref} {a.title}**", "", f"Lead: {a.lead}  ", f"By when: {a.due}  ", f"Success looks like: {a.measure}", "")
        answers += under(actions, *headed(heading[3:]))
    return Told(paper, answers)
