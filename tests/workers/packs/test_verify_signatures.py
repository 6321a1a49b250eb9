"""verify.py's own Ed25519, notes, tree and receipts, beside those of the registry and of a library."""

from __future__ import annotations

import base64
import hashlib
import json
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.proof import merkle
from domain.proof.notes import COSIGNATURE, ED25519, Note, verifier_key
from projections.proof.keys import SigningKey
from tests.workers.packs.examples import KEY, SECOND_ORIGIN, SEEN_AT, SLUG, WITNESS
from workers.packs import verify

ROOT = "A" * 43 + "=\n"
# https://www.rfc-editor.org/rfc/rfc8032, section 7.1: key, message, signature
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_signatures_of_the_standard_are_right(key, message, signature):
    public, said, signed = map(bytes.fromhex, (key, message, signature))

    assert verify.signed_by(public, said, signed)
    assert not verify.signed_by(public, said + b"x", signed)
    assert not verify.signed_by(public, said, signed[32:] + signed[:32])


def test_signatures_of_random_keys_are_right_and_each_flipped_bit_is_not():
    random = Random(1)
    for _ in range(5):
        key = Ed25519PrivateKey.from_private_bytes(random.randbytes(32))
        public, message = key.public_key().public_bytes_raw(), random.randbytes(random.randrange(80))
        signature = key.sign(message)
        assert verify.signed_by(public, message, signature)
        place, bit = random.randrange(64), 1 << random.randrange(8)
        flipped = signature[:place] + bytes([signature[place] ^ bit]) + signature[place + 1 :]
        assert not verify.signed_by(public, message, flipped)


def test_a_signature_that_others_would_refuse_is_refused():
    public, message, signature = bytes.fromhex(VECTORS[0][0]), b"", bytes.fromhex(VECTORS[0][2])
    s = int.from_bytes(signature[32:], "little")

    assert not verify.signed_by(public, message, signature[:32] + (s + verify.L).to_bytes(32, "little"))
    assert not verify.signed_by(public, message, signature + b"\0")
    assert not verify.signed_by(public, message, signature[:-1])
    assert not verify.signed_by(public + b"\0", message, signature)
    assert not verify.signed_by(public[:-1], message, signature)
    assert not verify.signed_by(b"\2" + bytes(31), message, signature)
    assert not verify.signed_by(public, message, b"\2" + bytes(31) + signature[32:])


def test_a_number_as_large_as_the_order_is_refused_where_it_would_count_as_nothing():
    """With the neutral key and R, any message would be signed by s = 0, and by s = L were it not refused."""
    neutral = b"\1" + bytes(31)

    assert verify.signed_by(neutral, b"", neutral + bytes(32))
    assert not verify.signed_by(neutral, b"", neutral + verify.L.to_bytes(32, "little"))


def test_half_of_a_point_is_not_the_point():
    neutral = one = b"\1" + bytes(31)
    same_x = (verify.P - 1).to_bytes(32, "little")  # (0, -1), where (0, 1) is wanted
    base = (4 * pow(5, verify.P - 2, verify.P) % verify.P).to_bytes(32, "little")
    same_y = base[:31] + bytes([base[31] | 128])
    across = (verify.P - int.from_bytes(base, "little")).to_bytes(32, "little")  # (x, -y), where (x, y) is wanted

    assert verify.signed_by(neutral, b"", base + one)
    assert not verify.signed_by(neutral, b"", same_y + one)
    assert not verify.signed_by(neutral, b"", across + one)
    assert not verify.signed_by(neutral, b"", same_x + bytes(32))


def test_points_are_written_in_one_way_only():
    p, sign = verify.P, 1 << 255

    def written(number):
        return verify.point(number.to_bytes(32, "little"))

    assert written(1) == (0, 1, 1, 0)
    assert written(p + 1) is None  # 1 again, but written larger than need be
    assert written(p) is None
    assert written(p - 1) == (0, p - 1, 1, 0)
    assert written(1 | sign) is None  # x is 0, which has no sign
    assert written(2) is None  # on no point of the curve
    x, y, one, product = written(4 * pow(5, p - 2, p) % p)
    assert (x & 1, one, product) == (0, 1, x * y % p)
    assert written(y | sign)[0] == p - x


# Keys and notes


def test_a_key_must_have_the_id_that_it_is_written_with():
    written = KEY.verifier()
    name, id, encoded = written.split("+", 2)
    key = verify.Key(f" {written}\n")

    assert (key.name, key.id.hex(), key.public, key.kind) == (name, id, KEY.public, ED25519)
    assert verify.Key(WITNESS.verifier(COSIGNATURE)).kind == COSIGNATURE
    for wrong in (f"{name}x+{id}+{encoded}", f"{name}+00000000+{encoded}", verifier_key(name, 2, KEY.public),
                  verifier_key(name, ED25519, KEY.public[:-1]), f"{name}+{id}+"):  # fmt: skip
        with pytest.raises(verify.Altered, match=r"^The key of registry.examplex? does not have the id that it is"):
            verify.Key(wrong)
    for none in ("", "name+id", f"{name}+{id}+{encoded}!"):
        with pytest.raises(verify.Altered, match=r"^A key should be written as name\+id\+base64\.$"):
            verify.Key(none)


