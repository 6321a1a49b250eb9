"""Web archives and mails: the page or the text in them."""

import email
import email.policy
import re


def is_mail(content: bytes) -> bool:
    start = content[:2000].lstrip()
    return bool(
        re.match(rb"(?:MIME-Version|From|Return-Path|Received|Message-ID|Delivered-To): ", start, re.IGNORECASE)
        and re.search(rb"^Content-Type:", start, re.IGNORECASE | re.MULTILINE)
    )


def page(content: bytes) -> bytes:
    """The page, or where there is none the text, as UTF-8; nothing where there is neither."""
    parts = [
        part
        for part in email.message_from_bytes(content, policy=email.policy.default).walk()
        if part.get_content_type() in {"text/html", "text/plain"}
    ]
    parts.sort(key=lambda part: part.get_content_type() != "text/html")
    for part in parts:
        try:
            said = str(part.get_content())
        except (LookupError, ValueError, KeyError):
            continue
        if said.strip():
            return said.encode("utf-8", "replace")
    return b""
