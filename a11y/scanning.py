"""One scan of one page as it is opened, without a walk: quick, and no word on whether people get through."""

import contextlib
from datetime import UTC, datetime

from .model import SCAN, Action, Recording, Stage, Step
from .profiles import YARDSTICK, profile_named
from .run import Pages, view_of
from .walk import Plan


def scan(browser: Pages, plan: Plan) -> Recording:
    """Open the page, and look at it once with axe in every frame. Raises BrowserError."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    with contextlib.closing(browser.page(view_of(profile_named(YARDSTICK), plan.language))) as eye:
        load = Action("load", text=plan.url)
        eye.act(load)
        moment = eye.look(axe=True, picture=plan.pictures)
        return Recording(
            url=plan.url,
            journey=SCAN,
            profile=YARDSTICK,
            language=plan.language,
            started=started,
            moments=(moment,),
            steps=(Step(0, SCAN, load, 0, at=moment.at),),
            stages=(Stage(SCAN, "reached", 0, moment.at),),
            tools=eye.tools,
            unseen=moment.unseen,
        )
