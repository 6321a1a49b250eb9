"""The description of the API for people whose browser runs no scripts."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import AXE, WIDTHS


def test_without_scripts_every_operation_is_listed_and_nobody_stumbles(browser, site, app):
    described = app.extensions["api"].spec.to_dict()["paths"]
    context = browser.new_context(base_url=site)
    tab = context.new_page()
    tab.route(lambda url: ".js" in url and "json" not in url, lambda route: route.abort())

    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto("/api/v1/docs")

        listed = tab.locator("#api code").all_inner_texts()
        assert {line.partition(" ")[2] for line in listed} == set(described)
        tab.evaluate(AXE.read_text())
        assert [each["id"] for each in tab.evaluate("axe.run()")["violations"]] == []
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


def test_with_scripts_the_page_that_can_be_tried_takes_its_place(tab):
    tab.goto("/api/v1/docs")

    tab.locator(".swagger-ui .opblock").first.wait_for()
    expect(tab.locator("#api > ul")).to_have_count(0)
