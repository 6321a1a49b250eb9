# fmt: off
# ruff: noqa: E501
"""A long ruled table printed landscape: the header comes again on each page, rows break over pages."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Web, band
from tests.workers.examined.truth import act, headed, under

PLAN = {
    "Outcome 1: Children do not enter the justice system": [
        ("Develop a point of arrest diversion scheme with two custody suites, including a health screening by the liaison and diversion team", "Fewer children charged without an offer of support"),
        ("Jointly deliver assemblies with the fire service in all secondary schools", "25 assemblies, evaluated by pupils"),
        ("Align the prevention and early help assessments so that families tell their story once", "One assessment in use"),
        ("Peer mentoring for children in years 6 and 7 who are at risk of exclusion", "30 children mentored"),
        ("Develop data dashboard of children who come to notice", "Dashboard used at monthly meeting"),
    ],
    "Outcome 2: Children do not come back": [
        ("Desistance training for the whole team over three half days", "Audits show strengths are used in plans"),
        ("Interventions to be timetabled within two weeks of the plan being agreed, with the child and the parent having a copy", "Timetable on file in 9 out of 10 cases"),
        ("Sports coaching qualification for six children", "Six children qualified"),
        ("Restart the employers' forum and find twenty work placements, with at least five in construction", "Twenty placements"),
        ("Review each child who reoffends within three months at a learning meeting chaired by a manager from another team", "Learning summarised for the board every quarter"),
        ("Girls' programme to be written with girls", "Programme in use"),
    ],
    "Outcome 3: Children live in safe and stable homes": [
        ("Bail and remand accommodation strategy agreed by children's social care and housing", "Strategy agreed"),
        ("Emergency bed for children who are refused bail", "No child kept overnight for want of a bed"),
        ("Train foster carers in the justice system", "Forty carers trained"),
        ("Attend the housing panel each fortnight", "Attendance log"),
    ],
    "Outcome 4: Victims are heard": [
        ("Victim contact within ten working days", "90% contacted"),
        ("Victims' voice is represented on each referral order panel, either in person or by the victim worker or by a statement", "Observed by volunteers' coordinator"),
        ("Reparation to be suggested by victims and communities", "Half of placements suggested by them"),
        ("Evaluate satisfaction", "Report"),
    ],
}
LEADS = ["Prevention Manager", "Head of Service~ / ~Detective Inspector", "Interventions Manager", "ETE Lead~, ~College Principal", "Victim and Restorative Justice Lead", "Placements Manager"]
DUES = ["September 2026", "31/12/2026", "Quarterly", "March 2027", "Ongoing", "30 June 2026", "Q3 2026/27"]
RAGS = [("Green", GREEN), ("Amber", AMBER), ("Green", GREEN), ("Red", RED), ("", None)]


@document("printed table")
def ruled_over_several_pages() -> Told:
    paper = Web(printed=True)
    paper.heading("Westhaven Youth Justice Partnership: Strategic Delivery Plan 2026-27")
    paper.say("The partnership agreed four outcomes. Progress is reviewed by the delivery group in the week before each board meeting.")
    rows, answers = [["Ref", "Action", "Lead(s)", "Timescale", "Success measure", "RAG"]], []
    leads, dues, rags = map(cycle, (LEADS, DUES, RAGS))
    for n, (outcome, lines) in enumerate(PLAN.items(), start=1):
        rows.append(band(outcome, 6, "CFE2F3"))
        here = []
        for m, (title, measure) in enumerate(lines, start=1):
            word, shade = next(rags)
            a = act(title, f"{n}.{m}", next(leads), next(dues), word, measure)
            rows.append([a.ref, title, a.lead, a.due, measure, C(word, shade=shade)])
            here.append(a)
        answers += under(here, *headed(outcome))
    paper.table(rows, widths=[6, 36, 17, 13, 20, 8])
    paper.say("Approved by the Partnership Board on 12 March 2026.")
    return Told(paper, answers)
