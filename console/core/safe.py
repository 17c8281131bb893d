"""Make any stranger's text harmless on a terminal: what would act is shown instead, and widths stay right.

Unicode names: UAX #9 (bidi controls), UAX #44 (Default_Ignorable_Code_Point), UTS #51 (emoji sequences).
"""

import re
import unicodedata

_NAMES = {
    0xAD: "SHY",
    0x34F: "CGJ",
    0x61C: "ALM",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS_KEPT = 6
"""Combining marks one letter may carry: more than any script needs, fewer than climb over other lines."""

# Emoji newer than the Unicode data of the oldest Python we run on; every terminal draws them two cells wide.
_NEW_EMOJI = (
    "\U0001f6d8\U0001f6dc\U0001fa75-\U0001fa77\U0001fa87-\U0001fa8a\U0001fa8e\U0001fa8f\U0001faad-\U0001faaf"
    "\U0001fabb-\U0001fabf\U0001fac6\U0001fac8\U0001facd-\U0001facf\U0001fada-\U0001fadc\U0001fadf"
    "\U0001fae8-\U0001faea\U0001faef\U0001faf7\U0001faf8"
)
_PICTURE = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f004-\U0001f1ad\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
_SKIN = "\U0001f3fb-\U0001f3ff"
_LETTER = "\U0001f1e6-\U0001f1ff"
_VARIATION = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FILLER = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"

_ODD = re.compile(
    "(?P<line>\r\n|[\n\r\v\f\x85\u2028\u2029])"
    "|(?P<tab>\t)"
    f"|(?P<join>(?<=[{_PICTURE}{_SKIN}])\ufe0f?\u200d(?=[{_PICTURE}]))"
    f"|(?P<look>(?<=[^\\s{_VARIATION}])[\ufe0e\ufe0f](?![{_VARIATION}]))"
    "|(?P<tags>[\U000e0020-\U000e007f]+)"
    f"|(?P<flag>[{_LETTER}][{_LETTER}])"
    f"|(?P<skin>(?<=[{_PICTURE}])[{_SKIN}])"
    f"|(?P<new>[{_NEW_EMOJI}])"
    f"|(?P<variation>[{_VARIATION}]+)"
    f"|(?P<lone>[{_LETTER}{_SKIN}{_FILLER}])"
    "|(?P<other>[^\x20-\x7e])",
)


def visible(text: str, *, lines: bool = False) -> str:
    """Give `text` without anything that acts on a terminal, hides, or has a disputed width.

    Control characters become their pictures (␛), what is invisible is named (‹RLO›), joined emoji are drawn
    apart. Line ends become ⏎, or with `lines` stay as "\\n". Markup is left alone: nothing may parse it.
    """
    if text.isascii() and text.isprintable():
        return text
    return _limit_marks(_ODD.sub(lambda m: _shown(m, lines), text))


def _shown(match: re.Match[str], lines: bool) -> str:
    found, kind = match.group(), match.lastgroup
    if kind == "line":
        return "\n" if lines else "⏎"
    if kind == "tab":
        return "    "
    if kind in ("join", "look"):
        return ""
    if kind in ("flag", "skin", "new"):
        return found
    if kind == "tags":
        return f"‹tags {''.join(chr(ord(c) - 0xE0000) for c in found if c != chr(0xE007F))}›"
    if kind == "variation":
        return f"‹VS×{len(found)}›"
    return _named(found) if kind == "lone" or unicodedata.category(found) in _UNSEEN else found


def _named(char: str) -> str:
    point = ord(char)
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "␡"
    return f"‹{_NAMES.get(point) or f'U+{point:04X}'}›"


def _limit_marks(text: str) -> str:
    """Give marks without a letter a dotted circle, and cut a pile of them short."""
    out: list[str] = []
    pile = 0
    for char in text:
        if char.isascii() or unicodedata.category(char) not in ("Mn", "Me"):
            _say_cut(out, pile)
            pile = 0
        else:
            if pile == 0 and (not out or out[-1].isspace()):
                out.append("◌")
            pile += 1
            if pile > _MARKS_KEPT:
                continue
        out.append(char)
    _say_cut(out, pile)
    return "".join(out)


def _say_cut(out: list[str], pile: int) -> None:
    if pile > _MARKS_KEPT:
        out.append(f"‹+{pile - _MARKS_KEPT} marks›")
