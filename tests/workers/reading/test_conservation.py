"""The conservation law: every word of a document is in a proposal or in a leftover."""

import html
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.workers.reading.examples import HEADER, PLANS, reading_of
from workers.reading.reading import read

pieces = "Rooms|doors|AB/CD|June 22|1.1|3.10|Key:|ongoing|<b>x</b>|&|–|RAG|a_b"
texts = some.lists(some.sampled_from(pieces.split("|")), max_size=5).map(" ".join)
cells = texts | some.sampled_from(["", "", "<p>One two three.</p> <p>Four five six.</p>", "<ul><li>a</li>b</ul>", "--"])
table_rows = some.lists(cells, min_size=2, max_size=10).map("\t".join)
lines = table_rows | texts | some.sampled_from(["", "\t".join(HEADER), "--\t--", "Part 1\t\t", "AB – Ann Baker"])
documents = some.lists(lines, max_size=14).map("\n".join) | some.text(
    some.characters(exclude_categories=["Cs", "Cc"]) | some.sampled_from("\t\n<>&;")
)


def words(text):
    return re.findall(r"\w+", text.replace("_", " "))


@settings(max_examples=300)
@given(documents)
def test_every_word_of_any_document_is_counted_once(document):
    reading = reading_of("Title\n" + document)

    summary = reading.summary
    assert summary["words_in_proposals"] + summary["words_in_leftovers"] == summary["words"]
    left = sum(len(words(leftover["text"])) for leftover in reading.leftovers)
    assert left == summary["words_in_leftovers"]
    assert not [leftover for leftover in reading.leftovers if "somewhere" in leftover["source"]["locator"]]


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_word_of_a_real_document_is_lost_or_made_up(path):
    raw = path.read_bytes()

    reading = read(raw, path.name)

    rows = [line["source"] for line in reading.proposals]
    within_rows = {f"line {number}" for row in rows for number in re.findall(r"\d+", row["locator"])}
    apart = [line["text"] for line in reading.leftovers if line["source"]["locator"] not in within_rows]
    shown = [row["text"] for row in rows] + apart
    found = Counter(word for text in shown for word in words(text))
    text = re.sub(r"<sup>|</sup>", "", raw.decode())
    held = Counter(words(html.unescape(text)))
    markup = Counter(word for tag in re.findall(r"</?[a-z][^>]*>", text) for word in words(tag))
    assert not found - held
    assert not held - markup - found


def test_every_word_of_an_action_is_in_its_fields():
    reading = read((PLANS / "leicester-delivery-plan-2022-23.txt").read_bytes(), "plan")

    for action in reading.actions:
        due, notes = action["due"] or {"text": ""}, [note["text"] for note in action["progress"]]
        leads = [lead["text"] for lead in action["leads"]]
        fields = [action["ref"], action["objective"], action["title"], action["measure"], due["text"], *leads, *notes]
        held = Counter(word for field in fields for word in words(field or ""))
        assert not Counter(words(action["source"]["text"])) - held
