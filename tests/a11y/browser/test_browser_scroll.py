"""On a page that is scrolled, a box less the scroll is where the picture shows the thing."""

import base64
import io
from pathlib import Path

import pytest
from browser_house import named
from PIL import Image

from a11y.browser import Browser, View
from a11y.model import Action
from a11y.story import in_picture

PAGE = """<!doctype html><html lang="en"><title>Long</title><body style="margin:0">
<h1>Long</h1><div style="height:3000px"></div>
<button style="background:#f00;color:#f00;border:0;width:200px;height:60px">Far below</button>
<button style="position:fixed;right:0;bottom:0;background:#00f;color:#00f;border:0;width:90px;height:60px">
Fixed</button><div style="height:900px"></div>"""


@pytest.mark.parametrize("view", [View(), View(viewport=(320, 256), device_scale=4)])
def test_what_is_outlined_is_what_the_picture_shows_there(
    browser: Browser, tmp_path: Path, view: View
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    with browser.page(view) as page:
        page.act(Action("load", text=(tmp_path / "page.html").as_uri()))
        top = page.look(picture=False)
        assert top.scroll == (0, 0)
        assert in_picture(named(top, "Far below").box, top) is None
        page.act(Action("click", node=named(top, "Far below").id))
        moment = page.look()
    assert moment.scroll[1] > 1000
    with Image.open(io.BytesIO(base64.b64decode(moment.screenshot.partition(",")[2]))) as picture:
        for name, colour in (("Far below", (255, 0, 0)), ("Fixed", (0, 0, 255))):
            box = in_picture(named(moment, name).box, moment)
            assert box
            middle = (
                int((box.x + box.w / 4) * view.device_scale),
                int((box.y + box.h / 2) * view.device_scale),
            )
            assert picture.convert("RGB").getpixel(middle) == colour, name
