"""Evidence packs: made of a log, and checked where nothing but Python is."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from uuid import UUID, uuid4

import pdfplumber
import psycopg
import pytest

from domain.fact import Occasion, Source
from domain.registry import Registry
from migrations.database import SEALER
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.proof.keys import SigningKey
from projections.proof.sealed import Sealed
from projections.proof.sealing import begin_anew, seal
from workers.packs import verify
from workers.packs.making import make

KEY = SigningKey(bytes(range(32)), "registry.example")
OTHER = SigningKey(bytes(32), "registry.example")
FIRST, SECOND = UUID(int=1), UUID(int=2)


def order():
    return Occasion(uuid4(), str(uuid4()), date(2026, 5, 1))


@pytest.fixture
def registry(database, authority):
    with Registry(database.environment(authority)) as found:
        found.join(Occasion(uuid4(), "join", date(2026, 4, 1)), name="Testshire Youth Justice Service")
        for number, title in ((FIRST, "Delivery Plan"), (SECOND, "Training Plan")):
            found.open_plan(order(), title, "delivery_plan", "2026-27", plan=number)
        tell(found, FIRST, UUID(int=11))
        tell(found, SECOND, UUID(int=12))
        yield found


def tell(registry, plan, action):
    """Everything that the verifier tells for itself."""
    registry.create_action(
        order(), plan, "Offer every victim a talk", "1i", leads=["AB", "Team"], due="March 27", measure="All asked",
        themes=["VIC"], rag="Green", action=action,
    )  # fmt: skip
    registry.note_progress(order(), action, "Two workers trained – “at last”.")
    registry.revise_due_date(order(), action, "June 27", "Funding came late")
    registry.add_sub_action(order(), action, "Letters", "a", sub_action=UUID(int=action.int + 100))
    registry.close_sub_action(order(), action, UUID(int=action.int + 100), "completed")
    registry.amend_wording(order(), action, title="Offer every victim a conversation")
    registry.attach_evidence(order(), action, "Minutes of May")
    registry.pause(order(), action, "Waiting")
    registry.resume(order(), action)
    receipt = registry.note_progress(order(), action, "A slip of the hand")
    registry.correct_entry(order(), action, receipt.event_ids[0], "Another action was meant")
    registry.complete(order(), action, "Done")
    registry.reopen(order(), action, "Not done after all")


@pytest.fixture
def made(database, authority, registry, tmp_path):
    """Makes a pack, as it would be made now."""

    def make_one(name="pack.zip", plan=None, asked=None, with_documents=False, with_papers=True):
        with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
            seal(sealer, authority, KEY)
        with psycopg.connect(database.conninfo("throughline_projector"), autocommit=True) as projector:
            catch_up(projector, authority)
        with psycopg.connect(database.conninfo(authority)) as connection:
            make(connection, authority, KEY, tmp_path / name, asked, plan, with_documents, with_papers)
        return tmp_path / name

    return make_one


def test_a_pack_is_complete_on_a_machine_with_only_python(made, tmp_path):
    with zipfile.ZipFile(made()) as file:
        file.extractall(tmp_path / "unpacked")

    alone = [sys.executable, "-I", "-S", str(tmp_path / "unpacked" / "verify.py")]
    done = subprocess.run(alone, capture_output=True, text=True, env={}, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "COMPLETE: everything is there, and as it was sealed." in done.stdout
    assert "No witness has co-signed" in done.stdout


def test_a_pack_says_who_signed_and_what_came_late(made):
    found = verify.verify(made(), KEY.verifier())

    assert found.good
    assert any("signed by registry.example" in each for each in found.fine)
    assert any("entries are back-dated" in each for each in found.noted)


def test_another_key_is_noticed(made):
    found = verify.verify(made(), OTHER.verifier())

    assert any("another key" in each for each in found.altered)


def test_a_pack_of_one_plan_proves_it_and_shows_nothing_of_the_other(made):
    pack = made(plan=FIRST)

    found = verify.verify(pack)
    with zipfile.ZipFile(pack) as file:
        shown = [plan["title"] for plan in json.loads(file.read("plans.json"))["plans"]]
        ids = {json.loads(line)["id"] for line in file.read("entries.jsonl").splitlines()}
    assert found.good
    assert shown == ["Delivery Plan"]
    assert str(UUID(int=12)) not in ids
    assert str(UUID(int=11)) in ids


def test_a_pack_goes_on_from_a_checkpoint_that_somebody_kept(made, registry, tmp_path):
    with zipfile.ZipFile(made("before.zip")) as file:
        (tmp_path / "kept.note").write_bytes(file.read("checkpoint.note"))
    registry.note_progress(order(), UUID(int=11), "More")

    assert verify.verify(made("after.zip"), kept=[tmp_path / "kept.note"]).good


def test_a_pack_of_an_earlier_day_shows_what_was_known_then(made, registry):
    with zipfile.ZipFile(made("day.zip", asked=Asked.of("2026-04-15"))) as file:
        shown = json.loads(file.read("plans.json"))

    assert shown["plans"] == []
    assert verify.verify(made("day.zip", asked=Asked.of("2026-04-15"))).good


def changed(content: bytes) -> list[bytes]:
    """The content with one byte changed, at the beginning, in the middle and at the end."""
    places = {0, len(content) // 3, len(content) // 2, max(len(content) - 2, 0)}
    return [content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :] for place in places]


def test_one_changed_byte_in_any_file_is_found_and_named(made, tmp_path):
    with zipfile.ZipFile(made()) as file:
        files = {name: file.read(name) for name in file.namelist()}

    for name, content in files.items():
        for wrong in changed(content):
            with zipfile.ZipFile(tmp_path / "wrong.zip", "w") as file:
                for each, whole in files.items():
                    file.writestr(each, wrong if each == name else whole)
            found = verify.verify(tmp_path / "wrong.zip")
            assert not found.good, name
            assert any(name in each for each in [*found.altered, *found.missing]) or name in ("pack.note", "pack.json")


def test_a_file_that_is_missing_or_put_in_is_named(made, tmp_path):
    with zipfile.ZipFile(made()) as file:
        files = {name: file.read(name) for name in file.namelist()}

    for name in files:
        with zipfile.ZipFile(tmp_path / "less.zip", "w") as file:
            for each, content in files.items():
                if each != name:
                    file.writestr(each, content)
        found = verify.verify(tmp_path / "less.zip")
        assert any(f"{name} is missing from the pack." == each for each in [*found.altered, *found.missing])

    with zipfile.ZipFile(tmp_path / "more.zip", "w") as file:
        for each, content in files.items():
            file.writestr(each, content)
        file.writestr("further.txt", "x")
    assert any("further.txt" in each for each in verify.verify(tmp_path / "more.zip").altered)


def words_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return " ".join(word["text"] for page in file.pages for word in page.extract_words())


def test_each_plan_is_in_the_pack_as_pdf_and_the_same_question_gives_the_same_bytes(made):
    asked = Asked.of("2026-05-31")
    packs = [made(name, asked=asked) for name in ("one.zip", "two.zip")]

    papers = []
    for pack in packs:
        with zipfile.ZipFile(pack) as file:
            papers.append({name: file.read(name) for name in file.namelist() if name.startswith("plans/")})
    assert list(papers[0]) == ["plans/1 Delivery Plan 2026-27.pdf", "plans/2 Training Plan 2026-27.pdf"]
    assert papers[0] == papers[1]


def test_a_pack_made_before_there_were_papers_still_verifies(made):
    assert verify.verify(made(with_papers=False)).good


def test_what_was_erased_is_said_to_be_declared(made, registry, authority, connect):
    entry = registry.note_progress(order(), UUID(int=11), "A child's name").event_ids[0]
    erasing = Occasion(uuid4(), str(uuid4()))
    registry.erase_text(erasing, entry, "child", note="Case 14")

    pack = made()

    found = verify.verify(pack)
    assert found.good, verify.report(found)
    assert [each for each in found.noted if "was erased on" in each and each.endswith("and declared so.")]
    with zipfile.ZipFile(pack) as file:
        assert not any(b"A child's name" in file.read(name) for name in file.namelist())
        assert b"[text erased]" in file.read("plans.html")
        said = "".join(words_of(file.read(name)) for name in file.namelist() if name.endswith(".pdf"))
        assert "A child's name" not in said
        assert "[text erased]" in said


def test_what_vanished_without_a_word_is_said_to_be_missing(made, connect, authority):
    gone = connect("owner").execute(f"DELETE FROM {authority}.texts WHERE body = 'Waiting' RETURNING ref").fetchall()

    found = verify.verify(made())

    assert len(gone) == 2
    assert len([each for each in found.missing if each.endswith("nobody declared that it was erased.")]) == 2


def test_what_was_declared_erased_and_is_there_still_is_said(made, registry, authority, connect):
    entry = registry.note_progress(order(), UUID(int=11), "A child's name").event_ids[0]
    owner = connect("owner")
    row = owner.execute(f"SELECT ref, salt, body FROM {authority}.texts WHERE body = 'A child''s name'").fetchone()
    registry.erase_text(Occasion(uuid4(), str(uuid4())), entry, "child")
    owner.execute(f"INSERT INTO {authority}.texts (ref, salt, body) VALUES (%s, %s, %s)", row)

    assert any("declared erased is still there" in each for each in verify.verify(made()).altered)


def source_of(authority, connect, content=b"A plan as it was handed in"):
    """A document that the registry keeps, and its hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    connect(authority).execute(
        f"INSERT INTO {authority}.documents (sha256, name, media_type, content, size)"
        " VALUES (%s, 'Plan 2026.DOCX', 'x', %s, %s)",
        [sha256, content, len(content)],
    )
    return sha256


