# fmt: off
# ruff: noqa: E501
"""Workbooks of other services: sheets around the plan, a board's log by meeting, a sheet for each pillar, numbered cells."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.for_development.other_services_word import UNSAID, due
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Excel, band
from tests.workers.examined.truth import act, dated, within

SHADES = {"Red": RED, "Amber": AMBER, "Green": GREEN, "Blue": BLUE}
LIVE = [
    ("Custody", "HMIP", "Write and publish a constructive resettlement policy", "Head of YJS", "Resettlement Manager", date(2026, 9, 30), None, 0.6, "Green", "Green", "Draft to August team meeting"),
    ("Custody", "HMIP", "Ensure every child in custody has a nominated housing officer", "AD Housing", "Resettlement Manager", date(2026, 7, 31), date(2026, 10, 31), 0.25, "Amber", "Green", "Housing restructure has delayed this. New date agreed at June board."),
    ("Custody", "Peer review", "Family contact to be funded", "Head of YJS", "Business Manager", date(2026, 6, 30), None, 1, "Blue", "Green", "Budget line of £3k set up"),
    ("Victims", "HMIP", "Recruit a second restorative justice worker", "Head of YJS", "RJ Co-ordinator", date(2026, 8, 31), date(2026, 11, 30), 0.4, "Amber", "Amber", "Job evaluation returned. Advert live 4 July"),
    ("Victims", "Audit", "Victim contact to be made within 5 days of receiving consent", "Service Manager", "RJ Co-ordinator", date(2026, 5, 31), None, 0.9, "Green", "Amber", "91% in June"),
    ("Victims", "Self assessment", "Survey victims at closure", "Service Manager", "Performance Analyst", date(2027, 1, 31), None, 0, "Green", "Green", ""),
    ("Health", "Peer review", "Health needs assessment of the cohort", "Consultant in Public Health", "Performance Analyst", date(2026, 12, 31), None, 0.1, "Red", "Amber", "No analyst capacity in public health until October"),
    ("Health", "HMIP", "Liaison and diversion to cover weekends", "ICB", "L&D Manager", date(2026, 10, 1), None, 0.5, "Green", "Green", "Rota agreed with unions"),
    ("Health", "HMIP", "Substance misuse screening at first appointment", "Service Manager", "SMU worker", date(2026, 9, 1), None, 0.3, "Amber", "Amber", "Form on system. Needs training"),
]
CLOSED = [
    ("Courts", "HMIP", "Court duty rota to include Saturdays and bank holidays", "Service Manager", "Court Officer", date(2026, 3, 31), None, 1, "Blue", "Blue", "Closed at April board"),
    ("Courts", "Audit", "Congruence between reports and outcomes to be monitored", "Service Manager", "Court Officer", date(2026, 3, 31), None, 1, "Blue", "Blue", "Closed at May board. 86% congruence"),
]


@document("workbook")
def sheets_around_the_plan() -> Told:
    paper = Excel()
    paper.start("Read me")
    paper.rows([[C("How to use this tracker", bold=True)], ["Update the Live actions sheet by the 10th of each month."], ["Do not insert columns."], ["Move completed actions to the Closed sheet once the board has agreed."]])
    paper.start("Dashboard")
    paper.rows([[C("Actions by workstream", bold=True)], ["Workstream", "Red", "Amber", "Green", "Blue", "Total"], ["Custody", 0, 1, 1, 1, 3], ["Victims", 0, 1, 2, 0, 3], ["Health", 1, 1, 1, 0, 3], ["Total", 1, 3, 4, 1, 9]])
    head = ["No", "Workstream", "Source", "Action", "Accountable", "Responsible", "Original deadline", "Revised deadline", "% complete", "RAG (this month)", "RAG (last month)", "Commentary", "Evidence saved at"]
    answers, number = [], 0
    for sheet, lines in (("Live actions", LIVE), ("Closed actions", CLOSED)):
        paper.start(sheet)
        paper.rows([head])
        for stream, source, title, first, second, on, later, done, rag, before, note in lines:
            number += 1
            a = dated(act(title, str(number), rag=rag, note=note), later or on)
            if later:
                a.answer["due"] = [meaning | {"original_on": original} for meaning in a.answer["due"] for original in (on.isoformat(), None)]
                shown = f"{on:%d/%m/%Y} {later:%d/%m/%Y}"
                a.answer["due"] += [{"text": shown, "kind": "day", "on": later.isoformat(), "every": None, "original_on": on.isoformat()}]
            else:
                a.answer["due"] += [meaning | {"original_on": on.isoformat()} for meaning in a.answer["due"]]
            blue = rag == "Blue"
            a.answer |= {"leads": [[first, second]], "status": [None, "open", *(["completed"] if blue else [])], "decisions": [[], *([["completed"]] if blue else [])]}
            places = [(section, objective) for section, objective in ((stream, None), (None, stream), (sheet, stream), (stream, source), (source, stream), (None, source))]
            if sheet.startswith("Closed"):
                a.answer["status"] += ["completed"]
                a.answer["decisions"] += [["completed"]]
            answers.append(within(a, *places))
            place = f"S:\\YJS\\Evidence\\{stream}\\{number}" if number % 3 == 0 else ""
            paper.rows([[number, stream, source, title, first, second, on, later, done, C(rag, shade=SHADES[rag]), C(before, shade=SHADES[before]), note, place]])
    paper.start("Lists")
    paper.rows([["RAG", "Source", "Workstream"], ["Red", "HMIP", "Custody"], ["Amber", "Peer review", "Victims"], ["Green", "Audit", "Health"], ["Blue", "Self assessment", "Courts"]])
    return Told(paper, answers, {"score": {0}, "indicator": {0}})


MEETINGS = {
    "Board meeting 12 March 2026": [
        (act("Circulate the KPI definitions to all members", "26/01", "Performance Manager", note="Circulated 16 March", status=["completed"], decisions=[[], ["completed"]]), "5", "Next meeting", "Closed"),
        (act("Explore co-location of the exploitation team at the YJS base", "26/02", "Head of Service", note="Visit took place. Landlord's consent needed.", status=[None, "open"]), "6", "June board", "Open"),
        (act("Write to the Local Criminal Justice Board about delays at the youth court", "26/03", "Chair", note="Letter sent, reply received", status=["completed"], decisions=[[], ["completed"]]), "8", "31/03/2026", "Closed"),
    ],
    "Board meeting 18 June 2026": [
        (act("Bring a deep dive on girls to the next meeting", "26/04", "Deputy Manager", note="On September agenda", status=[None, "open"]), "4", "Next meeting", "Open"),
        (act("Nominate a deputy for probation", "26/05", "Head of PDU", note="", status=[None, "open"]), "1", "ASAP", "Overdue"),
        (act("Finance subgroup to consider the impact of the late grant announcement", "26/06", "Finance BP~/~Chair", note="Met 2 July. Paper to follow", status=[None, "open"]), "7", "17/09/2026", "Open"),
        (act("All to send case studies for the annual plan to Business Support", "26/07", "ALL", note="Two received", status=[None, "open", "completed"]), "9", "10/07/2026", "Closed – superseded by 26/09"),
    ],
    "Board meeting 17 September 2026": [
        (act("Present the disproportionality plan to the Health and Wellbeing Board", "26/08", "Director of Children's Services", status=[None, "open"]), "5", "December board", "Open"),
        (act("One case study per agency per meeting, rota attached to the minutes", "26/09", "Business Support", status=[None, "open"]), "9", "Ongoing", "Open"),
    ],
}
MEANT = {"Next meeting": [("conditional", None), UNSAID, ("unclear", "2026-06-18"), ("unclear", "2026-09-17"), ("day", "2026-06-18"), ("day", "2026-09-17")], "June board": [UNSAID, ("month", "2026-06-30"), ("unclear", "2026-06-30"), ("conditional", None), ("conditional", "2026-06-30")], "December board": [UNSAID, ("month", "2026-12-31"), ("unclear", "2026-12-31"), ("conditional", None), ("conditional", "2026-12-31")]}


@document("action log")
def by_meeting() -> Told:
    paper = Excel()
    paper.start("Action log")
    paper.rows([band("Youth Justice Management Board – action log", 7), ["Action No.", "Minute", "Action agreed", "Owner", "Deadline", "Update", "Open / closed"]])
    answers = []
    for meeting, lines in MEETINGS.items():
        paper.rows([band(meeting, 7, shade="D9D9D9")])
        for a, minute, when, word in lines:
            meant = act("x", due=due(when, *MEANT[when]) if when in MEANT else when).answer["due"]
            a.answer["due"] = meant
            if word.startswith("Closed –"):
                a.answer |= {"status": [None, "open", "completed", "superseded"], "decisions": [[], ["superseded"], ["completed"], ["unclear"]]}
                a.answer["progress"] += [[(None, note), (None, word)] for _, note in a.answer["progress"][0]]
            a.answer["rag"] = [None, *(["blue", "green"] if word == "Closed" else ["red"] if word == "Overdue" else [])]
            answers.append(within(a, (None, meeting), (meeting, None), (None, None), (meeting, minute), (None, minute)))
            paper.rows([[a.ref, minute, a.title, a.lead, when, a.note, word]])
    paper.rows([["", "", "Total open", 5, "", "", ""]], gap=1)
    return Told(paper, answers)


PILLARS = {
    "Pillar 1 Prevent": ("Fewer children enter the justice system", [
        (act("Launch the schools' early alert form", "P1.1", "PM"), date(2026, 7, 1), "On track", "Form live in 9 schools", "20 alerts a term"),
        (act("Youth workers in A&E at weekends", "P1.2", "PM / NHS".replace(" / ", "~ / ~")), date(2026, 11, 1), "Slipped", "Honorary contracts outstanding", "Two nights a week covered"),
        (act("Intensive family support to be offered to siblings", "P1.3", "EH"), date(2027, 3, 1), "Not yet due", "", "10 families"),
        (act("Detached teams follow the weekly hotspot map", "P1.4", "YS"), date(2026, 5, 1), "Complete", "Done since April", "ASB calls fall by 10%"),
    ]),
    "Pillar 2 Divert": ("Children are diverted from court wherever it is safe", [
        (act("Point of arrest diversion in both custody suites", "P2.1", "POL"), date(2026, 9, 1), "On track", "First suite since June", "50 children"),
        (act("Speech therapist at the joint panel", "P2.2", "SALT"), date(2026, 6, 1), "Complete", "Attends weekly", "All panels"),
        (act("Deferred caution scheme to be evaluated", "P2.3", "PA"), date(2027, 2, 1), "Not yet due", "", "Report to board"),
    ]),
    "Pillar 3 Restore": ("Harm is repaired", [
        (act("Victims' voices on the board twice a year", "P3.1", "RJ"), date(2026, 12, 1), "On track", "First attended in June", "Two visits"),
        (act("Unpaid work to be something children are proud of", "P3.2", "RJ, YS".replace(", ", "~, ~")), date(2026, 10, 1), "Slipped", "Allotment lease ended", "3 new projects"),
        (act("Train six volunteers in complex restorative work", "P3.3", "RJ"), date(2027, 1, 1), "On track", "Four booked", "6 trained"),
    ]),
}
PILLAR_WORDS = {"On track": ([None, "open"], [None, "green"]), "Slipped": ([None, "open"], [None, "red", "amber"]), "Not yet due": ([None, "open"], [None, "grey"]), "Complete": (["completed"], [None, "blue", "green"])}


@document("workbook")
def sheet_for_each_pillar() -> Told:
    paper = Excel()
    answers = []
    for sheet, (outcome, lines) in PILLARS.items():
        paper.start(sheet)
        paper.rows([band("Youth Justice Strategic Partnership", 8), band("Delivery plan 2026-29: year 1", 8), ["Version 3.2", "", "", "", "", "", "", "Updated 03/08/2026"], ["Outcome:", C(outcome, across=7), *[...] * 6], [""] * 8])
        paper.rows([["Ref", "Activity\n(SMART)", "Lead*", "Deadline\n(mmm-yy)", "Status\n(drop down)", "Latest position", "Target /\nmilestone", "Evidence"]], gap=0)
        for a, on, word, note, target in lines:
            paper.rows([[a.ref, a.title, a.lead.replace("~", ""), C(on=on, shown="mmm-yy"), word, note, target, ""]])
            last = {"05": "31", "06": "30", "07": "31", "09": "30", "10": "31", "11": "30", "12": "31", "01": "31", "02": "28", "03": "31"}[f"{on:%m}"]
            status, rag = PILLAR_WORDS[word]
            shown = f"{on:%b-%y}"
            a.answer |= {"due": [{"text": text, "kind": kind, "on": day, "every": None, "original_on": None} for text in (shown, f"{on:%d/%m/%Y}") for kind, day in (("month", f"{on:%Y-%m}-{last}"),)], "status": status, "rag": rag, "decisions": [[], *([["completed"]] if word == "Complete" else [])], "measure": [target], "progress": [[(None, note)] if note else [], *([[("2026-08-03", note)]] if note else [])]}
            answers.append(within(a, (sheet, outcome), (None, outcome), (sheet, None), (outcome, None), (sheet, f"Outcome: {outcome}"), (None, f"Outcome: {outcome}"), (None, sheet), (outcome, sheet)))
        paper.rows([["Total number of actions", "", len(lines), "", "", "", "", ""], ["* PM = Prevention Manager, EH = Early Help, YS = Youth Service, POL = Police, PA = Performance Analyst, RJ = Restorative Justice Worker"]], gap=1)
    return Told(paper, answers, {"score": {0}, "indicator": {0}})


NUMBERED = {
    "Children are involved in decisions about the service": [
        act("Set up a youth advisory group", lead="Participation Lead", due="Sept 2026"),
        act("Children to sit on all interview panels", lead="HR", due="Ongoing"),
        act("Publish a 'you said, we did' each term", lead="Comms", due="Dec 2026"),
    ],
    "Parents and carers are supported": [
        act("Weekly coffee morning at the hub", lead="Parenting Worker", due="June 2026"),
        act("Non-violent resistance course, two cohorts", lead="CAMHS", due="March 2027"),
    ],
    "Our buildings are safe and welcoming": [
        act("Redecorate the waiting room with children", lead="Facilities", due="Aug 2026"),
        act("Review arrangements for children who must not meet", lead="Ops Manager", due="July 2026"),
        act("Snacks and drinks available", lead="Business Support", due="Immediately"),
    ],
    "We know our impact": [act("Follow up with children six months after closure", lead="Performance Officer", due="Jan 2027")],
}


@document("crowded cells")
def numbered_in_cells() -> Told:
    paper = Excel()
    paper.start("Participation")
    paper.rows([["Outcome we want", "What are we going to do to achieve this?", "Responsible person(s)", "Timeframe"]])
    answers = []
    for outcome, actions in NUMBERED.items():
        many = len(actions) > 1
        columns = [[a.title for a in actions], [a.lead for a in actions], [a.due for a in actions]]
        paper.rows([[outcome, *("\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1)) if many else texts[0] for texts in columns)]])
        for n, a in enumerate(actions, start=1):
            a.answer["title"] += [f"{n}. {a.title}"]
            a.answer["ref"] += [str(n), f"{n}."]
            answers.append(within(a, (None, outcome), (outcome, None), ("Participation", outcome)))
    return Told(paper, answers)
