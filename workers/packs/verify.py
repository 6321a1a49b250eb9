#!/usr/bin/env python3
"""Checks an evidence pack of a Throughline registry, on any machine with Python 3.9 or newer, without a network.

    python3 verify.py [PACK]                 a zip file or the folder it was unpacked to; default: where this file is
    python3 verify.py PACK --key KEY         the registry's public key, as you got it from elsewhere
    python3 verify.py PACK --witness KEY     a witness's public key, got likewise: it must have co-signed
    python3 verify.py PACK --checkpoint FILE a checkpoint that you kept: the pack must go on from it
    python3 verify.py PACK --receipt FILE    a receipt that you kept: its entry must be in the pack's log
    python3 verify.py RECEIPT                the receipt alone: that its entry is below what the registry signed

It says in sentences what it found, and ends with 0 only if everything is complete and as it was sealed; with 2 where
what you gave to check by is no such thing, so that nothing could be said. It is one file and uses nothing but Python
itself, so that it can be read before it is believed. Take it from a source that you
trust: whoever could change a pack could change this file in it too.

What is checked, and how: https://www.rfc-editor.org/rfc/rfc6962 (the tree), https://c2sp.org/signed-note and
https://c2sp.org/tlog-cosignature (checkpoints), https://www.rfc-editor.org/rfc/rfc8032 (signatures).
"""

import argparse
import base64
import hashlib
import json
import sys
import zipfile
import zlib
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

ENTRY_TAG, EPOCH_TAG, TEXT_TAG = b"throughline entry v1", b"throughline epoch v1", b"throughline/text/v1\0"
REGISTRY, WITNESS = 1, 4  # kinds of keys
NOT_LISTED = {"pack.json", "pack.note"}
LIMIT = 2_000_000_000  # bytes, unpacked
UTC = timezone.utc  # noqa: UP017 (Python 3.9 has no datetime.UTC)


class Altered(Exception):
    """Something is not as it was sealed; the sentence says what, and where."""


class Slip(Exception):
    """What was given to check by is not what it was given as: that says nothing about the pack."""


class Findings:
    """What is wrong, what is missing, what is worth knowing, and slips of who asked, as sentences."""

    def __init__(self):
        self.altered, self.missing, self.noted, self.fine, self.slips = [], [], [], [], []

    @property
    def good(self):
        return not self.altered and not self.missing and not self.slips


# The pack and its files


class Pack:
    def __init__(self, path):
        self.path = Path(path)
        self.zip = None if self.path.is_dir() else zipfile.ZipFile(self.path)
        if self.zip and sum(each.file_size for each in self.zip.infolist()) > LIMIT:
            raise Altered("The pack unpacks to more than 2 GB, which no pack of a registry does.")

    def names(self):
        if self.zip:
            names = [each.filename for each in self.zip.infolist() if not each.is_dir()]
        else:
            files = (each for each in self.path.rglob("*") if each.is_file())
            names = [each.relative_to(self.path).as_posix() for each in files if "__pycache__" not in each.parts]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise Altered(f"The pack holds {sorted(twice)[0]} twice, so it could show one and be checked by the other.")
        return names

    def read(self, name):
        try:
            return self.zip.read(name) if self.zip else (self.path / name).read_bytes()
        except (KeyError, FileNotFoundError):
            raise Altered(f"{name} is missing from the pack.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise Altered(f"{name} is damaged.") from None

    def text(self, name):
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError:
            raise Altered(f"{name} is not text.") from None

    def json(self, name):
        return parsed(self.text(name), name)

    def lines(self, name):
        """The JSON objects of a file, each with its line number."""
        text = self.text(name)
        return [(n, parsed(line, f"{name}, line {n}")) for n, line in enumerate(text.split("\n"), 1) if line]


def parsed(text, where):
    try:
        return json.loads(text)
    except ValueError:
        raise Altered(f"{where} is not JSON.") from None


def check_files(pack, manifest, found):
    """Every file is there, none is there beside, and each has the bytes that the manifest says."""
    listed, there = manifest["files"], set(pack.names())
    for name in sorted(set(listed) - there):
        found.missing.append(f"{name} is missing from the pack.")
    for name in sorted(there - set(listed) - NOT_LISTED):
        found.altered.append(f"{name} is in the pack, but not among the files that it was made of.")
    for name in sorted(set(listed) & there):
        if hashlib.sha256(pack.read(name)).hexdigest() != listed[name]:
            found.altered.append(f"{name} was changed after the pack was made.")


# Signatures: RFC 8032, by the book and slow, for there are few of them

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)  # noqa: E741


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def point(encoded):
    """A point of the curve, or None where the bytes are none."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (not x and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, message, signature):
    """Whether an Ed25519 signature is right."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


