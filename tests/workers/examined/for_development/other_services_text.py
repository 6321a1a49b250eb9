# fmt: off
# ruff: noqa: E501
"""Plans of other services as web pages, exports and text: names in lists, rows as heads, a system's own columns, circles, dashes."""

from html import escape

from tests.workers.examined.document import Told, document
from tests.workers.examined.for_development.other_services_word import due
from tests.workers.examined.papers import Plain, Web
from tests.workers.examined.truth import act, headed, under, with_parts, within

PUBLISHED = {
    "Priority 1: Keep children out of trouble": [
        act("Open two new safe spaces for young people after school", lead="Youth Service Manager", due="October 2026", measure="At least 40 young people attend each week"),
        act("Bring the voices of children into the design of our prevention offer", lead="Participation Officer", due="Ongoing", measure="Children tell us they have been listened to"),
        act("Work with schools to reduce suspensions", lead="Head of Education Inclusion", due="July 2027", measure="10% fewer suspensions"),
    ],
    "Priority 2: Support victims": [
        act("Contact every victim within ten working days", lead="Victim Liaison Officer", due="From April 2026", measure="95% contacted in time"),
        act("Offer victims a choice of how harm is repaired", lead="Restorative Justice Lead", due="December 2026", measure="Satisfaction of 80% or more"),
    ],
    "Priority 3: Safe homes": [
        act("Secure two emergency placements as an alternative to police custody", lead="Commissioning Lead and Police".replace(" and ", "~ and ~"), due="March 2027", measure="No child held overnight for lack of a bed"),
        act("Housing options appointment for all 17 year olds on orders", lead="Housing Options Team", due="September 2026", measure="All 17 year olds seen"),
        act("Review licence and tenancy support", lead="Leaving Care Service", due="January 2027", measure=""),
    ],
}


@document("web page")
def names_in_bold_in_lists() -> Told:
    paper = Web()
    paper.heading("Our youth justice plan 2026 to 2027")
    paper.say("This page sets out what we and our partners will do this year. You can also ask for a printed copy.")
    paper.raw("<nav><ul><li>Overview</li><li>Priorities</li><li>Contact us</li></ul></nav>")
    answers = []
    for priority, actions in PUBLISHED.items():
        paper.heading(priority, 2)
        paper.say("What we will do:")
        for a in actions:
            paper.heading(a.title, 3)
            items = [("Who will do it", a.lead), ("By when", a.due), ("How we will measure success", a.measure)]
            paper.raw("<ul>" + "".join(f"<li><strong>{name}:</strong> {escape(text)}</li>" for name, text in items if text) + "</ul>")
        answers += under(actions, *headed(priority), *headed(priority, "What we will do:"), *headed(priority, "What we will do"))
    paper.raw("<p>Page last updated 6 May 2026. <a href='#'>Give feedback on this page</a></p>")
    return Told(paper, answers)


OFFICE = {
    "Objective 1 – Reduce re-offending": [
        act("Targeted interventions for children with three or more outcomes", "1.1", "Team Leader (Community)", due("Sept 2026", ("month", "2026-09-30")), "Green", "Binary rate falls", "Cohort of 14 identified"),
        act("Live tracker reviewed fortnightly", "1.2", "Data Officer", "Fortnightly", "Green", "Tracker seen by managers", "In use"),
        act("Evidence-based group work to replace the old programme", "1.3", "Practice Lead", "Feb 2027", "Amber", "New programme in place", "Researching options"),
    ],
    "Objective 2 – Reduce custody": [
        act("Confidence of sentencers survey", "2.1", "Court Lead", "Nov 2026", "Amber", "Survey and action", ""),
        act("Every remand reviewed by a multi agency meeting within five working days", "2.2", "Court Lead", "Ongoing", "Green", "100%", "3 of 3"),
        act("Bespoke bail packages, to include weekend contact and GPS", "2.3", "ISS Worker", "Aug 2026", "Red", "Fewer than 3 remands", "No weekend cover since May"),
    ],
    "Objective 3 – Listen": [
        act("Exit questionnaires for every child and parent", "3.1", "Admin", "Ongoing", "Green", "60% returned", "44% so far"),
        act("Annual celebration event", "3.2", "Participation group", "Dec 2026", "Green", "Event held", "Venue booked"),
    ],
}


