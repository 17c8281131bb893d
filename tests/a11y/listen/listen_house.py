"""What the tests of listening share."""

from collections.abc import Callable
from pathlib import Path

from a11y.listen.session import Session

_PAGES = Path(__file__).resolve().parents[3] / "fixtures" / "pages"
PAGE = (_PAGES / "listen.html").as_uri()
EDITABLE = (_PAGES / "editable.html").as_uri()
"""A field without the role of one."""
Listen = Callable[..., Session]
