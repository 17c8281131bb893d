"""What the tests of the whole path share: an example company of real processes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from path_company import Company

sys.path.append(str(Path(__file__).parents[1] / "console"))  # the browser of the widget's tests


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """Give a company whose hub is not open yet; at the end nothing of it is left."""
    company = Company(tmp_path)
    try:
        yield company
    finally:
        company.close()
