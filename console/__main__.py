"""`python -m console` is `handrail`."""

from .cli import main

main()
