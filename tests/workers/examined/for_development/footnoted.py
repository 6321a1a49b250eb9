# fmt: off
# ruff: noqa: E501
"""A delivery plan as a policy team sets it: rules across only, footnotes below the page, the section's name above it, a
list of abbreviations behind; and board minutes in two columns of small print with their action log."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Typeset, Web
from tests.workers.examined.papers.typeset import said
from tests.workers.examined.truth import act, headed, under

STYLE = """
#set page(paper: "a4", margin: (x: 20mm, y: 26mm), numbering: "1", header: context { let said = query(selector(heading.where(level: 2)).before(here())); text(size: 8pt, style: "italic")[Harrowdale Youth Justice Delivery Plan] })
#set text(font: "Liberation Serif", size: 10pt, lang: "en")
#set heading(numbering: "1.1")
"""
ACROSS = "stroke: (x, y) => (top: if y == 0 { 1pt } else { 0.4pt }, bottom: 0.4pt), inset: 5pt, align: left,"
PLAN = {
    "Governance, leadership and partnership": [
        ("Refresh the board's membership so that every statutory partner is represented at the right level", "Chair", "April 2026", "Attendance of at least 80%", ""),
        ("Present the serious violence strategic needs assessment to the board", "VRU Analyst", "June 2026", "Discussion minuted; three priorities agreed", "The assessment is a duty of the specified authorities under the 2022 Act."),
        ("Agree pooled budget for three years", "DCS~, ~OPCC", "31 March 2027", "Agreement signed", "Subject to the settlement."),
        ("Publish a one page plan for children", "Participation Worker", "May 2026", "Plan designed by children", ""),
    ],
    "Diversion from the justice system": [
        ("Use Outcome 22 for all suitable first offences, and report on its use by ethnicity", "Police YJ Inspector", "September 2026", "Outcome 22 used in half of eligible cases", "Deferred caution: diversionary, educational or intervention activity."),
        ("Embed the speech, language and communication screening at point of diversion", "SLT", "Dec 2026", "All diverted children screened", ""),
        ("Develop offer for children under 14 who come to notice for harmful sexual behaviour, with training for schools", "HSB Lead", "Q2 2026/27", "Offer in place; 30 schools trained", ""),
        ("Track outcomes of children 12 months after diversion", "Information Officer", "Ongoing", "Report twice a year", ""),
    ],
    "Transitions and resettlement": [
        ("Hold a transition meeting for each child at 17 years and 6 months", "Transitions Worker~ / ~Probation", "Monthly", "Meeting held for every child", ""),
        ("Offer of accommodation to be confirmed eight weeks before release", "Housing Options Manager", "October 2026", "All offers confirmed on time", "Children under 18 or care leavers."),
        ("Renew the resettlement policy", "Resettlement Lead", "TBC", "Policy", ""),
    ],
}


@document("delivery plan")
def notes_below_the_page() -> Told:
    paper = Typeset(STYLE, ACROSS, "strong")
    paper.raw("", "Harrowdale Youth Justice Delivery Plan")
    paper.heading("Delivery plan 2026 to 2027")
    paper.say("The delivery plan is owned by the operational group. Progress is reported to the board by exception. Abbreviations are explained at the end.")
    answers, number = [], 0
    for section, lines in PLAN.items():
        paper.heading(section, 2)
        paper.say("In this part of the plan we say what each partner has agreed to do. The data behind it can be found in the needs assessment.")
        here, cells = [], []
        for title, lead, due, measure, note in lines:
            a = act(title, "", lead, due, measure=measure)
            mark = ""
            if note:
                number += 1
                mark = str(number)
                a.answer["title"] += [f"{title}{mark}", f"{title} {mark}", f"{title} {mark} {note}"]
            foot = f"#footnote({said(note)})" if note else ""
            cells += [f"[#{said(title)}{foot}]", said(a.lead), said(due), said(measure)]
            paper.words += [title, a.lead, due, measure, note]
            here.append(a)
        head = ", ".join(f"strong({said(name)})" for name in ("Key activity", "Lead partner", "Milestone", "Outcome indicator"))
        paper.raw(f"#table(columns: (4fr, 2fr, 1.8fr, 3fr), {ACROSS} table.header({head}), {', '.join(cells)})", "Key activity", "Lead partner", "Milestone", "Outcome indicator")
        places = [place for heading in (section, f"1.{len(answers)} {section}") for place in headed(heading)]
        numbered = f"1.{list(PLAN).index(section) + 1} {section}"
        answers += under(here, *places, *headed(numbered), ("1 Delivery plan 2026 to 2027", section), ("1 Delivery plan 2026 to 2027", numbered), ("Delivery plan 2026 to 2027", section))
    paper.heading("Abbreviations", 2)
    paper.raw("DCS – Director of Children's Services \\ OPCC – Office of the Police and Crime Commissioner \\ VRU – Violence Reduction Unit \\ SLT – Speech and Language Therapist \\ HSB – Harmful sexual behaviour", "DCS Director of Children's Services OPCC Office of the Police and Crime Commissioner VRU Violence Reduction Unit SLT Speech and Language Therapist HSB Harmful sexual behaviour")
    return Told(paper, answers)


MINUTES = """body { font-family: 'Liberation Serif', serif; } td, th { border: 1px solid #000; padding: 2px 5px; } thead { display: table-row-group }
.two { column-count: 2; column-gap: 8mm; text-align: justify; font-size: 9pt } .top { text-align: right; font-size: 8pt }"""
LOG = [
    ("24.1", "12/03/26", "Circulate the national standards self-assessment to members for comments", "Business Manager", "17/04/26", "Complete"),
    ("24.2", "12/03/26", "Health to confirm the arrangements for cover while the nurse is on maternity leave", "Rep. of the ICB", "30/04/26", "Carried over. Interim cover for one day a week found"),
    ("24.3", "12/03/26", "Explore with schools why the number of suspensions for Year 9 boys has doubled and report back, including what the two special schools have done to bring theirs down", "AD Education", "11/06/26", "On today's agenda. Action to remain open until visit to special schools has taken place"),
    ("24.4", "12/03/26", "Write to the families who took part in the consultation to thank them", "Head of Service", "31/03/26", "Complete"),
    ("25.1", "11/06/26", "Arrange a visit for board members to the new hub", "Business Manager", "September 2026", ""),
    ("25.2", "11/06/26", "Provide a breakdown of Outcome 22 by ward and ethnicity", "Police representative~ / ~Performance Officer", "10/09/26", ""),
    ("25.3", "11/06/26", "Bring draft youth justice plan to next meeting", "Head of Service", "10/09/26", ""),
    ("25.4", "11/06/26", "Consider whether the risk about the case management system should be on the corporate register", "Chair", "asap", ""),
]


@document("minutes")
def two_columns_then_the_log() -> Told:
    paper = Web(printed=True, landscape=False, size=10, style=MINUTES)
    paper.raw('<div class="top">RESTRICTED – minutes of the Youth Justice Partnership Board, 11 June 2026</div>')
    paper.heading("Minutes of the Youth Justice Partnership Board")
    paper.raw("<div class='two'>" + "".join(f"<p>{text}</p>" for text in (
        "<b>1. Welcome.</b> The Chair welcomed members and apologies were noted. Members introduced themselves to the new representative of the college.",
        "<b>2. Performance.</b> The Performance Officer took members through the report. The rate of first time entrants has fallen again and is now below the family of similar services. The reoffending rate has gone up, although numbers are small. Members asked about the children who reoffend and how many of them were out of education. It was agreed that a breakdown would be provided.",
        "<b>3. Inspection readiness.</b> The Head of Service said that the evidence was three quarters complete. The Chair asked that members read their briefing. The police representative offered to host a practice interview.",
        "<b>4. Young people's voice.</b> Two young people spoke about what helped them. They would like somewhere to go in the evenings and for their workers not to change. The Chair thanked them.",
        "<b>5. Any other business.</b> There was none. The next meeting will be held on 10 September 2026 at the Town Hall.",
    )) + "</div>")
    paper.heading("Action log", 2)
    answers = []
    for ref, raised, title, lead, due, note in LOG:
        done = note == "Complete"
        a = act(title, ref, lead, due, note="" if done else note)
        a.answer["status"] = ["completed"] if done else [None, "open"]
        a.answer["progress"] += [[(None, "Complete")]] if done else []
        if done:
            a.answer["rag"] = [None, "blue", "green"]
        answers.append((a, raised, note))
    paper.table([["Ref", "Date of meeting", "Action", "Owner", "Due", "Status"], *([a.ref, raised, a.title, a.lead, a.due, note] for a, raised, note in answers)], widths=[7, 12, 36, 17, 11, 17])
    acts = [a for a, _, _ in answers]
    return Told(paper, under(acts, *headed("Action log"), (None, None)))
