"""The forms: for each order a page that shows what it is about, takes what a person types, and hands it in.

All forms come from the order schemas in `web/orders`: `routes` gives each its address and permission, `form` puts
its controls together, `controls` and `rows` say how a field is shown and read, `subject` what stands beside it.
"""
