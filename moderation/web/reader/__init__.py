"""Readers' pages: no account, no cookie, the same bytes for everyone.

The exceptions are a receipt, and a page that answers a form: those are private.
"""

from __future__ import annotations

from flask import Blueprint

from moderation.web.context import settings
from moderation.web.reader.article import show_article
from moderation.web.reader.front import show_front
from moderation.web.reader.post import post_comment
from moderation.web.reader.receipt import edit_comment, show_receipt, withdraw_comment
from moderation.web.reader.report import report_comment, show_report

# Larger ids than the store can hold name nothing.
_ID = "<int(max=9223372036854775807):comment_id>"

blueprint = Blueprint("reader", __name__)
blueprint.app_context_processor(lambda: {"site_name": settings().site_name})

for address, method, endpoint, view in (
    ("/", "GET", "front", show_front),
    ("/articles/<slug>", "GET", "article", show_article),
    ("/articles/<slug>/comments", "POST", "post", post_comment),
    (f"/articles/<slug>/comments/{_ID}/report", "GET", "report", show_report),
    (f"/articles/<slug>/comments/{_ID}/report", "POST", "send_report", report_comment),
    ("/receipts/<token>", "GET", "receipt", show_receipt),
    ("/receipts/<token>/edit", "POST", "edit", edit_comment),
    ("/receipts/<token>/withdraw", "POST", "withdraw", withdraw_comment),
):
    blueprint.add_url_rule(address, endpoint, view, methods=[method])
