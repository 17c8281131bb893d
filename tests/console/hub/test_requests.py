"""Plain requests: the pages and their guards, health, metrics."""

import asyncio
import json
from pathlib import Path

import httpx
from hub_house import House, open_house

from console.core import command as cmd


async def test_pages_are_served_with_their_guards(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.serving.page) as browser:
        home = await browser.get("/")
        assert home.status_code == 200 and "text/html" in home.headers["content-type"]
        guard = home.headers["content-security-policy"]
        assert "default-src 'none'" in guard and "unsafe" not in guard
        assert home.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in home.headers
        script = await browser.get("/widget/handrail.js")
        assert script.status_code == 200 and script.headers["access-control-allow-origin"] == "*"
        assert (await browser.post("/")).status_code in (400, 405)


async def test_no_path_leads_out_of_the_widgets_files(house: House) -> None:
    for path in (
        "/widget/../hub/auth.py",
        "/widget/..%2fhub%2fauth.py",
        "/widget/%2e%2e/hub/auth.py",
        "/widget//etc/passwd",
        "//etc/passwd",
        "/widget/",
        "/hub.key",
        "/widget/handrail.js/../../../hub.key",
        "/widget/..\\hub\\auth.py",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", house.serving.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        assert answer.startswith(b"HTTP/1.1 404"), path


async def test_health_tells_what_is_and_that_the_store_answers(house: House) -> None:
    customer = await house.customer()
    await house.waiting(customer)
    async with httpx.AsyncClient(base_url=house.serving.page) as browser:
        health = await browser.get("/health")
        assert health.status_code == 200
        facts = json.loads(health.text)
        assert facts["ok"] and facts["waiting"] == 1 and facts["connections"] == 1
        await house.serving.store.close()
        sick = await browser.get("/health")
        assert sick.status_code == 503 and "store" in sick.json()["problem"]


async def test_metrics_count_and_are_not_for_everybody(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer, agent = await house.customer(), await house.agent()
        conversation = await house.waiting(customer)
        await house.waiting(customer)
        await agent.ok(conversation, cmd.Claim())
        async with httpx.AsyncClient(base_url=house.serving.page) as browser:
            text = (await browser.get("/metrics")).text
        for line in (
            'handrail_connections{role="customer"} 1.0',
            'handrail_conversations{phase="queued"} 1.0',
            'handrail_conversations{phase="assigned"} 1.0',
            'handrail_commands_total{kind="Claim",outcome="obeyed"} 1.0',
            "handrail_time_to_human_seconds_count 1.0",
            "handrail_agents_on_duty 1.0",
        ):
            assert line in text, line
    (tmp_path / "two").mkdir()
    elsewhere = ("192.0.2.0/24",)
    async with open_house(tmp_path / "two", metrics_from=elsewhere) as house, httpx.AsyncClient() as browser:
        assert (await browser.get(f"{house.serving.page}metrics")).status_code == 403
