"""What somebody got from elsewhere and checks a pack by: keys, checkpoints, receipts; also from before a restore.

Each case goes through both verifiers, word for word: see test_two_verifiers.py, which takes `CASES` from here.
"""

from __future__ import annotations

import json

import pytest

from domain.proof.notes import COSIGNATURE, Note
from projections.proof.keys import SigningKey
from tests.workers.packs.examples import KEY, NAMED, SECOND_ORIGIN, WITNESS, Edited, note
from workers.packs import verify

OTHER = SigningKey(bytes(32), "registry.example")
STRANGER = SigningKey(bytes(range(2, 34)), "witness.example")
WITNESS_KEY = WITNESS.verifier(COSIGNATURE)
BROKE = "Epoch 2 began on 1 June 2026: a backup was restored"
CHANGED = "history below it was changed."


def case(pack, folder, told=None, **given):
    """A pack and what is given with it, and what is to be said: kinds of sentences, each with one of them."""
    file = pack.write(folder / "pack.zip")
    return file, given, told or {}


def kept(folder, written, name="kept.note"):
    (folder / name).write_text(written)
    return folder / name


def no_key(packs, folder):
    return case(
        Edited(packs / "whole.zip"), folder, key="nonsense",
        told={"slips": "“nonsense” is not a public key. A key should be written as name+id+base64."},
    )  # fmt: skip


def a_key_with_a_slip_in_it(packs, folder):
    wrong = KEY.verifier().replace("registry", "registri")
    return case(
        Edited(packs / "whole.zip"), folder, key=wrong,
        told={"slips": f"“{wrong}” is not a public key. The key of registri.example does not have the id that it is"
              " said to have."},
    )  # fmt: skip


def the_key_of_a_witness(packs, folder):
    return case(
        Edited(packs / "whole.zip"), folder, key=WITNESS_KEY,
        told={"slips": f"“{WITNESS_KEY}” is the key of a witness, not of a registry."},
    )  # fmt: skip


def the_key_of_the_registry_as_a_witness(packs, folder):
    return case(
        Edited(packs / "whole.zip"), folder, witnesses=[KEY.verifier()],
        told={"slips": f"“{KEY.verifier()}” is the key of a registry, not of a witness."},
    )  # fmt: skip


def no_checkpoint(packs, folder):
    file = kept(folder, "import sys\n", "lib.py")
    return case(Edited(packs / "whole.zip"), folder, kept=[file], told={"slips": f"{file} is not a checkpoint."})


def a_note_that_is_no_checkpoint(packs, folder):
    file = kept(folder, str(Note("a\nb\n", (KEY.sign("a\nb\n"),))))
    return case(Edited(packs / "whole.zip"), folder, kept=[file], told={"slips": f"{file} is not a checkpoint."})


def a_receipt_as_a_checkpoint(packs, folder):
    file = packs / "receipt.json"
    told = {"slips": f"{file} is a receipt, not a checkpoint."}
    return case(Edited(packs / "whole.zip"), folder, kept=[file], told=told)


def a_checkpoint_as_a_receipt(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.leaves()))
    return case(pack, folder, receipts=[file], told={"slips": f"{file} is not a receipt."})


def a_checkpoint_of_another_authority(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.leaves()[:33], origin="registry.example/westmoor/1"))
    log = "of the log registry.example/westmoor, and the pack of registry.example/packedshire."
    return case(pack, folder, kept=[file], told={"slips": f"{file} is {log}"})


def a_receipt_of_another_authority(packs, folder):
    told = json.loads((packs / "receipt.json").read_text())
    file = kept(folder, json.dumps(told | {"authority": "westmoor"}), "kept.json")
    sentence = f"{file} is of the log of westmoor, and the pack of packedshire."
    return case(Edited(packs / "whole.zip"), folder, receipts=[file], told={"slips": sentence})


def a_pack_that_was_changed_is_no_slip(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.manifest["authority"] = "westmoor"
    file = kept(folder, note(pack.leaves()[:33]))
    origin = "registry.example/packedshire"
    return case(pack, folder, kept=[file], told={"altered": f"checkpoint.note is of the log {origin}/1, not of"})


def a_key_and_a_checkpoint_that_are_right(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.leaves()[:33]))
    return case(
        pack, folder, key=KEY.verifier(), kept=[file],
        told={"fine": f"The log goes on from {file}, the checkpoint of 33 leaves that you gave."},
    )  # fmt: skip


