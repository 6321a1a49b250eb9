# fmt: off
# ruff: noqa: E501
"""Plans of other services in Word: a table for each recommendation, columns of questions, reviews under one head, ticks."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Word, downwards
from tests.workers.examined.truth import act, headed, under, within

UNSAID = ("unclear", None)


def due(text: str, *meant: tuple) -> list:
    """`text` may fairly mean each of these."""
    return [(text, *each) for each in meant]


YEAR = (UNSAID, ("unclear", "2027-03-31"), ("month", "2027-03-31"), ("quarter", "2027-03-31"), ("day", "2027-03-31"))
INSPECTED = {
    ("The management board should: make sure that all partners contribute to, and are held to account for, the delivery of the youth justice plan", "Chair of the Management Board", "A board that knows its children and uses its influence to remove barriers for them"): [
        (act("Refresh board membership and terms of reference so that every statutory partner is represented at the right level of seniority", "1.1", "Chair / Head of Service".replace(" / ", "~ / ~"), "31 July 2026", note="New terms of reference agreed 9 June. Two vacancies remain (Probation and Housing)."), GREEN),
        (act("Board induction pack and half-day induction session", "1.2", "Business Manager", "Sept 2026", note="Pack drafted"), AMBER),
        (act("Each board member to observe practice at least twice a year and report back", "1.3", "All board members", due("From Sept 2026 then six monthly", ("start_and_recurring", "2026-09-30", "P6M"))), None),
        (act("Partners' contributions (cash and in kind) to be set out in an annual statement", "1.4", "Chair~ / ~Finance Business Partner", due("By end of financial year", *YEAR, ("unclear", "2027-03-31"))), RED),
    ],
    ("The Head of Service should: improve the quality of planning for the safety of the child and of other people", "Head of Service", "Children and those around them are kept safe"): [
        (act("Contingency planning workshop for all case holders and managers", "2.1", "Practice Development Lead", due("Completed May 2026", ("completed", None), ("completed", "2026-05-31"), ("month", "2026-05-31")), note="Held 12 and 19 May, 27 staff attended", status=["completed", None, "open"], decisions=[[], ["completed"]]), BLUE),
        (act("Revise the management oversight policy to include clear expectations on countersigning", "2.2", "Operations Manager", "30/09/2026", note="With JNC for consultation"), AMBER),
        (act("Dip sample of 12 plans per quarter with findings reported to the performance subgroup", "2.3", "QA Officer", "Quarterly", note="Q1: 7 of 12 met the standard"), AMBER),
        (act("Multi-agency child safety and risk panel to be relaunched with a new referral form", "2.4", "Ops Manager, Safeguarding Lead".replace(", ", "~, ~"), due("w/c 5 October 2026", ("day", "2026-10-05"), ("day", "2026-10-09"), ("day", "2026-10-11"))), GREEN),
    ],
    ("The police should: review their arrangements for releasing children under investigation so that delays are reduced", "Superintendent (Criminal Justice)", "Children know the outcome within six weeks"): [
        (act("Monthly RUI tracker shared with the youth justice service", "3.1", "Police YJ Sergeant", "Monthly", note="First tracker received"), GREEN),
        (act("Escalation route agreed for cases over 60 days", "3.2", "Police YJ Sergeant~ & ~OOCR Manager", "Aug 2026"), GREEN),
    ],
}
COLOURS = {GREEN: "green", AMBER: "amber", RED: "red", BLUE: "blue", None: None}


@document("improvement plan")
def table_for_each_recommendation() -> Told:
    paper = Word()
    paper.heading("Post-inspection improvement plan", 0)
    paper.say("This plan sets out how the partnership will respond to the three recommendations of the inspection report published on 14 April 2026. It is owned by the Management Board and will be reviewed at each meeting until the Board is satisfied that improvements are embedded.", "BRAG key: Blue – complete and embedded; Red – significantly behind; Amber – some slippage; Green – on target")
    answers = []
    for n, ((wanted, owner, outcome), lines) in enumerate(INSPECTED.items(), start=1):
        rows = [[C(f"Recommendation {n}", bold=True), C(wanted, across=5), *[...] * 4], [C("Accountable lead", bold=True), C(owner, across=5), *[...] * 4], [C("Intended outcome", bold=True), C(outcome, across=5), *[...] * 4], ["No.", "Key actions", "By whom", "By when", "Progress / evidence", "BRAG"]]
        for a, shade in lines:
            rows.append([a.ref, a.title, a.lead, a.due, a.note, C(shade=shade)])
            a.answer["rag"] = [COLOURS[shade]]
            a.answer["status"] += ["completed"] if shade == BLUE else []
            a.answer["measure"] += [outcome]
            names = [wanted, f"Recommendation {n} {wanted}", f"Recommendation {n}: {wanted}", f"{n} {wanted}"]
            answers.append(within(a, *[(section, name) for name in names for section in (None, f"Recommendation {n}")], *[(name, None) for name in names], *[(name, outcome) for name in [*names, f"Recommendation {n}"]]))
        paper.table(rows)
    paper.say("Signed off by the Chair of the Management Board and the Chief Executive.")
    return Told(paper, answers, {"recommendation": {0, 3}})


WHOLE = {
    "Priority 1\nChild First prevention and diversion": [
        act("Extend the Turnaround legacy offer to children subject to a first community resolution", "", "Prevention Team Manager", "September 2026", "Green", "20% fewer first time entrants than in 2024/25"),
        act("Train neighbourhood officers in the Child First approach and the use of Outcome 22", "", "YJS Police Officer", "December 2026", "Amber", "80 officers trained; increased use of Outcome 22"),
        act("Develop a directory of positive activities with the voluntary sector", "", "Participation & Engagement Officer", due("Autumn 2026", UNSAID, ("month", "2026-11-30"), ("quarter", "2026-12-31"), ("unclear", "2026-11-30"), ("unclear", "2026-12-31")), "Green", "Directory available to all staff and families"),
        act("Hold quarterly out of court scrutiny panels, with feedback to decision makers", "", "Service Manager", "Quarterly", "Green", "Proportion of decisions the panel agrees with rises above 90%"),
    ],
    "Priority 2\nEducation, training and employment": [
        act("Agree a protocol with the inclusion service on children on reduced timetables", "", "ETE Lead~/~Head of Inclusion", "October 2026", "Red", "Number of children on less than 25 hours halves"),
        act("Every child post-16 to have a named careers adviser", "", "ETE Lead", "July 2026", "Amber", "100% recorded on the system"),
        act("Screen all children for speech, language and communication needs at the start of their order", "", "SaLT", "Ongoing", "Green", "95% screened within 20 working days"),
        act("Apply for the Youth Justice SEND Quality Lead award", "", "SEND Champion", due("Submission by Easter 2027", UNSAID, ("day", "2027-03-28"), ("conditional", None)), "Green", "Award gained"),
    ],
    "Priority 3\nReducing serious youth violence": [
        act("Weekly daily-risk briefing between community safety and YJS to include children at risk of being drawn in to weapon carrying", "", "Community Safety Manager", "Weekly", "Green", "Fewer serious violence offences recorded as KPI 9"),
        act("Deliver the Knife Crime Prevention programme in four secondary schools", "", "Prevention Team", due("Academic year 2026/27", UNSAID, ("unclear", "2027-03-31"), ("unclear", "2027-07-31"), ("unclear", "2027-08-31"), ("month", "2027-08-31"), ("day", "2027-08-31")), "Amber", "Pre and post questionnaires show a change in attitudes"),
        act("Review ISS offer", "", "Courts & Resettlement Manager", "Nov 2026", "", "New timetable agreed with the bench"),
    ],
}


@document("business plan")
def whole_plan_with_its_annexes() -> Told:
    paper = Word(landscape=False)
    paper.heading("Youth Justice Plan 2026-2027", 0)
    paper.heading("1. Introduction, vision and strategy", 1)
    paper.say("We are pleased to present the annual plan of the partnership. Our vision is that every child is seen as a child first and an offender second, and that they have what they need to thrive.", "Last year we moved to a new base, recruited two social workers and achieved the Quality Mark.")
    paper.heading("2. Governance", 1)
    paper.table([["Name", "Role", "Agency", "Attendance"], ["Rosalind Achebe", "Chair, Director of Children's Services", "Local authority", "4 of 4"], ["Tobias Wren", "Chief Inspector", "Police", "3 of 4"], ["Vacant", "Head of Probation Delivery Unit", "Probation Service", "1 of 4"]])
    paper.heading("3. Resources and services", 1)
    paper.table([["Agency", "Staffing costs", "Payments in kind", "Other delegated funds", "Total"], ["Local authority", "612,400", "0", "48,000", "660,400"], ["Police", "0", "91,250", "0", "91,250"], ["Youth Justice Board grant", "402,118", "0", "0", "402,118"], ["Total", "1,014,518", "91,250", "48,000", "1,153,768"]])
    paper.heading("4. Progress on previous plan", 1)
    paper.table([["What we said we would do", "What we did"], ["Reduce the number of first time entrants", "The rate fell from 214 to 187 per 100,000 in the year."], ["Launch the parents' group", "The group has met eleven times and is now led by two parents."]])
    paper.heading("5. Challenges, risks and issues", 1)
    paper.table([["Risk", "Likelihood", "Impact", "Mitigation", "Risk owner"], ["Short-term funding for prevention ends in March 2027", "High", "High", "Business case to the partnership; exit strategy being developed", "Head of Service"], ["Recruitment of qualified staff", "Medium", "High", "Market supplement agreed", "Service Manager"]])
    paper.heading("6. Service improvement plan", 1)
    paper.say("The table below sets out what we will do in the coming year to deliver our three priorities.")
    rows, answers = [["Strategic priority", "What are we going to do?", "Who is responsible?", "By when?", "What will success look like?", "RAG"]], []
    body = []
    for priority, actions in WHOLE.items():
        body += [[priority, a.title, a.lead, a.due, a.measure, a.rag] for a in actions]
        number, name = priority.split("\n")
        names = [f"{number} {name}", name]
        answers += under(actions, *[(section, each) for each in names for section in (None, "6. Service improvement plan", "Service improvement plan")], *[(each, None) for each in names])
    paper.table([*rows, *downwards(body, 0)], repeat=1)
    paper.heading("7. Sign off, submission and approval", 1)
    paper.table([["Chair of YJS Board", "Rosalind Achebe"], ["Signature", ""], ["Date", "24 June 2026"]])
    paper.heading("Appendix 1: Staffing", 1)
    paper.table([["Type of contract", "Strategic manager", "Operational manager", "Practitioner", "Total"], ["Permanent", "1", "3", "14", "18"], ["Fixed term", "0", "0", "5", "5"], ["Vacant", "0", "1", "2", "3"]])
    return Told(paper, answers, {"recommendation": {0}, "score": {0}, "indicator": {0, 1, 2, 3, 4}})


DATA = {
    ("Black and Mixed heritage children are 11% of our 10-17 population but 24% of our caseload", "Over-representation starts at the point of arrest and widens at court"): [
        act("Quarterly data set by ethnicity at each decision point, to include stop and search and strip search", "", "Data Analyst~ / ~Police", "Quarterly", measure="Board understands where disparity arises", note="First data set presented in June; police data still missing"),
        act("Explain or reform: panel to review every case where a child of Black or Mixed heritage was refused an out of court disposal", "", "OOCR Manager", due("Sept 2026 onwards", UNSAID, ("month", "2026-09-30"), ("start_and_recurring", "2026-09-30"), ("start_and_recurring", None), ("unclear", "2026-09-30"), ("recurring", "2026-09-30")), measure="Decisions are fair and can be explained", note=""),
        act("Commission culturally competent mentoring from a grassroots provider", "", "Commissioning Manager", "Jan 27", measure="Children report feeling understood", note="Market engagement event 3 July"),
    ],
    ("Gypsy, Roma and Traveller children are often not recorded as such", "We cannot see need that we do not record"): [
        act("Recording guidance for all staff and spot checks", "", "Info Officer", "August 2026", measure="Less than 2% 'not known'", note="Guidance issued"),
        act("Work with the Traveller liaison team to raise awareness of our offer", "", "Prevention Manager", "Ongoing", measure="Increase in self referrals", note=""),
    ],
    ("Children in our care are three times as likely to be charged for incidents in placements", "The joint protocol is not known to private providers"): [
        act("Relaunch the protocol on reducing unnecessary criminalisation with all 14 providers in the area", "", "Head of Corporate Parenting, YJS Head of Service".replace(", ", "~, ~"), "by 31st October 2026", measure="All providers signed up", note="9 signed so far"),
        act("Placements team to include the protocol in individual placement agreements", "", "Placements", "TBC", measure="Dip sample of 10 agreements", note=""),
    ],
    ("Girls are 19% of the caseload and report more trauma", "Interventions were designed for boys"): [
        act("Co-produce a girls' programme with the young women's forum", "", "Participation Worker", due("Spring 2027", UNSAID, ("month", "2027-05-31"), ("unclear", "2027-05-31"), ("quarter", "2027-06-30"), ("unclear", "2027-06-30")), measure="Programme delivered to two cohorts", note="Four girls recruited to the design group"),
    ],
}


@document("delivery plan")
def what_the_data_tells_us() -> Told:
    paper = Word()
    paper.heading("Disproportionality action plan", 0)
    paper.say("Version 4, agreed at the Tackling Disproportionality subgroup on 21 May 2026. We have used the YJB case level toolkit together with local data.")
    body, answers = [], []
    for (told, meaning), actions in DATA.items():
        body += [[told, meaning, a.title, a.lead, a.due, a.measure, a.note] for a in actions]
        answers += under(actions, *[(section, text) for text in (told, meaning, f"{told} {meaning}", None) for section in (None, told) if section != text])
    body = downwards(downwards(body, 0), 1)
    paper.table([["What does the data tell us?", "So what?", "Now what? (our actions)", "Who?", "When?", "What difference will it make?", "Where are we up to"], *body], repeat=1)
    return Told(paper, answers)


STAFF = {
    "1. Recruit and retain": [
        (act("Complete a skills audit against the Youth Justice skills matrix", "1a", "Workforce Lead", "30 June 2026"), "Staff time, 1 day each", "Questionnaire out in May; results to SMT in June", "Complete"),
        (act("Offer two apprenticeships through the Youth Justice Practitioner standard", "1b", "Head of Service", "Sept 2026"), "Levy", "Adverts in June; interviews in July", "On track"),
        (act("Exit interviews carried out by a manager from outside the team", "1c", "HR Business Partner", "Ongoing"), "None", "", "On track"),
        (act("Recognise long service & good practice at the annual celebration", "1d", "SMT", "Dec 2026"), "£500", "Nominations by 1 November", "Not started"),
    ],
    "2. Learn and develop": [
        (act("AssetPlus refresher for all case managers", "2a", "Practice Manager", "Nov 2026"), "In house", "Dates set by September", "Slipped"),
        (act("Trauma recovery model: team formulation training", "2b", "Clinical Psychologist", "March 2027"), "£4,200 NHSE funding", "Provider booked; dates in January and February", "On track"),
        (act("Volunteers and panel members invited to all core training", "2c", "Volunteer Coordinator", "Ongoing"), "Room hire", "", "On track"),
        (act("Reflective supervision: every manager trained, policy amended", "2d", "Service Manager~ / ~Principal Social Worker", "Jan 2027"), "PSW's time", "Policy to board in December", "On track"),
    ],
    "3. Look after ourselves": [
        (act("Clinical supervision available to everybody who works with harmful sexual behaviour", "3a", "CAMHS", "asap"), "1 day a month", "", "Slipped"),
        (act("Stress risk assessments completed with each member of staff", "3b", "Team Managers", "31 December 2026"), "None", "Half by October", "On track"),
    ],
}
STATUS = {"Complete": (["completed", None, "open"], [None, "blue", "green"]), "On track": ([None, "open"], [None, "green"]), "Slipped": ([None, "open"], [None, "red", "amber"]), "Not started": ([None, "open"], [None, "grey"])}


@document("lead and support")
def workforce_plan() -> Told:
    paper = Word()
    paper.heading("Workforce development plan 2026 – 2028", 1)
    paper.say("Our staff are our greatest asset. The staff survey told us that people feel proud of their work, but that inductions are patchy and that there is not enough time to reflect.")
    answers = []
    for name, lines in STAFF.items():
        paper.bold(name)
        rows = [["", "What needs to happen", "Owner", "Resources required", "Milestones", "Completion date", "Status"]]
        for a, needs, steps, word in lines:
            rows.append([a.ref, a.title, a.lead, needs, steps, a.due, word])
            status, rag = STATUS[word]
            a.answer |= {"status": status, "rag": rag, "decisions": [[], *([["completed"]] if word == "Complete" else [])], "measure": [None, steps or None]}
            a.answer["progress"] += [[(None, steps)]] if steps else []
        paper.table(rows)
        answers += under([a for a, *_ in lines], *headed(name))
    paper.bold("Equality")
    paper.say("We will monitor take-up of training by grade, sex, ethnicity and disability.")
    return Told(paper, answers)
