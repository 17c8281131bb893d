"""What the hub tells strangers about itself: that it is well, and nothing else."""

from pathlib import Path

import httpx

from tests.console.hub.hub_house import open_house


async def test_a_stranger_learns_whether_the_hub_is_well_and_not_how_busy_or_why(tmp_path: Path) -> None:
    async with open_house(tmp_path, metrics_from=("192.0.2.0/24",)) as house:
        await house.waiting(await house.customer())
        async with httpx.AsyncClient(base_url=house.serving.page) as browser:
            well = await browser.get("/health")
            assert (well.status_code, well.json()) == (200, {"ok": True})
            assert (await browser.get("/metrics")).status_code == 403
            await house.serving.store.close()
            sick = await browser.get("/health")
            assert (sick.status_code, sick.json()) == (503, {"ok": False})
