# fmt: off
# ruff: noqa: E501
"""One long sheet of a serious violence strategy: leads apart, start and end dates, per cent done, two dated updates."""

from datetime import date
from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel
from tests.workers.examined.truth import act, dated, within

PLAN = {
    ("Prevent", "Children are safe in and around school"): [
        "Roll out the whole school approach to violence prevention", "Provide after school diversion at four leisure centres", "Extend safe routes home volunteers to the bus station", "Train school nurses in trauma informed practice", "Share exclusion data with the violence reduction partnership",
    ],
    ("Prevent", "Families get help early"): [
        "Offer strengthening families programme three times a year", "Refer siblings of known children to early help", "Align family hubs and youth justice parenting offers", "Set up a helpline for parents worried about knives",
    ],
    ("Protect", "Exploited children are recognised as victims"): [
        "Review the screening tool with the safeguarding partnership", "Rapid response by return home interviewers", "Fund two independent advocates for trafficked children", "Disrupt addresses linked with cuckooing", "Hold mapping meetings for each identified group", "Brief defence solicitors about the statutory defence",
    ],
    ("Protect", "Places are made safer"): [
        "Improve lighting at the underpass and skate park", "Deploy knife arches at large events", "Carry out a site audit of hotspot two with young people", "Weapons bins in three further wards",
    ],
    ("Pursue", "Those who cause most harm are managed"): [
        "Focused deterrence panel to meet monthly", "Agree information sharing between probation and youth justice for 17 year olds", "Use of civil orders to be reviewed by legal services", "Exit planning for each child in the cohort", "Evaluate GPS tagging pilot",
    ],
    ("Learn", "We know what works"): [
        "Commission an evaluation of mentoring", "Annual needs assessment refresh", "Publish the local violence dashboard", "Bring children's views in to the needs assessment", "Learning event with neighbouring partnerships",
    ],
}
STRATEGIC = ["Director of Public Health", "Chief Superintendent", "Assistant Director Education", "Head of Community Safety"]
OPERATIONAL = ["VRU Coordinator", "Neighbourhood Inspector", "Youth Justice Manager", "Youth Service Lead", ""]
ENDS = [date(2026, 9, 30), date(2027, 3, 31), date(2026, 12, 31), None, date(2026, 7, 1)]
RAGS = ["Green", "Amber", "Green", "Not started", "Red", "Complete"]
UPDATES = [("", "Working group met"), ("Specification drafted", "Out to tender"), ("", ""), ("On hold until the grant is confirmed", "Grant confirmed, starting in September"), ("Under way", "")]
MEANT = {"Green": ("green", [None, "open"]), "Amber": ("amber", [None, "open"]), "Red": ("red", [None, "open"]), "Not started": (None, [None, "open"]), "Complete": (None, ["completed", None])}


@document("long sheet")
def strategic_and_operational_leads() -> Told:
    paper = Excel()
    sheet = paper.start("SV Delivery Plan")
    paper.rows([[C("Serious Violence Strategy: Delivery Plan 2026-2029, year one", across=12, bold=True), *[...] * 11]])
    paper.rows([["Strand", "Outcome", "ID", "Activity", "Strategic Lead", "Operational Lead", "Start", "End", "% complete", "RAG", "Update (Apr 26)", "Update (July 26)"]])
    strategic, operational, ends, rags, updates = map(cycle, (STRATEGIC, OPERATIONAL, ENDS, RAGS, UPDATES))
    answers, number = [], 0
    for (strand, outcome), titles in PLAN.items():
        for title in titles:
            number += 1
            first, second, on, rag, (april, july) = next(strategic), next(operational), next(ends), next(rags), next(updates)
            a = dated(act(title, f"SV{number:02}"), on)
            colour, status = MEANT[rag]
            notes = [(day, text) for day, text in (("2026-04-30", april), ("2026-07-31", july)) if text]
            a.answer |= {"leads": [[name for name in (first, second) if name]], "rag": [colour, *({"Complete": ["blue", "green"], "Not started": ["grey"]}.get(rag, []))], "status": status, "progress": [notes, [(None, text) for _, text in notes]]}
            answers.append(within(a, (strand, outcome), (outcome, None), (None, outcome)))
            done = {"Complete": 1, "Not started": 0}.get(rag, 0.4)
            paper.rows([[strand, outcome, a.ref, title, first, second, date(2026, 4, 1), on, done, rag, april, july]])
    sheet.auto_filter.ref = f"A2:L{sheet.max_row}"
    return Told(paper, answers)