class Key:
    """A public key as it is passed on: name+id+base64."""

    def __init__(self, written):
        try:
            self.name, id, encoded = written.strip().split("+", 2)
            decoded = base64.b64decode(encoded, validate=True)
        except ValueError:
            raise Altered("A key should be written as name+id+base64.") from None
        self.kind, self.public = decoded[0] if decoded else 0, decoded[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + decoded).digest()[:4]
        if self.id.hex() != id or len(self.public) != 32 or self.kind not in (REGISTRY, WITNESS):
            raise Altered(f"The key of {self.name} does not have the id that it is said to have.")

    def signed(self, note):
        """When this key signed the note (a witness says when; otherwise True), or None if it did not."""
        for name, id, blob in note.signatures:
            if (name, id) == (self.name, self.id):
                if self.kind == REGISTRY and signed_by(self.public, note.text.encode(), blob):
                    return True
                moment = int.from_bytes(blob[:8], "big")
                message = f"cosignature/v1\ntime {moment}\n{note.text}".encode()
                if self.kind == WITNESS and signed_by(self.public, message, blob[8:]):
                    return moment
        return None


class Note:
    """A text with signatures under it."""

    def __init__(self, written, where):
        text, blank, below = written.rpartition("\n\n")
        if not blank or not below.endswith("\n"):
            raise Altered(f"{where} is not a signed note.")
        self.text, self.where, self.signatures = text + "\n", where, []
        for line in below[:-1].split("\n"):
            dash, name, encoded = [*line.split(" "), "", "", ""][:3]
            try:
                signature = base64.b64decode(encoded, validate=True)
            except ValueError:
                signature = b""
            if dash != "—" or len(signature) <= 4 or line.count(" ") != 2:
                raise Altered(f"{where} has a line among its signatures that is none.")
            self.signatures.append((name, signature[:4], signature[4:]))

    def checkpoint(self):
        """Origin, size and root."""
        lines = self.text.split("\n")
        try:
            origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
        except (IndexError, ValueError):
            raise Altered(f"{self.where} is not a checkpoint.") from None
        if len(root) != 32 or str(size) != lines[1]:
            raise Altered(f"{self.where} is not a checkpoint.")
        return origin, size, root


# The tree: RFC 6962


def leaf_of(tag, *parts):
    written = [tag] + [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"\0" + b"".join(len(part).to_bytes(4, "big") + part for part in written)).digest()


class Tree:
    """Roots of growing numbers of leaves, without keeping the leaves."""

    def __init__(self):
        self.peaks, self.size = [], 0  # of complete subtrees: (number of leaves, hash)

    def add(self, leaf):
        self.peaks.append((1, leaf))
        self.size += 1
        while len(self.peaks) > 1 and self.peaks[-1][0] == self.peaks[-2][0]:
            (many, right), (_, left) = self.peaks.pop(), self.peaks.pop()
            self.peaks.append((2 * many, hashlib.sha256(b"\1" + left + right).digest()))

    def root(self):
        if not self.peaks:
            return hashlib.sha256().digest()
        root = self.peaks[-1][1]
        for _, left in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\1" + left + root).digest()
        return root


def first_leaf(manifest, epoch):
    """The leaf before all entries, which says which epoch of the log this is."""
    return leaf_of(EPOCH_TAG, manifest["authority"], str(epoch["epoch"]), epoch["reason"], epoch["before"])


# What somebody got from elsewhere, to check by


class Given:
    """Keys, checkpoints and receipts that did not come with the pack. Refuses what is none, before anything else."""

    def __init__(self, key, kept, receipts, witnesses):
        self.key = key_given(key, REGISTRY) if key else None
        self.witnesses = [key_given(each, WITNESS) for each in witnesses]
        self.kept = [checkpoint_given(file) for file in kept]
        self.receipts = [receipt_given(file) for file in receipts]


def key_given(written, kind):
    try:
        key = Key(written)
    except Altered as reason:
        raise Slip(f"“{written}” is not a public key. {reason}") from None
    if key.kind != kind:
        owner = {REGISTRY: "a registry", WITNESS: "a witness"}
        raise Slip(f"“{written}” is the key of {owner[key.kind]}, not of {owner[kind]}.")
    return key


def checkpoint_given(file):
    if receipt_of(file):
        raise Slip(f"{file} is a receipt, not a checkpoint.")
    try:
        note = Note(Path(file).read_text(encoding="utf-8"), str(file))
        note.checkpoint()
    except (Altered, OSError, ValueError):
        raise Slip(f"{file} is not a checkpoint.") from None
    return note


def receipt_given(file):
    told = receipt_of(file)
    if told is None:
        raise Slip(f"{file} is not a receipt.")
    return str(file), told


# Who signed, and what


