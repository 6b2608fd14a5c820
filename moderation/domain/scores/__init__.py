"""How much a text is like those that people decided about: spam, or abuse.

Read `model.py` first: what a score is, how it is learned and what it abstains from.
"""

from __future__ import annotations

from moderation.domain.scores.model import Assessment, Model
from moderation.domain.scores.task import Task
from moderation.domain.scores.words import Weighed

__all__ = ["Assessment", "Model", "Task", "Weighed"]