def read_from(sha256):
    return Occasion(uuid4(), str(uuid4()), date(2026, 5, 1), Source(sha256, "table 1, row 2"))


def test_documents_that_entries_were_read_from_are_in_it_where_asked_for(made, registry, authority, connect):
    sha256 = source_of(authority, connect)
    registry.note_progress(read_from(sha256), UUID(int=11), "As the document says")

    with zipfile.ZipFile(made("with.zip", with_documents=True)) as file:
        assert file.read(f"documents/{sha256}.docx") == b"A plan as it was handed in"
        assert json.loads(file.read("documents.json"))[0]["name"] == "Plan 2026.DOCX"
    assert any("1 document that" in each for each in verify.verify(made("with.zip", with_documents=True)).fine)
    with zipfile.ZipFile(made("without.zip")) as file:
        assert not any(name.startswith("documents") for name in file.namelist())


def test_a_document_that_holds_what_was_erased_is_left_out(made, registry, authority, connect):
    sha256 = source_of(authority, connect)
    entry = registry.note_progress(read_from(sha256), UUID(int=11), "A child's name").event_ids[0]
    registry.erase_text(Occasion(uuid4(), str(uuid4())), entry, "child")

    pack = made(with_documents=True)

    found = verify.verify(pack)
    with zipfile.ZipFile(pack) as file:
        assert not any(name.startswith("documents/") for name in file.namelist())
    assert found.good
    assert f"The document {sha256[:16]} is left out: a text that was read from it was erased." in found.noted


