"""Checkpoints as signed notes, as https://c2sp.org writes them."""

import base64
import hashlib

import pytest

from domain.proof.notes import (
    COSIGNATURE,
    ED25519,
    Checkpoint,
    NotANote,
    Note,
    Signature,
    cosigned,
    key_id,
    verifier_key,
)

ROOT = hashlib.sha256(b"").digest()
CHECKPOINT = Checkpoint("registry.example/westmoor/1", 1234, ROOT)


def test_a_checkpoint_is_three_lines_that_a_person_can_read():
    assert CHECKPOINT.text == ("registry.example/westmoor/1\n1234\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    assert Checkpoint.read(CHECKPOINT.text) == CHECKPOINT


def test_a_note_written_and_read_is_the_same():
    signatures = (
        Signature("registry", b"abcd", b"s" * 64),
        Signature("witness", b"efgh", bytes(7) + b"\x05" + b"t" * 64),
    )
    note = Note(CHECKPOINT.text, signatures)

    read = Note.read(str(note))

    assert read == note
    assert read.checkpoint == CHECKPOINT
    assert [each.name for each in read.of(b"abcd", "registry")] == ["registry"]
    assert read.of(b"abcd", "somebody else") == []
    assert read.signatures[1].moment == 5


def test_a_key_has_the_id_of_the_standard():
    # The example key of https://c2sp.org/signed-note
    public = base64.b64decode("AZRt0kKPbVZwm0lUpAT/KANn7uDIGX29uF3bpc/ajS1f")[1:]

    written = verifier_key("example.com/foo", ED25519, public)

    assert (
        written
        == f"example.com/foo+{key_id('example.com/foo', ED25519, public).hex()}+"
        + base64.b64encode(b"\x01" + public).decode()
    )
    assert key_id("example.com/foo", ED25519, public) != key_id("example.com/foo", COSIGNATURE, public)


def test_a_witness_signs_the_moment_with_the_text():
    assert cosigned(CHECKPOINT.text, 1679315147).decode() == "cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text


@pytest.mark.parametrize(
    "text",
    ["", "name\n", "name\n5\nAAAA\n", "name\n05\n" + base64.b64encode(ROOT).decode() + "\n",
     "name\n-1\n" + base64.b64encode(ROOT).decode() + "\n", "name\n٣\n" + base64.b64encode(ROOT).decode() + "\n",
     "\n5\n" + base64.b64encode(ROOT).decode() + "\n", "name\n5\nnot base64\n",
     "name\n5\n" + base64.b64encode(ROOT).decode(), "name\nx\n" + base64.b64encode(ROOT).decode() + "\n"],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(NotANote, match=r"^A checkpoint has three lines: the log's name|^“not base64” is not base64\.$"):
        Checkpoint.read(text)


def test_a_checkpoint_may_say_more_below_its_root():
    said = Checkpoint("name", 5, ROOT, ("more", "and more"))

    assert Checkpoint.read(said.text) == said


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        *((each, "A signed note has a text, an empty line, and signatures.")
          for each in ("", "text", "text\n\n", "text\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=")),
        *((f"text\n\n{each}\n", "A signature is a dash, the signer's name, and base64.")
          for each in ("name AAAAAAA=", "— name", "—  AAAAAAA=", "— name AAAA", "— name AAAAAA==", "—name AAAAAAA=")),
        ("text\n\n— name *\n", "“*” is not base64."),
        ("text\n\n— name AAAA*AAA=\n", "“AAAA*AAA=” is not base64."),
        ("text\n\n— na me AAAAAAA=\n", "“me AAAAAAA=” is not base64."),
        (f"text\n\n— name {'*' * 61}\n", f"“{'*' * 60}” is not base64."),
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(written, sentence):
    with pytest.raises(NotANote) as refused:
        Note.read(written)

    assert str(refused.value) == sentence


def test_a_text_may_have_empty_lines():
    signed = Signature("registry", b"abcd", b"s" * 64)

    assert Note.read(str(Note("one\n\ntwo\n", (signed,)))) == Note("one\n\ntwo\n", (signed,))


def test_a_signature_may_be_short_but_not_empty():
    assert Note.read("text\n\n— name AAAAAAA=\n").signatures == (Signature("name", bytes(4), bytes(1)),)
