"""Our own widget with a hub, a bot and an agent at work, walked by the checker: its first customer."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

sys.path.append(str(Path(__file__).parents[1] / "path"))

from path_company import Company

from a11y.browser import BrowserOptions, open_browser
from a11y.model import Recording, Report
from a11y.profiles import load_profiles
from a11y.run import Plan, check_page

pytestmark = [pytest.mark.xdist_group("walks"), pytest.mark.timeout(300)]
WHOLE = 600
"""Seconds; a deadline, not a measure."""
ANSWER = "Good day, this is an example answer of an employee."


class Agent:
    """Takes everybody who waits, in line mode, and says one thing."""

    def __init__(self, company: Company) -> None:
        token = company.hire("anna", "Example agent A")
        self._line = company.program(
            "line", "--url", company.url, "--language", "en",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=company.environ | {"HANDRAIL_TOKEN": token},
        )  # fmt: skip
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        assert self._line.stdout
        assert self._line.stdin
        for line in self._line.stdout:
            if found := re.search(r"New: (\d+)", line.decode()):
                self._line.stdin.write(f"claim {found[1]}\n{ANSWER}\n".encode())
                self._line.stdin.flush()

    def leave(self) -> None:
        self._line.terminate()
        self._line.wait(30)
        self._thread.join()
        for pipe in (self._line.stdin, self._line.stdout):
            assert pipe
            pipe.close()


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path)
    try:
        company.open()
        company.bot()
        yield company
    finally:
        company.close()


def walked(company: Company, profiles: str, journeys: str) -> list[Recording]:
    plan = Plan(
        url=company.page, profiles=tuple(profiles.split()), journeys=tuple(journeys.split()), axe=False,
        pictures=False,
    )  # fmt: skip
    with open_browser(BrowserOptions()) as browser:
        return list(check_page(browser, plan))


def whys(recording: Recording) -> str:
    return "\n".join(f"{stage.goal}: {stage.outcome} {stage.why}" for stage in recording.stages)


def checked(company: Company) -> tuple[int, Report]:
    """Exit code and report of the whole check, as somebody types it."""
    written = company.folder / "report.json"
    check = company.program(
        "check", company.page, "-o", str(written), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    told, _ = check.communicate(timeout=WHOLE)
    assert written.exists(), told.decode()
    return check.returncode, msgspec.json.decode(written.read_bytes(), type=Report)


@pytest.mark.timeout(WHOLE)
def test_the_whole_check_reaches_the_agent_with_every_profile_and_is_clean(company: Company) -> None:
    agent = Agent(company)
    try:
        code, report = checked(company)
    finally:
        agent.leave()
    ended = {walk.profile: (walk.outcome, walk.why) for walk in report.walks}
    assert ended == dict.fromkeys(load_profiles(), ("reached", ""))
    assert not report.unseen
    assert code == 0, [(one.check, one.message["en"], one.profiles) for one in report.findings]


@pytest.mark.timeout(WHOLE)
def test_with_nobody_there_the_whole_check_says_so_for_every_profile_alike(company: Company) -> None:
    code, report = checked(company)
    assert code == 1
    assert {walk.profile for walk in report.walks} == set(load_profiles())
    for walk in report.walks:
        assert (walk.outcome, walk.stuck_at) == ("not_reached", "connected"), f"{walk.profile}: {walk.why}"
        assert "nobody is there" in walk.why
        assert "Offered: being called back, telephone." in walk.why


def test_everybody_comes_from_the_page_to_the_human_and_back(company: Company) -> None:
    agent = Agent(company)
    try:
        recordings = walked(company, "mouse keyboard screen-reader voice-control zoom-400", "human")
    finally:
        agent.leave()
    for recording in recordings:
        assert {stage.outcome for stage in recording.stages} == {"reached"}, (
            f"{recording.profile}:\n{whys(recording)}"
        )
        heard = next(stage for stage in recording.stages if stage.goal == "hear_human")
        assert ANSWER in heard.why, whys(recording)


def test_a_lost_network_is_told_and_nothing_is_lost(company: Company) -> None:
    for recording in walked(company, "mouse screen-reader", "drop"):
        assert {stage.outcome for stage in recording.stages} == {"reached"}, (
            f"{recording.profile}:\n{whys(recording)}"
        )


def test_where_nobody_is_there_it_is_told_and_ways_that_need_ears_are_none_for_the_deaf(
    company: Company,
) -> None:
    """The example company can be called and calls back, no more."""
    ended = {}
    for recording in walked(company, "mouse deaf screen-reader", "after-hours"):
        ended[recording.profile] = {stage.goal: stage.outcome for stage in recording.stages}
        for goal in ("open", "ask", "told_nobody"):
            assert ended[recording.profile][goal] == "reached", (
                f"{recording.profile}, {goal}:\n{whys(recording)}"
            )
    assert {name: goals["another_way"] for name, goals in ended.items()} == {
        "mouse": "reached",
        "screen-reader": "reached",
        "deaf": "not_reached",
    }
