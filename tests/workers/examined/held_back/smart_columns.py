# fmt: off
# ruff: noqa: E501
"""A training and resettlement plan: baseline, target, resources, risk, strategic and operational leads apart."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import Act, Pieces, act, headed, under

LINES = [
    (act("All children sentenced to custody have a named resettlement worker within five days", "1", due="July 2026"), "3 of 5", "100%", "Existing staff", "AD Targeted Services", "Custody Lead"),
    (act("Visit each secure establishment we use", "2", due="31 January 2027"), "1 visited", "4 visited", "Travel costs £900", "Head of Service", "Custody Lead"),
    (act("Explore a regional resettlement consortium", "3", due="Ongoing"), "None", "Business case", "Officer time", "Head of Service", ""),
    (act("Health passports for children leaving custody", "4", due="Oct 2026"), "0%", "80%", "Nurse half a day a week", "ICB Designated Nurse", "YJS Nurse"),
    (act("Education plan agreed before release with the receiving provider", "5", due=("Academic year", "unclear", None)), "2 of 5", "All", "Within budgets", "Virtual School Head", "ETE Officer"),
    (act("Mentors trained to work through the gate", "6", due="March 2027"), "0", "6", "Grant bid £12k", "Commissioning Manager", "Volunteer Coordinator"),
]


def _told(action: Act, baseline: str, target: str, strategic: str, operational: str) -> Act:
    action.answer["leads"] = [[name for name in (strategic, operational) if name]]
    action.answer["measure"] = [Pieces((target,), (baseline,)), Pieces((baseline,), (target,))]
    return action


@document("SMART columns")
def baseline_target_and_two_leads() -> Told:
    paper = Word()
    paper.heading("Resettlement Action Plan 2026/27", 0)
    paper.say("Few of our children go to custody, but those who do need more from us. This plan was written with two children who have come home.")
    rows, answers = [["No", "Outcome / deliverable", "Baseline", "Target", "Strategic lead", "Operational lead", "Resources", "Timescale"]], []
    for a, baseline, target, resources, strategic, operational in LINES:
        rows.append([a.ref, a.title, baseline, target, strategic, operational, resources, a.due])
        answers.append(_told(a, baseline, target, strategic, operational))
    paper.table(rows, repeat=1)
    return Told(paper, under(answers, (None, None), *headed("Resettlement Action Plan 2026/27")))