def check_signatures(pack, manifest, given, found):
    """Who signed the pack and its newest checkpoint. Returns the checkpoint's size and root."""
    keys = [Key(each) for each in manifest["keys"]]
    registry = given.key or keys[0]
    if keys[0].public != registry.public:
        found.altered.append("The pack names another key of the registry than the one that you gave.")
    origin = f"{registry.name}/{manifest['authority']}/{manifest['epoch']}"
    note = Note(pack.text("checkpoint.note"), "checkpoint.note")
    named, size, root = note.checkpoint()
    if named != origin:
        found.altered.append(f"checkpoint.note is of the log {named}, not of {origin}.")
    if registry.signed(note):
        found.fine.append(
            f"The checkpoint of {size:,} leaves ({size - 1:,} entries, and the leaf that opens the epoch) is signed by"
            f" {registry.name} (key {registry.id.hex()})."
        )
    else:
        found.altered.append(f"checkpoint.note is not signed by {registry.name}.")
    note_whose_key(given, found, "pack")
    own = Note(pack.text("pack.note"), "pack.note")
    if not registry.signed(own) or own.text != pack_text(manifest, pack):
        found.altered.append("pack.json is not as it was signed when the pack was made.")
    check_witnesses(keys[1:], note, given.witnesses, found)
    return size, root


def note_whose_key(given, found, bearer):
    if given.key:
        found.fine.append("The key is the one that you gave.")
    else:
        found.noted.append(
            f"Only the {bearer} itself vouches for the registry's key: give the one that you got elsewhere."
        )


def check_witnesses(named, note, given, found):
    """Those that the pack names have co-signed, and those whose keys somebody got from elsewhere."""
    known = {each.public for each in given}
    for witness in [*given, *(each for each in named if each.public not in known)]:
        moment = witness.signed(note) if witness.kind == WITNESS else None
        who = f"{witness.name} (key {witness.id.hex()})"
        if moment is None and witness.public in known:
            found.missing.append(f"The witness {who}, whose key you gave, has not co-signed the checkpoint.")
        elif moment is None:
            found.altered.append(f"checkpoint.note is not co-signed by {witness.name}, though the pack says so.")
        elif witness.public in known:
            found.fine.append(f"{who} co-signed it on {in_words(datetime.fromtimestamp(moment, UTC))}.")
            found.fine.append(f"The key of {witness.name} is the one that you gave.")
        else:
            when = in_words(datetime.fromtimestamp(moment, UTC))
            found.noted.append(f"{who} co-signed it on {when}: only the pack itself vouches for that key.")
    if not named and not given:
        found.noted.append("No witness has co-signed the checkpoint: only the registry's own word stands for it.")


def pack_text(manifest, pack):
    return f"throughline pack of {manifest['authority']}\n{hashlib.sha256(pack.read('pack.json')).hexdigest()}\n"


def check_tree(pack, manifest, size, root, kept, found):
    """Every entry is the leaf at its place; the leaves make the root that was signed, and those signed before."""
    leaves = leaves_in(pack, "leaves.txt")
    if len(leaves) != size:
        found.altered.append(f"leaves.txt has {len(leaves):,} leaves; the checkpoint was signed for {size:,}.")
    epochs = manifest["epochs"]
    if leaves[:1] != [first_leaf(manifest, epochs[-1])]:
        found.altered.append("leaves.txt does not begin with the leaf that says which epoch of the log it is.")
    earlier = earlier_checkpoints(pack, manifest, kept, found)
    signed = earlier.get(str(manifest["epoch"]), [])
    roots = roots_of(leaves, {size_then for size_then, *_ in signed})
    for size_then, signed_root, where, is_kept in signed:
        if size_then not in roots:
            found.altered.append(f"{where} was signed for {size_then:,} leaves; the pack has {len(leaves):,}.")
        elif roots[size_then] != signed_root:
            found.altered.append(f"The log does not go on from {where}: history below it was changed.")
        elif is_kept:
            found.fine.append(f"The log goes on from {where}, the checkpoint of {size_then:,} leaves that you gave.")
    if not kept:
        found.noted.append(
            "You gave no checkpoint that you kept: whether anything was rewritten before this one was signed, only its"
            " signers know."
        )
    if roots_of(leaves, {len(leaves)})[len(leaves)] != root:
        found.altered.append("The leaves do not make the root that was signed.")
    for epoch, after in zip(epochs, epochs[1:]):  # noqa: B905, RUF007 (Python 3.9 has no pairwise)
        check_break(pack, manifest, epoch, after, leaves, earlier.get(str(epoch["epoch"]), []), found)
    return leaves


def leaves_in(pack, name):
    return [bytes.fromhex(line) for line in pack.text(name).split()]


