# fmt: off
# ruff: noqa: E501
"""A plan made by a design team: two columns of justified, hyphenated prose, then tables with stripes and no rules; and
pages with two boxes, what was done and what comes next."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Typeset
from tests.workers.examined.papers.typeset import said
from tests.workers.examined.truth import act, headed, under

STYLE = """
#set page(paper: "a4", margin: (x: 18mm, top: 24mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 [#text(size: 8pt, fill: rgb("#777777"))[Youth Justice Plan 2026–2028 #h(1fr) Fenmoor]],
  footer: align(right, context text(size: 9pt, weight: "bold", fill: rgb("#00695C"), counter(page).display())))
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
#show heading: set text(fill: rgb("#00695C"), hyphenate: false)
#show table: set par(justify: false)
"""
STRIPES = "stroke: none, inset: (x: 6pt, y: 5pt), align: left + horizon, fill: (x, y) => if y == 0 { rgb(\"#00695C\") } else if calc.even(y) { rgb(\"#E0F2F1\") },"
HEAD = "text.with(fill: white, weight: \"bold\", size: 9.5pt)"
PROSE = [
    "Fenmoor is a largely rural county with two towns and a long coastline. Children here told us that transport is the thing that most affects what they can do, and that appointments which begin at nine in the morning are difficult when the first bus arrives at half past.",
    "Our caseload is smaller than it was five years ago but the children we work with have greater needs. Sixty-two per cent have an identified special educational need and a third have been in care. The offences that bring children to our attention are more often serious ones, and we have seen an increase in children who carry knives because they are frightened.",
    "We have a stable and experienced workforce. The partnership has agreed to fund the speech and language therapist for a further two years. Financial pressures remain significant and the office in the north of the county has closed.",
    "In the last inspection our organisational delivery was rated as good. Inspectors identified that planning for the safety of others was not sufficient in a number of cases, and that the effectiveness of reviewing was inconsistent. We have reflected these findings in our priorities.",
]
PLAN = {
    "Priority one: Prevent offending and reduce the number of first time entrants": [
        ("Offer every child who is given a community resolution an assessment and, where it is needed, a programme of support", "Prevention Team Manager", "September 2026", "Take up of the offer rises from 41% to 60%"),
        ("Redesign the Turnaround offer with families so that it is sustainable when the grant ends", "Head of Service", "March 2027", "Offer and funding agreed by the board"),
        ("Identify children at risk of exclusion through the fortnightly inclusion meeting", "Education Officer~, ~Inclusion Manager", "Ongoing", "Permanent exclusions of children known to the service fall by a fifth"),
        ("Knife crime awareness sessions, co-delivered with the ambulance service, in all six secondary schools in the affected wards", "Police Officers (YJS)", "31 July 2027", "Sessions delivered in six schools; confidence of pupils measured before and after"),
        ("Develop a diversionary offer for children on the coast during school holidays", "Participation and Activities Officer", "Summer 2026", "120 children attend"),
    ],
    "Priority two: High quality practice that keeps children and communities safe": [
        ("Undertake reflective case discussions for every child whose safety and wellbeing is judged to be high or very high", "Operational Managers", "Monthly", "Discussion recorded on file in every case"),
        ("Refresh our quality assurance framework, introducing learning conversations between auditor, practitioner, child and family", "Quality Assurance Manager", "October 2026", "Framework approved; 48 audits completed in the year"),
        ("Commission victim awareness and safety planning training", "Workforce Lead", "December 2026", "All practitioners trained, with follow-up observation after three months"),
        ("Improve the transfer of information between probation and the service at age 18 through a seconded probation officer and a monthly transitions meeting", "Probation Delivery Unit Head~ / ~Operational Manager", "Q3 2026/27", "All transfers planned six months in advance"),
    ],
    "Priority three: A fair service for every child": [
        ("Publish an annual disproportionality profile and discuss it with officers, magistrates and community organisations", "Performance and Information Officer", "June 2026 and annually thereafter", "Profile published; three actions agreed from the discussion"),
        ("Recruit volunteers who better reflect the children we work with", "Volunteer Coordinator", "March 2027", "A third of new volunteers from minoritised communities"),
        ("Offer cultural identity work to children in care who are placed at a distance from home", "Children in Care Service Manager", "TBC", "Offer in place"),
    ],
}


@document("printed without lines")
def stripes_after_prose() -> Told:
    paper = Typeset(STYLE, STRIPES, HEAD)
    paper.raw("", "Youth Justice Plan 2026–2028 Fenmoor")
    paper.heading("Youth Justice Plan 2026–2028")
    paper.heading("About our county and our children", 2)
    paper.raw("#columns(2, gutter: 9mm)[" + "\n\n".join(f"#par({said(text)})" for text in [*PROSE, *PROSE[::-1]]) + "]", *PROSE)
    paper.raw("#pagebreak()")
    paper.heading("Our delivery plan", 2)
    paper.say("The table below sets out what we will do to achieve each of our priorities over the next two years.")
    answers = []
    for priority, lines in PLAN.items():
        paper.heading(priority, 3)
        here = []
        for title, lead, due, measure in lines:
            dues = due
            if due.startswith("June 2026 and"):
                dues = [(due, "start_and_recurring", "2026-06-30", "P1Y"), (due, "month", "2026-06-30"), (due, "recurring", None, "P1Y"), (due, "recurring", "2026-06-30", "P1Y")]
            if due == "Summer 2026":
                dues = [(due, "unclear", None), (due, "unclear", "2026-08-31"), (due, "month", "2026-08-31"), (due, "quarter", "2026-08-31"), (due, "quarter", "2026-09-30")]
            here.append(act(title, "", lead, dues, measure=measure))
        paper.table([["Action", "Led by", "When", "How we will measure success"], *([a.title, a.lead, a.due, a.measure] for a in here)], ["4.2fr", "2.2fr", "1.7fr", "3.4fr"], again=False)
        bare = priority.partition(": ")[2]
        answers += under(here, *headed("Our delivery plan", priority), (None, bare), (bare, None), (priority, None), (None, priority))
    paper.heading("Approval", 2)
    paper.say("This plan was approved by the Fenmoor Youth Justice Management Board and by full council.")
    return Told(paper, answers)


BOXES = """
#set page(paper: "a4", margin: 16mm, footer: align(center, context text(size: 8pt)[Our plan on a few pages | #counter(page).display()]))
#set text(font: "DejaVu Sans", size: 8.5pt, lang: "en")
"""
SIDES = {
    "Prevention and diversion": (
        ["Set up a weekly drop-in at the leisure centre with the youth service", "Trained 34 teachers in exploitation awareness", "Reduced the average time to a decision from 41 to 27 days"],
        [("Extend the drop-in to the two northern estates", "Prevention Lead", "May 2026"), ("Co-produce a leaflet on out of court disposals with children who have had one", "Participation Officer", "Sept 2026"), ("Evaluate the diversion panel with the university", "Service Manager", "March 2027")],
    ),
    "Education, training and employment": (
        ["Employed a second ETE worker using the partnership reserve", "14 children gained a CSCS card"],
        [("Agree a 25 hour offer with the virtual school for every child of school age", "Virtual School Head", "July 2026"), ("Open a construction skills taster with the college, with a bursary for travel and lunch", "ETE Workers", "October 2026"), ("Challenge part time timetables that last longer than six weeks", "Service Manager", "Ongoing"), ("Celebrate attendance each half term", "ETE Workers", "Half termly")],
    ),
    "Children who have been harmed": (
        ["Victim contact offered in 96% of cases", "Restorative practice training for panel volunteers"],
        [("Recruit a second victim liaison officer", "RJ Coordinator", "June 2026"), ("Ask child victims what helped them, and bring what they say to the board", "RJ Coordinator", "Dec 2026"), ("Review how we share information with victims' services across the force area", "Service Manager", "January 2027")],
    ),
    "Safe at home": (
        ["Housing protocol signed by all district councils"],
        [("Develop child to parent abuse group for parents, running in the evening and online", "Parenting Worker", "November 2026"), ("Family group conference to be offered before every breach", "Court Manager", "April 2026"), ("Two training flats for care leavers on licence", "Housing Strategy Lead", "TBC")],
    ),
}


@document("where now, where next")
def two_boxes_side_by_side() -> Told:
    paper = Typeset(BOXES)
    paper.raw("", "Our plan on a few pages |")
    paper.heading("Thornley and Vale Youth Justice Plan: our priorities")
    paper.say("Each priority shows what we achieved last year and what we will do in 2026/27, with who will lead and by when.")
    answers = []
    for theme, (done, lines) in SIDES.items():
        paper.heading(theme, 2)
        here = [act(f"{title} ({lead}, {due})", "", lead, due if due != "Half termly" else [(due, "recurring", None), (due, "recurring", None, "P6W"), (due, "recurring", None, "P1M15D")]) for title, lead, due in lines]
        for a, (title, _, _) in zip(here, lines, strict=True):
            a.answer["title"] = [a.title, title]
        left = f"#strong{said('What we achieved in 2025/26')} #list({', '.join(map(said, done))},)"
        right = f"#strong{said('What we will do in 2026/27')} #list({', '.join(said(a.title) for a in here)},)"
        paper.raw(f'#grid(columns: (1fr, 1.3fr), gutter: 5mm, block(fill: rgb("#EDE7F6"), inset: 8pt, width: 100%)[{left}], block(fill: rgb("#FFF3E0"), inset: 8pt, width: 100%)[{right}])',
                  *done, *(a.title for a in here), "What we achieved in 2025/26", "What we will do in 2026/27")
        answers += under(here, *headed(theme), (theme, "What we will do in 2026/27"), ("What we will do in 2026/27", theme), (theme, None), (None, theme))
    return Told(paper, answers)
