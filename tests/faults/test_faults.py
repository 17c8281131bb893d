"""A few of the faults of `make faults`, with few people, so that `make test` finds what is broken."""

import pytest

from tests.faults.faults import FAULTS
from tests.faults.machines import Kind
from tests.faults.scene import run

BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("name", "kind"),
    [("full-disk", "sqlite"), ("cut", "sqlite"), ("kill-redis", "pair")],
)
async def test_every_promise_is_kept(name: str, kind: Kind) -> None:
    row = await run(BY_NAME[name], kind, quick=True)
    assert row.broken == ()
    assert row.acknowledged > 400


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", ["full-disk", "cut"])
async def test_it_can_be_run_by_somebody_who_is_not_root(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN", "1")
    row = await run(BY_NAME[name], "sqlite", quick=True)
    assert row.broken == ()
