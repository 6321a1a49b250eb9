"""Two verifiers that know nothing of each other say the same: verify.py, and verify.html in a real browser."""

from __future__ import annotations

import base64
import io
import zipfile
from random import Random

import pytest
from playwright.sync_api import expect

from domain.proof.notes import Note
from projections.proof import VERIFIER_PAGE
from projections.proof.keys import SigningKey
from projections.proof.sealed import Sealed
from tests.workers.packs.test_packs import KEY, changed
from tests.workers.packs.test_packs import made as made
from tests.workers.packs.test_packs import registry as registry
from tests.workers.packs.test_tampering import CLASSES, TEXTS, Tampering, hide
from tests.workers.packs.test_tampering import log as log
from tests.workers.packs.test_verify_given import CASES
from workers.packs import verify
from workers.packs.making import make

TIMES = 4
"""Of each class: a sample; verify.py is tried with all of them."""
KINDS = ("altered", "missing", "noted", "fine", "slips")
ASK = """async ({pack, called, given}) =>
    verifyPack(Uint8Array.from(atob(pack), each => each.charCodeAt(0)), called, given)"""


@pytest.fixture(scope="module", params=["", "#own"], ids=["the browser's Ed25519", "its own"])
def page(request, browser):
    """The page as somebody opens it: a file, without a network."""
    opened = browser.new_context(offline=True).new_page()
    opened.goto(VERIFIER_PAGE.as_uri() + request.param)
    yield opened
    opened.context.close()


def in_the_browser(page, content, key="", kept=(), receipts=(), witnesses=(), called="pack.zip"):
    pack = base64.b64encode(content).decode()
    files = {"kept": kept, "receipts": receipts}
    texts = {name: [{"text": file.read_text(), "where": str(file)} for file in each] for name, each in files.items()}
    given = {"key": key, "witnesses": list(witnesses), **texts}
    return page.evaluate(ASK, {"pack": pack, "called": called, "given": given})


def differing(page, file, key=None, kept=(), receipts=(), witnesses=()):
    """What only one of them says; nothing if they agree, word for word."""
    ours = verify.verify(file, key, kept, receipts, witnesses)
    theirs = in_the_browser(page, file.read_bytes(), key or "", kept, receipts, witnesses, file.name)
    said = {kind: (sorted(getattr(ours, kind)), sorted(theirs[kind])) for kind in KINDS}
    return {kind: both for kind, both in said.items() if both[0] != both[1]}


def test_they_agree_about_a_pack_that_is_complete(page, made):
    pack = made()

    assert verify.verify(pack, KEY.verifier()).good
    assert differing(page, pack, KEY.verifier()) == {}


@pytest.mark.parametrize("of", CASES)
def test_they_agree_about_what_is_given_from_elsewhere(of, page, packs, tmp_path):
    file, given, _ = of(packs, tmp_path)

    assert differing(page, file, **given) == {}


def test_they_agree_about_what_was_tampered_with(page, log, tmp_path):
    conn, slug, kept = log
    wrong = {}
    for which in CLASSES:
        random = Random(f"two {which}")
        for number in range(TIMES):
            with conn.transaction(force_rollback=True):
                getattr(Tampering(conn, slug, random), which)()
                before = Sealed(conn, slug).last()
                if number % 2 and (
                    not hide(conn, slug) or (Sealed(conn, slug).last().root == before.root and which not in TEXTS)
                ):
                    continue
                make(conn, slug, KEY, tmp_path / "pack.zip", with_papers=False)
            theirs = in_the_browser(page, (tmp_path / "pack.zip").read_bytes(), KEY.verifier(), [kept])
            ours = verify.verify(tmp_path / "pack.zip", KEY.verifier(), [kept])
            if theirs["good"] or ours.good or verdict(theirs) != (bool(ours.altered), bool(ours.missing)):
                wrong[which, number] = (theirs, ours.altered, ours.missing)

    assert wrong == {}


def verdict(theirs):
    return bool(theirs["altered"]), bool(theirs["missing"])