def roots_of(leaves, sizes):
    """Size → the root of so many of the leaves, for those of the sizes that there are."""
    tree, roots = Tree(), {}
    for leaf in [None, *leaves]:
        if leaf is not None:
            tree.add(leaf)
        if tree.size in sizes:
            roots[tree.size] = tree.root()
    return roots


def earlier_checkpoints(pack, manifest, kept, found):
    """Epoch → size, root, where it stands, and whether somebody kept it; the others are the registry's own."""
    earlier, key = defaultdict(list), Key(manifest["keys"][0])
    own = [
        (Note(each, f"checkpoints.json, number {n}"), False) for n, each in enumerate(pack.json("checkpoints.json"), 1)
    ]
    known = {str(each["epoch"]) for each in manifest["epochs"]}
    for note, is_kept in [*own, *((each, True) for each in kept)]:
        origin, size, root = note.checkpoint()
        log, _, epoch = origin.rpartition("/")
        refuse_other_log(note.where, log, f"{key.name}/{manifest['authority']}", is_kept and found.good)
        if not key.signed(note):
            raise Altered(f"{note.where} is not signed by {key.name}.")
        if is_kept and epoch not in known:
            found.altered.append(f"{note.where} is of epoch {epoch} of the log, which the pack does not know.")
        elif is_kept or epoch == str(manifest["epoch"]):
            earlier[epoch].append((size, root, note.where, is_kept))
    return earlier


def refuse_other_log(where, log, wanted, is_slip):
    """Somebody's slip, as long as nothing else is wrong: whoever renamed the log of a pack had to change the pack."""
    if log != wanted:
        raise (Slip if is_slip else Altered)(f"{where} is of the log {log}, and the pack of {wanted}.")


def check_break(pack, manifest, epoch, after, leaves, kept, found):
    """A backup was restored: what was sealed before and is left is as it was, and what was lost is counted.

    A backup holds the beginning of a log. What it lacks is the end; an entry that is gone from between others, or that
    is another now, was not lost by restoring.
    """
    began = f"Epoch {after['epoch']} began on {day_in_words(after['began_at'][:10])}: a backup was restored"
    before = f"the checkpoint before epoch {after['epoch']}"
    _, last, root = Note(after["before"], before).checkpoint()
    older = older_leaves(pack, manifest, epoch, leaves[:last], found)[:last]
    roots = roots_of(older, {last, *(size for size, *_ in kept)})
    left = in_common(older[1:], leaves[1:])
    if roots.get(last) != root:
        found.altered.append(f"The log does not go on from {before}: history below it was changed.")
    elif set(older[left + 1 :]) & set(leaves[left + 1 :]):
        found.altered.append(
            f"{began}, says the pack, but of what was sealed before an entry is gone and later ones are there:"
            " history was changed."
        )
    elif last - 1 > left:
        found.noted.append(
            f"{began}. Of {last - 1:,} entries that were sealed before, the last {last - 1 - left:,} were lost; the"
            " others are as they were sealed."
        )
    else:
        found.noted.append(
            f"{began}. The {left:,} entries that it held are there, as they were sealed; what was sealed"
            " after them, if anything, was lost."
        )
    for size, signed_root, where, _ in kept:
        check_kept(where, size, size in roots and roots[size] == signed_root, last, left, found)


def older_leaves(pack, manifest, epoch, leaves, found):
    """The leaves of an earlier epoch: in a file of their own where they are not those of now."""
    first, name = first_leaf(manifest, epoch), f"leaves-{epoch['epoch']}.txt"
    if name not in pack.names():
        return [first, *leaves[1:]]
    older = leaves_in(pack, name)
    if older[:1] != [first]:
        found.altered.append(f"{name} does not begin with the leaf that says which epoch of the log it is.")
    return older


def in_common(some, others):
    """With how many of the same both begin."""
    same = 0
    for one, other in zip(some, others):  # noqa: B905 (Python 3.9 has no strict)
        if one != other:
            break
        same += 1
    return same


def check_kept(where, size, right, last, left, found):
    """A checkpoint that somebody kept from before a backup was restored."""
    if size > last:
        found.missing.append(
            f"{where} was signed for {size - 1:,} entries, before a backup was restored that held {left:,}:"
            f" {size - 1 - left:,} were lost. Whether it sealed the others can't be seen from it."
        )
    elif not right:
        found.altered.append(f"The log does not go on from {where}: history below it was changed.")
    elif size - 1 > left:
        found.missing.append(
            f"{where} was signed for {size - 1:,} entries, before a backup was restored: the last"
            f" {size - 1 - left:,} were lost. The other {left:,} are as they were sealed in it."
        )
    else:
        found.fine.append(
            f"The checkpoint of {size:,} leaves that you gave, {where}, still holds: it was signed before a backup was"
            " restored, and what was sealed in it is there."
        )


