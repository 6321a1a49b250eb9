"""Every sentence of verify.py, and what it takes to make it say so: the pack is changed and signed anew each time."""

from __future__ import annotations

import base64
import hashlib
import json
import time
import warnings
import zipfile

import pytest

from domain.proof.leaves import entry_leaf
from domain.proof.notes import Note
from projections.proof.keys import SigningKey
from tests.workers.packs.examples import KEY, NAMED, ORIGIN, SEEN_AT, SLUG, note
from workers.packs import verify

OTHER = SigningKey(bytes(32), "registry.example")
FINE = ([], [])


def test_a_pack_says_all_that_it_proves(packs):
    found = verify.verify(packs / "whole.zip", KEY.verifier(), receipts=[packs / "receipt.json"])

    entry = json.loads((packs / "receipt.json").read_text())["entry"]
    asked = json.loads(verify.Pack(packs / "whole.zip").text("pack.json"))["asked"]
    assert found.good
    assert found.fine == [
        "The checkpoint of 77 leaves (76 entries, and the leaf that opens the epoch) is signed by registry.example"
        f" (key {verify.Key(KEY.verifier()).id.hex()}).",
        "The key is the one that you gave.",
        f"The entry of {packs / 'receipt.json'}, recorded on"
        f" {verify.in_words(verify.moment(entry['recorded_at']))}, is number 73.",
        "All 76 entries are there, in order, as they were sealed.",
        "1 document that entries were read from: as handed in.",
        "The 2 plans shown, with 10 actions, are what the entries say as at 30 September 2026, as known on"
        f" {verify.in_words(verify.moment(asked['known_on']))}.",
    ]
    assert found.noted[0] == ("No witness has co-signed the checkpoint: only the registry's own word stands for it.")
    assert found.noted[1] == (
        "You gave no checkpoint that you kept: whether anything was rewritten before this one was signed, only its"
        " signers know."
    )
    assert found.noted[2].startswith("A text of entries.jsonl, line 74 (position 74) was erased on ")
    assert found.noted[2].endswith(", and declared so.")
    assert found.noted[3].startswith("75 entries are back-dated, by up to ")
    assert found.noted[4] == "71 of them were recorded after the inspection of 10 May 2026 was announced."


def test_a_pack_of_one_plan_says_how_much_is_left_out(packs):
    found = verify.verify(packs / "one.zip")

    assert found.good
    assert "24 entries are as they were sealed; 52 of other plans are left out." in found.fine
    assert any(each.startswith("The 1 plan shown, with 2 actions, are") for each in found.fine)


def test_written_and_signed_anew_it_is_fine(whole, one, said):
    assert said(whole) == FINE
    assert said(one) == FINE


def test_a_folder_is_a_pack_too_and_what_python_leaves_in_it_is_none_of_it(whole, tmp_path):
    with zipfile.ZipFile(whole.write(tmp_path / "pack.zip")) as file:
        file.extractall(tmp_path / "in")
    (tmp_path / "in" / "__pycache__").mkdir()
    (tmp_path / "in" / "__pycache__" / "verify.pyc").write_text("x")
    assert verify.verify(tmp_path / "in").good

    (tmp_path / "in" / "documents" / "more.txt").write_text("x")
    (tmp_path / "in" / "README.txt").write_text("x")
    (tmp_path / "in" / "texts.jsonl").unlink()
    found = verify.verify(tmp_path / "in")
    assert found.altered[0] == "documents/more.txt is in the pack, but not among the files that it was made of."
    assert found.altered[1] == "README.txt was changed after the pack was made."
    assert found.missing == ["texts.jsonl is missing from the pack."]


def test_what_is_not_packed_as_packs_are_is_said(whole, tmp_path, monkeypatch):
    whole.write(tmp_path / "pack.zip")
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "pack.zip", "a") as file:
        warnings.simplefilter("ignore")
        file.writestr("plans.json", "{}")
    assert verify.verify(tmp_path / "pack.zip").altered == [
        "The pack holds plans.json twice, so it could show one and be checked by the other."
    ]
    monkeypatch.setattr(verify, "LIMIT", 1000)
    assert verify.verify(tmp_path / "pack.zip").altered == [
        "The pack unpacks to more than 2 GB, which no pack of a registry does."
    ]


