"""A report with lighter pictures: recordings keep them to the pixel, a report needs them to be looked at."""

import base64
import io
from concurrent.futures import ThreadPoolExecutor

import msgspec
from PIL import Image

from ..model import Report

WIDEST = 1024
"""Pixels: as wide as the HTML report draws one, and a third more for dense screens."""
QUALITY = 60
_PNG = "data:image/png;base64,"


def lighter(report: Report) -> Report:
    """The report with each picture as WebP, where that is smaller; the others stay as they are."""
    with ThreadPoolExecutor(2) as pool:
        shown = dict(zip(report.pictures, pool.map(_lighter, report.pictures.values()), strict=True))
    return msgspec.structs.replace(report, pictures=shown)


def _lighter(address: str) -> str:
    if not address.startswith(_PNG):
        return address
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(base64.b64decode(address.removeprefix(_PNG))), formats=["PNG"]) as picture:
            small = picture.convert("RGB")
            small.thumbnail((WIDEST, WIDEST * 4), Image.Resampling.BILINEAR, reducing_gap=2)
            small.save(made, "WEBP", quality=QUALITY, method=2)
    except (OSError, ValueError, Image.DecompressionBombError):
        return address
    told = f"data:image/webp;base64,{base64.b64encode(made.getvalue()).decode()}"
    return min(address, told, key=len)
