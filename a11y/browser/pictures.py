"""Pictures of what is on the screen, in a folder or in the look itself."""

import base64
from concurrent.futures import Future
from pathlib import Path

from .devtools import Answer, CallFailed
from .errors import NoAnswer
from .frames import Frames


class Pictures:
    """Takes the pictures of one page."""

    def __init__(self, frames: Frames, name: str, folder: Path | None) -> None:
        """Names begin with `name`; without a folder pictures become data: addresses."""
        self._frames, self._name, self._folder = frames, name, folder
        self._taken = 0

    def ask(self) -> "Future[Answer]":
        """Have one taken while other things are looked at."""
        return self._frames.wire.post(
            "Page.captureScreenshot", self._frames.top.session, format="png", optimizeForSpeed=True
        )

    def take(self, asked: "Future[Answer]", unseen: list[str]) -> str:
        """The file's name, or the picture itself; "" where none could be taken, which `unseen` then says."""
        try:
            answer = self._frames.wire.wait(asked, "a picture")
        except (CallFailed, NoAnswer) as error:
            unseen.append(f"No picture could be taken: {error}.")
            return ""
        if self._folder is None:
            return f"data:image/png;base64,{answer['data']}"
        while True:
            self._taken += 1
            name = f"{self._name}-{self._taken:03d}.png"
            try:
                with Path(self._folder, name).open("xb") as file:  # another walk may have taken the number
                    file.write(base64.b64decode(answer["data"]))
            except FileExistsError:
                continue
            return name
