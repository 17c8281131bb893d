"""What of two small pictures differs, and what stands out in one."""

import base64
import io
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from PIL import Image

from ..model import Glimpse, Rect
from .colour import Colour, contrast

SEEN, STRONG = 1.15, 3.0
"""Contrast between the same place with and without from which a difference can be seen, and seen well."""
BORDER = 4
"""CSS pixels of a control's edge that tell nothing of what is on it."""


class Change(msgspec.Struct, frozen=True):
    """How much of a control changes when it gets the focus, as shares of the length of its outline."""

    seen: float
    strong: float


def changed(held: Glimpse, left: Glimpse, elsewhere: Iterable[Rect]) -> Change | None:
    """The difference; None where the two cannot be compared. `elsewhere` is not looked at."""
    one, other = _image(held), _image(left)
    if one is None or other is None or one.size != other.size:
        return None
    for box in elsewhere:
        for image in (one, other):
            image.paste((0, 0, 0), _area(box, left, image))
    pairs = Counter(pair for pair in zip(_pixels(one), _pixels(other), strict=True) if pair[0] != pair[1])
    ratios = {pair: contrast(*pair) for pair in pairs}
    outline = (one.size[0] + one.size[1]) * 2 * one.size[0] / held.box.w
    return Change(
        sum(count for pair, count in pairs.items() if ratios[pair] >= SEEN) / outline,
        sum(count for pair, count in pairs.items() if ratios[pair] >= STRONG) / outline,
    )


def drawn_on(glimpse: Glimpse, box: Rect) -> float | None:
    """The share of a control that stands out from its ground; None where that cannot be told."""
    image = _image(glimpse)
    inner = Rect(box.x + BORDER, box.y + BORDER, box.w - 2 * BORDER, box.h - 2 * BORDER)
    if image is None or inner.w <= 0 or inner.h <= 0:
        return None
    colours = Counter(_pixels(image.crop(_area(inner, glimpse, image))))
    ground = colours.most_common(1)[0][0]
    inked = sum(count for colour, count in colours.items() if contrast(colour, ground) >= STRONG)
    return inked / colours.total()


def _area(box: Rect, glimpse: Glimpse, image: Image.Image) -> tuple[int, int, int, int]:
    """Where a box of the page is in a picture, in its pixels."""
    scale = image.size[0] / glimpse.box.w
    left, top = (box.x - glimpse.box.x) * scale, (box.y - glimpse.box.y) * scale
    return round(left), round(top), round(left + box.w * scale), round(top + box.h * scale)


def _pixels(image: Image.Image) -> Iterator[Colour]:
    raw = iter(image.tobytes())
    return zip(raw, raw, raw, strict=True)


def _image(glimpse: Glimpse) -> Image.Image | None:
    try:
        raw = base64.b64decode(glimpse.picture.partition(",")[2], validate=True)
        return Image.open(io.BytesIO(raw), formats=("PNG",)).convert("RGB")
    except (ValueError, OSError, SyntaxError):
        return None
