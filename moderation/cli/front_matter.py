"""The head of a source file: keys, and the line that each stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from moderation.domain.errors import ArticleFileError

FENCE = "---"
_COLON = "mapping values are not allowed here"
_QUOTE = "found unexpected end of stream"


@dataclass(frozen=True)
class Value:
    """What a key holds, as it is written in the file, and the line, counted from 1."""

    text: str
    line: int


def read(name: str, text: str) -> tuple[dict[str, Value], str]:
    """Return the head and the body of a file's text.

    A value is one plain text; dates and numbers are left for the caller to read.
    Raises ArticleFileError, which names file and line, for what is no such head.
    """
    if text.partition("\n")[0].rstrip() != FENCE:
        raise fault(name, 1, f"the file begins with a line {FENCE}")
    try:
        head, body = frontmatter.parse(text, handler=_Head(name))
    except yaml.MarkedYAMLError as error:
        raise _fault_of(name, error) from None
    except yaml.YAMLError:
        raise fault(name, 1, "the head is no YAML") from None
    if not head:
        raise fault(name, 1, f"the head ends with a second line {FENCE}")
    return cast("dict[str, Value]", head), body


def fault(name: str, line: int, what: str) -> ArticleFileError:
    """Return the error that names file, line and fault."""
    return ArticleFileError(f"{name}:{line}: {what}")


def _fault_of(name: str, error: yaml.MarkedYAMLError) -> ArticleFileError:
    problem, mark = str(error.problem), error.problem_mark or error.context_mark
    if problem == _COLON:
        problem = "put quotes around a text with a colon"
    elif problem == _QUOTE and error.context_mark:
        problem, mark = "this quotation mark is not closed", error.context_mark
    return fault(name, mark.line + 1 if mark else 1, problem)


class _Head(YAMLHandler):
    """Reads a YAML mapping of texts, and keeps where each stands."""

    def __init__(self, name: str) -> None:
        # The usual pattern would swallow empty lines, and the count of lines with them.
        super().__init__(fm_boundary=re.compile(rf"^{FENCE}[ \t]*$", re.MULTILINE))
        self._name = name

    def load(self, fm: str, **_: object) -> Any:
        """Return the values by key; line 1 is the fence's."""
        mapping = yaml.compose(fm, yaml.SafeLoader)
        if not isinstance(mapping, yaml.MappingNode):
            raise fault(self._name, 1, "the head has lines such as `slug: a-slug`")
        values: dict[str, Value] = {}
        for key, value in mapping.value:
            line = key.start_mark.line + 1
            if not all(isinstance(node, yaml.ScalarNode) for node in (key, value)):
                raise fault(self._name, line, "expected `key: one plain text`")
            if key.value in values:
                raise fault(self._name, line, f"{key.value} stands here twice")
            values[key.value] = Value(value.value, line)
        return values