def check_entries(pack, manifest, leaves, found):
    """Each entry hashed anew, at its place. Returns the entries in order."""
    entries, seen = [], set()
    for number, entry in pack.lines("entries.jsonl"):
        where = f"entries.jsonl, line {number} (position {entry['position']})"
        stored = base64.b64decode(entry["base64"]) if "base64" in entry else entry["state"].encode()
        said = parsed(stored.decode("utf-8", "replace"), where)
        identity = f"{entry['id']}:{entry['version']}"
        leaf = leaf_of(
            ENTRY_TAG, manifest["authority"], identity, str(said.get("timestamp")), entry["topic"],
            hashlib.sha256(stored).digest(),
        )  # fmt: skip
        index = entry["leaf"]
        if not 0 < index < len(leaves) or index in seen:
            found.altered.append(f"{where} has no place of its own in the log.")
        elif leaves[index] != leaf:
            found.altered.append(f"{where} is not the entry that was sealed there: it was changed, or exchanged.")
        seen.add(index)
        bound = {name: entry[name] for name in ("id", "version", "topic")}  # nothing else of the line is sealed
        entries.append({**said, **bound, "event": entry["topic"].rpartition(".")[2], "where": where})
    absent = len(leaves) - 1 - len(seen)
    if manifest["whole"] and absent:
        found.missing.append(f"{absent:,} entries that were sealed are not in the pack, though it says it is whole.")
    if manifest["whole"]:
        found.fine.append(f"All {len(entries):,} entries are there, in order, as they were sealed.")
    else:
        found.fine.append(f"{len(entries):,} entries are as they were sealed; {absent:,} of other plans are left out.")
    return entries


# Texts


def refs(value):
    """Every reference to a text in an entry."""
    if isinstance(value, dict):
        if set(value) == {"ref", "commitment"}:
            yield value["ref"], value["commitment"]
        else:
            for each in value.values():
                yield from refs(each)
    elif isinstance(value, list):
        for each in value:
            yield from refs(each)


def check_texts(pack, entries, found):
    """Every text is the one that was committed to, or is declared as erased. Returns ref → text."""
    texts = {each["ref"]: (n, each) for n, each in pack.lines("texts.jsonl")}
    erased = {each["erased"]: each for each in entries if each["event"] == "TextErased"}
    wanted = {}
    for entry in entries:
        for ref, commitment in refs(entry):
            wanted.setdefault(ref, (commitment, entry["where"]))
    for ref, (commitment, where) in wanted.items():
        if ref not in texts:
            if ref in erased:
                day = day_in_words(erased[ref]["effective_on"])
                found.noted.append(f"A text of {where} was erased on {day}, and declared so.")
            else:
                found.missing.append(f"A text of {where} is missing, and nobody declared that it was erased.")
            continue
        line, text = texts[ref]
        salted = TEXT_TAG + bytes.fromhex(ref.replace("-", "")) + base64.b64decode(text["salt"]) + text["body"].encode()
        if hashlib.sha256(salted).hexdigest() != commitment:
            found.altered.append(f"texts.jsonl, line {line}: this is not the text that was recorded in {where}.")
        elif ref in erased:
            found.altered.append(f"texts.jsonl, line {line}: a text that was declared erased is still there.")
    for ref in sorted(set(texts) - set(wanted)):
        found.altered.append(f"texts.jsonl, line {texts[ref][0]}: no entry refers to this text.")
    return {ref: each["body"] for ref, (_, each) in texts.items()}


def check_documents(pack, entries, found):
    """The documents that entries were read from: each is the one that was named, where it is in the pack."""
    if "documents.json" not in pack.names():
        return
    cited = {each["source"]["document"] for each in entries if each.get("source")}
    listed = {each["sha256"]: each for each in pack.json("documents.json")}
    for sha256 in sorted(set(listed) - cited):
        found.altered.append(f"documents.json lists the document {sha256[:16]}, which no entry was read from.")
    for sha256 in sorted(cited - set(listed)):
        found.missing.append(f"The document {sha256[:16]} is not in documents.json, though entries were read from it.")
    there = 0
    for sha256, each in sorted(listed.items()):
        if "left_out" in each:
            found.noted.append(f"The document {sha256[:16]} is left out: {each['left_out']}.")
        elif hashlib.sha256(pack.read(each["file"])).hexdigest() != sha256:
            found.altered.append(f"{each['file']} is not the document that entries were read from.")
        else:
            there += 1
    if there:
        found.fine.append(f"{there:,} document{'' if there == 1 else 's'} that entries were read from: as handed in.")


# Receipts: one entry, and the hashes between it and a root that was signed


def receipt_of(path):
    """What a receipt says, or None where the file is none."""
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and told.get("format") == "throughline receipt v1" else None


