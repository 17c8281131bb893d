"""Shows a page the way a profile needs it: in every process, as each has emulation of its own."""

from collections.abc import Mapping

from .devtools import Wire
from .options import View


def emulate_page(wire: Wire, session: str, view: View) -> None:
    """What holds for the page as a whole: asked of the top session only."""
    width, height = view.viewport
    wire.post(
        "Emulation.setDeviceMetricsOverride",
        session,
        width=width,
        height=height,
        deviceScaleFactor=view.device_scale,
        mobile=view.touch,
        screenWidth=width,
        screenHeight=height,
    )
    wire.post("Emulation.setFocusEmulationEnabled", session, enabled=True)


def emulate_media(wire: Wire, session: str, media: Mapping[str, str]) -> None:
    """Media features of one process; none leaves the browser's."""
    features = [{"name": name, "value": value} for name, value in sorted(media.items())]
    if features:
        wire.post("Emulation.setEmulatedMedia", session, media="", features=features)


def emulate_process(wire: Wire, session: str, view: View) -> None:
    """What each process of the page has to be told."""
    emulate_media(wire, session, view.media)
    if view.touch:
        wire.post("Emulation.setTouchEmulationEnabled", session, enabled=True, maxTouchPoints=5)
    if view.font_size:
        sizes = {"standard": view.font_size, "fixed": round(view.font_size * 13 / 16)}
        wire.post("Page.setFontSizes", session, fontSizes=sizes)
    if view.language:
        first = view.language.split(",")[0].split(";")[0].strip()
        wire.post("Emulation.setLocaleOverride", session, locale=first)
    if view.language or view.user_agent:
        wire.post(
            "Emulation.setUserAgentOverride",
            session,
            userAgent=view.user_agent,
            **({"acceptLanguage": view.language} if view.language else {}),
        )