def test_after_entries_were_lost_the_pack_counts_them_and_what_was_kept_before_still_counts(
    made, registry, authority, database, tmp_path
):
    made()
    notes = {}
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        notes["before.note"] = Sealed(sealer, authority).last().note
        registry.open_plan(order(), "A plan that will be lost", "delivery_plan", "2026-27")
        notes["after.note"] = seal(sealer, authority, KEY).note
        with psycopg.connect(database.admin_conninfo(), autocommit=True) as superuser:
            log = f"{authority}.stored_events"
            superuser.execute(f"ALTER TABLE {log} DISABLE TRIGGER USER")
            superuser.execute(f"DELETE FROM {log} WHERE notification_id = (SELECT max(notification_id) FROM {log})")
            superuser.execute(f"ALTER TABLE {log} ENABLE TRIGGER USER")
        begin_anew(sealer, authority, KEY)
    for name, note in notes.items():
        (tmp_path / name).write_text(note)

    pack = made()

    assert any("the last 1 were lost; the others are as they were" in each for each in verify.verify(pack).noted)
    assert any("still holds" in each for each in verify.verify(pack, kept=[tmp_path / "before.note"]).fine)
    assert any("the last 1 were lost." in each for each in verify.verify(pack, kept=[tmp_path / "after.note"]).missing)


def test_what_is_no_pack_is_said(tmp_path):
    (tmp_path / "no.zip").write_text("no")

    assert verify.verify(tmp_path / "no.zip").altered == [f"{tmp_path / 'no.zip'} is not a zip file, or is damaged."]
