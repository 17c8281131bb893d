"""What asking for a human looks like, as regular expressions over the letters of `lexicon.ROLES`."""

import re
from typing import Final

_NEUTRAL: Final = "[UDLMZFV]"
_PERSON: Final = "[PIS]"
# What may follow "I want a human": nothing, what the human is for, or the verb of a verb-final language.
_END: Final = "(?=[UDVLHMZF]*(?:$|[RCcJTQAGWbNk]))"

# A rewrite takes out what would mislead the rules: first those about "no", then those about whose person it is.
REWRITES: Final = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"y(?=U*(?:F|AF|E|[GTt]M?|$))", "U"),  # "no, I want": an answer
        (r"y", "N"),
        (r"N[WACcQJTDUFMZLAkHG]*B", "b"),  # "not a bot"
        (r"(A[FZMU]*|F[UMZ]*A)N(?![PIB])", r"\1k"),  # "can I not speak", "I cannot speak"
        (r"NU*A", "k"),
        (r"O[ULD]*[PSI]", "_"),  # "my agent"
    )
)

YES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # speak to a person: "can I speak to someone", "talk to a human", "help chatting with an agent"
        rf"(?:[WAHGE]{_NEUTRAL}*k?[HWAcDUMZFk]*)?[Cc][UDLMZCc]*_?[UDL]*(?:{_PERSON}|e)(?![o])",
        rf"[WAHG][UDLMZFHWAC]*Q[UDLMZ]*_?[UDL]*(?:{_PERSON}|e)",
        rf"(?:[WA]{_NEUTRAL}*)J[UDLM]*_?[UDL]*[PISe]",
        rf"^[UDL]*J[UDLM]*[PISe][UDL]*$",
        # verb last: "kan ik een medewerker spreken", "met iemand praten"
        rf"[WAGE][FUDLMZHA]*_?[FUDLMZH]*(?:{_PERSON}|e)[UDLMHFAV]*_?_?[UDLMF]*[CcT]",
        rf"^[UDLF]*(?:{_PERSON}|e)[UDLMFk]*[CcT][UDFWA]*$",
        rf"[PI][UDFR]*[AWF][FUD]*[Cc]",
        # want, prefer, need a person: "I want a human", "ik heb een medewerker nodig"
        rf"W[UDLFMZHA]*[PS]L*{_END}",
        rf"W[UDLFMZHA]*I(?=[UDVL]*(?:$|[RCcJQHT]))",
        rf"[PI][UDFLR]*W[UDF]*$",
        rf"[WG][UDLFMHZ]*H[UD]*L*P",
        rf"^[UDL]*H[UD]*L*P[UDL]*$",
        # give, get, find me a person
        rf"G[UDLMZF]*(?:[PIe]|S){_END}",
        # a person, please
        r"^[UDLFV]*P[UDLHVB]*$",
        r"^[UDV]*(?:LU*I|IU*[DU]*L|I[DU]*V|IU+|U+I)[UDLV]*$",
        r"^[UDLV]*b[UDLRMWV]*$",
        r"[WACcQJTGk][UDLMZFWACcHQ]*b|^F?b$",
        r"^[UDF]*[QCc][UD]*b",
        # is there a person: "are there any people there?", "is er iemand die mij kan helpen"
        rf"E[UDLV]*[PI](?=[UDLVAFMWZTCcJRQ]*(?:$|[HCcJTQ]))",
        r"(?:^|[EAU])[UDL]*P[UDE]*V[UDM]*$",
        r"[EA][UDLV]*I[URDAFMZ]*H[UDMZ]*$",
        # connect me
        r"T[UDZFk]*M(?=[UDV]*(?:$|[RATH]|_?[UDL]*[PSIe]))",
        r"[WA][FUDZHk]*M[UDFZHLA]*T[UD]*(?=$|[PSIe])",
        r"(?:^|[WA][FUDMZH]*)T[UDM]*L*[PSe]",
        r"^[UDZA]*T[UD]*$",
        r"t[UDL]*(?:$|[PISe])",
        r"M[UD]*(?:[PSI]|e)[UDH]*T",
        # call me
        rf"(?:^|[UAWIPG])[FUZDWHA]*J[UDZF]*M[UDV]*$",
        rf"(?:[AWIPR])[FUZDHI]*M[FUZDI]*J[UDF]*$",
        rf"^[UD]*M[UDZ]*J[UD]*$",
        rf"A[UDF]*(?:J[UD]*Z|Z[UDF]*J)[UD]*$",
        r"W[UDFZMH]*Y|^[UDL]*Y[UD]*$|A[FUZDM]*Y",
        # who can I talk to
        r"w[UDAFWZ]*[CcQTJ](?![UD]*[_K])",
        r"w[UDAFWZ]*[CcQ][UD]*_",
    )
)
UNSURE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"^[UDV]*[ISe][UDVH]*$",
        r"[fo][UD]*S|S[UD]*f|[JCc][UDM]*S",
        r"[EA][UDLV]*I[URDAFMZ]*H",
        r"T[UDZF]*M|M[UD]*T",
        r"a[UDLCQcJ]*B",
        r"[WA][UDFZM]*J[UD]*$",
        r"W[UDL]*I[UD]*$",
    )
)
