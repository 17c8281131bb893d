"""One log of focus over frames: coming to a frame's page is no loss, and losing it in there is one."""

from a11y.browser.focus import FocusLog, Sight
from a11y.model import Focus


def sight(at: float, key: int = 0, *, has: bool = True, inside: bool = False) -> Sight:
    return Sight(at, has, key, inside, "", "")


def moves(*sights: tuple[str, Sight]) -> list[tuple[str, bool]]:
    """Where focus went, and whether it was lost there."""
    said: tuple[Focus, ...] = FocusLog().tell(sights, lambda frame, key: f"{frame}:{key}", 0, ())
    return [(one.node, one.lost) for one in said]


OPENER = (("f0", sight(0, 7, inside=True)), ("f2", sight(0, 4)))
TO_CHAT = (("f2", sight(100, has=False)), ("f0", sight(101, 9, inside=True)), ("f1", sight(102)))


def test_focus_that_comes_to_the_start_of_a_frames_page_is_on_its_frame() -> None:
    assert moves(*OPENER, *TO_CHAT) == [("f2:4", False), ("f0:9", False)]


def test_focus_that_goes_on_in_the_frame_is_where_it_is() -> None:
    assert moves(*OPENER, *TO_CHAT, ("f1", sight(500, 6)))[-1] == ("f1:6", False)


def test_focus_that_falls_to_the_page_of_its_own_frame_is_lost() -> None:
    assert moves(*OPENER, *TO_CHAT, ("f1", sight(500, 6)), ("f1", sight(900)))[-1] == ("", True)


def test_focus_that_nobody_has_is_lost() -> None:
    assert moves(("f0", sight(0, 7)), ("f0", sight(100)))[-1] == ("", True)
