"""How often somebody may try to sign in; more gets 429."""

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user

limiter = Limiter(get_remote_address, default_limits=[], headers_enabled=True)

FROM_ONE_PLACE = "30 per minute"
FOR_ONE_ACCOUNT = "10 per 5 minutes"


def account_tried() -> str:
    return "account:" + request.form.get("email", "").strip().lower()[:254]


def account_signed_in() -> str:
    return f"account:{current_user.id}" if current_user.is_authenticated else get_remote_address()