def test_another_format_is_refused_by_its_name(whole, said):
    whole.manifest["format"] = "throughline pack v2"

    altered, _ = said(whole)

    assert altered == ["pack.json does not say that this is a pack of a Throughline registry (format v1)."]


def test_a_file_that_is_no_json_is_named(whole, said):
    whole.files["plans.json"] = b"{"

    assert said(whole)[0] == ["plans.json is not JSON."]


def test_a_file_that_was_damaged_on_its_way_is_named(whole, tmp_path):
    with zipfile.ZipFile(whole.write(tmp_path / "pack.zip")) as file:
        place = file.getinfo("README.txt").header_offset + 30 + len("README.txt")
    content = bytearray((tmp_path / "pack.zip").read_bytes())
    content[place + 20] ^= 1
    (tmp_path / "pack.zip").write_bytes(content)

    assert verify.verify(tmp_path / "pack.zip").altered == ["README.txt is damaged."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff", "texts.jsonl is not text."),
        (b"{}\n{", "texts.jsonl, line 2 is not JSON."),
        (
            b"[]\n",
            "The pack is not made as packs are made: TypeError list indices must be integers or slices, not str.",
        ),
    ],
)
def test_lines_that_are_none_are_said_to_be_so(whole, said, content, sentence):
    whole.files["texts.jsonl"] = content

    assert said(whole)[0] == [sentence]


# Signatures


def test_a_pack_signed_by_another_key_of_the_same_name_is_found(whole, tmp_path):
    found = verify.verify(whole.write(tmp_path / "pack.zip", OTHER))

    assert found.altered == ["pack.json is not as it was signed when the pack was made."]


def test_another_list_of_files_than_was_signed_is_found(whole, tmp_path):
    for name in ("one.zip", "two.zip"):
        whole.write(tmp_path / name)
        whole.manifest["name"] = "Another service"
    one, two = (zipfile.ZipFile(tmp_path / name) for name in ("one.zip", "two.zip"))
    with one, two, zipfile.ZipFile(tmp_path / "mixed.zip", "w") as mixed:
        for name in one.namelist():
            mixed.writestr(name, (two if name == "pack.note" else one).read(name))

    assert verify.verify(tmp_path / "mixed.zip").altered == [
        "pack.json is not as it was signed when the pack was made."
    ]


def test_a_key_that_is_not_the_one_from_elsewhere_is_found(whole, said):
    altered, _ = said(whole, OTHER.verifier())

    assert altered[0] == "The pack names another key of the registry than the one that you gave."
    assert "checkpoint.note is not signed by registry.example." in altered


def test_a_checkpoint_of_another_log_is_found(whole, said):
    whole.seal(whole.leaves(), origin="registry.example/westmoor/1")

    assert said(whole)[0] == [f"checkpoint.note is of the log registry.example/westmoor/1, not of {ORIGIN}."]


def test_a_checkpoint_signed_by_another_is_found(whole, said):
    whole.seal(whole.leaves(), OTHER)

    assert said(whole)[0] == ["checkpoint.note is not signed by registry.example."]


@pytest.mark.parametrize("name", ["checkpoint.note", "pack.note"])
def test_a_note_that_is_none_is_named(whole, tmp_path, name):
    with zipfile.ZipFile(whole.write(tmp_path / "pack.zip")) as file:
        file.extractall(tmp_path / "in")
    (tmp_path / "in" / name).write_text("x")

    assert verify.verify(tmp_path / "in").altered[-1] == f"{name} is not a signed note."


