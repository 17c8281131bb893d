"""Questions asked of the evidence, one file each: `CHECK` in it says what is asked and how."""

from .ask import ask, load_checks
from .case import Case, View
from .check import Check, Outcome

__all__ = ["Case", "Check", "Outcome", "View", "ask", "load_checks"]
