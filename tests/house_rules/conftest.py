"""The house rules look at the same application as the tests of pages."""

from tests.web.conftest import app, client, signed_in, somebody

__all__ = ["app", "client", "signed_in", "somebody"]
