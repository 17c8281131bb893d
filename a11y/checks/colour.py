"""Colours as the browser tells them, and the contrast between two.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""
LARGE, BOLD = 24.0, 18.66
"""CSS pixels from which text is large, and bold text: https://www.w3.org/TR/WCAG22/#dfn-large-scale"""
_OPAQUE = re.compile(r"rgb\((\d+), (\d+), (\d+)\)$")


def opaque(said: str) -> Colour | None:
    """A colour that nothing shines through; None for any other."""
    found = _OPAQUE.match(said)
    if found is None:
        return None
    red, green, blue = (int(part) for part in found.groups())
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def needed(style: dict[str, str]) -> float:
    """The contrast that text of this style needs at level AA."""
    size = float(style.get("font-size", "16px").removesuffix("px") or 16)
    weight = style.get("font-weight", "400")
    bold = weight == "bold" or (weight.isdigit() and int(weight) >= 700)
    return 3.0 if size >= LARGE or (bold and size >= BOLD) else 4.5


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
