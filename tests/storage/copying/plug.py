"""Somebody who pulls the plug."""


class Interrupted(Exception):
    """When somebody pulled the plug."""


def plug_pulled_after(parts):
    """Return somebody who is told how far it is, and pulls the plug."""
    left = iter(range(parts))

    def told(*_):
        if next(left, None) is None:
            raise Interrupted

    return told
