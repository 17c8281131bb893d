"""The page of the report: one file that fetches nothing, runs nothing, and that everybody can read."""

import base64
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest

from a11y import reports
from a11y.assess import listened
from a11y.browser import BrowserOptions, View, open_browser
from a11y.checks import ask
from a11y.model import Action, Recording, Step
from a11y.profiles import profile_named
from a11y.run import view_of
from a11y.story import unseen_in


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


def test_the_timeline_sets_page_focus_and_speech_beside_the_action_before_them(report):
    page = reports.render(report, "html").decode()
    rows = [line for line in page.splitlines() if 'scope="row"' in line and "+0.60" in line]
    assert [line.count("Bot: Hello") for line in rows] == [1, 2, 1], "only the screen reader speaks"
    assert all("live region, polite" in line for line in rows)
    assert all('scope="row" class="figure">1.50<' in line for line in rows)


def test_what_was_said_is_in_the_language_of_the_chat(report):
    page = reports.render(msgspec.structs.replace(report, language="nl"), "html").decode()
    assert '<html lang="nl">' in page
    assert '<blockquote lang="en" dir="auto">Bot: Hello</blockquote>' in page


@pytest.fixture(scope="module")
def browser():
    with open_browser(BrowserOptions()) as running:
        yield running


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "view", [View(), View(viewport=(320, 256), device_scale=4), View(media={"prefers-color-scheme": "dark"})]
)
def test_axe_finds_nothing_wrong_with_it(browser, report, tmp_path, language, view):
    file = opened(msgspec.structs.replace(report, language=language), tmp_path)
    eye = browser.page(view)
    try:
        eye.act(Action("load", text=file.as_uri()))
        moment = eye.look(axe=True, picture=False)
    finally:
        eye.close()
    assert moment.axe is not None
    assert [(one.rule, one.target, one.summary) for one in moment.axe if one.outcome == "violation"] == []
    assert moment.page_size[0] <= view.viewport[0]


def opened(report, folder):
    """The report as a page in a file, with everything in it unfolded."""
    file = folder / "report.html"
    file.write_bytes(reports.render(report, "html").replace(b"<details>", b"<details open>"))
    return file


TABS = 4
VIEWS = ("keyboard", "zoom-400", "text-spacing", "forced-colors")
"""Those for whom a page itself can be in the way."""


def recorded(browser, file, profile):
    """A page opened, looked at with axe, and gone through by Tab."""
    with browser.page(view_of(profile_named(profile))) as page:
        todo = [Action("load", text=file.as_uri()), *[Action("key", key="Tab")] * TABS]
        moments, steps = [], []
        for number, action in enumerate(todo):
            page.act(action)
            moments.append(page.look(axe=not number, picture=False))
            steps.append(Step(number, "open", action, number, at=moments[-1].at))
    return Recording(
        file.as_uri(), "human", profile, "en", "2026-01-02T03:04:05+00:00", tuple(moments), tuple(steps)
    )


def failures(browser, file, profiles=VIEWS):
    """What fails on a page by our own checks."""
    recordings = [recorded(browser, file, profile) for profile in profiles]
    assert not any(unseen_in(one) for one in recordings)
    answers = ask(recordings, [listened(one, "nvda") for one in recordings])
    assert not any(one.broke for one in answers)
    found = [finding for one in answers for finding in one.findings if finding.verdict == "fail"]
    return {finding.check: finding.evidence.measured for finding in found}


def test_our_own_checks_find_nothing_wrong_with_it(browser, report, tmp_path):
    assert failures(browser, opened(report, tmp_path)) == {}


def test_our_own_checks_would_find_what_is_wrong_with_it(browser, report, tmp_path):
    file = opened(report, tmp_path)
    spoilt = re.sub(rb"--ink: #[0-9a-f]+", b"--ink: #bbb", file.read_bytes(), count=1)
    file.write_bytes(spoilt)
    assert set(failures(browser, file, ["keyboard"])) == {"axe"}