def test_a_witness_is_named_with_its_moment(whole, tmp_path, monkeypatch):
    """By the clock in London, wherever it is checked."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    whole.cosign()

    found = verify.verify(whole.write(tmp_path / "pack.zip"))

    assert found.good
    assert SEEN_AT == 1_780_000_000
    assert found.noted[1] == (
        f"{NAMED} co-signed it on 28 May 2026 at 21:26: only the pack itself vouches for that key."
    )
    assert not any("No witness" in each for each in found.noted)
    monkeypatch.undo()
    time.tzset()


def test_a_witness_who_did_not_sign_this_is_found(whole, said):
    whole.cosign(SigningKey(bytes(range(2, 34)), "witness.example"))

    assert said(whole)[0] == ["checkpoint.note is not co-signed by witness.example, though the pack says so."]


# The tree


def test_a_leaf_taken_out_is_found_though_all_is_signed_anew(whole, said):
    whole.seal(whole.leaves()[:-1])

    altered, _ = said(whole)

    assert altered[0] == "entries.jsonl, line 76 (position 76) has no place of its own in the log."


def test_more_leaves_than_were_signed_for_are_found(whole, said):
    leaves = whole.leaves()
    whole.seal(leaves)
    whole.put("leaves.txt", whole.files["leaves.txt"].decode() + "00" * 32 + "\n")

    altered, missing = said(whole)

    assert altered == [
        "leaves.txt has 78 leaves; the checkpoint was signed for 77.",
        "The leaves do not make the root that was signed.",
    ]
    assert missing == ["1 entries that were sealed are not in the pack, though it says it is whole."]


def test_history_that_leaves_an_earlier_checkpoint_is_found(whole, said):
    whole.put("checkpoints.json", [note([bytes(32)] * 40), note([bytes(32)] * 90)])

    assert said(whole)[0] == [
        "The log does not go on from checkpoints.json, number 1: history below it was changed.",
        "checkpoints.json, number 2 was signed for 90 leaves; the pack has 77.",
    ]


def test_an_earlier_checkpoint_of_another_key_is_found(whole, said):
    whole.put("checkpoints.json", [note(whole.leaves()[:40], OTHER)])

    assert said(whole)[0] == ["checkpoints.json, number 1 is not signed by registry.example."]


def test_a_kept_checkpoint_is_held_against_the_log(whole, said, tmp_path):
    kept = tmp_path / "kept.note"

    kept.write_text(note(whole.leaves()[:33]))
    assert said(whole, kept=[kept]) == FINE
    kept.write_text(note(whole.leaves()[1:34]))
    assert said(whole, kept=[kept])[0] == [f"The log does not go on from {kept}: history below it was changed."]
    kept.write_text(note(whole.leaves()[:33], origin="registry.example/packedshire/7"))
    assert said(whole, kept=[kept])[0] == [f"{kept} is of epoch 7 of the log, which the pack does not know."]
    kept.write_text(note(whole.leaves()[:33], OTHER))
    assert said(whole, kept=[kept])[0] == [f"{kept} is not signed by registry.example."]
    kept.write_text(note([*whole.leaves(), bytes(32)]))
    assert said(whole, kept=[kept])[0] == [f"{kept} was signed for 78 leaves; the pack has 77."]


def test_an_earlier_checkpoint_of_an_earlier_epoch_says_nothing_about_this_one(whole, said):
    whole.put("checkpoints.json", [note([bytes(32)] * 40, origin="registry.example/packedshire/0")])

    assert said(whole) == FINE


def test_the_break_after_a_restore_is_said_and_its_first_leaf_must_be_right(whole, tmp_path):
    whole.second_epoch(40)

    found = verify.verify(whole.write(tmp_path / "pack.zip"))
    assert found.good
    assert (
        "Epoch 2 began on 1 June 2026: a backup was restored. The 39 entries that it held are there, as they were"
        " sealed; what was sealed after them, if anything, was lost." in found.noted
    )

    before = whole.manifest["epochs"][-1]["before"]
    for part, other in (
        ("reason", "x"),
        ("before", str(Note.read(before).signed_also([OTHER.sign("")]))),
        ("epoch", 3),
    ):
        was, whole.manifest["epochs"][-1][part] = whole.manifest["epochs"][-1][part], other
        assert verify.verify(whole.write(tmp_path / "pack.zip")).altered == [
            "leaves.txt does not begin with the leaf that says which epoch of the log it is."
        ]
        whole.manifest["epochs"][-1][part] = was


# Entries


def test_an_entry_at_another_place_or_twice_is_found(whole, said):
    lines = whole.lines("entries.jsonl")
    lines[4], lines[5] = lines[4] | {"leaf": 6}, lines[5] | {"leaf": 5}
    lines[6]["leaf"] = 8
    whole.put_lines("entries.jsonl", lines)

    assert said(whole) == (
        [
            "entries.jsonl, line 5 (position 5) is not the entry that was sealed there: it was changed, or exchanged.",
            "entries.jsonl, line 6 (position 6) is not the entry that was sealed there: it was changed, or exchanged.",
            "entries.jsonl, line 7 (position 7) is not the entry that was sealed there: it was changed, or exchanged.",
            "entries.jsonl, line 8 (position 8) has no place of its own in the log.",
        ],
        ["1 entries that were sealed are not in the pack, though it says it is whole."],
    )


@pytest.mark.parametrize("leaf", [0, 77, -1])
def test_an_entry_has_a_place_among_the_leaves(one, said, leaf):
    lines = one.lines("entries.jsonl")
    lines[-1]["leaf"] = leaf
    one.put_lines("entries.jsonl", lines)

    (where,) = [f"entries.jsonl, line {len(lines)} (position {lines[-1]['position']})"]
    assert f"{where} has no place of its own in the log." in said(one)[0]


@pytest.mark.parametrize("part", ["id", "version", "topic", "state"])
def test_each_part_of_an_entry_is_bound_to_its_leaf(whole, said, part):
    lines = whole.lines("entries.jsonl")
    lines[20][part] = {"version": 99, "state": lines[20]["state"] + " "}.get(part, str(lines[20][part]) + "x")
    whole.put_lines("entries.jsonl", lines)

    assert said(whole)[0][0] == (
        "entries.jsonl, line 21 (position 21) is not the entry that was sealed there: it was changed, or exchanged."
    )


def test_what_stands_beside_an_entry_is_no_part_of_it(whole, said):
    """A line may say more than its entry: it is not below the root, so no plan may be shown by it."""
    lines, plans = whole.lines("entries.jsonl"), whole.json("plans.json")
    for each in lines:
        if each["topic"].endswith(".RagChanged"):
            each |= {"label": "Green", "colour": "green", "timestamp": "2026-05-20T09:00:00Z"}
    for action in (each for plan in plans["plans"] for each in plan["actions"] if each["rag"]):
        action["rag"] |= {"label": "Green", "colour": "green"}
    whole.put_lines("entries.jsonl", lines)
    whole.put("plans.json", plans)

    assert said(whole)[0] == ["plans.json shows the action “Action 13” with another rag than its entries say."]


def test_a_text_is_referred_to_by_what_is_sealed_only(whole, said):
    text = {"ref": "0" * 8, "salt": "", "body": "more"}
    body = verify.TEXT_TAG + bytes.fromhex(text["ref"]) + b"more"
    lines, texts = whole.lines("entries.jsonl"), [*whole.lines("texts.jsonl"), text]
    lines[0]["more"] = {"ref": text["ref"], "commitment": hashlib.sha256(body).hexdigest()}
    whole.put_lines("entries.jsonl", lines)
    whole.put_lines("texts.jsonl", texts)

    assert said(whole)[0] == [f"texts.jsonl, line {len(texts)}: no entry refers to this text."]


def test_an_entry_that_is_no_json_is_named(whole, said):
    lines = whole.lines("entries.jsonl")
    lines[20]["state"] = "{"
    whole.put_lines("entries.jsonl", lines)

    assert said(whole)[0] == ["entries.jsonl, line 21 (position 21) is not JSON."]


def test_an_entry_left_out_is_missing(whole, said):
    whole.put_lines("entries.jsonl", [each for each in whole.lines("entries.jsonl") if each["leaf"] != 60])

    assert said(whole)[1][0] == "1 entries that were sealed are not in the pack, though it says it is whole."


def test_bytes_that_are_no_text_are_hashed_as_they_are(whole, said):
    lines = whole.lines("entries.jsonl")
    stored = lines[75].pop("state").encode()
    lines[75]["base64"] = base64.b64encode(stored).decode()
    whole.put_lines("entries.jsonl", lines)
    assert said(whole) == FINE

    broken = b'{"timestamp":"2026-05-20T09:00:00Z","\xff":1}'
    lines[75]["base64"] = base64.b64encode(broken).decode()
    whole.put_lines("entries.jsonl", lines)
    assert said(whole)[0][0].startswith("entries.jsonl, line 76 (position 76) is not the entry that was sealed there")


def test_a_leaf_is_what_the_registry_says_it_is():
    stored = b'{"timestamp":"2026-05-20T09:00:00Z"}'
    parts = ("00000000-0000-0000-0000-00000000000b:3", "2026-05-20T09:00:00Z", "a:B.C", hashlib.sha256(stored).digest())

    leaf = verify.leaf_of(verify.ENTRY_TAG, SLUG, *parts)

    assert leaf == entry_leaf(SLUG, parts[0][:36], 3, "a:B.C", stored)


# Texts and documents


def test_a_text_that_is_another_or_too_much_is_found(whole, said):
    lines = whole.lines("texts.jsonl")
    lines[2]["body"] += "."
    lines.append({"ref": "0" * 8, "salt": "", "body": "more"})
    whole.put_lines("texts.jsonl", lines)

    altered, missing = said(whole)

    assert altered[0].startswith("texts.jsonl, line 3: this is not the text that was recorded in entries.jsonl, line ")
    assert f"texts.jsonl, line {len(lines)}: no entry refers to this text." in altered
    assert missing == []


@pytest.mark.parametrize("part", ["salt", "ref"])
def test_a_text_is_bound_to_its_salt_and_its_reference(whole, said, part):
    lines = whole.lines("texts.jsonl")
    lines[0]["salt"], lines[1]["salt"] = lines[1]["salt"], lines[0]["salt"]
    if part == "ref":
        lines[0]["ref"], lines[1]["ref"] = lines[1]["ref"], lines[0]["ref"]
    whole.put_lines("texts.jsonl", lines)

    assert len([each for each in said(whole)[0] if "this is not the text that was recorded in" in each]) == 2


def test_a_text_that_vanished_is_missing_with_its_place(whole, said):
    lines = whole.lines("texts.jsonl")
    whole.put_lines("texts.jsonl", [each for each in lines if each["body"] != "As the document says"])

    assert said(whole)[1] == [
        "A text of entries.jsonl, line 73 (position 73) is missing, and nobody declared that it was erased."
    ]


def test_each_text_that_vanished_is_missing(whole, said):
    whole.put_lines("texts.jsonl", [])

    assert len(said(whole)[1]) > 20


def test_a_text_that_was_declared_erased_must_be_gone(whole, tmp_path):
    pack, found = verify.Pack(whole.write(tmp_path / "pack.zip")), verify.Findings()
    entries = verify.check_entries(pack, whole.manifest, whole.leaves(), found)
    ref = whole.lines("texts.jsonl")[4]["ref"]

    verify.check_texts(pack, [*entries, {"event": "TextErased", "erased": ref, "where": "here"}], found)

    assert found.altered == ["texts.jsonl, line 5: a text that was declared erased is still there."]


def test_documents_are_the_ones_that_entries_name(whole, said):
    (listed,) = whole.json("documents.json")
    name, short = listed["file"], listed["sha256"][:16]

    whole.put(name, "Another document")
    assert said(whole)[0] == [f"{name} is not the document that entries were read from."]
    whole.put("documents.json", [{"sha256": "9" * 64, "left_out": "it is lost"}])
    assert said(whole) == (
        [f"documents.json lists the document {'9' * 16}, which no entry was read from."],
        [f"The document {short} is not in documents.json, though entries were read from it."],
    )


def test_documents_are_counted(whole, tmp_path):
    (listed,) = whole.json("documents.json")
    whole.put("more.docx", "More")
    second = {"sha256": hashlib.sha256(b"More").hexdigest(), "file": "more.docx"}
    whole.put("documents.json", [listed, second])
    cited = [{"source": {"document": each["sha256"]}} for each in (listed, second)]
    found = verify.Findings()

    verify.check_documents(verify.Pack(whole.write(tmp_path / "pack.zip")), [*cited, {"source": None}, {}], found)

    assert (found.altered, found.missing) == FINE
    assert found.fine == ["2 documents that entries were read from: as handed in."]


def test_a_document_left_out_is_said(whole, tmp_path):
    (listed,) = whole.json("documents.json")
    whole.put("documents.json", [{"sha256": listed["sha256"], "left_out": "it is lost"}])

    found = verify.verify(whole.write(tmp_path / "pack.zip"))

    assert f"The document {listed['sha256'][:16]} is left out: it is lost." in found.noted
    assert not any("read from" in each for each in found.fine)