def root_above(leaf, index, size, path):
    """The root that a path leads to (RFC 9162, 2.1.3.2); None where the path is not one for this place."""
    place, last, hashed = index, size - 1, leaf
    if not 0 <= index < size:
        return None
    for sibling in path:
        if last == 0:
            return None
        if place % 2 or place == last:
            hashed = hashlib.sha256(b"\1" + sibling + hashed).digest()
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            hashed = hashlib.sha256(b"\1" + hashed + sibling).digest()
        place, last = place >> 1, last >> 1
    return hashed if last == 0 else None


def check_receipt(told, where, key, found):
    """Its entry is the leaf; the leaf is below the root; the root is signed. Returns authority, epoch, index, leaf."""
    entry = told["entry"]
    leaf = leaf_of(
        ENTRY_TAG, told["authority"], f"{entry['id']}:{entry['version']}", entry["recorded_at"], entry["topic"],
        bytes.fromhex(entry["sha256"]),
    )  # fmt: skip
    note = Note(told["checkpoint"], f"the checkpoint in {where}")
    origin, size, root = note.checkpoint()
    if leaf.hex() != told["leaf"]:
        found.altered.append(f"{where} names another leaf than that of its entry.")
    if root_above(leaf, told["index"], size, [bytes.fromhex(each) for each in told["path"]]) != root:
        found.altered.append(f"{where}: its entry is not below the root that is signed in it.")
    if not key.signed(note):
        found.altered.append(f"The checkpoint in {where} is not signed by {key.name}.")
    epoch = origin.rpartition("/")[2]
    if origin != f"{key.name}/{told['authority']}/{epoch}":
        found.altered.append(f"The checkpoint in {where} is of the log {origin}.")
    if found.good:
        recorded = in_words(moment(entry["recorded_at"]))
        found.fine.append(f"The entry of {where}, recorded on {recorded}, is number {told['index']:,}.")
    return told["authority"], epoch, told["index"], leaf


def check_receipts(receipts, manifest, leaves, key, found):
    """The entries of receipts that somebody kept are in the pack's log, where they were: also after a restore."""
    for where, told in receipts:
        if told["authority"] != manifest["authority"] and found.good:
            raise Slip(f"{where} is of the log of {told['authority']}, and the pack of {manifest['authority']}.")
        authority, epoch, index, leaf = check_receipt(told, where, key or Key(manifest["keys"][0]), found)
        if authority != manifest["authority"] or index >= len(leaves) or leaves[index] != leaf:
            why = "" if epoch == str(manifest["epoch"]) else " It was sealed before a backup was restored."
            found.missing.append(f"The entry of {where} is not in the log any more, or not where it was.{why}")


# What the entries say, told independently of the registry


def moment(written):
    return datetime.fromisoformat(written.replace("Z", "+00:00"))


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(written):
    """12 April 2026. What is no day stays as it is written."""
    year, _, rest = written.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
        return written
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def in_words(when):
    """12 April 2026 at 23:59, by the clock in London: an hour ahead between the last Sundays of March and October."""
    when = when.astimezone(UTC)
    summer = last_sunday(when.year, 3) <= when < last_sunday(when.year, 10)
    there = when + timedelta(hours=1 if summer else 0)
    return f"{day_in_words(str(there.date()))} at {there:%H:%M}"