def test_only_the_signature_of_a_key_counts_as_its_own():
    text = "registry.example/a/1\n1\n" + base64.b64encode(bytes(32)).decode() + "\n"
    own, witnessed = KEY.sign(text), WITNESS.cosign(text, SEEN_AT)
    key, witness = verify.Key(KEY.verifier()), verify.Key(WITNESS.verifier(COSIGNATURE))
    other_name = SigningKey(bytes(range(32)), "other.example")

    def read(*signatures, said=text):
        return verify.Note(str(Note(said, signatures)), "here")

    assert key.signed(read(own)) is True
    assert key.signed(read(witnessed, own)) is True
    assert witness.signed(read(own, witnessed)) == SEEN_AT
    assert key.signed(read(witnessed)) is None
    assert witness.signed(read(own)) is None
    assert key.signed(read(own, said=text + "more\n")) is None
    assert witness.signed(read(witnessed, said=text + "more\n")) is None
    assert key.signed(read(other_name.sign(text))) is None
    later = WITNESS.cosign(text, SEEN_AT)
    moved = type(later)(later.name, later.key_id, (SEEN_AT + 1).to_bytes(8, "big") + later.blob[8:])
    assert witness.signed(read(moved)) is None


def test_a_signature_of_a_checkpoint_is_none_of_a_cosignature():
    """A witness's key under the registry's way of signing says nothing: each kind signs its own words."""
    text = "a\n1\nb\n"
    plain = SigningKey(bytes(range(1, 33)), "witness.example").sign(text)
    as_witness = type(plain)(plain.name, verify.Key(WITNESS.verifier(COSIGNATURE)).id, plain.blob)
    cosigned = WITNESS.cosign(text, SEEN_AT)
    as_registry = type(plain)(plain.name, verify.Key(WITNESS.verifier()).id, cosigned.blob)

    assert verify.Key(WITNESS.verifier(COSIGNATURE)).signed(verify.Note(str(Note(text, (as_witness,))), "x")) is None
    assert verify.Key(WITNESS.verifier()).signed(verify.Note(str(Note(text, (as_registry,))), "x")) is None


def test_what_is_no_signed_note_is_said_with_its_place():
    for wrong in ("", "text\n", "text\n\n— name AAAAAAA=", "text\n— name AAAAAAA=\n"):
        with pytest.raises(verify.Altered, match=r"^here is not a signed note\.$"):
            verify.Note(wrong, "here")
    for line in (
        "- name AAAAAAA=",
        "— name",
        "— name AAAAAAA= more",
        "— name AAAAAA==",
        "— name %%%%",
        "— name AAAA!AAA=",
        "— na me AAAAAAA=",
        "— name AAAAAAA=\t",
    ):
        with pytest.raises(verify.Altered, match=r"^here has a line among its signatures that is none\.$"):
            verify.Note(f"text\n\n{line}\n", "here")


def test_a_note_is_read_as_the_registry_writes_it():
    signed = KEY.sign("one\n\ntwo\n")

    read = verify.Note(str(Note("one\n\ntwo\n", (signed, signed))), "here")

    assert read.text == "one\n\ntwo\n"
    assert read.signatures == [(signed.name, signed.key_id, signed.blob)] * 2


@pytest.mark.parametrize(
    "text",
    ["a\n1\n", f"a\nx\n{ROOT}", f"a\n1\n!{ROOT}", f"a\n01\n{ROOT}", "a\n1\nAAAA\n", "a\n1\n!\n", f"a\n1 \n{ROOT}"],
)
def test_what_is_no_checkpoint_is_said_with_its_place(text):
    with pytest.raises(verify.Altered, match=r"^here is not a checkpoint\.$"):
        verify.Note(f"{text}\n— name AAAAAAA=\n", "here").checkpoint()


def test_a_checkpoint_has_origin_size_and_root():
    root = hashlib.sha256(b"x").digest()

    read = verify.Note(f"a/b/1\n12\n{base64.b64encode(root).decode()}\n\n— n AAAAAAA=\n", "here").checkpoint()

    assert read == ("a/b/1", 12, root)


# The tree


def leaves_of(many):
    return [hashlib.sha256(bytes([number])).digest() for number in range(many)]


def test_the_root_of_every_size_is_that_of_the_registry():
    tree = verify.Tree()
    for size, leaf in enumerate([*leaves_of(70), b""]):
        assert tree.size == size
        assert tree.root() == merkle.Tree(leaves_of(size)).root
        tree.add(leaf)


def test_every_path_leads_to_its_root_and_to_no_other_place():
    for size in range(1, 20):
        tree = merkle.Tree(leaves_of(size))
        for index, leaf in enumerate(leaves_of(size)):
            path = merkle.inclusion(index, size, tree.node)
            assert verify.root_above(leaf, index, size, path) == tree.root
            for other in range(size):
                assert other == index or verify.root_above(leaf, other, size, path) != tree.root
            assert verify.root_above(leaf, index, size, [*path, leaf]) is None
            assert not path or verify.root_above(leaf, index, size, path[:-1]) is None
            assert verify.root_above(leaf, size, size, path) is None
            assert verify.root_above(leaf, -1, size, path) is None


