# fmt: off
# ruff: noqa: E501
"""A plan after an inspection: the recommendation in the first column, once; progress dated in the cells."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Word, downwards
from tests.workers.examined.truth import act, within

BOARD = "The partnership board should understand the needs of the children it is responsible for"
VOLUNTEERS = "Make better use of volunteers and make sure they are trained and supported"
BREACH = "Review breach practice so that children are not returned to court without every effort to engage them"
SUBTITLE = "Eastvale Youth Justice Service, July 2025 (updated 20 November 2025)"
ACTIONS = [
    (BOARD, act("Commission an annual needs analysis", "1a", "Public Health", "Dec 2025", "Green", note=[("2025-09-12", "Specification agreed."), ("2025-11-20", "First draft received, going to board in December.")])),
    (BOARD, act("Include health data in the quarterly report", "1b", "ICB Designated Nurse", "Oct 2025", "Red", note=[("2025-09-12", "Data sharing agreement outstanding.")])),
    (BOARD, act("Children to present to the board twice a year", "1c", "Participation Lead", "31/03/2026", "Amber", note=[("2025-11-20", "First session booked for January.")])),
    (VOLUNTEERS, act("Recruit twelve panel members from under-represented communities", "2a", "Volunteer Coordinator", "Jan 2026", "Amber", note=[("2025-09-12", "Advert out."), ("2025-11-20", "Seven appointed subject to DBS.")])),
    (VOLUNTEERS, act("Refresh the training pathway for panel members", "2b", "Volunteer Coordinator~ / ~RJ Lead", "30/11/2025", "Green", note="")),
    (VOLUNTEERS, act("Hold a celebration event", "2c", "Volunteer Coordinator", "June 2026", "", note="")),
    (BREACH, act("Compliance panels to be held before any breach is started", "3a", "Court Team Manager", "immediate", "Green", note=[("2025-09-12", "In place since July.")])),
    (BREACH, act("Audit the last 20 breaches", "3b", "QA Officer", "15/10/2025", "Green", note=[("2025-11-20", "Completed, findings to team meeting.")])),
    (BREACH, act("Agree with HMCTS a slot for review hearings", "3c", "Court Team Manager~; ~Legal Adviser", "TBC", "Red", note="")),
]  # fmt: skip


def _cell(action) -> C:
    dated = action.answer["progress"][0]
    return C(items=tuple(f"{on[8:]}/{on[5:7]}/{on[2:4]}: {text}" if on else text for on, text in dated), bulleted=False)


@document("improvement plan")
def recommendation_once_and_dated_updates() -> Told:
    paper = Word()
    paper.heading("Post inspection improvement plan", 0)
    paper.bold(SUBTITLE)
    paper.say("Inspectors judged the service as Requires improvement overall and made three recommendations. Our response is below.")
    rows, answers = [], []
    for recommendation, a in ACTIONS:
        shade = {"Green": GREEN, "Amber": AMBER, "Red": RED}.get(a.rag)
        rows.append([recommendation, a.ref, a.title, a.lead, a.due, _cell(a), C(a.rag, shade=shade)])
        a.answer["progress"] = [a.answer["progress"][0]]
        answers.append(within(a, (None, recommendation), (recommendation, None), (SUBTITLE, recommendation)))
    head = ["HMIP Recomendation", "Ref", "What we will do", "Lead", "Target date", "Progress update", "Status"]
    paper.table([head, *downwards(rows, 0)], repeat=1)
    paper.say("Signed off by the Chair of the board on 24 July 2025.")
    return Told(paper, answers, {"recommendation": {0, 3}})
