# fmt: off
# ruff: noqa: E501
"""Names that services give to their columns, by what the column holds; a coin of their letters halves them.

python -m tests.workers.examined.second_round.heads [show]    how many are understood in a plain table; `show`: which are not, of the half to mend from
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from hashlib import sha1

from tests.workers.examined.papers import Web
from workers.reading.reading import read

HEADS = {
    "title": "Action|Actions|Action required|Action to be taken|Actions to be taken|Key action|Key actions|Specific actions|Agreed action|Action agreed|Action point|Action description|Description of action|Improvement action|Improvement activity|Activity|Key activity|Key activities|Activities to deliver|Task|Tasks|Task / activity|Task name|Steps|Steps to be taken|Steps we will take|Key steps|Next steps|What will we do?|What we will do|What are we going to do?|What needs to happen?|What needs to be done|What do we need to do?|What action will we take?|How will we do it?|How we will get there|How will we achieve this?|How this will be achieved|What|Deliverables|Key deliverable|Commitment|Our commitment|We will|We will...|Initiative|Intervention required|Required improvement|Improvement required|Proposed action|Planned action|Planned activity|Action/Task|Action & milestones|Actions (SMART)|SMART action|Actions to address gap|Actions to achieve outcome|Actions needed|Response to recommendation|Management response and action|Remedial action|Work to be undertaken|Work required|Delivery action|Operational actions|Tactical action|Partnership activity|What's the plan?|Doing what?|Things to do|What we plan to do|Detail of action|Action detail|Practical steps|Change we will make|Proposal|Project / action|Workstream action|Core tasks|Development activity|Action plan|The action",
    "leads": "Lead|Leads|Lead officer|Lead Officer(s)|Lead person|Lead professional|Lead agency|Lead agency / officer|Lead partner|Lead(s) and partners|Lead name|Lead service|Lead role|Lead and support|Action lead|Strategic lead|Operational lead|Delivery lead|YJS lead|Responsible|Responsibility|Responsible officer|Responsible person|Responsible manager|Responsible lead|Person responsible|Persons responsible|Person accountable|Officer responsible|Agency responsible|Partner responsible|Who|Who?|Who is responsible?|Who will lead?|Who will do it?|Who will make it happen?|Who leads|By whom|By whom?|By who|Owner|Action owner|Owned by|Ownership|Accountable|Accountable officer|Accountability|Assigned to|Allocated to|Named officer|Named lead|Named person|Officer|Contact|Key contact|Sponsor|Executive sponsor|Senior responsible owner|SRO|Lead/Owner|Lead / responsible person|Led by|Delivered by|Taken forward by|To be actioned by|Actioned by|To be led by|Manager responsible|Responsible for delivery|Board lead|Champion|Nominated lead|Nominated officer|Who's leading?|Who's doing it|Point of contact|Staff responsible|Post holder|Postholder responsible|Responsible agency / service|R (responsible)|Coordinator",
    "due": "Due|Due date|Due by|Date due|Deadline|Deadlines|Target date|Target completion date|Target date for completion|Target date (month/year)|Completion date|Completion by|Completion|Date for completion|Date of completion (planned)|Expected completion|Expected completion date|Expected date|Planned completion|Estimated completion|Anticipated completion date|Complete by|To be completed by|To be done by|By when|By when?|By when will it be done|When|When?|When by|When by?|When will it be done?|When will this happen?|Timescale|Timescales|Time scale|Timeframe|Time frame|Timeline|Timing|Timetable|Timescale for completion|Timeframe for delivery|Delivery date|Delivery by|Delivery timescale|End date|Finish date|Finish|Planned end|Implementation date|Implementation by|Milestone date|Date|Date by|Date to be achieved|Date to be completed|Deadline for completion|Action deadline|Due for completion|Planned for|Review / end date|Date required|Required by|Needed by|Date action due|Target|Target timescale|Proposed completion date|Agreed deadline|Agreed date|Completion target|Target month|Delivered by (date)|Start / end|Start and finish|Scheduled for|Due in|Forecast date|Expected by|Achieve by|In place by",
    "measure": "Measure|Measures|Measure of success|Measures of success|Success measure|Success measures|Success criteria|Success criterion|Success indicator|Success looks like|What does success look like?|What will success look like?|What good looks like|What does good look like?|How will we know?|How will we know we've been successful?|How we will know it has worked|How will we know it worked?|How will we know we have made a difference?|How we'll measure it|How will we measure success?|How will it be measured?|How measured|How will this be measured|How will we show it?|KPI|KPIs|KPI / target|Key performance indicator|Performance measure|Performance measures|Performance indicator|Indicator|Indicators of success|Outcome|Outcomes|Outcome measure|Expected outcome|Expected outcomes|Intended outcome|Intended outcomes|Desired result|Intended result|Anticipated outcome|Anticipated impact|Expected impact|Impact|Impact measure|Impact measures|Intended impact|Desired impact|Difference made|What difference will it make?|What will be different?|What will be different for children?|What difference will this make for children?|Evidence of success|Evidence of impact|Evidence of completion|Evidence|Evidenced by|How evidenced|Output|Outputs|Output / outcome|Outcome / impact|Target / measure|Targets and measures|Measurable target|Test of success|Success factors|Critical success factors|Result|Results expected|Benefits|Expected benefits|Benefit to children|Measurement|Metrics|Metric|How will success be measured|Quality measure|Assurance measure|Success will be|We will know we have succeeded when|Monitoring and measures|Assurance|Monitoring|Deliverable / measure|Proof|Standard to be achieved",
    "progress": "Progress|Progress update|Progress updates|Progress to date|Progress so far|Progress report|Progress notes|Progress made|Progress / comments|Progress and comments|Progress against action|Progress commentary|Progress since last meeting|Summary of progress|Current progress|Latest progress|Update|Updates|Latest update|Update on progress|Current update|Update / comments|Quarterly update|Monthly update|Board update|Status update|Status commentary|Status report|Position statement|Current position|Latest position|Position|Position at June 2026|Where are we now?|Where we are now|Where are we up to?|How are we doing?|How's it going?|What has happened so far?|What have we done so far?|What has been done|What we have done|Work to date|Work done so far|Comments|Comment|Comments / update|Commentary|Narrative|Notes|Notes / progress|Notes and updates|Remarks|Review comments|Review notes|Review of progress|Review|Outturn|Achievements|Achievements to date|Activity to date|Actions taken|Action taken|Action taken to date|Current situation|State of play|Latest|Latest news|Latest comments|News|Q1 update|Q1 progress|Quarter 1|Quarter 1 progress|June 2026 update|Update June 2026|Update (July 2026)|Progress - June 2026|Mid-year review|Mid year progress|Year end position|Six month review|Lead's update|Owner's comments|Delivery update|Impact to date|Evidence of progress|Progress and evidence",
    "rag": "RAG|RAG rating|RAG status|RAG Rating (current)|Current RAG|RAG (current)|Overall RAG|BRAG|BRAG rating|BRAG status|BRAGG|R/A/G|R.A.G.|RAG Q1|Q1 RAG|Progress RAG|Progress (RAG)|Progress rating|Rating|Status|Current status|Status (RAG)|Action status|Delivery status|Delivery confidence|Delivery RAG|Overall status|Colour|Colour rating|Traffic light|RAGB|RAG score|RAG assessment|Latest RAG|RAG this month|On track?|Confidence|Delivery rating|RAG Rated|RAG - June|Self-assessed RAG|Board RAG|Status/RAG|Status - RAG|Progress status|Assessment of progress (RAG)|RAG key|Red/Amber/Green|Red, Amber, Green|Flag",
    "ref": "Ref|Ref.|Ref no|Ref No.|Reference|Reference number|Action ref|Action reference|Action no|Action no.|Action number|Action ID|ID|ID no|ID number|No|No.|Number|#|Item|Item no|Item number|Item ref|Code|Action code|Line|Row|S/N|Unique ref|Unique ID|Plan ref|Task ID|Task no|YJS ref|Our ref|Action #|Nr|Num|Index|Serial no",
    "objective": "Objective|Objectives|Strategic objective|Key objective|Priority|Priority area|Strategic priority|Priority theme|Theme|Themes|Area|Area for improvement|Area of focus|Area of need|Area of work|Focus|Focus area|Key area|Aim|Aims|Strategic aim|Goal|Goals|Outcome we want|Desired outcome|What do we want to achieve?|What we want to achieve|What we want to see|What are we trying to achieve?|Why|Why?|Issue|Issue identified|Identified need|Need|Needs|Recommendation|Inspection recommendation|Finding|Standard|National standard|Practice standard|Key question|Key line of enquiry|Domain|Pillar|Promise|Pledge|Ambition|Strand|Workstream|Work stream|Programme|Service area|Topic|Subject|Category|Heading|Section|Chapter|Challenge|Gap|Gap identified|Area for development|Improvement theme|Improvement area|Driver|Principle|Right|Problem to be solved|Problem|Vision|Strategic theme|Learning|Learning point",
    "none": "Resources|Resources required|Resource implications|Resource|Resourcing|Resources needed|What resources do we need?|Inputs|Input|Budget|Budget / resources|Cost|Costs|Cost (£)|Estimated cost|Cost / funding|Funding|Funding source|Funded by|Financial implications|Staffing|Staff time|Capacity|Risk|Risks|Risk if not delivered|Risks and mitigation|Barriers|Risks / barriers|Barriers and mitigations|Obstacles|Mitigation|Dependencies|Dependency|Interdependencies|Dependent on|Links to other plans|Linked plans|Link to strategy|Strategic links|Link to YJ plan|Links|Cross reference to other strategies|Linked strategies|Related plans|Where else is this monitored?",
}
"""`none`: the texts belong to no field of an action, but must not stand in its title, leads, measure or date either."""
TEXTS = {
    "title": ["Set up a weekly drop-in at the family hub", "Review the remand protocol with the court", "Offer mentoring to children leaving custody", "Train panel members in restorative practice", "Develop a pathway for girls"],
    "leads": ["Prevention Manager", "Court Team Leader", "Resettlement Officer", "Volunteer Coordinator", "Head of Service"],
    "due": ["30/09/2026", "31/12/2026", "30/06/2026", "31/01/2027", "31/10/2026"],
    "measure": ["Twelve children attend each month", "10% reduction in remand nights", "Number of children matched", "90% of members trained by the end of the year", "Pathway in use with positive feedback"],
    "progress": ["Venue agreed on 3 May, first session held", "Draft has been shared with the court", "Two mentors recruited, a third is being vetted", "Training took place in June", "Not started because of vacancy"],
    "rag": ["Green", "Amber", "Green", "Red", "Amber"],
    "ref": ["1.1", "1.2", "2.1", "2.2", "3.1"],
    "objective": ["Early help", "Early help", "Custody and resettlement", "Restorative justice", "Girls"],
    "none": ["Staff time only", "£2,400 from the grant", "Existing budget; loss of the trainer", "Workforce strategy 2025", "Vacancies in health"],
}
PLAIN = {"ref": "Ref", "title": "Action", "leads": "Lead", "due": "By when", "measure": "Success measure", "rag": "RAG", "progress": "Progress", "objective": "Objective", "none": "Resources"}
ORDER = ["ref", "objective", "title", "leads", "due", "none", "measure", "rag", "progress"]


def half_of(head: str) -> str:
    return "to_mend_from" if sha1(head.encode()).digest()[0] % 2 else "kept"


def understood(kind: str, head: str) -> str:
    """What went wrong in a plain table with this one head; nothing where all of it was understood."""
    beside = {"title": [], "none": ["measure", "rag"]}.get(kind, [])
    kinds = [each for each in ORDER if each in {"ref", "title", "leads", "due", kind, *beside}]
    paper = Web()
    named = [head if each == kind else PLAIN[each] for each in kinds]
    paper.table([named, *([TEXTS[each][n] for each in kinds] for n in range(5))])
    actions = read(paper.content(), "plan.html").actions
    if [a["title"] for a in actions] != TEXTS["title"]:
        return f"{len(actions)} actions: {[a['title'] for a in actions][:1]}"
    for n, action in enumerate(actions):
        for each in {*kinds, "measure", "progress", "rag", "objective"} - {"title"}:
            expected = TEXTS[each][n] if each in kinds and each != "none" else None
            if not _is(each, expected, action, kind):
                return f"{each}: {_said(each, action)!r}"
    return ""


def _is(field: str, expected: str | None, action: dict, kind: str) -> bool:
    if field == "none":
        return True
    if field == "objective" and kind in ("objective", "none"):
        return expected is None or expected in (action["objective"], action["section"])
    if field == "progress" and kind == "none":
        return True
    said = _said(field, action)
    return said == (expected.casefold() if field == "rag" and expected else expected)


def _said(field: str, action: dict) -> str | None:
    if field == "leads":
        return " ".join(lead["text"] for lead in action["leads"]) or None
    if field == "due":
        return action["due"] and action["due"]["text"]
    if field == "progress":
        return " ".join(note["text"] for note in action["progress"]) or None
    return action[field]


def main(show: bool) -> None:
    right, told = Counter(), Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for kind, heads in HEADS.items():
        for head in dict.fromkeys(heads.split("|")):
            half = half_of(head)
            told[half, kind] += 1
            said = understood(kind, head)
            right[half, kind] += not said
            if said and half == "to_mend_from":
                wrong[kind].append(f"{head} -> {said}")
    for half in ("to_mend_from", "kept"):
        each = {kind: f"{right[half, kind]}/{told[half, kind]}" for kind in HEADS}
        all_right = sum(n for (h, _), n in right.items() if h == half)
        print(half, f"{all_right}/{sum(n for (h, _), n in told.items() if h == half)}", each)
    if show:
        for kind, said in wrong.items():
            print(f"\n{kind}", *said, sep="\n   ")


if __name__ == "__main__":
    main("show" in sys.argv)
