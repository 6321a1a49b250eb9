# fmt: off
# ruff: noqa: E501
"""More plans of other services: commitments with steps, an inspection tracker, brackets after bullets, milestones by quarter."""

from datetime import date

from tests.workers.examined.document import Told, document
from tests.workers.examined.for_development.other_services_word import UNSAID, due
from tests.workers.examined.papers import Excel, Plain, Web, Word, band, downwards
from tests.workers.examined.truth import act, dated, headed, under, within

PROMISED = {
    "We will see you as a child first": [
        act("Remove offence details from the front page of our assessments", lead="Practice Lead", due="October 2026", measure="You won't be asked about your offence first"),
        act("Train every volunteer and panel member in Child First", lead="Volunteer Coordinator", due="December 2026", measure="Panel meetings feel friendlier"),
    ],
    "We will not give up on you": [
        act("Keep in touch for six months after your order has ended if you want us to", lead="Team Manager (Community)", due="Ongoing", measure="A text or call each month"),
        act("Breach is always discussed with a manager before it goes to court", lead="Operational Manager", due=due("In place", ("completed", None), UNSAID), measure="You get a say before a decision is made"),
    ],
    "We will help you to get where you want to be": [
        act("Pay for CSCS cards, provisional licences and college kit", lead="ETE Worker", due="Sept 2026", measure="You can start work or college without waiting"),
        act("Careers interview for every child aged 15 and over", lead="ETE Worker~ / ~Careers Service", due="March 2027", measure="You have a plan"),
        act("Bike project to be extended to the north of the county", lead="Reparation Supervisor", due=due("Summer 2027", UNSAID, ("unclear", "2027-08-31"), ("month", "2027-08-31")), measure="There is a workshop near you"),
    ],
}


@document("delivery plan")
def commitments_that_children_notice() -> Told:
    paper = Word()
    paper.heading("Participation and Child First delivery plan 2026/27", 0)
    paper.say("Our young people's group wrote the five commitments. The steps were agreed by the management team in May.")
    body, answers = [], []
    for promise, actions in PROMISED.items():
        body += [[promise, a.title, a.lead, a.due, a.measure, ""] for a in actions]
        answers += under(actions, (None, promise), (promise, None))
    answers[3].answer["due"] += [None]
    answers[3].answer["status"] += ["completed", "embedded"]
    answers[3].answer["decisions"] += [["completed"]]
    paper.table([["Our commitment", "Steps we will take", "Named lead", "Completed by", "How will children notice?", "Any changes made"], *downwards(body, 0)], repeat=1)
    return Told(paper, answers)


TRACKED = [
    ("R1", "Strengthen the strategic analysis of data", "Appoint a joint analyst with the violence reduction unit", "In progress", "Head of Service", "M. Okafor", date(2026, 9, 30), None, "Post evaluated and advertised", ""),
    ("R1", "Strengthen the strategic analysis of data", "Agree a data set for each priority and review it quarterly", "Complete", "Performance Manager", "L. Birch", date(2026, 6, 30), date(2026, 6, 18), "Data set adopted by the board on 18 June", "Y"),
    ("R2", "Improve the consistency of management oversight", "Introduce group supervision for managers", "In progress", "Service Manager", "D. Pell", date(2026, 10, 31), None, "First session held in July", ""),
    ("R2", "Improve the consistency of management oversight", "Countersigning standard to be written and used", "Complete", "Service Manager", "D. Pell", date(2026, 5, 31), date(2026, 6, 5), "Standard issued", "Y"),
    ("R3", "Make sure that victims' needs inform the work", "Victim worker to attend every planning meeting where there is a direct victim", "Not started", "Victim Liaison Officer", "S. Quaye", date(2027, 1, 31), None, "", ""),
    ("R3", "Make sure that victims' needs inform the work", "Revise the letter that goes to victims", "Delayed", "Victim Liaison Officer", "S. Quaye", date(2026, 7, 31), None, "Awaiting comments from police", ""),
    ("R4", "Review the out-of-court disposal process", "Commission an independent evaluation of the joint panel", "In progress", "Commissioning Lead", "A. Frome", date(2026, 12, 31), None, "University approached", ""),
]
WORDS = {"In progress": ([None, "open"], [None]), "Complete": (["completed"], [None, "blue", "green"]), "Not started": ([None, "open"], [None, "grey"]), "Delayed": ([None, "open"], [None, "amber", "red"])}