def a_checkpoint_kept_on_another_system(packs, folder):
    pack = Edited(packs / "whole.zip")
    (folder / "kept.note").write_bytes(note(pack.leaves()[:33]).replace("\n", "\r\n").encode())
    told = {"fine": f"The log goes on from {folder / 'kept.note'}, the checkpoint of 33 leaves that you gave."}
    return case(pack, folder, kept=[folder / "kept.note"], told=told)


def nothing_from_elsewhere(packs, folder):
    sentence = "Only the pack itself vouches for the registry's key: give the one that you got elsewhere."
    return case(Edited(packs / "whole.zip"), folder, told={"noted": sentence})


def a_receipt(packs, folder):
    told = {"fine": f"The entry of {packs / 'receipt.json'}, recorded on "}
    return case(Edited(packs / "whole.zip"), folder, receipts=[packs / "receipt.json"], told=told)


def a_forged_receipt(packs, folder):
    told = json.loads((packs / "receipt.json").read_text())
    file = kept(folder, json.dumps(told | {"path": told["path"][::-1]}), "kept.json")
    sentence = f"{file}: its entry is not below the root that is signed in it."
    return case(Edited(packs / "whole.zip"), folder, receipts=[file], told={"altered": sentence})


def a_receipt_alone(packs, folder):
    return packs / "receipt.json", {}, {"noted": "Only the receipt itself vouches for the registry's key"}


