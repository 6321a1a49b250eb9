"""Adopting another RAG scheme: what actions were rated stays as it was said, and a page says how many that concerns."""

SCHEME = [
    {"label": "Green", "colour": "blue", "scale": "complete"},
    {"label": "Amber", "colour": "amber", "scale": "at_risk"},
]


def test_the_form_says_how_open_actions_are_rated_and_that_they_stay_so(service, manager):
    manager.get(f"/{service.slug}/adopt-rag-scheme")

    assert "Open actions as rated now Green 1 Not rated 2 A new scheme changes none of these" in manager.page.words


def test_ratings_keep_their_colour_and_are_said_to_be_of_an_earlier_scheme(service, manager):
    other = str(service.ids["second action"])
    service.happens("adopt_rag_scheme", "2026-04-12", ratings=SCHEME)
    service.happens("change_rag", "2026-04-12", action=other, rag="Amber", reason="Late")

    for path in (service.path("plan"), f"/{service.slug}/"):
        manager.get(path)
        assert "Amber 1 Green, in an earlier scheme 1" in manager.page.words
        drawn = {each.get("class") for each in manager.page.all("rect")}
        assert {"tl-bar__green", "tl-bar__amber"} <= drawn
        assert "tl-bar__blue" not in drawn
    assert any(
        "1 Amber, 1 Green, in an earlier scheme" in each for each in manager.page.said
    )  # what the picture says to whoever does not see it
