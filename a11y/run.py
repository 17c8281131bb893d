"""Walks a page as everybody: every journey by every profile, several at a time, each with a fresh page."""

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Protocol

import msgspec

from .browser import Eye, View
from .journeys import Journey, journey_named
from .model import Recording
from .profiles import YARDSTICK, Profile, load_profiles, profile_named
from .walk import Hear, Plan, Progress, Tell, Walk, listen

__all__ = ["Hear", "Pages", "Plan", "Progress", "Tell", "check_each", "check_page", "view_of", "walks"]


class Pages(Protocol):
    """What a run needs of a browser: fresh pages."""

    def page(self, view: View | None = None) -> Eye:
        """A page with a context of its own."""


def view_of(profile: Profile, language: str = "") -> View:
    """How the browser shows a page to a profile."""
    return View(
        name=profile.name,
        viewport=profile.viewport,
        device_scale=profile.device_scale,
        touch=profile.acts_with == "touch",
        media=profile.media,
        css=profile.css,
        font_size=profile.font_size,
        language=language,
        watch_focus=profile.perceives == "pixels" and profile.acts_with in ("keyboard", "switch"),
    )


def walks(plan: Plan) -> list[tuple[Journey, Profile]]:
    """Who walks what, the yardstick first. Raises LookupError for an unknown name."""
    named = [profile_named(name) for name in plan.profiles] or list(load_profiles().values())
    named.sort(key=lambda profile: profile.name != YARDSTICK)
    return [
        (journey, profile)
        for journey in map(journey_named, plan.journeys)
        for profile in named
        if plan.profiles or not journey.profiles or profile.name in journey.profiles
    ]


def check_page(
    browser: Pages, plan: Plan, tell: Tell = lambda progress: None, hear: Hear = listen
) -> tuple[Recording, ...]:
    """Walk everything a plan has; the recordings in the plan's order.

    What breaks in a walk is told in its recording. Raises BrowserError where the page cannot be loaded.
    """
    found = dict(check_each(browser, plan, tell, hear))
    return tuple(found[place] for place in sorted(found))


def check_each(
    browser: Pages, plan: Plan, tell: Tell = lambda progress: None, hear: Hear = listen
) -> Iterator[tuple[int, Recording]]:
    """As `check_page`: each recording as soon as it is there, with its place in the plan.

    Closing the iterator, or an interruption, ends the walks under way after the step they are in.
    `tell` is called from the walks' own threads.
    """
    todo = walks(plan)
    stop, done = threading.Event(), 0

    def one(journey: Journey, profile: Profile) -> Recording:
        with contextlib.closing(browser.page(view_of(profile, plan.language))) as eye:
            walk = Walk(eye, plan, journey, profile)
            walk.stop, walk.hear = stop, hear
            walk.tell = lambda told: tell(msgspec.structs.replace(told, done=done, of=len(todo)))
            return walk.to_the_end()

    with ThreadPoolExecutor(max_workers=max(1, plan.jobs), thread_name_prefix="walk") as pool:
        futures: dict[Future[Recording], int] = {}
        try:
            futures = {pool.submit(one, *pair): place for place, pair in enumerate(todo)}
            for future in as_completed(futures):
                recording = future.result()
                done += 1
                yield futures[future], recording
        finally:
            stop.set()
            for future in futures:
                future.cancel()