def test_they_agree_about_one_changed_byte_in_any_file(page, made, tmp_path):
    with zipfile.ZipFile(made()) as file:
        files = {name: file.read(name) for name in file.namelist()}

    for name, content in files.items():
        for wrong in changed(content)[:2]:
            with zipfile.ZipFile(tmp_path / "wrong.zip", "w") as file:
                for each, whole in files.items():
                    file.writestr(each, wrong if each == name else whole)
            assert not in_the_browser(page, (tmp_path / "wrong.zip").read_bytes())["good"], name
            assert not verify.verify(tmp_path / "wrong.zip").good, name


def test_a_zip_file_that_was_damaged_stops_neither_of_them(page, made, tmp_path):
    content, random = made().read_bytes(), Random("damaged")

    for _ in range(30):
        place = random.randrange(len(content))
        (tmp_path / "damaged.zip").write_bytes(
            content[:place] + bytes([content[place] ^ 1 << random.randrange(8)]) + content[place + 1 :]
        )
        ours = verify.verify(tmp_path / "damaged.zip")
        theirs = in_the_browser(page, (tmp_path / "damaged.zip").read_bytes())
        if ours.good or theirs["good"]:  # a bit that nothing depends on, such as the time of a file
            assert everything_is_the_same(content, (tmp_path / "damaged.zip").read_bytes())


def everything_is_the_same(one, other):
    with zipfile.ZipFile(io.BytesIO(one)) as a, zipfile.ZipFile(io.BytesIO(other)) as b:
        return {name: a.read(name) for name in a.namelist()} == {name: b.read(name) for name in b.namelist()}


def test_what_is_no_pack_is_said_by_both(page, tmp_path):
    (tmp_path / "pack.zip").write_text("no")

    assert in_the_browser(page, b"no")["altered"] == ["pack.zip is not a zip file, or is damaged."]


def test_a_pack_that_is_chosen_is_checked_and_the_verdict_stands_on_the_page(page, made):
    page.set_input_files("#pack", made())

    page.get_by_role("heading", name="Complete: everything is there, and as it was sealed").wait_for()


GREEN = "Complete: everything is there, and as it was sealed"


@pytest.fixture
def opened(page, made):
    """The page with a pack that is complete."""
    page.reload()
    page.set_input_files("#pack", made())
    expect(page.get_by_role("heading", name=GREEN)).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("nonsense", "Nothing was checked"),
        (SigningKey(bytes(32), "registry.example").verifier(), "Do not rely on this pack"),
    ],
)
def test_a_key_that_is_given_after_the_pack_is_looked_at_too(opened, key, heading):
    opened.fill("#key", key)

    expect(opened.locator("#said h2")).to_have_text(heading)
    opened.fill("#key", KEY.verifier())
    expect(opened.locator("#said h2")).to_have_text(GREEN)
    expect(opened.locator("#said")).to_contain_text("The key is the one that you gave.")


def test_files_that_are_given_after_the_pack_are_looked_at_too(opened, packs, tmp_path):
    other = SigningKey(bytes(32), "registry.example")
    with zipfile.ZipFile(packs / "whole.zip") as file:
        text = Note.read(file.read("checkpoint.note").decode()).text
    (tmp_path / "forged.note").write_text(str(Note(text, (other.sign(text),))))

    opened.set_input_files("#kept", tmp_path / "forged.note")
    expect(opened.locator("#said")).not_to_contain_text(GREEN)
    expect(opened.locator("#said h2")).to_have_text("Nothing was checked")  # of another authority
    opened.set_input_files("#kept", VERIFIER_PAGE)
    expect(opened.locator("#said")).to_contain_text("verify.html is not a checkpoint.")
    opened.set_input_files("#kept", [])
    expect(opened.locator("#said h2")).to_have_text(GREEN)
    opened.set_input_files("#receipts", VERIFIER_PAGE)
    expect(opened.locator("#said")).to_contain_text("verify.html is not a receipt.")


def test_without_a_pack_there_is_no_verdict(opened):
    opened.set_input_files("#pack", [])

    expect(opened.locator("#said")).to_be_empty()


def test_the_page_reaches_for_nothing_outside():
    text = VERIFIER_PAGE.read_text(encoding="utf-8")

    assert "default-src 'none'" in text
    assert not any(each in text for each in ("http:", "https:", "fetch(", "XMLHttpRequest", "import(", "src="))
