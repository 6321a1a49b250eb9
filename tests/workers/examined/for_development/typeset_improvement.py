# fmt: off
# ruff: noqa: E501
"""An improvement plan on A3: recommendations merged down over pages, ratings as colours only, heads on each page."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Typeset
from tests.workers.examined.truth import act, under

STYLE = """
#set page(paper: "a3", flipped: true, margin: (x: 16mm, y: 20mm), header: align(center, text(size: 8pt, fill: red)[OFFICIAL]),
  footer: context [#text(size: 8pt)[Youth Justice Improvement Plan v0.7 #h(1fr) Page #counter(page).display() of #counter(page).final().first()]])
#set text(font: "Liberation Sans", size: 10pt, lang: "en", region: "GB")
"""
TABLE = "stroke: 0.6pt + black, inset: 5pt, align: (x, y) => if x == 0 and y > 0 { horizon } else { top },"
HEAD = "text.with(fill: white, weight: \"bold\")"
NAVY = "1F3864"
PLAN = {
    "Recommendation 1: The partnership board should make sure that members understand their role and bring data from their own agency": [
        ("1a", "Induction pack to be refreshed and sent to all board members, with a 1:1 with the Chair for anyone who joined since April 2025", "Head of Service", "31 July 2026", "Members can describe what their agency contributes", "Pack drafted and out for comment. Five of eleven 1:1s have been held.", AMBER),
        ("1b", "Each partner to bring a one page data return to every other meeting", "All board members", "From September 2026", "Board papers show health, education and housing data next to YJS data", "Template agreed at June board.", GREEN),
        ("1c", "Board development day, externally facilitated", "Chair of the Board~ / ~Head of Service", "October 2026", "Development plan for the board agreed", "Facilitator booked for 14 October.", GREEN),
        ("1d", "Review terms of reference including deputies and quoracy", "Board Support Officer", "Complete", "Terms of reference signed off", "Signed off 11 June.", BLUE),
    ],
    "Recommendation 2: Improve the quality of assessment and planning to keep the child and other people safe": [
        ("2a", "Deliver a three day contingency planning and safety course to every case holder, incl. agency staff", "Workforce Development Lead", "30/09/2026", "80% of audits rate contingency planning good or better (baseline 43%)", "Two cohorts trained (19 staff). Third cohort moved as trainer unwell.", AMBER),
        ("2b", "Introduce a management oversight template, with rationale for every change of safety and wellbeing classification", "Team Managers", "May 2026", "Oversight template seen in all audited cases", "Template live since 5 May. Dip sample of 20: present in 17.", GREEN),
        ("2c", "Commission peer audit from neighbouring service", "QA and Performance Manager", "Q4 2026/27", "Independent view of quality by year end", "", RED),
        ("2d", "Plans to be written with the child using the new 'My Plan' format - roll out to all post court and out of court cases", "Practice Lead, Out of Court", "31 December 2026", "Children tell us they know what is in their plan (survey)", "Format piloted with 8 children; feedback is that there is too much on page 2.", AMBER),
        ("2e", "Safety planning to consider victims, known adults and siblings", "Team Managers", "Ongoing", "Audit", "Covered in team meetings in May and June.", GREEN),
    ],
    "Recommendation 3: Make sure that out of court disposals are delivered in a timely way": [
        ("3a", "Map the process from police decision to first appointment and take out steps that add no value", "Detective Chief Inspector~ and ~Out of Court Manager", "August 2026", "Average 15 working days from decision to first appointment", "Mapping workshop held 2 July. Two hand offs to be removed.", GREEN),
        ("3b", "Weekly rather than fortnightly joint decision making panel", "Out of Court Manager", "1 June 2026", "No child waits more than 7 days for panel", "Weekly since 1 June but not quorate on two occasions.", AMBER),
        ("3c", "Police to reduce the number of children released under investigation for longer than 3 months", "Detective Chief Inspector", "March 2027", "RUI list halved", "List stands at 61 (was 58).", RED),
    ],
    "Recommendation 4: Understand and respond to the needs of children with SEND and those who are not in full time education": [
        ("4a", "Virtual School to attend monthly ETE tracking meeting", "Virtual School Head", "Monthly", "Every child out of education has a named worker and a date for return", "Attended all since April.", GREEN),
        ("4b", "Speech and language screening for all children within 20 working days", "SALT Clinical Lead", "TBC", "Screening rate reported to board each quarter", "Post vacant - health to confirm recruitment.", RED),
        ("4c", "EHCP data to be matched to the caseload", "Data Analyst~, ~SEND Service Manager", "Complete", "Match carried out each month", "First match: 27 of 94 children have a plan.", BLUE),
        ("4d", "Write to headteachers about part time timetables for children known to the service", "Director of Education", "September 2026", "Fewer children on part time timetables at the end of the school year", "", AMBER),
    ],
}
NAMES = {AMBER: "amber", GREEN: "green", RED: "red", BLUE: "blue"}


@document("improvement plan")
def merged_over_pages_on_a3() -> Told:
    paper = Typeset(STYLE, TABLE, HEAD)
    paper.raw("", "OFFICIAL", "Youth Justice Improvement Plan v0.7 Page of")
    paper.heading("Eastmarch Youth Justice Service: Improvement plan following inspection")
    paper.say("The inspection report was published in March 2026. This plan has been agreed by the partnership board and is reviewed each month by the improvement group. Any questions should be sent to the board support officer.")
    paper.raw("Key: #h(4pt) " + " #h(6pt) ".join(f'#box(fill: rgb("#{shade}"), inset: 3pt)[{text}]' for shade, text in ((RED, "Not on track"), (AMBER, "Some delay"), (GREEN, "On track"), (BLUE, "Complete"))), "Key: Not on track Some delay On track Complete")
    names = ["Recommendation", "Ref", "What will we do?", "Who is responsible?", "Complete by", "What difference will it make?", "Progress (September 2026)", "RAG"]
    rows, answers = [[C(name, shade=NAVY) for name in names]], []
    for recommendation, lines in PLAN.items():
        here = []
        for n, (ref, title, lead, due, measure, note, shade) in enumerate(lines):
            dues = [due, ("From September 2026", "start_and_recurring", "2026-09-30"), ("From September 2026", "month", "2026-09-30"), ("From September 2026", "unclear", None)] if due.startswith("From") else due
            a = act(title, ref, lead, dues, NAMES[shade], measure, [("2026-09-30", note)] if note else "")
            leads = a.answer["leads"]
            a.answer["leads"] = [*leads, *([[]] if lead.startswith("All") else [])]
            if shade == BLUE:
                a.answer["status"] = ["completed"]
            rows.append([C(recommendation, down=len(lines), bold=True) if n == 0 else ..., ref, title, a.lead, due, measure, note, C("", shade=shade)])
            here.append(a)
        bare = recommendation.partition(": ")[2]
        answers += under(here, (None, recommendation), (None, bare), (recommendation, None), (bare, None))
    paper.table(rows, ["3.4fr", "0.8fr", "5fr", "2.4fr", "1.8fr", "4fr", "4.4fr", "1fr"])
    return Told(paper, answers, {"recommendation": {0, 4}})