@document("workbook")
def owners_by_post_and_name() -> Told:
    paper = Excel()
    paper.start("Inspection tracker")
    paper.rows([["Rec no", "Recommendation (as published)", "Agreed action", "Action status", "Owner (job title)", "Owner (name)", "Target completion date", "Actual completion date", "Latest update", "Signed off by board (Y/N)"]])
    answers = []
    for ref, wanted, title, word, post, name, on, done, note, signed in TRACKED:
        a = dated(act(title, note=note), on)
        status, rag = WORDS[word]
        day = done.isoformat() if done else None
        a.answer |= {"ref": [ref, None], "leads": [[post, name], [f"{post} {name}"]], "status": status, "rag": rag, "decisions": [[], *([["completed"]] if word == "Complete" else [])]}
        shown = f"{done:%d/%m/%Y}" if done else ""
        if done:
            a.answer["progress"] += [[(None, note), (None, shown)], [(None, shown), (None, note)], [(day, note)], [(None, f"{shown} {note}")], [(day, f"{shown} {note}")]]
        answers.append(within(a, (None, wanted), (wanted, None), ("Inspection tracker", wanted), (ref, wanted), (None, f"{ref} {wanted}")))
        paper.rows([[ref, wanted, title, word, post, name, on, done, note, signed]])
    return Told(paper, answers, {"recommendation": {0, 4}})


BRACKETED = {
    "Objective A: Fewer children in custody": [
        act("Offer the bench a tour of our bail and remand programmes", lead="Court Lead", due="Sept 2026"),
        act("Publish a one page guide to alternatives to custody", lead="Court Lead", due="Oct 2026"),
        act("Hold a learning review after each remand", lead="Head of Service", due="Ongoing"),
    ],
    "Objective B: A service that learns": [
        act("Share the learning from serious incidents within a month", lead="QA Manager", due="Ongoing"),
        act("Introduce peer audits with two neighbouring services", lead="QA Manager", due="Jan 2027"),
        act("Run a practice week twice a year", lead="Principal Social Worker", due="Nov 2026"),
    ],
}


@document("headings and bullets")
def square_brackets_after_bullets() -> Told:
    paper = Word(landscape=False)
    paper.heading("Business plan 2026-27", 0)
    paper.say("Our plan is short, because short plans get done.")
    answers = []
    for name, actions in BRACKETED.items():
        paper.heading(name, 2)
        paper.say("We will:")
        lines = [f"{a.title[0].lower()}{a.title[1:]} [{a.lead}, {a.due}]" for a in actions]
        paper.bullets(*lines)
        for a, line in zip(actions, lines, strict=True):
            a.answer["title"] = [line.rpartition(" [")[0], a.title, line]
        answers += under(actions, *headed(name), *headed(name, "We will"), *headed(name, "We will:"))
    paper.heading("How we will review this plan", 2)
    paper.say("The management team will look at it each month and the board each quarter.")
    return Told(paper, answers)


