"""People bookmark pages and programs call them: a URL is promised once it is in urls.txt."""

from pathlib import Path

PROMISED = Path(__file__).with_name("urls.txt")


def test_no_url_vanishes_and_every_new_one_is_promised(app):
    promised = set(PROMISED.read_text().split("\n")) - {""}
    served = {rule.rule for rule in app.url_map.iter_rules()}

    assert promised - served == set(), "these URLs have vanished: bring them back, or answer 410 there"
    assert served - promised == set(), "new URLs: add them to tests/house_rules/urls.txt"
