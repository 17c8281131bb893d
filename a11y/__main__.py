"""`python -m a11y`: the checker alone."""

from .cli import main

main()
