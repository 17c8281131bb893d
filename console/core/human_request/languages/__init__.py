"""The languages in which a customer can ask for a human: one module of words each, listed here.

What a role means is told in `lexicon.ROLES`; the rules about roles are the same for every language.
"""

from typing import Final

from .de import DE
from .en import EN
from .es import ES
from .fr import FR
from .nl import NL

LANGUAGES: Final = (NL, EN, DE, FR, ES)
