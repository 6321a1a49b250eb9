# fmt: off
# ruff: noqa: E501
"""Plans of other services in Word: reviews under one head, one long table with bands, findings of audits, ticks for agencies."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.for_development.other_services_word import due
from tests.workers.examined.papers import C, Word, band
from tests.workers.examined.truth import act, under, within

REVIEWED = [
    (act("Resettlement panel to sit within 10 working days of sentence for every child in custody", "4.1", "Resettlement Lead", "Sept 2026"), "Panel dates set for the year", "Panel sat for 3 of 3 children", "Complete"),
    (act("Agree a constructive resettlement checklist with the two YOIs and the SCH", "4.2", "Resettlement Lead~ / ~YCS", "Nov 2026"), "Draft with governors", "Signed by one YOI, chased others", "Ongoing"),
    (act("Supported lodgings: two beds ring-fenced for remand alternatives", "4.3", "Housing Options", "Jan 2027"), "", "Funding not agreed. Escalated to the Board", "At risk"),
    (act("PACE transfer bed available every night", "4.4", "EDT Manager", due("Dec 26 (was Sept 26)", ("month", "2026-12-31", None, "2026-09-30"), ("month", "2026-12-31"))), "Two foster carers identified", "Carers approved by panel", "Ongoing"),
    (act("Annual review of all remands with the bench chair", "4.5", "Court Manager", "Annually"), "Not due", "First review booked for February", "Ongoing"),
    (act("Children leaving custody to have a GP and dentist before release", "4.6", "Health Lead", "Ongoing"), "Health passport designed", "", "Ongoing"),
    (act("Mentors matched before release", "4.7", "Volunteer Co-ordinator", due("Mar-27", ("month", "2027-03-31"))), "Four mentors trained", "Two matches made", "Ongoing"),
]
WORDS = {"Complete": (["completed"], [None, "blue", "green"], [[], ["completed"]]), "Ongoing": ([None, "open"], [None], [[]]), "At risk": ([None, "open"], [None, "red", "amber"], [[]])}


@document("delivery plan")
def two_reviews_under_one_head() -> Told:
    paper = Word()
    paper.heading("Resettlement and remand delivery plan", 0)
    paper.say("Lead: Resettlement Lead. Reporting to: Courts and Custody subgroup. Reviewed in October and January.")
    rows = [
        [C("Ref", down=2, bold=True), C("Planned", across=3, bold=True), ..., ..., C("Review of progress", across=2, bold=True), ..., C("Status", down=2, bold=True)],
        [..., C("Task", bold=True), C("Lead", bold=True), C("Target", bold=True), C("October 2026", bold=True), C("January 2027", bold=True), ...],
    ]
    answers = []
    for a, october, january, word in REVIEWED:
        rows.append([a.ref, a.title, a.lead, a.due, october, january, word])
        status, rag, decisions = WORDS[word]
        said = [(on, name, text) for on, name, text in (("2026-10-31", "October 2026", october), ("2027-01-31", "January 2027", january)) if text]
        progress = [[(day if days else None, f"{name}{sep}{text}" if named else text) for day, name, text in said] for days in (True, False) for named in (True, False) for sep in (": ", " ")]
        a.answer |= {"status": status, "rag": rag, "decisions": decisions, "progress": progress}
        answers.append(a)
    paper.table(rows, repeat=2)
    return Told(paper, under(answers, (None, None), ("Resettlement and remand delivery plan", None)))


DOMAINS = {
    ("Domain 1: Organisational delivery", "1.1 Governance and leadership"): [
        act("Chair and vice chair to meet each statutory partner one to one before the autumn board", "1.1.1", "Chair", "30.09.26", "A", note="Five of seven met"),
        act("Performance report to be reduced to ten pages and to lead with children's stories", "1.1.2", "Performance Manager", "31.07.26", "G", note="Trialled in July"),
        act("Risk register reviewed as a standing item", "1.1.3", "Head of Service", "Quarterly", "G", note=""),
    ],
    ("Domain 1: Organisational delivery", "1.2 Staff"): [
        act("Workload tool to be introduced", "1.2.1", "Ops Mgr", "30.11.26", "R", note="Tool from neighbouring service not suitable; looking at others"),
        act("All staff to have a learning plan linked to appraisal", "1.2.2", "Team Managers", "31.05.26", "B", note="All in place"),
    ],
    ("Domain 1: Organisational delivery", "1.3 Partnerships and services"): [
        act("Renegotiate the health offer with the ICB to include a nurse and access to forensic CAMHS", "1.3.1", "Director of Commissioning (ICB)", "31.12.26", "A", note="Options paper to be presented in September"),
        act("Refresh the information sharing agreement", "1.3.2", "Information Governance", "31.08.26", "A", note=""),
        act("Restorative justice offer to be made to every identified victim", "1.3.3", "Victim Worker", "Ongoing", "G", note="Q1: 31 of 33 offered"),
    ],
    ("Domain 2: Court disposals", "2.1 Assessing"): [
        act("Guidance on using information held by other agencies", "2.1.1", "Practice Manager", "31.10.26", "G", note="Draft shared at team day"),
        act("Assessments to be analytical: case formulation template in every report", "2.1.2", "Practice Manager", "31.03.27", "G", note=""),
    ],
    ("Domain 2: Court disposals", "2.2 Planning"): [
        act("Plans co-produced using the new 'My Plan' format", "2.2.1", "Participation Lead", "30.09.26", "G", note="Format designed by six children"),
        act("Victims' wishes reflected in planning", "2.2.2", "Victim Worker~ & ~Case Managers", "30.09.26", "A", note="Audit shows 58%"),
    ],
    ("Domain 3: Out-of-court disposals", "3.4 Out-of-court disposal policy and provision"): [
        act("Evaluate the OOCD policy, including the views of children", "3.4.1", "Research Officer", "31.01.27", "G", note=""),
        act("Joint decision-making panel to record its rationale in full", "3.4.2", "Panel Chair", "30.06.26", "B", note="Template in use since May"),
    ],
}


@document("levels")
def bands_of_two_levels_with_the_header_again() -> Told:
    paper = Word()
    paper.heading("Inspection readiness plan", 0)
    paper.say("Updated for the July board. Changes since the last meeting are in bold.")
    head = ["Ref", "Improvement activity", "Responsible", "Target", "Update (July 2026)", "BRAG"]
    rows, answers, before = [], [], None
    for (domain, standard), actions in DOMAINS.items():
        if domain != before:
            rows.append(band(domain, 6, shade="002060"))
            rows.append(band(standard, 6, shade="D9E2F3"))
            rows.append(head)
        else:
            rows.append(band(standard, 6, shade="D9E2F3"))
        before = domain
        for a in actions:
            rows.append([a.ref, a.title, a.lead, a.due, a.note, a.rag])
            a.answer["progress"] += [[("2026-07-31", a.note)]] if a.note else []
            colour = {"R": "red", "A": "amber", "G": "green", "B": "blue"}[a.rag]
            a.answer |= {"rag": [colour], "status": [None, "open", *(["completed"] if colour == "blue" else [])], "decisions": [[], *([["completed"]] if colour == "blue" else [])]}
            bare = standard.split(" ", 1)[1]
            answers.append(within(a, *[(section, name) for name in (standard, bare) for section in (domain, None, domain.split(": ")[1])], (standard, None)))
    first = answers[0]
    rows.insert(4, ["", "", "", "", "Probation and Housing outstanding", ""])
    first.answer["progress"] = [[(None, "Five of seven met"), (None, "Probation and Housing outstanding")], [("2026-07-31", "Five of seven met"), ("2026-07-31", "Probation and Housing outstanding")], [("2026-07-31", "Five of seven met Probation and Housing outstanding")], [(None, "Five of seven met Probation and Housing outstanding")]]
    paper.table(rows)
    return Told(paper, answers)


AUDITED = [
    ("Chronologies were missing in 6 of 15 cases", "Workers do not see the value of them", act("Chronology guidance and two worked examples to be circulated", "", "Quality Assurance Manager", "31/07/26", note="Circulated 4 July")),
    ("Chronologies were missing in 6 of 15 cases", "Workers do not see the value of them", act("Chronologies to be a standing item in supervision", "", "Team managers", "Ongoing")),
    ("Father's views were sought in 4 of 15 cases", "Default is to contact mothers", act("Amend the assessment prompt so that both parents are named", "", "Systems Officer", "30/09/26", note="Change request logged")),
    ("Father's views were sought in 4 of 15 cases", "Default is to contact mothers", act("Learning lunch on working with fathers", "", "Parenting Practitioner", "Oct 26", note="Booked for the 14th")),
    ("Good use of exploitation screening tool, but not repeated", "Tool seen as one off", act("Review point to be set at three months in the case management system", "", "Systems Officer", "30/09/26")),
    ("Victim safety considered well", "Strength, to be maintained", act("Share good examples at practice forum", "", "Victim Liaison Officer", "Sept 26", note="Two examples chosen")),
    ("Transitions to probation planned late", "No trigger before 17 and a half", act("Monthly list of children aged 17 and a quarter to be sent to the seconded probation officer", "", "Business Support", "Monthly", note="Started in June")),
    ("Transitions to probation planned late", "No trigger before 17 and a half", act("Update the transitions protocol", "", "Seconded PO~/~Deputy Manager", due("Nov/Dec 26", ("month", "2026-12-31"), ("unclear", "2026-12-31")))),
]


@document("self-assessment")
def completed_by_is_a_day() -> Told:
    paper = Word()
    paper.heading("Thematic audit of assessments: learning and action plan", 1)
    paper.say("Fifteen cases were audited by managers and moderated by a peer from a neighbouring service. Five were good, eight required improvement and two were inadequate.")
    rows, answers, before = [["Audit finding", "Reason / learning", "Action required", "Responsible officer", "To be completed by", "Impact / update"]], [], None
    for finding, reason, a in AUDITED:
        rows.append([finding if finding != before else "", reason if finding != before else "", a.title, a.lead, a.due, a.note])
        before = finding
        answers.append(within(a, *[(section, text) for text in (finding, reason, f"{finding} {reason}", None) for section in (None, finding) if section != text]))
    paper.table(rows)
    return Told(paper, answers)


AGENCIES = ["YJS", "Police", "Health", "Education"]
TICKED = [
    (act("Map all SEND support available to children known to youth justice", due="July 2026", measure="Map on the local offer website"), "✓ ✓✓"),
    (act("EHCPs to be shared with the YJS within 5 days of a child's first appointment", due="Sept 2026", measure="Monthly report from the SEND team"), "✓  ✓"),
    (act("Neurodiversity awareness sessions for custody sergeants and appropriate adults", due="Nov 2026", measure="90% of sergeants attended"), "✓✓✓ "),
    (act("One page profile to go with the child to court and custody", due="Oct 2026", measure="Profile seen in 9 of 10 cases audited"), "✓✓ ✓"),
    (act("SALT report included in pre-sentence reports", due="Ongoing", measure="QA of reports"), "✓ ✓ "),
    (act("Educational psychologist consultation surgery each half term", due=due("Half termly from Sept 2026", ("start_and_recurring", "2026-09-30"), ("start_and_recurring", "2026-09-30", "P6W"), ("recurring", None), ("unclear", None), ("recurring", "2026-09-30"), ("start_and_recurring", "2026-09-30", "P2M")), measure="Six surgeries held; feedback from staff"), "✓  ✓"),
    (act("Joint protocol on exclusions for offensive weapons", due="Jan 2027", measure="Protocol signed by all secondary heads"), "✓✓ ✓"),
    (act("Dyslexia friendly letters and appointment cards", due="Aug 2026", measure="Children say that letters are easier to read"), "✓   "),
]


@document("wide partnership table")
def ticks_for_agencies() -> Told:
    paper = Word()
    paper.heading("Youth justice and SEND: partnership action plan", 1)
    paper.say("Two thirds of the children we work with have an identified special educational need. A tick shows which agency contributes.")
    rows = [[C("Action", down=2), C("Agency contributing", across=4), ..., ..., ..., C("Timescale", down=2), C("Impact measure", down=2)], [..., *AGENCIES, ..., ...]]
    answers = []
    for a, signs in TICKED:
        rows.append([a.title, *[sign.strip() for sign in signs.ljust(4)], a.due, a.measure])
        a.answer["leads"] = [[], [name for name, sign in zip(AGENCIES, signs.ljust(4), strict=True) if sign.strip()]]
        answers.append(a)
    paper.table(rows)
    return Told(paper, under(answers, (None, None), ("Youth justice and SEND: partnership action plan", None)))