def a_witness_that_was_given(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.cosign()
    told = {"fine": "The key of witness.example is the one that you gave."}
    return case(pack, folder, witnesses=[WITNESS_KEY], told=told)


def a_witness_that_the_pack_made_up(packs, folder):
    """Of the same name, with a key of its own."""
    pack = Edited(packs / "whole.zip")
    pack.cosign(STRANGER)
    pack.manifest["keys"][-1] = STRANGER.verifier(COSIGNATURE)
    told = {"missing": f"The witness {NAMED}, whose key you gave, has not co-signed the checkpoint."}
    return case(pack, folder, witnesses=[WITNESS_KEY], told=told)


def a_witness_that_the_pack_does_not_name(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.cosign()
    pack.manifest["keys"].pop()
    return case(pack, folder, witnesses=[WITNESS_KEY], told={"fine": f"{NAMED} co-signed it on 28 May 2026 at 21:26."})


def the_registry_as_its_own_witness(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.manifest["keys"].append(KEY.verifier())
    sentence = "checkpoint.note is not co-signed by registry.example, though the pack says so."
    return case(pack, folder, told={"altered": sentence})


# Before and after a restore


def a_checkpoint_from_before_the_backup(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.leaves()[:33]))
    pack.second_epoch(40)
    sentence = f"The checkpoint of 33 leaves that you gave, {file}, still holds: it was signed before a backup was"
    return case(pack, folder, kept=[file], told={"fine": sentence})


def the_checkpoint_that_the_backup_held(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.leaves()[:40]))
    pack.second_epoch(40)
    return case(pack, folder, kept=[file], told={"fine": "The checkpoint of 40 leaves that you gave, "})


def a_checkpoint_from_after_the_backup(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note([*pack.leaves()[:40], *[bytes(32)] * 16]))
    pack.second_epoch(40)
    sentence = f"{file} was signed for 55 entries, before a backup was restored that held 39: 16 were lost."
    return case(pack, folder, kept=[file], told={"missing": sentence, "noted": f"{BROKE}. The 39 entries"})


def entries_that_were_lost_and_are_known(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.second_epoch(lost=4)
    sentence = f"{BROKE}. Of 80 entries that were sealed before, the last 4 were lost; the others are as they were"
    return case(pack, folder, told={"noted": sentence})


def a_checkpoint_of_entries_that_were_lost(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.second_epoch(lost=4)[:79]))
    sentence = (
        f"{file} was signed for 78 entries, before a backup was restored: the last 2 were lost. The other 76 are as"
        " they were sealed in it."
    )
    return case(pack, folder, kept=[file], told={"missing": sentence})


def a_checkpoint_below_entries_that_were_lost(packs, folder):
    pack = Edited(packs / "whole.zip")
    file = kept(folder, note(pack.second_epoch(lost=4)[:77]))
    return case(pack, folder, kept=[file], told={"fine": "The checkpoint of 77 leaves that you gave, "})


def a_rewrite_that_is_called_a_restore(packs, folder):
    """An entry is taken out from between others, and the log begun anew from what is left."""
    pack = Edited(packs / "whole.zip")
    older = pack.leaves()
    file = kept(folder, note(older[:60]))
    pack.second_epoch()
    lines = [each for each in pack.lines("entries.jsonl") if each["leaf"] != 30]
    pack.put_lines("entries.jsonl", [each | {"leaf": leaf} for leaf, each in enumerate(lines, 1)])
    pack.seal([leaf for leaf in pack.leaves() if leaf != older[30]], origin=SECOND_ORIGIN)
    return case(pack, folder, kept=[file], told={"altered": f"The log does not go on from {file}: {CHANGED}"})


def a_rewrite_that_shows_the_older_tree(packs, folder):
    pack = Edited(packs / "whole.zip")
    older = pack.leaves()
    pack.second_epoch()
    pack.put("leaves-1.txt", "".join(f"{leaf.hex()}\n" for leaf in older))
    pack.seal([leaf for leaf in pack.leaves() if leaf != older[30]], origin=SECOND_ORIGIN)
    sentence = f"{BROKE}, says the pack, but of what was sealed before an entry is gone and later ones are there:"
    return case(pack, folder, told={"altered": sentence})


def a_break_whose_checkpoint_is_of_another_history(packs, folder):
    pack = Edited(packs / "whole.zip")
    leaves = pack.leaves()
    pack.second_epoch()
    pack.seal([pack.leaves()[0], leaves[2], leaves[1], *leaves[3:]], origin=SECOND_ORIGIN)
    return case(pack, folder, told={"altered": f"The log does not go on from the checkpoint before epoch 2: {CHANGED}"})


def an_older_tree_that_begins_otherwise(packs, folder):
    pack = Edited(packs / "whole.zip")
    pack.second_epoch()
    pack.put("leaves-1.txt", "".join(f"{leaf.hex()}\n" for leaf in [bytes(32), *pack.leaves()[1:]]))
    sentence = "leaves-1.txt does not begin with the leaf that says which epoch of the log it is."
    return case(pack, folder, told={"altered": sentence})


CASES = [
    no_key, a_key_with_a_slip_in_it, the_key_of_a_witness, the_key_of_the_registry_as_a_witness, no_checkpoint,
    a_note_that_is_no_checkpoint, a_receipt_as_a_checkpoint, a_checkpoint_as_a_receipt,
    a_checkpoint_of_another_authority, a_receipt_of_another_authority, a_pack_that_was_changed_is_no_slip,
    a_key_and_a_checkpoint_that_are_right, a_checkpoint_kept_on_another_system, nothing_from_elsewhere, a_receipt,
    a_forged_receipt, a_receipt_alone, a_witness_that_was_given, a_witness_that_the_pack_made_up,
    a_witness_that_the_pack_does_not_name, the_registry_as_its_own_witness, a_checkpoint_from_before_the_backup,
    the_checkpoint_that_the_backup_held, a_checkpoint_from_after_the_backup, entries_that_were_lost_and_are_known,
    a_checkpoint_of_entries_that_were_lost, a_checkpoint_below_entries_that_were_lost,
    a_rewrite_that_is_called_a_restore, a_rewrite_that_shows_the_older_tree,
    a_break_whose_checkpoint_is_of_another_history, an_older_tree_that_begins_otherwise,
]  # fmt: skip


@pytest.mark.parametrize("of", CASES)
def test_what_is_given_from_elsewhere_is_held_against_the_pack(of, packs, tmp_path):
    file, given, told = of(packs, tmp_path)

    found = verify.verify(file, **given)

    for kind, sentence in told.items():
        assert any(sentence in each for each in getattr(found, kind)), (kind, vars(found))
    if set(told) & {"altered", "missing", "slips"}:
        assert not found.good
    else:
        assert (found.altered, found.missing, found.slips) == ([], [], [])


def test_a_slip_says_nothing_about_the_pack(packs, tmp_path):
    found = verify.verify(packs / "whole.zip", "nonsense", receipts=[packs / "receipt.json"])

    assert (found.altered, found.missing, found.noted, found.fine) == ([], [], [], [])
    assert verify.exit_code(found) == 2
    assert verify.report(found) == (
        "“nonsense” is not a public key. A key should be written as name+id+base64.\n"
        "So nothing was checked: this says nothing about the pack."
    )


def test_a_file_that_is_not_there_or_no_text_is_no_checkpoint(packs, tmp_path):
    (tmp_path / "x").write_bytes(b"\xff")
    for file in (tmp_path / "x", tmp_path / "none"):
        assert verify.verify(packs / "whole.zip", kept=[file]).slips == [f"{file} is not a checkpoint."]