# Receipts


@pytest.fixture
def receipt(packs):
    return json.loads((packs / "receipt.json").read_text())


@pytest.fixture
def said_of(tmp_path):
    def about(receipt, key=None):
        (tmp_path / "r.json").write_text(json.dumps(receipt))
        return verify.verify(tmp_path / "r.json", key)

    return about


def test_a_receipt_says_which_entry_it_is_of(receipt, said_of):
    found = said_of(receipt, KEY.verifier())

    moment = verify.in_words(verify.moment(receipt["entry"]["recorded_at"]))
    assert (found.altered, found.missing) == ([], [])
    assert found.fine == [
        f"The entry of r.json, recorded on {moment}, is number 73.",
        "The key is the one that you gave.",
    ]
    assert said_of(receipt).noted == [
        "Only the receipt itself vouches for the registry's key: give the one that you got elsewhere."
    ]


@pytest.mark.parametrize("part", ["id", "version", "recorded_at", "topic", "sha256"])
def test_each_part_of_a_receipt_is_bound_to_its_leaf(receipt, said_of, part):
    receipt["entry"][part] = {"version": 9, "sha256": "00" * 32}.get(part, "another")

    assert said_of(receipt).altered == [
        "r.json names another leaf than that of its entry.",
        "r.json: its entry is not below the root that is signed in it.",
    ]
    assert said_of(receipt).fine == []


def test_a_receipt_of_another_place_path_or_leaf_is_found(receipt, said_of):
    assert said_of(receipt | {"leaf": "00" * 32}).altered == ["r.json names another leaf than that of its entry."]
    for wrong in ({"index": receipt["index"] + 1}, {"path": receipt["path"][:-1]}, {"path": receipt["path"][::-1]}):
        assert said_of(receipt | wrong).altered == ["r.json: its entry is not below the root that is signed in it."]


def test_a_receipt_of_another_key_or_log_is_found(receipt, said_of):
    other = SigningKey(bytes(32), "registry.example")

    assert said_of(receipt, other.verifier()).altered == ["The checkpoint in r.json is not signed by registry.example."]
    assert said_of(receipt | {"key": other.verifier()}).altered == [
        "The checkpoint in r.json is not signed by registry.example."
    ]
    text = Note.read(receipt["checkpoint"]).text.replace(SLUG, "westmoor")
    moved = str(Note(text, (KEY.sign(text),)))
    assert said_of(receipt | {"checkpoint": moved}).altered == [
        "The checkpoint in r.json is of the log registry.example/westmoor/1."
    ]
    assert said_of(receipt | {"checkpoint": "x"}).altered == ["the checkpoint in r.json is not a signed note."]


def test_what_says_it_is_no_receipt_is_taken_for_a_pack(receipt, said_of):
    assert "is not a zip file" in said_of(receipt | {"format": "throughline receipt v2"}).altered[0]
    assert "is not a zip file" in said_of(["throughline receipt v1"]).altered[0]


def test_a_receipt_that_was_kept_is_held_against_the_log(whole, said, receipt, tmp_path):
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(receipt))
    lines = whole.lines("entries.jsonl")
    assert said(whole, receipts=[kept]) == ([], [])

    for leaves in ([*whole.leaves()[:73], bytes(32), *whole.leaves()[74:]], whole.leaves()[:73]):
        whole.seal(leaves)
        whole.put("checkpoints.json", [])
        whole.put_lines("entries.jsonl", [each for each in lines if each["leaf"] < 73])
        _, missing = said(whole, receipts=[kept])
        assert missing[0] == f"The entry of {kept} is not in the log any more, or not where it was."


def test_a_receipt_that_was_kept_is_checked_by_the_key_of_the_pack_not_by_its_own(whole, said, receipt, tmp_path):
    other = SigningKey(bytes(32), "registry.example")
    text = Note.read(receipt["checkpoint"]).text
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(receipt | {"key": other.verifier(), "checkpoint": str(Note(text, (other.sign(text),)))}))

    sentence = f"The checkpoint in {kept} is not signed by registry.example."
    assert said(whole, receipts=[kept])[0] == [sentence]
    assert said(whole, KEY.verifier(), receipts=[kept])[0] == [sentence]


def test_a_receipt_from_before_a_restore_still_holds_and_what_was_lost_is_missing(whole, said, receipt, tmp_path):
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(receipt))

    whole.second_epoch()
    assert said(whole, receipts=[kept]) == ([], [])

    whole.keep_entries(73)
    whole.seal(whole.leaves(), origin=SECOND_ORIGIN)
    sentence = f"The entry of {kept} is not in the log any more, or not where it was."
    assert said(whole, receipts=[kept])[1][0] == f"{sentence} It was sealed before a backup was restored."
