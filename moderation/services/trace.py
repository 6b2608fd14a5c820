"""The keyed digests by which a submission is recognised without keeping its secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.submission import Trace

if TYPE_CHECKING:
    from moderation.domain.submission import Submission
    from moderation.ports import Vault


def trace_of(submission: Submission, vault: Vault) -> Trace:
    """Return the trace of a submission; no store is asked."""
    index = vault.email_index(submission.email)
    article, parent = submission.article, submission.parent
    twin = twin_of(vault, article, parent, index, submission.body)
    return Trace(
        index=index,
        network=vault.mac("network", submission.network),
        twin=twin,
        # Covers the text too: a form that is sent again with other words, after a step
        # back in the browser, is another comment.
        nonce=vault.mac("nonce", twin, submission.nonce) if submission.nonce else None,
    )


def twin_of(
    vault: Vault, article: str, parent: int | None, author: bytes, body: str
) -> bytes:
    """Return what two comments share that say the same, by one author, in one place.

    `article` is its slug and `author` the blind index of the address.
    """
    return vault.mac("twin", article, parent or 0, author, body)