def last_sunday(year, month):
    """At one in the morning, when the clocks change; both months have 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def visible(entries, as_at, known_on):
    """What counts for a question with two dates, in the order in which it is told."""
    known = [each for each in entries if moment(each["timestamp"]) <= known_on]
    corrected = {each.get("corrected") for each in known if each["event"] == "EntryCorrected"}
    told = [each for each in known if each["effective_on"] <= as_at and each["entry"] not in corrected]
    return sorted(told, key=lambda each: (each["effective_on"], each["version"]))


LEFT = {
    "ActionCompleted": "completed", "ActionEmbedded": "embedded", "ActionCarriedForward": "carried_forward",
    "ActionTransferred": "transferred", "ActionMerged": "merged", "ActionSuperseded": "superseded",
    "ActionWithdrawn": "withdrawn",
}  # fmt: skip


def action_told(entries):
    """One action, as its entries say; None where they do not begin it."""
    state = None
    for each in entries:
        event = each["event"]
        if event == "ActionCreated":
            state = {
                "id": each["id"], "plan": each["plan"], "ref": each["reference"], "title": each["title"],
                "objectives": each["objectives"], "due": each["due"], "leads": [], "measure": None, "rag": None,
                "status": "open", "left_on": None, "themes": [], "sub_actions": {}, "evidence": 0, "notes": 0,
                "adopted_from": [], "times_carried": each["carried"]["times"] if each["carried"] else 0,
                "whence": [each["carried"]["from_action"]] if each["carried"] else [],
            }  # fmt: skip
        if state is None:
            continue
        if event == "WordingAmended":
            state["title"], state["ref"] = each["title"] or state["title"], each["reference"] or state["ref"]
        elif event == "ProgressNoted":
            state["notes"] += 1
        elif event == "RagChanged":
            state["rag"] = (each["label"], each["colour"])
        elif event == "DueDateRevised":
            state["due"] = each["due"]
        elif event in ("LeadsNamed", "MeasureSet", "ThemesTagged", "ObjectivesServed"):
            field = {"LeadsNamed": "leads", "MeasureSet": "measure", "ThemesTagged": "themes"}.get(event, "objectives")
            state[field] = each[field]
        elif event == "SubActionAdded":
            state["sub_actions"][each["sub_action"]] = "open"
        elif event == "SubActionClosed" and each["sub_action"] in state["sub_actions"]:
            state["sub_actions"][each["sub_action"]] = each["disposition"]
        elif event == "EvidenceAttached":
            state["evidence"] += 1
        elif event == "OriginNamed":
            state["whence"] = list(dict.fromkeys([*state["whence"], *each["from_actions"]]))
            state["times_carried"] = state["times_carried"] or 1
        elif event == "AdoptionNamed":
            state["adopted_from"].append([each["authority"], each["action"], each["effective_on"]])
        elif event in LEFT:
            state["status"], state["left_on"] = LEFT[event], each["effective_on"]
        elif event in ("ActionPaused", "ActionResumed", "ActionReopened"):
            state["status"] = "paused" if event == "ActionPaused" else "open"
            state["left_on"] = None if event == "ActionReopened" else state["left_on"]
    return state


def times_carried(id, told, way=()):
    """How often an action was carried: once more than the longest line of those that it came from."""
    way = (*way, id)
    before = [times_carried(each, told, way) for each in told[id]["whence"] if each in told and each not in way]
    return max(before) + 1 if before else told[id]["times_carried"]


def shown(state, texts):
    """An action as the pack's page shows it: what must be the same in both."""

    def text(ref):
        return texts.get(ref["ref"], "[text erased]") if ref else None

    due = state["due"]
    return {
        "ref": state["ref"], "title": text(state["title"]), "leads": [text(each) for each in state["leads"]],
        "due": [text(due["text"]), due["kind"], due["on"]] if due else None, "measure": text(state["measure"]),
        "rag": list(state["rag"]) if state["rag"] else None, "status": state["status"], "left_on": state["left_on"],
        "themes": list(state["themes"]), "objectives": list(state["objectives"]), "evidence": state["evidence"],
        "notes": state["notes"], "times_carried": state["times_carried"], "adopted_from": state["adopted_from"],
        "sub_actions": sorted(state["sub_actions"].items()),
    }  # fmt: skip


def as_shown(action):
    """The same of the registry's own answer."""
    due, rag = action["due"], action["rag"]
    return {
        "ref": action["ref"], "title": action["title"], "leads": [each["text"] for each in action["leads"]],
        "due": [due["text"], due["kind"], due["on"]] if due else None, "measure": action["measure"],
        "rag": [rag["label"], rag["colour"]] if rag else None, "status": action["status"],
        "left_on": action["left_on"], "themes": list(action["themes"]),
        "objectives": [each["id"] for each in action["objectives"]], "evidence": len(action["evidence"]),
        "notes": action["notes"], "times_carried": action["times_carried"],
        "adopted_from": [[each["authority"], each["action"], each["on"]] for each in action.get("adopted_from", ())],
        "sub_actions": sorted((part["id"], part["status"]) for part in action["sub_actions"]),
    }  # fmt: skip


def check_plans(pack, manifest, entries, texts, found):
    """The plans that the pack shows are what its entries say for its two dates."""
    asked = manifest["asked"]
    known_on = moment(asked["known_on"])
    things = defaultdict(list)
    for each in entries:
        things[each["id"]].append(each)
    told = {}
    for id, own in things.items():
        state = action_told(visible(own, asked["as_at"], known_on)) if ":Action." in own[0]["topic"] else None
        if state:
            told[id] = state
    for id, times in [(id, times_carried(id, told)) for id in told]:
        told[id]["times_carried"] = times
    plans = pack.json("plans.json")["plans"]
    for plan in plans:
        ours = {id: shown(state, texts) for id, state in told.items() if state["plan"] == plan["id"]}
        theirs = {action["id"]: as_shown(action) for action in plan["actions"]}
        for id in sorted(set(ours) | set(theirs)):
            if id not in theirs:
                found.altered.append(
                    f"plans.json does not show the action “{ours[id]['title']}”, which the entries have."
                )
            elif id not in ours:
                found.altered.append(f"plans.json shows the action “{theirs[id]['title']}”, which no entry created.")
            else:
                wrong = sorted(name for name in ours[id] if ours[id][name] != theirs[id][name])
                if wrong:
                    found.altered.append(
                        f"plans.json shows the action “{theirs[id]['title']}” with another {wrong[0].replace('_', ' ')}"
                        " than its entries say."
                    )
    many = sum(len(plan["actions"]) for plan in plans)
    found.fine.append(
        f"The {len(plans)} plan{'' if len(plans) == 1 else 's'} shown, with {many} actions, are what the entries say"
        f" as at {day_in_words(asked['as_at'])}, as known on {in_words(known_on)}."
    )


