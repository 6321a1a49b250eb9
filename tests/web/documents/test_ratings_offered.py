"""Which ratings the page offers on which a row is edited."""

from projections.documents.model import Item
from projections.documents.rated import rating_of
from web.documents.rewriting import by_parts
from web.documents.rewritten import ratings_in

SCHEME = [{"label": "Red", "colour": "red"}, {"label": "Blue (complete)", "colour": "blue"}]


def test_the_authoritys_ratings_come_first_and_the_documents_other_words_behind_them():
    offered = ratings_in([{"rag": "green", "rag_label": "complete"}, {"rag": None}], SCHEME)

    assert offered == [
        ("red|Red", "Red"),
        ("blue|Blue (complete)", "Blue (complete)"),
        ("green|complete", "Complete (the document’s word)"),
    ]


def test_what_the_document_calls_alike_is_offered_once_and_stays_as_it_was_read():
    assert ratings_in([{"rag": "red", "rag_label": None}], SCHEME)[0] == ("red|", "Red")


def test_a_rating_that_is_chosen_from_the_scheme_is_that_rating():
    for value, label in ratings_in([], SCHEME):
        colour, _, words = value.partition("|")
        assert rating_of({"rag": colour, "rag_label": words}, SCHEME, {}) == label


def test_a_row_that_says_nothing_but_its_parts_becomes_as_many_actions():
    parts = [{"label": None, "title": title, "done": False} for title in ("Agree the rules", "Train the panel")]
    says = dict.fromkeys(("ref", "section", "objective", "due", "measure", "rag", "rag_label", "status"))
    says |= {"kind": "action", "leads": [], "progress": [], "decisions": [], "sub_actions": parts}

    made = by_parts(an_item(says), {**says, "title": "Agree the rules Train the panel"})

    assert [each["title"] for each in made] == ["Agree the rules", "Train the panel"]


def an_item(says):
    return Item(key="line:1", kind="new", line=says, says=(says,))
