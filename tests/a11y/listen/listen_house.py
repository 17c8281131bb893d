"""What the tests of listening share."""

from collections.abc import Callable
from pathlib import Path

from a11y.listen.session import Session

PAGE = (Path(__file__).resolve().parents[3] / "fixtures" / "pages" / "listen.html").as_uri()
Listen = Callable[..., Session]