def note_lateness(entries, found):
    """How many entries are back-dated, and how many of those came after an inspection was announced.

    An announcement that was taken back counts no more; entries about an inspection itself come after it by nature.
    """
    wrong = {each["corrected"] for each in entries if each["event"] == "EntryCorrected"}
    told = [each for each in entries if each["event"] == "InspectionAnnounced" and each["entry"] not in wrong]
    announced = [date.fromisoformat(each["effective_on"]) for each in told]
    late = []
    for each in entries:
        day, recorded = date.fromisoformat(each["effective_on"]), moment(each["timestamp"]).date()
        if recorded - day > timedelta(days=1):
            late.append((day, recorded, ":Inspection." in each["topic"]))
    if late:
        most = max((recorded - day).days for day, recorded, _ in late)
        found.noted.append(f"{len(late):,} entries are back-dated, by up to {most:,} days.")
    for day in announced:
        after = sum(1 for effective, recorded, itself in late if effective < day <= recorded and not itself)
        if after:
            inspection = f"the inspection of {day_in_words(str(day))}"
            found.noted.append(f"{after:,} of them were recorded after {inspection} was announced.")


# Putting it together


def verify(path, key=None, kept=(), receipts=(), witnesses=()):
    """All findings of a pack, or of a receipt. Never raises for what is in it: that is a finding."""
    found, told = Findings(), receipt_of(path)
    try:
        given = Given(key, kept, receipts, witnesses)
        if told is None:
            check(Pack(path), given, found)
        else:
            check_receipt(told, Path(path).name, given.key or Key(told["key"]), found)
            note_whose_key(given, found, "receipt")
    except Slip as slip:
        found = Findings()
        found.slips.append(str(slip))
    except Altered as reason:
        found.altered.append(str(reason))
    except zipfile.BadZipFile:
        found.altered.append(f"{path} is not a zip file, or is damaged.")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError) as reason:
        found.altered.append(f"The pack is not made as packs are made: {type(reason).__name__} {reason}.")
    return found


def check(pack, given, found):
    manifest = pack.json("pack.json")
    if manifest.get("format") != "throughline pack v1":
        raise Altered("pack.json does not say that this is a pack of a Throughline registry (format v1).")
    check_files(pack, manifest, found)
    size, root = check_signatures(pack, manifest, given, found)
    leaves = check_tree(pack, manifest, size, root, given.kept, found)
    check_receipts(given.receipts, manifest, leaves, given.key, found)
    entries = check_entries(pack, manifest, leaves, found)
    texts = check_texts(pack, entries, found)
    check_documents(pack, entries, found)
    check_plans(pack, manifest, entries, texts, found)
    note_lateness(entries, found)


def report(found):
    if found.slips:
        return "\n".join([*found.slips, "So nothing was checked: this says nothing about the pack."])
    lines = []
    for title, sentences in (("ALTERED", found.altered), ("MISSING", found.missing)):
        lines += [f"{title}: {sentence}" for sentence in sentences[:50]]
        if len(sentences) > 50:
            lines.append(f"{title}: and {len(sentences) - 50:,} more.")
    lines += [f"Note: {sentence}" for sentence in found.noted[:50]]
    if found.good:
        lines += [*found.fine, "COMPLETE: everything is there, and as it was sealed."]
    else:
        lines.append("Do not rely on this pack: what is said above is not as it was sealed.")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Check an evidence pack of a Throughline registry.")
    parser.add_argument("pack", nargs="?", default=str(Path(__file__).resolve().parent))
    parser.add_argument("--key", help="the registry's public key, as you got it from elsewhere")
    parser.add_argument("--witness", action="append", default=[], help="a witness's public key, from elsewhere")
    parser.add_argument("--checkpoint", action="append", default=[], help="a checkpoint that you kept")
    parser.add_argument("--receipt", action="append", default=[], help="a receipt that you kept")
    asked = parser.parse_args()
    if not Path(asked.pack).exists():
        print(f"There is no {asked.pack}.")
        return 2
    found = verify(asked.pack, asked.key, asked.checkpoint, asked.receipt, asked.witness)
    print(report(found))
    return exit_code(found)


def exit_code(found):
    """0: complete, 1: not as it was sealed, 2: what was given to check by is none."""
    return 2 if found.slips else 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main())
