"""What rows say stays when they are joined or split, whatever it is."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from projections.documents import editing
from projections.documents.fields import as_typed, checked
from projections.documents.model import Item
from projections.documents.wording import bare_words
from tests.documents import plans_made_up as made_up


def an_item(row, key="line:1"):
    return Item(key, "new", row, (row,))


def words(row):
    """Every word that a row's fields hold."""
    texts = [row["ref"], row["section"], row["objective"], row["title"], row["measure"], row["rag"]]
    texts += [row["due"]["text"] if row["due"] else ""]
    for name, of in (("leads", "text"), ("progress", "text"), ("sub_actions", "title"), ("decisions", "text")):
        texts += [each[of] for each in row[name]]
    return Counter(word for text in texts for word in bare_words(text))


@given(made_up.rows(), made_up.rows())
def test_joined_rows_hold_the_title_measure_and_lists_of_both(one, other):
    into, left = editing.join({}, an_item(one), an_item(other, "line:2"))

    (whole,) = into["says"]
    assert left == {"joined_to": "line:1"}
    either = dict.fromkeys(("ref", "section", "objective", "due", "rag", "rag_label", "status"))
    assert set(words({**one, **either})) | set(words({**other, **either})) == set(words({**whole, **either}))


@given(made_up.rows(), st.integers(0, 5))
def test_a_part_taken_out_leaves_all_else_where_it_was(row, number):
    if number >= len(row["sub_actions"]):
        return
    one, other = editing.split_at_part({}, an_item(row), number)["says"]

    assert other["title"] == row["sub_actions"][number]["title"]
    assert words(row) - words(one) == Counter(bare_words(other["title"]))


@given(made_up.rows())
def test_what_a_form_shows_is_read_back_as_it_was(row):
    assert checked(row, as_typed(row)) == row