@document("web page")
def rows_as_heads_saved_by_an_office() -> Told:
    paper = Web()
    paper.raw("<p class=MsoTitle>Youth Justice Service Plan on a Page: Delivery</p>")
    head = ["", "What", "Lead Officer", "Timescale", "Outcome / Impact", "Position at Q2", "Rating"]
    cells = "".join(f"<td><p class=MsoNormal><b><span lang=EN-GB>{name}<o:p></o:p></span></b></p></td>" for name in head)
    rows, answers = [f"<tr>{cells}</tr>"], []
    for name, actions in OFFICE.items():
        rows.append(f"<tr><td colspan=7 style='background:#DEEAF6'><p class=MsoNormal><b>{name}</b></p></td></tr>")
        for a in actions:
            said = [a.ref, a.title, a.lead, a.due, a.measure, a.note, a.rag]
            rows.append("<tr>" + "".join(f"<td><p class=MsoNormal><span lang=EN-GB>{escape(text) or '&nbsp;'}<o:p></o:p></span></p></td>" for text in said) + "</tr>")
            a.answer["progress"] += [[("2026-09-30", a.note)]] if a.note else []
        answers += under(actions, *headed(name))
    paper.raw(f"<table class=MsoTableGrid border=1>{''.join(rows)}</table>")
    paper.title = "Youth Justice Service Plan on a Page: Delivery"
    return Told(paper, answers)


SYSTEM = [
    ("YJ26-01", "Transitional safeguarding", "Introduce a joint panel for 17 to 19 year olds", "Joint panel of YJS, probation and leaving care for young adults at risk.", "Grace Pemberton", "30-Sep-2026", "In Progress", "40%", "Terms of reference agreed with probation.", "02-Jul-2026"),
    ("YJ26-02", "Transitional safeguarding", "Transfer meeting within 4 weeks of 18th birthday", "", "Grace Pemberton", "31-Dec-2026", "Assigned", "0%", "", ""),
    ("YJ26-03", "Child First practice", "Language guide for reports and records", "Guide co-written with children; launched at staff conference.", "Idris Vaughan", "31-May-2026", "Completed", "100%", "Launched on 19 May.", "20-May-2026"),
    ("YJ26-04", "Child First practice", "Strengths-based assessment training", "Two days for all practitioners and managers.", "Idris Vaughan", "31-Oct-2026", "In Progress", "50%", "First cohort trained, 12 of 25.", "30-Jun-2026"),
    ("YJ26-05", "Child First practice", "Replace 'breach' letters", "", "Mel Sandhu", "31-Jul-2026", "Overdue", "75%", "With legal for comment.", "11-Aug-2026"),
    ("YJ26-06", "Data and systems", "Migrate to the new case management system", "Includes cleansing of legacy records and training of users.", "Oscar Blythe", "31-Mar-2027", "In Progress", "20%", "Supplier on site. Go live moved from January.", "14-Jul-2026"),
    ("YJ26-07", "Data and systems", "KPI dashboard for the board", "", "Oscar Blythe", "30-Nov-2026", "Not Started", "0%", "", ""),
]
STATES = {"In Progress": ([None, "open"], [None]), "Assigned": ([None, "open"], [None, "grey"]), "Completed": (["completed"], [None, "blue", "green"]), "Overdue": ([None, "open"], [None, "red"]), "Not Started": ([None, "open"], [None, "grey"])}


@document("separated")
def from_a_performance_system() -> Told:
    paper = Plain("csv")
    rows, answers = [["Action Code", "Parent", "Action Title", "Description", "Assigned To", "Due Date", "Status", "Progress", "Latest Note", "Latest Note Date"]], []
    months = {"Jan": "01", "Mar": "03", "May": "05", "Jun": "06", "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12"}

    def day(text: str) -> str:
        return "-".join([text[7:], months[text[3:6]], text[:2]])

    for line in SYSTEM:
        code, parent, title, more, who, when, word, _, note, on = line
        a = act(title, code, who, (when, "day", day(when)))
        status, rag = STATES[word]
        a.answer |= {"status": status, "rag": rag, "decisions": [[], *([["completed"]] if word == "Completed" else [])], "progress": [[(on and day(on), note)], [(None, note)], [(on and day(on), f"{on} {note}")], [(on and day(on), f"{note} {on}")]] if note else [[]]}
        a.answer["title"] += [f"{title} {more}"] if more else []
        a.answer["measure"] += [more] if more else []
        a.answer["sub_actions"] += [[(more, False)]] if more else []
        if more:
            a.answer["progress"] += [[*notes, (None, more)] for notes in a.answer["progress"][:2]] + [[(None, more), *notes] for notes in a.answer["progress"][:2]]
        answers.append(within(a, (None, parent), (parent, None)))
        rows.append(list(line))
    paper.separated(rows)
    return Told(paper, answers)


