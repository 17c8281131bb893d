"""The languages in which a customer can ask for a human: one module each, listed here."""

from typing import Final

from .de import DE
from .en import EN
from .es import ES
from .fr import FR
from .nl import NL

LANGUAGES: Final = (NL, EN, DE, FR, ES)
