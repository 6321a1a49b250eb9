"""What a service does not share is in no file of a report."""

from __future__ import annotations

from tests.report.files import words_of

PROGRESS = ["First draft went to the police.", "Nobody reads them", "Typed up from the August minutes.",
            "Signed by 2 of 4 inspectors.", "With two changes"]  # fmt: skip
NAMES = ["Dipa Kaur", "DK", "QX", "Practice Manager"]
OTHERS = ["https://example.org/draft", "Dec 26", "The police asked for more time", "Counted twice"]


def test_by_default_no_progress_no_role_no_evidence_and_no_draft(shared):
    said = words_of(shared.make("OOCD", "VIC", "WORK", as_at="2026-04-30"))

    for words in said.values():
        assert [text for text in [*PROGRESS, *NAMES, *OTHERS] if text in words] == []
    assert all("Outcome 22" in said[kind] for kind in ("docx", "xlsx", "pdf"))


def test_roles_where_they_are_shared_and_never_names(reporting):
    reporting.share("plans", "roles")

    said = words_of(reporting.make("OOCD", "VIC"))

    assert all("Practice Manager" in said[kind] for kind in ("docx", "xlsx", "pdf"))
    assert not any(name in words for name in NAMES[:3] for words in said.values())


def test_a_service_that_shares_nothing_is_named_and_no_more(reporting):
    reporting.share()

    said = words_of(reporting.make("OOCD", "VIC"))

    assert not any("Outcome 22" in words for words in said.values())
    assert "Testshire Youth Justice Service" in said["pdf"]
