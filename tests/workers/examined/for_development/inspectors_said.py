# fmt: off
# ruff: noqa: E501
"""An answer to an inspection printed from Word: a table for each recommendation, whose head does not come again; rows
break over pages; texts in the middle of their cells."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Web, band
from tests.workers.examined.truth import act, under

WORD = """body { font-family: Carlito, 'Liberation Sans'; line-height: 1.15 } p { margin: 0 0 8pt } h1 { font-size: 20pt; color: #2F5496; font-weight: normal }
h2 { font-size: 13pt; color: #2F5496; font-weight: normal } thead { display: table-row-group } td, th { border: .5pt solid #000; padding: 0 5.4pt; vertical-align: middle; font-weight: normal }
td p { margin: 0 } th { background: #D9E2F3; text-align: center } @page { margin: 16mm 14mm 20mm; @bottom-left { content: 'Brackenridge YOS – response to inspection'; font-size: 8pt; color: #777 } @bottom-right { content: counter(page); font-size: 8pt } }"""
PLAN = {
    "Brackenridge Youth Offending Service should: 1. review its policies and procedures so that staff know what is expected of them": [
        ("Audit all policies and retire those which are out of date. Staff will be asked through a short survey which policies they use and which they cannot find.", "Service Manager (Policy)", "30 June 2026", "Policy register with an owner and review date for each", "The register has been set up with 41 policies on it. Eleven were retired in May. Survey closed with 22 replies, which will be discussed at the whole service day. Next step is to write the two policies that do not exist (transitions, and children who go missing)."),
        ("Policies to be launched at team meetings, one each month, with a practice example", "Team Managers", "Monthly from May 2026", "Team meeting minutes", "Bail and remand launched in May, home visits in June."),
        ("Publish all policies in one place on the intranet", "Business Support Manager", "September 2026", "Staff say they can find policies", "Site built, waiting for IT to give permissions."),
    ],
    "The Chief Constable and the Brackenridge Partnership Board should: 2. make sure that children in police custody have timely access to an appropriate adult": [
        ("Re-tender the appropriate adult contract with a two hour response time, day and night", "Commissioning Manager", "1 April 2027", "Response time reported monthly", "Specification has gone to the procurement board. Current provider extended to March."),
        ("Custody inspectors to challenge delays and record the reason on the custody record", "Superintendent, Criminal Justice", "With immediate effect", "Dip sample of custody records", "Reminder sent out. Dip sample in July found reason recorded in 6 of 15."),
        ("Recruit and train ten volunteers to cover evenings and weekends, beginning with those who have already volunteered for referral order panels, and offer them supervision every six weeks", "Volunteer Coordinator~ / ~Appropriate Adult Scheme Manager", "31/10/2026", "Rota is full four weeks ahead", "Six recruited, DBS checks in progress. Training dates are set for the last two weekends of September. There is a risk that two of the six will move to university in the autumn, so we will carry on advertising."),
    ],
    "The Integrated Care Board should: 3. provide sufficient health staff to the service": [
        ("Agree the level of health resource through a section 75 or a memorandum of understanding", "Associate Director of Children's Commissioning", "December 2026", "Signed agreement", "Draft shared at the board, legal comments awaited."),
        ("Fill the vacant mental health practitioner post", "CAMHS Service Manager", "asap", "Worker in post", "Out to advert for the third time."),
        ("Trial the use of a screening tool by case managers, supported by the nurse", "YOS Nurse~ and ~Practice Manager (Court)", "31/10/2026", "Screenings done for 30 children, learning shared", ""),
    ],
    "Brackenridge Children's Services should: 4. reduce the number of children who are remanded because there is nowhere for them to live": [
        ("Sufficiency statement to include children on remand and those leaving custody", "Head of Placements", "January 2027", "Statement published", "On the forward plan of the corporate parenting board."),
        ("Weekly check in between placements and court team on every child at risk of remand", "Court Team Manager", "Weekly", "No child remanded for want of an address", "In place. Two children bailed to a family member as a result, one remanded."),
        ("Explore a remand foster scheme with two neighbouring authorities, including the cost of a retainer for carers and how the scheme would be managed at weekends, and bring an options paper with a recommendation to the regional directors' meeting", "Head of Placements", "February 2027", "Options paper", "First conversation held in August; one of the two is keen, the other would like to see the costs first. Finance colleagues are working on these."),
    ],
}


@document("inspectorate response")
def a_table_for_each_recommendation() -> Told:
    paper = Web(printed=True, landscape=False, size=11, style=WORD)
    paper.heading("Response to the inspection of youth offending services in Brackenridge")
    paper.say("We welcome the report. We were pleased that inspectors saw the commitment of our staff and the relationships they build with children. We accept the four recommendations and set out below what we will do.",
              "Progress against this plan will be overseen by the Partnership Board, which meets every eight weeks. The Chair will write to the inspectorate after six months.")
    answers = []
    for recommendation, lines in PLAN.items():
        here = []
        rows = [band(recommendation, 5, "8EAADB"), ["Actions we will take", "Lead officer", "Timescale", "Evidence of impact", "Update"]]
        for title, lead, due, measure, note in lines:
            dues = due
            if due == "With immediate effect":
                dues = (due, "unclear", None)
            if due.startswith("Monthly from"):
                dues = [(due, "start_and_recurring", "2026-05-31", "P1M"), (due, "start_and_recurring", "2026-05-01", "P1M"), (due, "recurring", None, "P1M")]
            a = act(title, "", lead, dues, measure=measure, note=note)
            a.answer["ref"] = [None]
            if note.startswith("In place. "):
                a.answer["readings"] = [{"status": ["completed"], "decisions": [["completed"]], "progress": [*a.answer["progress"], [(None, note.removeprefix("In place. "))]]}]
            rows.append([title, a.lead, due, C(measure), note])
            here.append(a)
        who, _, what = recommendation.partition(": ")
        bare = what.partition(". ")[2]
        answers += under(here, (None, recommendation), (None, what), (None, bare), (recommendation, None), (who, what), (who, bare), (f"{who}:", what), (f"{who}:", bare))
        paper.table(rows, repeat=0, widths=[32, 16, 13, 17, 22])
        paper.say("")
    return Told(paper, answers, {"recommendation": {0, 4}})
