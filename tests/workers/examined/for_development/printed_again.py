# fmt: off
# ruff: noqa: E501
"""Printed plans of other builds: names in two rows with bullets in cells; cards of labels; white lines on a tinted
ground; a table without any rule whose texts stand in the middle; actions set as paragraphs beside a coloured number."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Typeset, Web
from tests.workers.examined.truth import act, headed, under, with_parts

FAIR = [
    ("Understanding our data", act("Disproportionality dashboard", "1", "Performance Manager", "30 June 2026", "Green", "Dashboard discussed at each board"), []),
    ("Understanding our data", act("Case file audit of children from Black, mixed and Gypsy, Roma and Traveller backgrounds", "2", "Quality Lead", "October 2026", "Amber", "Findings shared with courts and police"), ["30 cases from the last 12 months", "Auditors to include a member of the community reference group", "Interview with the child where possible"]),
    ("Understanding our data", act("Ask children what it is like to be stopped and searched", "3", "Participation Worker~ / ~Police Sergeant", "Dec 2026", "Amber", "Children's report to Chief Superintendent"), []),
    ("Our workforce", act("Cultural competence training", "4", "Workforce Lead", "March 2027", "Green", "All staff trained; reflective accounts show a change in practice"), ["Day 1: identity and adultification", "Day 2: writing about race in assessments and reports"]),
    ("Our workforce", act("Guaranteed interview scheme for people with lived experience", "5", "Head of Service~, ~HR", "September 2026", "Red", "Two appointments"), []),
    ("Our workforce", act("Staff network to review all new policies", "6", "Staff Network Chair", "Ongoing", "Green", "Reviewed within four weeks"), []),
    ("Working with others", act("Community scrutiny panel for out of court decisions", "7", "Police and Crime Commissioner's Office", "January 2027", "Amber", "Panel meets three times a year and publishes what it finds"), ["Six members of the community", "Training for members", "First meeting to look at 10 cautions and 10 community resolutions"]),
    ("Working with others", act("Work with magistrates on 'explain or reform'", "8", "Court Manager", "TBC", "Red", "Bench training event"), []),
    ("Working with others", act("Mentors from local businesses and faith groups", "9", "Commissioning Officer", "31/12/2026", "Amber", "15 mentors matched"), []),
]


@document("printed table")
def names_in_two_rows_with_bullets() -> Told:
    style = "td, th { border: 1px solid #7F7F7F; text-align: center; vertical-align: middle; } th { background: #7030A0; color: white } ul { text-align: left } tr { break-inside: auto } @page { @bottom-center { content: 'Page ' counter(page) } }"
    paper = Web(printed=True, landscape=False, size=12, style=style)
    paper.heading("Tackling disproportionality: action plan")
    paper.say("Black and mixed heritage boys are 9% of our 10 to 17 population and 21% of our caseload. This plan has been written with the community reference group.")
    head = [
        [C("Area of work", down=2), C("No", down=2), C("Action", down=2), C("Accountability", across=2), ..., C("Outcome", across=2), ...],
        [..., ..., ..., "Who", "When", "What success looks like", "BRAG"],
    ]
    rows, answers, seen = [], [], None
    shades = {"Red": RED, "Amber": AMBER, "Green": GREEN}
    for area, a, parts in FAIR:
        count = sum(1 for other, *_ in FAIR if other == area)
        rows.append([C(area, down=count, bold=True) if area != seen else ..., a.ref, C(a.title, items=tuple(parts)), a.lead, a.due, a.measure, C(a.rag, shade=shades[a.rag])])
        seen = area
        if parts:
            with_parts(a, parts)
        answers += under([a], (None, area), (area, None))
    paper.table(head + rows, repeat=2, widths=[14, 5, 31, 15, 11, 16, 8])
    paper.say("Definitions: BRAG – blue (done), red (not started or late), amber (some delay), green (on course).")
    return Told(paper, answers)


CARDS = [
    act("Introduce a duty system so that children and parents can always speak to someone", "Action 1", "Duty Team Manager", "1 June 2026", "Green", "Calls answered within three rings; voicemail no longer used", "Rota began on 1 June"),
    act("Re-write letters and appointment texts with the children's panel", "Action 2", "Participation Lead~ / ~Business Support", "31 August 2026", "Amber", "Children say that they understand our letters", "Nine of 20 letters have been rewritten"),
    act("Create a waiting area that is safe and welcoming, with a separate entrance for victims", "Action 3", "Facilities Manager", "March 2027", "Red", "New entrance in use", "Landlord's consent has been asked for"),
    act("Hold appointments in the places where children feel at ease", "Action 4", "All case managers", "Ongoing", "Green", "Half of contacts take place outside the office", "44% in August"),
    act("Offer travel passes rather than refunds", "Action 5", "Finance Officer", "October 2026", "Amber", "Passes in use", ""),
    act("Learn from complaints and compliments", "Action 6", "Service Manager", "Quarterly", "Green", "Learning report goes to managers", "First report written"),
]
PLACED = """
#set page(paper: "a4", margin: 18mm, header: text(size: 8pt, fill: gray)[Access and engagement plan], footer: text(size: 8pt, fill: gray)[Children at the centre #h(1fr) Page #context counter(page).display()])
#set text(font: "Liberation Sans", size: 9.5pt, lang: "en")
"""


@document("cards")
def a_box_for_each_action() -> Told:
    paper = Typeset(PLACED)
    paper.raw("", "Access and engagement plan", "Children at the centre Page")
    paper.heading("Getting to us, and getting on with us: our access and engagement plan")
    paper.say("We have chosen six actions and described each in a box. They will be reviewed by the children's panel in spring.")
    for a in CARDS:
        a.answer["leads"] += [[]] if a.lead.startswith("All") else []
        a.answer["ref"] += [a.ref.removeprefix("Action ")]
        under([a], (None, None))
        rows = [[C(f"{a.ref}: {a.title}", across=4, bold=True, shade="D5E8D4"), ..., ..., ...], ["Lead", a.lead, "Deadline", a.due], ["Impact", C(a.measure, across=3), ..., ...], ["Progress", C(a.note, across=3), ..., ...], ["Status", C(a.rag, across=3), ..., ...]]
        a.answer["title"] += [f"{a.ref}: {a.title}"]
        paper.table(rows, ["22mm", "1fr", "24mm", "36mm"], repeat=0, look="stroke: 0.5pt + gray, inset: 5pt, align: left,")
    return Told(paper, CARDS)


SKILLS = {
    "Recruit": [
        act("Advertise all vacancies with the youth justice apprenticeship", "", "HR Partner", "May 2026", measure="Four apprentices start"),
        act("Attend two careers fairs at the university with staff who are recent graduates", "", "Team Manager North", "November 2026", measure="20 enquiries"),
        act("Agree market supplement for qualified social workers", "", "Head of Service", "July 2026", measure="Vacancy rate below 8%"),
    ],
    "Retain": [
        act("Wellbeing hour each week, protected in diaries", "", "All managers", "Immediately", measure="Survey: 80% use it"),
        act("Clinical supervision by a psychologist for staff who work with harmful sexual behaviour and serious violence", "", "Health Lead", "September 2026", measure="Six sessions a year for each"),
        act("Exit interviews to be done by someone outside the line", "", "HR Partner", "Ongoing", measure="Themes reported twice a year"),
        act("Agile working guidance", "", "Business Manager", "Completed", measure="Guidance in use"),
    ],
    "Develop": [
        act("Effective practice certificate for five unqualified practitioners", "", "Workforce Lead", "March 2028", measure="Five pass"),
        act("Motivational interviewing refresher with video feedback", "", "Psychologist~ / ~Workforce Lead", "Feb 2027", measure="Skill scores rise"),
        act("Shadowing in court, custody and the secure estate for every new starter", "", "Team Manager South", [("Within 12 weeks of start date", "conditional", None), ("Within 12 weeks of start date", "unclear", None)], measure="Log of induction"),
        act("Leadership programme for aspiring managers", "", "Head of Service", "TBC", measure="Two take part"),
    ],
}


@document("printed sections")
def white_lines_on_a_tint() -> Told:
    style = "body { color: #222 } table { border-collapse: separate; border-spacing: 2px } td { background: #E8F1F8; border: none; vertical-align: middle } th { background: #005EA5; color: #fff } h2 { color: #005EA5 } thead { display: table-row-group }"
    paper = Web(printed=True, landscape=True, size=13, style=style)
    paper.heading("Workforce development plan 2026–2028")
    paper.say("Our staff are our greatest strength. This plan has three parts: how we recruit, how we retain and how we develop people.")
    answers = []
    for part, lines in SKILLS.items():
        paper.heading(part, 2)
        for a in lines:
            a.answer["leads"] += [[]] if a.lead.startswith("All") else []
            if a.due == "Immediately":
                a.answer["due"] += [{"text": a.due, "kind": "unclear", "on": None, "every": None, "original_on": None}]
        paper.table([["What we'll do", "Who's leading", "By", "Success measure"], *([a.title, a.lead, a.due, a.measure] for a in lines)], widths=[44, 19, 14, 23])
        answers += under(lines, *headed(part), (None, None))
    return Told(paper, answers)


BARE = """
#set page(paper: "a4", flipped: true, margin: (x: 15mm, y: 16mm))
#set text(font: "Liberation Sans", size: 9pt, lang: "en")
"""
SEND = [
    act("Share list of children with an EHCP who are open to the youth justice service each month", "3.1", "SEND Data Officer", "April 2026", measure="List shared by the fifth of each month", note="In place"),
    act("Youth justice practitioners to contribute to annual reviews, in person where the child would like this", "3.2", "Case managers", "September 2026", measure="Contribution seen in 90% of reviews for children who are open to the service", note="Briefing held on 4 June. Contribution seen in 12 of 19 reviews in the summer term."),
    act("Agree who leads when a child with an EHCP goes into custody, and make sure that the plan is maintained", "3.3", "SEND Team Manager~ / ~Resettlement Officer", "July 2026", measure="Protocol agreed with the two establishments that our children go to", note="Draft"),
    act("SEND quality lead award", "3.4", "ETE Officer", "March 2027", measure="Award achieved", note="Gap analysis completed, evidence folder has been set up and eight of twenty-one statements are met"),
    act("Reasonable adjustments passport", "3.5", "SALT", "Dec 2026", measure="Used with police, courts and schools", note=""),
    act("Train SEND officers and the tribunal team in how the youth justice system works, including the effect of a remand on a placement", "3.6", "Operations Manager", "November 2026", measure="Two sessions a year; evaluation", note="First session fully booked"),
    act("Parents' guide", "3.7", "Parent Carer Forum", "TBC", measure="Guide published on the local offer", note="Forum has chosen two parents to write it with us"),
    act("Reduce number of children known to us without a school place", "3.8", "Head of Admissions", "Ongoing", measure="None without a place for more than 15 school days", note="Six at the end of July; fair access panel now takes them first"),
    act("Joint audit of children who are open to both services", "3.9", "Quality Assurance Manager", "Jan 2027", measure="12 cases; learning event held", note=""),
]


@document("printed without lines")
def texts_in_the_middle_without_rules() -> Told:
    paper = Typeset(BARE, "stroke: none, inset: (x: 7pt, y: 6pt), align: left + horizon,", "strong")
    paper.heading("SEND and inclusion partnership plan: extract for the youth justice board")
    paper.heading("Priority 3: Children in contact with the justice system", 2)
    paper.say("The partnership has seven priorities. Only the one that concerns the board is given here.")
    paper.table([["Ref", "What will we do?", "Who?", "By when?", "How will we know?", "Where are we now? (Sept 2026)"], *([a.ref, a.title, a.lead, a.due, a.measure, a.note] for a in SEND)], ["1fr", "7fr", "3.5fr", "2.6fr", "5fr", "5fr"])
    for a in SEND:
        a.answer["progress"] += [[("2026-09-30", a.note)]] if a.note else []
    return Told(paper, under(SEND, *headed("Priority 3: Children in contact with the justice system")))


REPORT = """
#set page(paper: "a4", margin: 17mm, columns: 2, header: text(size: 8pt)[Annual report of the youth justice service])
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
"""


@document("no actions, printed")
def a_report_in_two_columns() -> Told:
    paper = Typeset(REPORT, "stroke: none, align: left, fill: (x, y) => if calc.odd(y) { luma(235) },", "strong")
    paper.raw("", "Annual report of the youth justice service")
    paper.heading("A year in review")
    paper.say("This has been a year of change for the service. We moved to a new building, our long serving manager retired and the partnership was inspected for the first time in seven years. Through all of this our practitioners went on seeing children every day.",
              "The number of children who came into the system for the first time was 61, which is four fewer than the year before. Most were boys of fifteen or sixteen. Offences of violence were the most frequent, followed by driving offences and criminal damage.",
              "Courts made 48 orders. Referral orders remain the most common. There were two custodial sentences and five remands. The reports which we wrote for the courts were commended by the bench on several occasions.")
    paper.heading("What we are proud of", 2)
    paper.bullets("The garden at the new building, which children designed and planted", "A play about knife crime seen by 900 pupils", "The award for our volunteers", "Thirteen children who finished their order early because they had done well")
    paper.heading("Figures", 2)
    paper.table([["Measure", "2024/25", "2025/26"], ["First time entrants", "65", "61"], ["Children on orders", "71", "66"], ["Custodial sentences", "4", "2"], ["Remands", "3", "5"], ["In education, training or work", "68%", "73%"]], ["3fr", "1fr", "1fr"])
    paper.heading("Our partners", 2)
    paper.say("We would not have been able to do this without the police, who gave us two officers; health colleagues, who gave us a nurse and a therapist; probation, housing and the schools and colleges of the district. The voluntary sector ran the mentoring scheme and the bike workshop.",
              "A full set of accounts can be found on the council's website. Feedback about this report is welcome at any time.")
    return Told(paper, [], {"indicator": {0, 5}, "score": {0}})
