"""The page of the report: one file that fetches nothing, runs nothing, and that everybody can read."""

import base64
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest

from a11y import reports
from a11y.browser import BrowserOptions, View, open_browser
from a11y.model import Action


class Parts(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))


def test_it_fetches_nothing_and_runs_nothing(report):
    page = reports.render(report, "html").decode()
    parts = Parts(page).found
    tags = {tag for tag, _ in parts}
    assert not tags & {"script", "link", "iframe", "img", "object", "embed", "form"}
    for _, attributes in parts:
        assert not [name for name in attributes if name.startswith("on")]
        assert re.match(r"(#|data:image/)", attributes.get("href", "#"))
    assert "default-src 'none'" in page


def test_each_picture_is_in_it_once_however_often_it_is_shown(report):
    page = reports.render(report, "html").decode()
    assert page.count("data:image/") == len(report.pictures) == 1
    assert page.count('<use href="#p1"') > 3


def test_pictures_become_light_and_what_is_none_stays(report):
    from PIL import Image

    made = io.BytesIO()
    Image.effect_noise((1280, 800), 40).save(made, "PNG")
    large = f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"
    pictures = {**report.pictures, "p2": large, "p3": "data:image/png;base64,no picture"}
    page = reports.render(msgspec.structs.replace(report, pictures=pictures), "html").decode()
    shown = dict(re.findall(r'<image id="(\w+)".*?href="([^"]*)"', page))
    assert shown["p3"] == pictures["p3"]
    light = base64.b64decode(shown["p2"].removeprefix("data:image/webp;base64,"))
    assert len(light) < len(made.getvalue()) / 2
    with Image.open(io.BytesIO(light)) as picture:
        assert picture.size == (1024, 640)


def test_it_outlines_focus_where_it_was_in_the_picture(report):
    page = reports.render(report, "html").decode()
    assert '<rect class="ring" x="697" y="397" width="206" height="46"' in page


def test_focus_stops_are_numbered_in_picture_and_list(report):
    page = reports.render(report, "html").decode()
    assert re.findall(r'<text class="number"[^>]*>(\d)</text>', page)[:2] == ["1", "2"]
    assert "<ol><li>button without a name</li><li>textbox “Message”</li></ol>" in page


def test_the_timeline_sets_page_focus_and_speech_side_by_side(report):
    page = reports.render(report, "html").decode()
    rows = [line for line in page.splitlines() if 'scope="row"' in line and ">2.10<" in line]
    assert [line.count("Bot: Hello") for line in rows] == [1, 2, 1], "only the screen reader speaks"
    assert all("live region, polite" in line for line in rows)


@pytest.fixture(scope="module")
def browser():
    with open_browser(BrowserOptions()) as running:
        yield running


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "view", [View(), View(viewport=(320, 256), device_scale=4), View(media={"prefers-color-scheme": "dark"})]
)
def test_axe_finds_nothing_wrong_with_it(browser, report, tmp_path, language, view):
    file = tmp_path / "report.html"
    told = msgspec.structs.replace(report, language=language)
    opened = reports.render(told, "html").replace(b"<details>", b"<details open>")
    file.write_bytes(opened)
    eye = browser.page(view)
    try:
        eye.act(Action("load", text=file.as_uri()))
        moment = eye.look(axe=True, picture=False)
    finally:
        eye.close()
    assert moment.axe is not None
    assert [(one.rule, one.target, one.summary) for one in moment.axe if one.outcome == "violation"] == []
    assert moment.page_size[0] <= view.viewport[0]
