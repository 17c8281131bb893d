"""The faults, one function each, and their table."""

from .scene import Fault, Scene


async def kill_hub(scene: Scene) -> None:
    """A hub dies as in a power cut, and is started again."""
    scene.strike()
    scene.hub.kill()
    await scene.hub.restart()


FAULTS = (Fault("kill-hub", "kill -9 of a hub", kill_hub, rounds=5),)
