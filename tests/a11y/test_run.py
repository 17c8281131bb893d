"""Real walks in a real browser: on chats that are found in different ways, and on the reference widget."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from a11y.browser import Browser, BrowserError, BrowserOptions, open_browser
from a11y.journeys.guide import Guide, GuideStep, Hint
from a11y.model import Recording
from a11y.profiles import profile_named
from a11y.run import Plan, Progress, check_each, check_page, view_of, walks

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
pytestmark = [pytest.mark.xdist_group("walks"), pytest.mark.timeout(300)]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FIXTURES)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser(BrowserOptions()) as browser:
        yield browser


def plan(url: str, profiles: str, journeys: str = "human", **more: object) -> Plan:
    settings: dict[str, object] = {"axe": False, "pictures": False} | more
    return Plan(url=url, profiles=tuple(profiles.split()), journeys=tuple(journeys.split()), **settings)  # type: ignore[arg-type]


def ends(recording: Recording) -> dict[str, str]:
    return {stage.goal: stage.outcome for stage in recording.stages}


def told(recording: Recording) -> str:
    """Everything about a walk that went another way than expected."""
    steps = (
        f"{one.number} {one.goal} {one.action.kind} {one.action.key or one.action.label}"
        for one in recording.steps
    )
    return "\n".join((*(f"{stage.goal}: {stage.outcome} {stage.why}" for stage in recording.stages), *steps))


@pytest.mark.parametrize(
    ("page", "profiles"),
    [
        ("icon", "mouse"),
        ("form", "touch screen-reader"),
        ("menu", "keyboard voice-control"),
        ("decoys", "mouse"),
        ("inline", "screen-reader"),
        ("replies", "switch"),
        ("frames", "keyboard screen-reader"),
        ("whole", "voice-control screen-reader"),
        ("consent", "mouse screen-reader"),
        ("topics", "keyboard touch"),
        ("dots", "mouse keyboard"),
        ("late", "mouse screen-reader"),
        ("virtual", "mouse keyboard screen-reader"),
        ("badge", "mouse keyboard screen-reader"),
        ("choices", "mouse screen-reader"),
        ("toolbar", "keyboard screen-reader"),
    ],
)
def test_the_way_to_a_human_is_found_without_being_told(
    browser: Browser, site: str, page: str, profiles: str
) -> None:
    for recording in check_page(browser, plan(f"{site}/ways/{page}.html", profiles)):
        ended = ends(recording)
        for goal in ("open", "disclosure", "ask", "connected", "hear_human"):
            assert ended[goal] == "reached", f"{recording.profile}, {goal}: {told(recording)}"


def test_a_chat_that_closes_for_the_eye_alone_is_left_and_comes_back(browser: Browser, site: str) -> None:
    (recording,) = check_page(browser, plan(f"{site}/ways/toolbar.html", "screen-reader"))
    ended = ends(recording)
    assert (ended["leave"], ended["return"]) == ("reached", "reached"), told(recording)


@pytest.mark.parametrize(
    ("page", "profile", "goal"),
    [("icon", "keyboard", "open"), ("nothing", "mouse", "open"), ("loop", "mouse", "ask")],
)
def test_a_dead_end_is_one(browser: Browser, site: str, page: str, profile: str, goal: str) -> None:
    (recording,) = check_page(browser, plan(f"{site}/ways/{page}.html", profile))
    stage = next(stage for stage in recording.stages if stage.goal == goal)
    assert stage.outcome == "not_reached", told(recording)
    assert stage.why
    assert recording.stages[-1].outcome == "not_tried"


@pytest.mark.parametrize("page", ["framed", "closed", "nl"])
def test_the_reference_widget_in_a_frame_and_a_closed_shadow_is_walked_to_the_end(
    browser: Browser, site: str, page: str
) -> None:
    url = f"{site}/widgets/_base/{page}.html"
    for recording in check_page(browser, plan(url, "zoom-400 screen-reader", scripted=True)):
        assert set(ends(recording).values()) == {"reached"}, f"{recording.profile}: {told(recording)}"
        assert [line.split(" ", 1)[1] for line in recording.backend][:3] == [
            "queue 3",
            "queue 1",
            "agent-joined Sam",
        ]


@pytest.mark.parametrize(
    "journey", ["own-words", "stuck", "after-hours", "drop", "consistent-help", "handover"]
)
def test_the_other_journeys_end_well_on_the_reference_widget(
    browser: Browser, site: str, journey: str
) -> None:
    url = f"{site}/widgets/_base/index.html"
    for recording in check_page(browser, plan(url, "mouse screen-reader", journey, scripted=True)):
        assert set(ends(recording).values()) == {"reached"}, f"{recording.profile}: {told(recording)}"


def test_hints_name_things_in_frames_and_closed_shadow_roots(browser: Browser, site: str) -> None:
    guide = Guide(
        find={"composer": Hint(selector="textarea[placeholder]")},
        step=(GuideStep(goal="open", do="click", on=Hint(selector="div[aria-label='Open the messenger']")),),
    )
    (framed,) = check_page(browser, plan(f"{site}/ways/frames.html", "mouse", guide=guide))
    closed = Guide(
        find={"launcher": Hint(selector=".launcher"), "composer": Hint(selector="input[placeholder]")}
    )
    (shut,) = check_page(browser, plan(f"{site}/ways/form.html", "mouse", guide=closed))
    assert ends(framed)["hear_human"] == "reached", told(framed)
    assert framed.steps[1].tried == ("As the hints say.",)
    assert any("named in the hints" in reason for step in framed.steps for reason in step.tried)
    assert ends(shut)["hear_human"] == "reached", told(shut)
    assert any("named in the hints" in reason for step in shut.steps for reason in step.tried)


def test_a_chat_of_web_components_that_is_made_anew_is_left_and_found_again(
    browser: Browser, site: str
) -> None:
    for recording in check_page(
        browser, plan(f"{site}/ways/components.html", "mouse keyboard screen-reader")
    ):
        assert set(ends(recording).values()) == {"reached"}, f"{recording.profile}: {told(recording)}"
        (heard,) = (stage.why for stage in recording.stages if stage.goal == "hear_human")
        assert "Good day, how can I help?" in heard


def test_what_is_no_chat_of_its_own_is_not_left(browser: Browser, site: str) -> None:
    (recording,) = check_page(browser, plan(f"{site}/ways/whole.html", "mouse"))
    assert {goal: end for goal, end in ends(recording).items() if end != "reached"} == {
        "leave": "not_tried",
        "return": "not_tried",
    }, told(recording)


def test_a_step_knows_when_its_key_was_pressed(browser: Browser, site: str) -> None:
    (recording,) = check_page(browser, plan(f"{site}/ways/inline.html", "keyboard"))
    for step in recording.steps:
        moved = [one.at for one in recording.moments[step.moment].focus if one.by_user]
        assert step.did < step.at
        assert not moved or step.did - 10 <= moved[0], told(recording)


def test_a_recording_is_whole_and_goes_to_json_and_back(browser: Browser, site: str) -> None:
    url = f"{site}/widgets/_base/index.html"
    (recording,) = check_page(browser, plan(url, "mouse", axe=True, pictures=True, scripted=True))
    assert msgspec.json.decode(msgspec.json.encode(recording), type=Recording) == recording
    assert [step.moment for step in recording.steps] == list(range(len(recording.moments)))
    assert all(step.tried for step in recording.steps if step.action.kind == "click")
    assert recording.moments[0].axe is not None
    assert sum(moment.axe is not None for moment in recording.moments) < len(recording.moments)
    assert recording.moments[0].screenshot.startswith("data:image/png")
    assert recording.tools
    assert not recording.unseen


def test_what_is_going_on_is_told_and_closing_ends_it(browser: Browser, site: str) -> None:
    heard: list[Progress] = []
    running = check_each(
        browser, plan(f"{site}/widgets/_base/index.html", "mouse keyboard touch", jobs=1), heard.append
    )
    place, recording = next(running)
    running.close()
    assert (place, recording.profile) == (0, "mouse")
    assert heard[0].goal == "load"
    assert heard[0].of == 3
    assert not any(progress.profile == "touch" for progress in heard)


def test_a_page_that_cannot_be_loaded_is_an_error(browser: Browser) -> None:
    with pytest.raises(BrowserError, match="could not be loaded"):
        check_page(browser, plan("http://127.0.0.1:9/", "mouse"))


def test_the_yardstick_walks_first_and_journeys_know_whom_they_are_for() -> None:
    pairs = [
        (journey.name, profile.name) for journey, profile in walks(Plan(url="x", journeys=("human", "drop")))
    ]
    assert pairs[0] == ("human", "mouse")
    assert [name for journey, name in pairs if journey == "drop"] == ["mouse", "screen-reader"]


def test_a_view_has_what_the_profile_has() -> None:
    view = view_of(profile_named("zoom-400"), "nl")
    assert (view.viewport, view.device_scale, view.language) == ((320, 256), 4, "nl")