CIRCLES = {
    "Safety": [
        (act("Risk management meetings to have a named note taker", lead="Business Support Manager", due="31 July 2026", note="In place since 1 July"), "🔵"),
        (act("Share safety plans with parents", lead="Case managers", due="Ongoing", note="Audit in autumn"), "🟢"),
        (act("Agree joint home visits with police for high risk addresses", lead="Operations Manager", due="September 2026", note="Protocol drafted"), "🟠"),
    ],
    "Wellbeing": [
        (act("Counselling on site", lead="Health Lead", due="January 2027", note="Funding bid unsuccessful"), "🔴"),
        (act("Gym passes for children on orders", lead="Leisure Trust", due="August 2026", note="30 passes issued"), "🟢"),
        (act("Sleep and food parcels offer", lead="Public Health~ / ~Food Bank", due="TBC", note=""), "🟠"),
    ],
}
SIGNS = {"🔵": "blue", "🟢": "green", "🟠": "amber", "🔴": "red"}


@document("Markdown")
def circles_for_ratings() -> Told:
    paper = Plain("md")
    paper.title = "YJS action plan – team wiki"
    paper.say("# YJS action plan – team wiki", "", "Circles: 🔵 done 🟢 on track 🟠 some concern 🔴 stuck", "")
    answers = []
    for name, lines in CIRCLES.items():
        paper.say(f"## {name}", "")
        paper.pipes([["Status", "What we're doing", "Who", "Finish by", "Where we've got to"], *([sign, f"**{a.title}**", a.lead, a.due, a.note] for a, sign in lines)])
        for a, sign in lines:
            blue = sign == "🔵"
            a.answer |= {"rag": [SIGNS[sign]], "status": [None, "open", *(["completed"] if blue else [])], "decisions": [[], *([["completed"]] if blue else [])]}
        answers += under([a for a, _ in lines], *headed(name))
    return Told(paper, answers)


DASHED = {
    "OBJECTIVE 1: IMPROVE JOINT WORK WITH SOCIAL CARE": [
        act("Joint supervision for children open to both services", "1.1", "Team Managers", "end of August 2026"),
        act("Attend all strategy meetings for children we know", "1.2", "Duty Officer", "ongoing"),
        act("Shared chronology on the social care system", "1.3", "Systems Team", "January 2027"),
    ],
    "OBJECTIVE 2: BETTER REPORTS": [
        act("Gatekeeping by a manager of all reports", "2.1", "Court Manager", "immediately"),
        act("Ask magistrates for feedback on ten reports", "2.2", "Court Manager", "December 2026"),
        act("Summary for the child in plain English", "2.3", "Participation Worker", "September 2026"),
    ],
    "OBJECTIVE 3: RECOVER OUR PERFORMANCE ON EDUCATION": [
        act("Weekly meeting with the virtual school", "3.1", "ETE Worker", "weekly"),
        act("Find ten employers who offer taster days", "3.2", "ETE Worker", "March 2027"),
    ],
}


@document("numbered prose")
def dashes_between() -> Told:
    paper = Plain("txt")
    paper.title = "Team plan 2026/27"
    paper.say("Team plan 2026/27", "", "From: Deputy Manager", "To: All staff", "Here is the plan as agreed on Tuesday. Shout if I have got any of it wrong.", "")
    answers = []
    for name, actions in DASHED.items():
        paper.say(name)
        for a in actions:
            line = f"{a.title} – {a.lead} – {a.due}"
            paper.say(f"{a.ref} {line}")
            a.answer["title"] += [line]
        paper.say("")
        answers += under(actions, *headed(name))
    paper.say("Thanks everyone", "Joss")
    return Told(paper, answers)


PASTED = [
    act("Recruit two sessional workers\nfor evenings and weekends", "A1", "Deputy Manager", "31/07/2026", "Green", "Rota covered\nseven days", "Interviews 3 July"),
    act("Agree a lone working policy", "A2", "Health & Safety", "30/06/2026", "Amber", "Policy signed", "Draft with unions\nComments by Friday"),
    act("Buy mobile phones for the court team", "A3", "Business Manager", "31/05/2026", "Green", "", "Ordered"),
    act("Induction checklist for agency staff", "A4", "", "Sept 2026", "", "Used for every starter", ""),
    act("Duty system to be reviewed\n- hours\n- cover\n- handover", "A5", "Team Managers", "October 2026", "Red", "New system in place", "Not started, awaiting restructure"),
    act("Revise out of hours number and \"who to call\" card", "A6", "EDT Manager", "Aug 2026", "Green", "Card printed", ""),
]


@document("tabs")
def pasted_from_a_sheet_with_lines_in_cells() -> Told:
    paper = Plain("txt")
    rows = [["Ref", "Task", "Lead", "Due by", "Status (RAG)", "Outcome sought", "Comments"]]
    for a in PASTED:
        rows.append([a.ref, a.title, a.lead, a.due, a.rag, a.measure, a.note])
        first, *parts = a.title.split("\n- ")
        if parts:
            a.answer["title"] = [first]
            with_parts(a, parts)
    paper.separated(rows, by="\t")
    return Told(paper, under(PASTED, (None, None)))