STEPS = [
    (act("Health assessment for every child within four weeks", "H1", "Nurse"), "Pathway agreed", "Pilot in one team", "All teams", "Evaluation", "Pathway agreed in May", "GG"),
    (act("Dental checks through the mobile clinic", "H2", "Public Health"), "Funding agreed", "Clinic dates set", "20 children seen", "40 children seen", "Funding refused, trying ICB", "AR"),
    (act("Reduce vaping and cannabis use", "H3", "Substance Misuse Worker"), "Staff trained", "Programme written", "First group", "Second group", "All staff trained", "GA"),
    (act("Parents' evening on harmful sexual behaviour", "H4", "CAMHS"), "", "Date set", "Evening held", "", "", "G"),
    (act("Emotional wellbeing app free for children", "H5", "Digital Lead"), "Contract signed", "Launch", "", "Usage report", "Contract signed in June", "GG"),
]


@document("quarterly tracker")
def milestones_beside_ratings() -> Told:
    paper = Excel()
    paper.start("Health")
    paper.rows([band("Health subgroup: delivery against the youth justice plan 2026-27", 10), ["ID", "Deliverable", "Lead", "Q1 milestone", "Q2 milestone", "Q3 milestone", "Q4 milestone", "Progress to date", "RAG Q1", "RAG Q2"]])
    colours = {"G": "green", "A": "amber", "R": "red"}
    answers = []
    for a, *steps, note, rated in STEPS:
        a.answer |= {"rag": [colours[rated[-1]]], "progress": [[(None, note)] if note else []]}
        paper.rows([[a.ref, a.title, a.lead, *steps, note, rated[0], rated[1] if len(rated) > 1 else ""]])
        a.answer["measure"] = [None, *[" ".join(step for step in steps if step)]]
        answers.append(a)
    return Told(paper, under(answers, (None, None), ("Health", None), (None, "Health")), {"indicator": {0}})


DEFINED = {
    "Safer": [act("Install better lighting at the bus station", lead="Community Safety Partnership", due="December 2026"), act("Fund three more detached youth workers", lead="Youth Service", due="September 2026")],
    "Fairer": [act("Review every stop and search of a child with the community panel", lead="Police", due="Monthly"), act("Publish our data by ethnicity and area", lead="Data Team", due="January 2027")],
}


@document("web page")
def definitions() -> Told:
    paper = Web()
    paper.heading("Youth justice partnership: what happens next")
    answers = []
    for name, actions in DEFINED.items():
        paper.heading(name, 2)
        for a in actions:
            paper.raw(f"<dl><dt>Action</dt><dd>{a.title}</dd><dt>Owner</dt><dd>{a.lead}</dd><dt>Due date</dt><dd>{a.due}</dd></dl>")
        answers += under(actions, *headed(name))
    return Told(paper, answers)


SAMPLED = [
    act("Practitioner to add the views of the child's father", lead="J. Amos", due="14/08/2026", note="Done 12/08"),
    act("Risk rating to be reviewed with the manager", lead="J. Amos", due="07/08/2026", note=""),
    act("Plan to be rewritten with the child using the new format", lead="P. Leroy", due="21/08/2026", note=""),
    act("Contact the school about the reduced timetable", lead="P. Leroy", due="05/08/2026", note="Timetable increased"),
    act("Victim worker to be asked for an update", lead="K. Sands", due="05/08/2026", note=""),
]


@document("separated")
def actions_from_case_audits() -> Told:
    paper = Plain("csv")
    rows = [["Audit date", "Case ref", "Auditor", "Grade", "Action for practitioner / manager", "Who", "Complete by", "Manager comment"]]
    for n, a in enumerate(SAMPLED):
        rows.append(["29/07/2026", f"YJ/{4410 + 7 * n}", "Deputy Manager", ["Good", "RI", "RI", "Good", "Inadequate"][n], a.title, a.lead, a.due, a.note])
        a.answer["ref"] = [None, f"YJ/{4410 + 7 * n}"]
        a.answer["progress"] += [[("2026-08-12", a.note)]] if n == 0 else []
        a.answer["status"] += ["completed"] if n == 0 else []
        a.answer["decisions"] += [["completed"]] if n == 0 else []
    paper.separated(rows)
    return Told(paper, under(SAMPLED, (None, None)), {"score": {0}})
