# fmt: off
# ruff: noqa: E501
"""More prints: a plan on a page; cards two by two; rows that a page break tears in every column; narrow hyphenated
cells; merged areas without rules; a table beside a box of talk; who and when in one cell; a tagged file."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Typeset
from tests.workers.examined.papers.typeset import said
from tests.workers.examined.truth import act, headed, under

ON_A_PAGE = """
#set page(paper: "a3", flipped: true, margin: 12mm)
#set text(font: "Liberation Sans", size: 10pt, lang: "en")
"""
COLUMNS = {
    "Prevention": ["Turnaround to continue until March 2027", "Every school has a named link worker", "Family hubs host a parents' evening each month", "Map unmet need of girls"],
    "Diversion": ["Screen all children for speech and language needs", "Joint decision making panel to meet weekly", "Offer restorative conversation in every case", "Publish the out of court guidance"],
    "Safety": ["Daily police briefing about missing children", "Exploitation champions in each team", "Review all plans after a serious incident"],
    "Resettlement": ["Accommodation confirmed eight weeks before release", "Mentor for each child who leaves custody", "Bank account and ID before release", "Learning from each remand shared with the court"],
}


@document("wide partnership table")
def a_plan_on_a_page() -> Told:
    paper = Typeset(ON_A_PAGE)
    paper.heading("Youth Justice Plan on a page 2026/27")
    vision = "Our vision: children in Tarrandale are safe, heard and have a future"
    head = ", ".join(f"table.cell(fill: rgb(\"#34495E\"))[#text(fill: white, weight: \"bold\")[{name}]]" for name in ("Priority", *COLUMNS))
    does = ", ".join(f"[#list({', '.join(map(said, actions))})]" for actions in COLUMNS.values())
    known = ["Fewer first time entrants", "90% of panels within ten days", "Fewer children harmed", "No child released without a home"]
    paper.raw(f"#block(fill: rgb(\"#EAF2F8\"), inset: 8pt, width: 100%)[{vision}]", vision)
    paper.raw(f"#table(columns: (1fr, 3fr, 3fr, 3fr, 3fr), inset: 7pt, align: left, table.header({head}), [#strong[What we will do]], {does}, [#strong[How we will know]], {', '.join(map(said, known))})", "Priority", *COLUMNS, "What we will do", *[a for each in COLUMNS.values() for a in each], "How we will know", *known)
    answers = []
    for (name, actions), measure in zip(COLUMNS.items(), known, strict=True):
        for title in actions:
            a = act(title)
            a.answer |= {"measure": [None, measure], "due": [None, *act("", due=("March 2027", "month", "2027-03-31")).answer["due"]] if "2027" in title else [None]}
            answers += under([a], (None, name), (name, None))
    return Told(paper, answers)


SIDE = """
#set page(paper: "a4", margin: 14mm, footer: context text(size: 7.5pt)[Restorative practice plan #h(1fr) #counter(page).display()])
#set text(font: "Liberation Sans", size: 8.5pt, lang: "en")
"""
TWO_BY_TWO = [
    act("Train twelve volunteers as facilitators", "RP1", "Volunteer Manager", "October 2026", "Amber", "Twelve are accredited"),
    act("Ask each victim how and when they wish to be contacted", "RP2", "Victim Worker", "June 2026", "Green", "Choice recorded in every case"),
    act("Build a garden with the allotment society as reparation", "RP3", "Reparation Supervisor", "31/03/2027", "Amber", "Garden open to the public"),
    act("Write to children's homes about restorative responses instead of calls to the police", "RP4", "Placements Manager~ / ~Police Inspector", "September 2026", "Green", "Calls fall by a third"),
    act("Hold a circle in schools after fights", "RP5", "School Link Worker", "Ongoing", "Green", "Schools say that it helped"),
    act("Evaluate with the university", "RP6", "Service Manager", "TBC", "Red", "Report"),
    act("Celebrate restorative justice week", "RP7", "Participation Worker", "November 2026", "Amber", "Four events"),
    act("Record agreements on the case system", "RP8", "Performance Officer", "July 2026", "Green", "All agreements recorded"),
]


@document("cards")
def cards_two_by_two() -> Told:
    paper = Typeset(SIDE)
    paper.raw("", "Restorative practice plan")
    paper.heading("Restorative practice: what we plan to do")
    paper.say("Each card shows one action. Cards will be moved on the wall of the meeting room when the status changes.")
    boxes = []
    for a in TWO_BY_TWO:
        rows = [["Ref", a.ref], ["Action", a.title], ["Lead", a.lead], ["Due", a.due], ["Success", a.measure], ["RAG", a.rag]]
        boxes.append(f"[{paper.tabled(rows, ['18mm', '1fr'], repeat=0, look='stroke: 0.5pt, inset: 4pt, align: left,')}]")
        paper.words += [text for row in rows for text in row]
        under([a], (None, None))
    paper.raw(f"#grid(columns: (1fr, 1fr), gutter: 6mm, {', '.join(boxes)})")
    return Told(paper, TWO_BY_TWO)


TORN = """
#set page(paper: "a4", flipped: true, margin: (x: 14mm, y: 15mm), header: text(size: 8pt)[Stonebeck YJS – Delivery Plan 2026-27], footer: align(right, context text(size: 8pt)[Page #counter(page).display("1 of 1", both: true)]))
#set text(font: "Liberation Sans", size: 9pt, lang: "en")
"""
LONG = [
    ("Review the range of group programmes. Children told us that some are boring and that they have done the same things at school, so practitioners will look at each of the nine programmes with four children and decide whether to keep, change or stop it.", "Interventions Manager, with the participation group", "September 2026 for the first five", "Children's evaluation improves from 3.1 to 4 out of 5. All programmes have been reviewed and those which are kept have a written manual so that any worker could run them."),
    ("Set up a clinic at which case holders can bring a child's plan to the psychologist, the nurse, the speech and language therapist and the education worker together. It will be held each Thursday morning and one slot will be kept for urgent cases.", "Health Coordinator", "1 July 2026", "Forty children discussed in the first year; advice is seen in plans when they are audited, and children do not have to tell their story to four different people."),
    ("Agree with the courts how they will be told about a child's needs, in particular where the child has a diagnosis or is waiting for one, and offer training to magistrates and to the legal advisers about neurodiversity.", "Court Manager", "31 December 2026", "Sentencers say in the survey that reports explain needs. Two training events held, with at least thirty magistrates at each."),
    ("Introduce exit plans for every child whose order ends, which name an adult who will be there for them afterwards. Where there is no such adult, the worker will look for one with the family or ask the mentoring scheme.", "All practitioners", "Ongoing", "Every child has an exit plan. Six months later we ring to ask how they are."),
    ("Increase use of community venues so that children need not come to the civic centre, beginning with the leisure centre at Stonebeck Bridge, the youth club on the Marsh estate and the two libraries that are open in the evening.", "Business Manager", "October 2026", "Four venues in use, risk assessed, with lone working arrangements that staff understand."),
    ("Restart parents' group.", "Parenting Worker", "May 2026", "Group runs three times a year."),
    ("Work with the fire service on a programme for children who set fires, including a home safety visit and a conversation with a firefighter whom the child can ring.", "Fire Service Lead", "Q3 2026/27", "Programme offered in all cases. No child sets another fire within a year."),
    ("Look again at how breaches are decided. A manager will meet the child and the parent before any breach, and the board will see the figures by ethnicity, care status and gender.", "Operations Manager", "June 2026", "Breaches fall; the reasons for each are recorded; there is no difference between groups of children that we cannot explain."),
    ("Write the offer for children who are released under investigation, which can be taken up voluntarily and which the police will explain to children and parents before they leave the station.", "Detective Inspector / Prevention Manager", "August 2026", "Half of the children take up the offer."),
]


@document("printed table")
def rows_torn_in_every_column() -> Told:
    paper = Typeset(TORN, "stroke: 0.5pt, inset: 5pt, align: left + top,", "strong")
    paper.raw("", "Stonebeck YJS – Delivery Plan 2026-27 Page of")
    paper.heading("Delivery Plan 2026-27")
    paper.say("This plan is reviewed by the board in June, September, December and March. It should be read together with the strategic plan, which explains why these actions were chosen and what they will cost.")
    answers = []
    rows = [["No", "Action", "Owner", "When", "What will be different"]]
    for n, (title, lead, due, measure) in enumerate(LONG, start=1):
        dues = due
        if "for the first" in due:
            dues = [(due, "month", "2026-09-30"), (due, "unclear", None)]
        a = act(title, str(n), lead.replace(" / ", "~ / ~"), dues, measure=measure)
        if lead.startswith("Interventions"):
            a.answer["leads"] = [[lead], ["Interventions Manager", "participation group"], ["Interventions Manager", "the participation group"], ["Interventions Manager", "with the participation group"]]
        a.answer["leads"] += [[]] if lead.startswith("All") else []
        rows.append([str(n), title, lead, due, measure])
        answers.append(a)
    paper.table(rows, ["8mm", "2.2fr", "1fr", "0.9fr", "1.9fr"], again=False)
    return Told(paper, under(answers, (None, None)))


NARROW = """
#set page(paper: "a4", margin: (x: 12mm, y: 16mm), footer: align(center, context text(size: 7pt, counter(page).display())))
#set text(font: "Libertinus Serif", size: 9pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
"""
HYPHENATED = {
    "Participation": [
        ("Establish an advisory council of children with lived experience of the youth justice system, which meets the management board twice a year", "Participation Officer", "September 2026", "Recommendations of children are implemented and communicated", "Recruitment has begun; seven children are interested"),
        ("Co-produce accessible information about confidentiality and complaints", "Communications Adviser", "30/11/2026", "Materials available in multiple languages", "Not started"),
        ("Undertake appreciative inquiry into relationship-based practice", "Principal Practitioner", "January 2027", "Findings disseminated", ""),
    ],
    "Professional development": [
        ("Commission multi-disciplinary training regarding adolescent development, neurodivergence and communication difficulties", "Workforce Development Consultant", "Q4 2026/27", "Practitioners demonstrate increased understanding in observations", "Specification completed"),
        ("Strengthen supervision arrangements for seconded professionals", "Operational Manager~ / ~Partner organisations", "31/07/2026", "Supervision agreements signed by each organisation", "Agreements with probation and health outstanding"),
        ("Implement an apprenticeship programme", "Human Resources", "TBC", "Apprentices appointed", "Awaiting confirmation of funding"),
    ],
    "Accountability": [
        ("Restructure performance reporting, concentrating on disproportionality and educational participation", "Information Manager", "June 2026", "Board members report greater confidence in interpretation of information", "First report well received"),
        ("Independent scrutiny of out-of-court decisions by representatives of the community", "Police Superintendent", "Quarterly", "Scrutiny reports published quarterly", "Terms of reference agreed"),
    ],
}


@document("printed table")
def hyphenated_in_narrow_cells() -> Told:
    paper = Typeset(NARROW, "stroke: (x, y) => (bottom: 0.4pt + gray, left: if x > 0 { 0.4pt + gray }), inset: 4pt, align: left + top,", "strong")
    paper.heading("Organisational development plan")
    answers = []
    for area, lines in HYPHENATED.items():
        paper.heading(area, 2)
        here = [act(title, "", lead, due, measure=measure, note=note) for title, lead, due, measure, note in lines]
        for a in here:
            a.answer["status"] = [None, "open"]
            a.answer["progress"] += [[]] if a.note == "Not started" else []
        paper.table([["Commitment", "Responsible", "Target", "Intended impact", "Position at September"], *([a.title, a.lead, a.due, a.measure, a.note] for a in here)], ["2.4fr", "1.4fr", "1.2fr", "1.8fr", "1.6fr"])
        answers += under(here, *headed(area))
    return Told(paper, answers)


WHITE = """
#set page(paper: "a4", flipped: true, margin: 15mm, footer: text(size: 8pt)[Produced by the policy team])
#set text(font: "Liberation Sans", size: 9pt, lang: "en")
"""
AREAS = {
    "Early intervention": [
        ("Widen the criteria of the prevention panel to take in children aged eight and nine", "Early Help Manager", "May 2026", "Twenty children are offered support"),
        ("Give schools a single number to call", "Prevention Lead", "June 2026", "Number is used 30 times a month"),
        ("Parenting programme for parents of teenagers", "Early Help Manager", "September 2026", "Four programmes a year, 80% of parents complete"),
    ],
    "Serious youth violence": [
        ("Mediators on call at weekends", "Community Safety Manager", "July 2026", "Retaliation is prevented in five cases"),
        ("Agree with hospital how children who are stabbed will be referred to us", "A&E Consultant", "October 2026", "Referral within 24 hours"),
        ("Problem solving plan for the bus station", "Neighbourhood Inspector", "Ongoing", "Calls to police fall by a quarter"),
        ("Review of weapons cases every six months", "Head of Service", "December 2026", "Report to community safety partnership"),
    ],
    "Education": [
        ("Keep children in school after an arrest by means of a risk plan agreed within five days", "Inclusion Lead", "September 2026", "No child is out of school for longer than five days"),
        ("Tuition on three days a week for those who are", "Virtual School", "November 2026", "All have tuition"),
        ("Career interviews", "Careers Adviser", "March 2027", "Every child over 15 has one"),
    ],
}


@document("printed without lines")
def merged_areas_without_rules() -> Told:
    paper = Typeset(WHITE, "stroke: none, inset: (x: 6pt, y: 5pt), align: (x, y) => if x == 0 { left + horizon } else { left + top }, fill: (x, y) => if y == 0 { rgb(\"#2E4053\") } else if x == 0 { rgb(\"#D6EAF8\") },", "text.with(fill: white, weight: \"bold\")")
    paper.raw("", "Produced by the policy team")
    paper.heading("Community safety and youth justice: joint delivery plan")
    rows, answers = [["Theme", "Activity", "Lead officer", "Timescale", "Outcome measure"]], []
    for area, lines in AREAS.items():
        here = []
        for n, (title, lead, due, measure) in enumerate(lines):
            rows.append([C(area, down=len(lines), bold=True) if n == 0 else ..., title, lead, due, measure])
            here.append(act(title, "", lead, due, measure=measure))
        answers += under(here, (None, area), (area, None))
    paper.table(rows, ["1.2fr", "3.4fr", "1.6fr", "1.2fr", "2.4fr"])
    return Told(paper, answers)


TOGETHER = [
    ("4.1", "Sign the protocol between the four districts", "Chief Executive's Office", "April 2026"),
    ("4.2", "Move the police officers' desks into the service's building", "Chief Inspector", "June 2026"),
    ("4.3", "Bring the health screening forward to the day of the first appointment", "Health Practitioner", "31 July 2026"),
    ("4.4", "Share data under one agreement, and train everyone who uses it", "Information Governance Lead", "September 2026"),
    ("4.5", "Plan the budget for three years with all who pay into it", "Finance Business Partner", "Q3 2026/27"),
    ("4.6", "Joint supervision of workers who are seconded", "Operations Manager", "Ongoing"),
    ("4.7", "Ask families whether services work together", "Participation Lead", "TBC"),
]


@document("delivery plan")
def who_and_when_below_each_other() -> Told:
    paper = Typeset(SIDE.replace("Restorative practice plan", "Partnership plan"), "stroke: (x, y) => (bottom: 0.6pt + rgb(\"#1ABC9C\")), inset: 6pt, align: left + top,", "strong")
    paper.raw("", "Partnership plan")
    paper.heading("Partnership plan, chapter 4")
    paper.heading("Working as one", 2)
    paper.say("Families told us that they had met up to eleven professionals. This chapter is about how that can change.")
    acts = [act(title, ref, lead, due) for ref, title, lead, due in TOGETHER]
    paper.table([["No.", "What needs to happen", "Who and by when"], *([a.ref, a.title, f"{a.lead}\n{a.due}"] for a in acts)], ["12mm", "3fr", "2fr"])
    paper.say("Progress will be told to families in a newsletter.")
    return Told(paper, under(acts, *headed("Working as one"), ("Partnership plan, chapter 4", "Working as one")))


SHEET = """
#set page(paper: "a4", flipped: true, margin: 13mm, header: [Tresk Valley YJS #h(1fr) Audit action plan], footer: context [Page #counter(page).display()])
#set text(font: "Carlito", fallback: true, size: 9pt, lang: "en")
"""
AUDIT = {
    "Finding 1: Assessments do not analyse the impact of trauma": [
        ("Trauma timeline to be completed with each child in the first six weeks", "Case managers", "31/08/2026", "Green", "Timeline seen in 18 of 20 files"),
        ("Psychologist to attend planning meetings for children in custody", "Consultant Psychologist", "30/09/2026", "Amber", ""),
    ],
    "Finding 2: Plans are not shared with parents": [
        ("Parents to be given a copy in a language that they read", "Team Managers", "01/07/2026", "Green", "Done for all new plans"),
        ("Interpreters' budget to be agreed", "Business Manager", "15/07/2026", "Red", "Awaiting decision of finance"),
        ("Text to parents after each review", "Business Support", "Ongoing", "Amber", "System can send texts from October"),
    ],
    "Finding 3: Managers' comments do not say what should change": [
        ("Managers' workshop on writing helpful comments", "Head of Service", "September 2026", "Amber", "Date set: 22nd"),
        ("Re-audit of twenty files", "QA Lead", "January 2027", "", ""),
    ],
}


@document("improvement plan")
def findings_as_bands_in_a_tagged_file() -> Told:
    paper = Typeset(SHEET, "stroke: 0.5pt + luma(120), inset: 4pt, align: left + horizon,", "strong", tagged=True)
    paper.raw("", "Tresk Valley YJS Audit action plan")
    paper.heading("Audit action plan, summer 2026")
    paper.say("Twenty-four files were audited in May by managers from another service.")
    rows, answers = [["Action", "Responsible", "Deadline", "RAG", "Comments"]], []
    shades = {"Green": "92D050", "Amber": "FFC000", "Red": "FF0000", "": None}
    for finding, lines in AUDIT.items():
        rows.append([C(finding, across=5, bold=True, shade="DDDDDD"), *[...] * 4])
        here = [act(title, "", lead, due, rag, note=note) for title, lead, due, rag, note in lines]
        rows += [[a.title, a.lead, a.due, C(a.rag, shade=shades[a.rag]), a.note] for a in here]
        answers += under(here, *headed(finding), (None, finding.partition(": ")[2]), (finding.partition(": ")[2], None), (None, finding))
    answers[2].answer["status"] = [None, "open", "completed"]
    answers[2].answer["decisions"] = [[], ["completed"]]
    paper.table(rows, ["3fr", "1.6fr", "1.2fr", "0.8fr", "2.4fr"])
    return Told(paper, answers)
