"""What an e-mail address is, and its one spelling.

Whoever compares addresses by their blind index needs this spelling and no other.
"""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

_LONGEST = 254


def normalised_address(text: str) -> str | None:
    """Return the address that `text` is, international ones too; None for none.

    Nobody is asked whether it can be reached.
    """
    if len(text) > _LONGEST:
        return None
    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError:
        return None
    return found.normalized
