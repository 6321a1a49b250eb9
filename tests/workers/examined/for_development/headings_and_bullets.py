# fmt: off
# ruff: noqa: E501
"""A plan without any table: aims as headings, actions as bullets with who and when behind a dash or in brackets."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, under

PLAN = {
    "Reduce the number of children who reoffend": [
        (act("Pilot a mentoring scheme with the college", lead="Reducing Reoffending Lead", due="October 2026"), "{title} (Reducing Reoffending Lead, October 2026)"),
        (act("Hold a live tracker meeting every fortnight", lead="Team Managers", due=[("fortnightly", "recurring", None, "P2W"), ("every fortnight", "recurring", None, "P2W"), ("every fortnight", "recurring", None, "P14D"), None]), "{title} (Team Managers)"),
        (act("Analyse the ten children who committed most offences last year and report to the board", lead="Information Officer", due="31 July 2026"), "{title} (Information Officer, 31 July 2026)"),
    ],
    "Keep children out of custody": [
        (act("Agree a bail support package with the magistrates", lead="Court Officer", due="September 2026"), "{title} (Court Officer, September 2026)"),
        (act("Review every remand at a multi-agency meeting within ten days", lead="Head of Service", due="Ongoing"), "{title} (Head of Service, ongoing)"),
        (act("Open two supported lodgings placements for children leaving custody", lead="Placements Team~/~Housing Options", due="March 2027"), "{title} (Placements Team/Housing Options, March 2027)"),
    ],
    "Look after our staff": [
        (act("Run a staff survey and act upon it", lead="Service Manager", due="November 2026"), "{title} (Service Manager, November 2026)"),
        (act("Provide clinical supervision for everyone who works with harmful sexual behaviour", lead="Clinical Lead", due="Monthly"), "{title} (Clinical Lead, monthly)"),
    ],
}


@document("headings and bullets")
def owner_and_date_in_brackets() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Delivery Plan 2026/27: plan on a page", 0)
    paper.say("We are a small service in a rural county. This plan is short on purpose. The person in brackets leads the action and the date is when it will be done.")
    answers = []
    for aim, lines in PLAN.items():
        paper.heading(f"Aim: {aim}", 2)
        paper.say("We will:")
        for action, line in lines:
            action.answer["title"] += [line.format(title=action.title)]
        paper.bullets(*(line.format(title=action.title) for action, line in lines))
        answers += under([action for action, _ in lines], (None, f"Aim: {aim}"), (f"Aim: {aim}", None), (None, aim), (aim, None))
    paper.heading("How we keep track", 2)
    paper.say("The management board looks at this page at each meeting.")
    paper.bullets("Board dates: 14 May, 10 September, 3 December, 11 March", "Chair: Director of Children's Services")
    return Told(paper, answers)
