"""The desk's colours: dark, light, and one of high contrast. Every pair of text and ground is tested."""

from textual.theme import Theme

_DARK = {
    "soft": "#9aa7b8", "customer": "#7fd8b4", "bot": "#bba6ff", "me": "#7cc0ff", "human": "#e3bd78",
    "note": "#f0d897", "note-ground": "#2a2518", "late-ground": "#231f33", "alert": "#ffa36c",
    "needs": "#ffd27a", "chosen": "#222b38", "here": "#2c394a", "line": "#303b4a",
}  # fmt: skip
_LIGHT = {
    "soft": "#596373", "customer": "#05644a", "bot": "#6538b0", "me": "#0a559f", "human": "#7a4a00",
    "note": "#553f00", "note-ground": "#fff3cf", "late-ground": "#f0eafb", "alert": "#a83a00",
    "needs": "#7d4d00", "chosen": "#ebe8e0", "here": "#dce7f3", "line": "#d5d1c6",
}  # fmt: skip
_CONTRAST = {
    "soft": "#e0e0e0", "customer": "#5cff9d", "bot": "#e0b0ff", "me": "#7fd4ff", "human": "#ffd75f",
    "note": "#ffff87", "note-ground": "#262600", "late-ground": "#1d0033", "alert": "#ffb000",
    "needs": "#ffff00", "chosen": "#262626", "here": "#002f55", "line": "#ffffff",
}  # fmt: skip

THEMES = {
    "dark": Theme(
        name="dark", primary="#7cc0ff", secondary="#bba6ff", accent="#7cc0ff", warning="#ffa36c",
        error="#ff8f8f", success="#7fd8b4", foreground="#dbe2ea", background="#12161c", surface="#171c24",
        panel="#1d242e", dark=True, variables=_DARK,
    ),
    "light": Theme(
        name="light", primary="#0a559f", secondary="#6538b0", accent="#0a559f", warning="#a83a00",
        error="#a8071a", success="#05644a", foreground="#1d222c", background="#fbfaf7", surface="#f5f3ee",
        panel="#eeebe4", dark=False, variables=_LIGHT,
    ),
    "contrast": Theme(
        name="contrast", primary="#7fd4ff", secondary="#e0b0ff", accent="#ffff00", warning="#ffb000",
        error="#ff9d9d", success="#5cff9d", foreground="#ffffff", background="#000000", surface="#000000",
        panel="#141414", dark=True, text_alpha=1.0, variables=_CONTRAST,
    ),
}  # fmt: skip
"""By name; `theme` goes from one to the next."""
