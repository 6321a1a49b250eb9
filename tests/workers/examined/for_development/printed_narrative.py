# fmt: off
# ruff: noqa: E501
"""A plan told in prose, printed: what was done, what is next as numbered sentences, recommendations of an inspectorate."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, headed, under

PREVENTION = [
    act("By September 2026 the Prevention Manager will have opened a third drop-in for parents.", lead="Prevention Manager", due="September 2026"),
    act("The Police Sergeant will bring a monthly list of children with three or more contacts to the prevention panel.", lead="Police Sergeant"),
    act("We will review the offer to children under twelve by 31 December 2026 (lead: Service Manager).", lead="Service Manager", due="31 December 2026"),
]
CUSTODY = [
    act("We will train all court officers in bail support by October 2026 (lead: Court Manager).", lead="Court Manager", due="October 2026"),
    act("We will present a case study to each board meeting (lead: Operations Manager).", lead="Operations Manager"),
    act("We will agree a regional protocol for remand beds by March 2027 (lead: Head of Service).", lead="Head of Service", due="March 2027"),
]
MONTHLY = {"text": "monthly", "kind": "recurring", "on": None, "every": "P1M", "original_on": None}


@document("printed narrative")
def numbered_sentences() -> Told:
    paper = Web(printed=True, landscape=False, size=11)
    paper.heading("Youth Justice Plan 2026 to 2027")
    paper.heading("1. Introduction", 2)
    paper.say("Our vision is that every child has a good childhood. This plan was written after talking to children, their families, our staff and our partners. It builds on the plan for last year, most of which has been done.")
    paper.heading("2. What the inspectorate asked of us", 2)
    paper.say("The inspectorate recommended that the service should:")
    paper.bullets("make sure that plans address the safety of victims", "improve the involvement of parents in reviews", "give the board better information about children in custody", ordered=True)
    paper.heading("3. Prevention", 2)
    paper.say("The number of children coming into the system has fallen by a tenth. Parents say that the drop-ins in the two libraries are welcoming. In the coming year:")
    paper.bullets(*(a.title for a in PREVENTION), ordered=True)
    paper.heading("4. Custody and remand", 2)
    paper.say("Four children were remanded last year, two more than the year before. In the coming year:")
    paper.bullets(*(a.title for a in CUSTODY), ordered=True)
    paper.heading("5. Resources", 2)
    paper.say("The budget is set out in appendix A. It is the same in cash as last year, so it is worth less.")
    under(PREVENTION, *headed("3. Prevention"))
    under(CUSTODY, *headed("4. Custody and remand"))
    for n, a in [*enumerate(PREVENTION, start=1), *enumerate(CUSTODY, start=1)]:
        bare = a.title.removesuffix(f" (lead: {a.answer['leads'][0][0]}).")
        a.answer |= {"ref": [str(n), f"{n}.", None], "title": [a.title, bare]}
    PREVENTION[1].answer |= {"leads": [["Police Sergeant"], ["The Police Sergeant"], []], "due": [None, MONTHLY]}
    PREVENTION[0].answer["leads"] += [["the Prevention Manager"], []]
    return Told(paper, [*PREVENTION, *CUSTODY], {"recommendation": {3}})
