"""Names of nodes that are the same each time a page is walked: numbered in the order they are first seen.

DevTools' own numbers depend on who asked first.
"""


class Names:
    """Numbers the elements of each frame from 1, in the order in which they are first named."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._raw: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def name(self, raw: str) -> str:
        """The name for `<frame>:<backend node id>`; "" for ""."""
        if not raw:
            return ""
        if raw not in self._names:
            frame = raw.partition(":")[0]
            self._last[frame] = self._last.get(frame, 0) + 1
            self._names[raw] = f"{frame}:{self._last[frame]}"
            self._raw[self._names[raw]] = raw
        return self._names[raw]

    def forget(self, frame: str) -> None:
        """Another document is in the frame: its elements are new, whatever DevTools numbers them."""
        for raw in [raw for raw in self._names if raw.startswith(f"{frame}:")]:
            del self._raw[self._names.pop(raw)]

    def raw(self, name: str) -> str:
        """What was named so; "" where nothing was."""
        return self._raw.get(name, "")
