"""What asking for a human looks like, as regular expressions over the letters of `lexicon.ROLES`."""

import re
from typing import Final


def _rule(pattern: str) -> re.Pattern[str]:
    """Compile; what holds of a link word (D, always in brackets) holds of an article (d) too."""
    return re.compile(pattern.replace("D", "Dd"))


# What would mislead the rules is rewritten first, in this order.
REWRITES: Final = tuple(
    (_rule(pattern), by)
    for pattern, by in (
        (r"y(?=U*(?:F|AF|E|[GTt]M?|[D]L*P|$))", "U"),  # "no, I want": an answer
        (r"y", "N"),
        (r"N[UDLMZFN]*[WACcQJTkHG][UDLMZFNWACcQJTkHG]*B", "q"),  # "don't want to talk to a bot"
        (r"N[UDLMZFN]*B", "b"),  # "not a bot"
        (r"(A[FZMU]*|F[UMZ]*A)N(?![PIB])", r"\1k"),  # "can I not speak", "I cannot speak"
        (r"NU*A", "k"),
        (r"([PI])[UD]+S", r"\1"),  # "someone from customer service"
    )
)

# A human is asked to look at something: the only rules that know a looking word from a plain one.
LOOKED: Final = tuple(
    _rule(pattern)
    for pattern in (
        r"A[UDZ]*L*P[UDVLM]*O?[UD_]{0,3}r",
        r"(?:^|[UM])[D]*L*P[UDL]*A[UDZ]*O?[UD_]{0,3}r",
        r"A[UDZ]*r[UD]*L*P[UDV]*$",
        r"(?:E[UDLV]*[IP]|^[UD]*I)[UDV]*[RwdA][UDAVLWc_]*r",
        r"^[UD]*(?:A[UD]+|l[UD]*)L+P|^[UD]*A[UD]*PL(?!D)",
    )
)
YES: Final = tuple(
    _rule(pattern)
    for pattern in (
        # speak to a person: "can I speak to someone", "talk to a human", "help chatting with an agent"
        r"(?:[WAHGE][UDLMZFV]*k?[HWAcDUMZFk]*)?[Cc](?:_[UD]*|[UDLMZFCcV]*_?[UL]*)[PISe](?!o)",
        r"[WAHG][UDLMZFHWAC]*[QC][UDLMZF]*_?[UDLZ]*[PISe]",
        r"[WAG][UDLMZFV]*J[UDLM]*_?[UDL]*[PISe]",
        r"^[UDL]*(?:J[UDLM]*[PISe]|[PIe][UD]*J)[UDL]*$",
        # verb last: "kan ik een medewerker spreken", "met iemand praten"
        r"[WAGE][FUDLMZHAk]*_?[FUDLMZH]*[PISe][UDLMHFAVbZ]*(?:[PIS][UDL]*)?(?:[xD][UDO]*_?)?_?_?[UDLMFW]*[CcTY]",
        r"[WA][FUDLMZk]*[PIe][UD]*(?:[JG][UD]*(?:$|R)|GA)",
        r"^[UDLF]*[PISe][UDLMFk]*[CcT][UDFWA]*(?:$|x)",
        r"[PI][UDFRw]*[AWF][FUD]*[Cc]",
        r"F[UD]*[PI][UD]*[CcJ][UD]*A",
        r"(?:N?EN?[UDL]*[PIz]|z)[UDRw]*[FAw][UDFA]*[Cc][UDAF]*$",
        r"^[UDL]*(?:EN|NE)N?[UDL]*P[UDV]*$",
        r"c[UDAGTMZ]*[PIS]",
        # want, prefer, need a person: "I want a human", "ik heb een medewerker nodig"
        r"W[UDLFMZHA]*P[PL]*(?=[UDVLHMZF]*(?:$|[RwCcJTQAGbNk])|U*d|[D]O?_$)",
        r"W[UDLFMZHA]*S(?=[UDV]*$)",
        r"W[UDLFMZHA]*I(?=[UDVL]*(?:$|[RwdCcJQHT])|[LUV]*[D](?![D]*O))",
        r"[PI][UDFLRw]*W[UDFMCc]*(?:$|[Rw])",
        r"[WG][UDLFMHZ]*H[UD]*L*P",
        r"^[UDL]*H[UDM]*L*P[UDL]*$",
        r"^[UDMA]*H[UDMVZ]*[D]L*P[UDL]*$|L[UD]*P[UDA]*H[UD]*M",
        r"[AG][UDZLM]*[PI][UDWRG_]*M[UD]*(?:J|Y)",
        r"A[UDL]*P[UDM]*_[UD]*[DM]$|A[UD]*P[UD]*[DM]_+$|(?<!_)P[UD]*A_[D]$",
        r"^[UD]*A[UDF]*L*P[UD]*$",
        # give, get, find me a person
        r"G[UDLMZF]*[PIeS](?=[UDVLHMZFGP]*(?:$|[RwCcJTQAbNk])|[UV]*[D](?![D]*O))",
        r"l[UDMV]*L*P|l[UD]*I[UDM]*[JcHC]",
        r"v(?=[UDFGMZAHcCN]*[FGM])[UDFGMZAHcCN]*N[UDFGMZAHcCk]*L*P",
        r"AZ[UD]*_?[UD]*e[UD]*_?[Rwd]",
        # a person, please
        r"^[UDLVS]*P[UDLHVB]*(?:$|x)",
        r"^[UDV]*(?:LU*I|IU*[D]*U*L|I[DU]*V|IU+|U+I)[UDLV]*$",
        r"^[UD]*I[LUV]*[DRw][^K]*U$",
        r"^[UDLV]*b[UDLRMWV]*$",
        r"[WACcQJTGk][UDLMZFWACcHQ]*b|q",
        # is there a person: "are there any people there?", "is er iemand die mij kan helpen"
        r"E[UDLV]*L[UD]*S|E[UDLV]*S[UD]*L*P",
        r"E[UDLV]*[PI](?=[UDLVAFMWZTCcJRwQS]*(?:$|[HCcJTQ]))",
        r"(?:^|[EAU])[UDL]*P[UDE]*V[UDM]*$",
        r"[EAI][UDLVR]*I[URwDAFMZ]*H[UDMZ]*$|^[UD]*I[URwDAFMZ]+H[UDMZ]*$",
        r"A[UDMZFG]*H[UDMZ]*[PI][UD]*$|^[UD]*M[UD]*H[UD]*L*P",
        # can a colleague help me, can someone contact me
        r"^[UDL]*P[UDL]+P[UDLV]*$|T[UD]*I[UD]*C",
        r"[AZ][UDFMZH_G]{0,6}P[UDZ_G]{0,3}(?:c[UD]*M|M[UD]*[cJK]$)",
        r"A[UDZLM]*P[UDZSL]*M?[UDZ]*[HJc]|A[UDZLM]*I[UDZSM]*_?[UDZSM]*c",
        r"P[UDZS]*A[UDZ]*M?[UD]*[HcJ]|I[UDZS]*A[UDZ]*M?[UD]*c",
        # connect me
        r"T[UDZFk]*M(?=[UDV]*(?:$|[RdATH]|_?[UDL]*[PSIeR]))",
        r"[WA][UDF]*C[UD]*[Rw]",
        r"[WA][FUDZHk]*M[UDFZHLA]*T[UD]*(?=$|[PSIe])",
        r"(?:^[UDM]*|[WA][FUDMZH]*)T[UDM]*L*[PSe]",
        r"(?:^|[AZ])[UDZ]*T[UDO]*[CQ][D]+[PSIe]",
        r"^[UDZA]*T[UD]*$|^U[UD]*W[UD]*T[UD]*$|^[UD]*T[UD]*M[UD]*c[UD]*$",
        r"t[UDLZ]*(?:$|_?[PISe])",
        r"M[UD]*[PSIe][UDH]*T|^[UD]*M[UD]*A[UDZ]*T[UD]*(?:$|[PSIe])",
        # call me
        r"(?:^|[UAWIPG])[FUZDWHA]*J[UDZF]*M[UDVOf]*(?:$|#)",
        r"[AWIRw][FUZDHIP]*M[FUZDIA]*J[UDFOf]*(?:$|#)",
        r"^[UD]*M[UDZA]*J[UDIP]*(?:$|#)",
        r"(?:^|[AWIP])[UDGZFM]*c[UDZ]*M[UDVOf]*(?:$|#)",
        r"^[UDF]*A[UDF]*(?:J[UD]*Z_?|Z[UDF]*_?J)[UD]*$",
        r"W[UDFZMH]*Y|^[UDLM]*Y[UDLPSIMZOf]*(?:$|#)|A[FUZDMIPOf]*Y|^[UDL]*Y[UD]*W[UD]*$|W[UDFZM]*I[UD]*Y",
        # somebody call me, or her: "have someone get back to me", "can somebody call my mother"
        r"^[UDG_]*I[UD_G]*(?:M[UD]*c|c[UD]*M)[UD]*$|^[UDG_]*[PI][UDR]*Y[UD]*$|^[UD]*I[UD]*MJ[UDW]*$",
        r"A[UDMZ]*I[UDOZ_]{0,5}J(?![UD]*[f_])|^[UD]*I[UD]*Z_[UD]*A[UD]*MJ|A[UDZ]*I[UDOZ]{0,4}J(?![UD]*f)|^[UD]*I[UD]*A[UD]*J",
        # with a real person, whatever it is about
        r"W[UDFM_G]*[D](?:L+P|PL+)[UD]*$",
        r"[AW][UDF_]{0,6}[D]P[UD]*V$",
        r"A[UDFMZG_]*H[UDGMZ]*[D](?:L*P|PL)",
        r"E[UDLV]*[PI][UDRO_A]*H|[AW][UDFMZG_]{0,6}P[UDFMZ_G]{0,4}[HCcT]",
        # past the bot, not with it
        r"[WA][UDF]*B[UD]*N[UD]*$|k[UDFMZ]*C[UDF]*B",
        # "medewerker klantenservice", "I want to escalate this", "can we talk on the phone"
        r"^[UDL]*P[UD]*S[UD]*$|[AW][UDFZ]*T[UD]*$|^[UD]*(?:A[UD]*F[UD]*[CJ]|FA[UD]*[CJ])[UD]*$",
        # be helped by a person
        r"W[UDFMZ]*[KH][UD]*L*P",
        # who can I talk to
        r"w[UDAFWZ]*(?:x[UDO_]{0,5})?[CcTJ][UDA]*$",
        r"w[UDAFWZ]*[CQ][UD]*(?:x|O?_)",
    )
)
# Only the customer can tell: "klantenservice?", "can someone help me with my order", "I hate bots".
UNSURE: Final = tuple(
    _rule(pattern)
    for pattern in (
        r"^[UDV]*[ISe][UDVH]*$",
        r"f[UD]*S|S[UD]*f|[JCc][UDM]*S(?!o)",
        r"[EA][UDLV]*I[URwDAFMZ]*H",
        r"^[UD]*A[UD]*L*P",
        r"T[UDZF]*M|M[UD]*T",
        r"a[UDLCQcJ]*B",
        r"N[WD]+[CQ][UD]*Z$",
        r"[WA][UDFM]*C[UD]+_+$",
        r"W[UDL]*I[UD]*(?:$|G)",
        r"[WA][UDFM]*J[UD]*$",
        r"w[UDAFWZ]*c",
        r"^[UDF]*W[UD]*C[UD]*$",
    )
)
