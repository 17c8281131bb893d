"""Our own widget with a hub, a bot and an agent at work, walked by the checker: its first customer."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "path"))

from path_company import Company

from a11y.browser import BrowserOptions, open_browser
from a11y.model import Recording
from a11y.run import Plan, check_page

pytestmark = [pytest.mark.xdist_group("walks"), pytest.mark.timeout(300)]
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
