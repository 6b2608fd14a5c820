"""What keeps a file of rules out; each fault names the line or the rule."""

from __future__ import annotations

from enum import StrEnum

from moderation.domain.errors import FieldError, InvalidError


class FileFault(StrEnum):
    """The codes; `line` in their data counts the file's lines, `rule` its rules."""

    # Of bytes.
    NOT_UTF8 = "file_not_utf8"
    NUL = "file_nul"
    EMPTY = "file_empty"  # no line
    # Of readable text, each with its line.
    HEAD = "file_head"  # something stands before the first rule
    OUTCOME = "file_outcome"
    REASON = "file_reason"
    ID = "file_id"
    FOLD = "file_fold"
    UNTIL = "file_until"
    CONDITION = "file_condition"
    LINE = "file_line"  # neither a member nor below one that lines follow
    TWICE = "file_twice"
    NO_LIST = "file_no_list"  # it does not say what it looks for
    # Of JSON.
    JSON = "file_json"  # with its line
    DOCUMENT = "file_document"  # not the document of a policy
    THRESHOLDS = "file_thresholds"
    RULE = "file_rule"  # no object, or one with members of other names
    MEMBER = "file_member"  # `member` is its place in MEMBERS


def refused(fault: FileFault, **data: int) -> InvalidError:
    """Return the error that refuses the whole file for this fault."""
    return InvalidError(FieldError("rules", fault, data))
