"""Many pages: one report, a lost node made good by another, and nothing lost by an interruption."""

import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import grid_house
import msgspec
import pytest
from grid_house import grid_of, site
from typer.testing import CliRunner

from a11y import reports
from a11y.addresses import gathered
from a11y.browser import BrowserOptions
from a11y.cli import app
from a11y.errors import Misuse
from a11y.merge import merge
from a11y.pages import visit
from a11y.run import Plan

WIDGETS = Path(__file__).parents[2] / "fixtures" / "widgets"
BROWSER = ("--no-sandbox",) if os.geteuid() == 0 else ()
PATIENCE = 120


def plan(**changes) -> Plan:
    return Plan(url="", profiles=("mouse",), scripted=True, axe=False, pictures=False, **changes)


def test_pages_are_walked_over_the_nodes_of_a_grid():
    with grid_of(2) as (grid, remote), site(WIDGETS) as base:
        urls = [f"{base}/_base/index.html", f"{base}/_base/closed.html"]
        tour = visit(urls, plan(jobs=2), BrowserOptions(remote=remote, chrome_args=BROWSER))
    assert sorted(grid.given) == [0, 1]
    assert [page.url for page in tour.pages] == urls
    assert all(page.whole and not page.trouble for page in tour.pages)
    assert [one.stages[-1].outcome for page in tour.pages for one in page.recordings] == ["reached"] * 2


def test_a_page_whose_node_is_lost_is_begun_again_on_another():
    told = []
    lost = threading.Event()
    with contextlib.ExitStack() as stack:
        grid, remote = stack.enter_context(grid_of(2))

        def asked(path: str) -> None:
            if path.endswith("chat.js") and not lost.is_set():
                lost.set()
                grid.nodes[0].lose()

        base = stack.enter_context(site(WIDGETS, asked))
        options = BrowserOptions(remote=remote, chrome_args=BROWSER, timeout=20)
        tour = visit(
            [f"{base}/_base/index.html"], plan(jobs=1), options, lambda what, page, why: told.append(what)
        )
    (page,) = tour.pages
    assert lost.is_set() and grid.given[:2] == [0, 1]
    assert told == ["page_again", "page_done"]
    assert page.whole and not page.trouble
    assert [one.stages[-1].outcome for one in page.recordings] == ["reached"]


def test_a_session_of_a_node_that_is_gone_is_begun_again_on_another(monkeypatch):
    """A grid may give the session of a dead node, and refuse to pass its DevTools on."""
    told, devtools = [], grid_house.devtools
    with grid_of(2) as (grid, remote), site(WIDGETS) as base:
        refusing = f"ws{base.removeprefix('http')}/_base/index.html"
        monkeypatch.setattr(
            grid_house, "devtools", lambda at: devtools(at) if len(grid.given) > 1 else refusing
        )
        options = BrowserOptions(remote=remote, chrome_args=BROWSER)
        tour = visit(
            [f"{base}/_base/index.html"], plan(jobs=1), options, lambda what, page, why: told.append(what)
        )
    assert grid.given == [0, 1] and told == ["page_again", "page_done"]
    assert tour.pages[0].whole and not tour.pages[0].trouble


def test_a_page_that_is_not_there_is_not_tried_again():
    with grid_of(1) as (grid, remote), site(WIDGETS) as base:
        tour = visit([f"{base}/nowhere.html"], plan(), BrowserOptions(remote=remote, chrome_args=BROWSER))
    assert grid.given == [0]
    assert "404" in str(tour.pages[0].trouble)


def test_a_grid_that_is_not_there_is_given_up_soon_and_named():
    told = []
    options = BrowserOptions(remote="http://127.0.0.1:9/wd/hub", timeout=5)
    tour = visit(["http://127.0.0.1:9/"], plan(), options, lambda what, page, why: told.append(what))
    assert told == ["page_again", "page_again", "page_done"]
    assert "http://127.0.0.1:9/wd/hub" in str(tour.pages[0].trouble)


def test_an_interruption_keeps_what_was_walked_and_says_what_was_not(tmp_path):
    reached = threading.Event()
    with site(WIDGETS, lambda path: reached.set() if "closed.html" in path else None) as base:
        urls = [f"{base}/_base/{name}.html" for name in ("index", "closed", "shadow")]
        (tmp_path / "list").write_text("# pages\n" + "\n".join(urls))
        command = [sys.executable, "-m", "a11y", "check", "--list", "list", "--jobs", "1", "--no-axe"]
        options = ["--profile", "mouse", "--scripted", "--language", "en", "-o", "report.json"]
        env = os.environ | {"PYTHONPATH": str(WIDGETS.parents[1]), "HANDRAIL_LANGUAGE": "en"}
        process = subprocess.Popen(
            [*command, *options], cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert reached.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130, err
    told = json.loads((tmp_path / "report.json").read_text())
    assert [walk["outcome"] for walk in told["walks"]] == ["reached"]
    assert [line for line in told["unseen"] if urls[1] in line and "interrupted" in line]
    assert [line for line in told["unseen"] if urls[2] in line and "interrupted" in line]
    assert b"1 of 1 get there" in err and b"not walked" in out


def test_one_report_tells_of_all_pages(report, make_finding):
    other = msgspec.structs.replace(
        report,
        url="https://other.example/",
        findings=(make_finding(), make_finding("new-one", fingerprint="n1")),
        passed=("old", "focus-kept"),
    )
    whole = merge([report, other])
    assert whole.pages == (report.url, other.url)
    found = {one.fingerprint: one.pages for one in whole.findings}
    assert found["abc123"] == (report.url, other.url)
    assert found["n1"] == (other.url,)
    assert whole.passed == ("focus-kept",)
    assert [walk.page for walk in whole.walks] == [report.url] * 3 + [other.url] * 3
    assert len(whole.pictures) == 1
    for form in reports.FORMS:
        said = reports.render(whole, form).decode()
        assert "other.example" in said, form
    assert merge([report]) == report


def test_pages_come_from_arguments_lists_and_sitemaps_each_once(tmp_path):
    index = tmp_path / "index.xml"
    pages = tmp_path / "pages.xml.gz"
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    index.write_text(
        f'<sitemapindex xmlns="{space}"><sitemap><loc>{pages.as_uri()}</loc></sitemap></sitemapindex>'
    )
    entries = "".join(f"<url><loc>https://shop.example/{name}</loc></url>" for name in "ab")
    pages.write_bytes(gzip.compress(f'<urlset xmlns="{space}">{entries}</urlset>'.encode()))
    (tmp_path / "list").write_text("# ours\n\nshop.example/c\nhttps://shop.example/a\n")
    found = gathered(["https://shop.example/z"], str(tmp_path / "list"), str(index))
    assert found == [f"{start}shop.example/{name}" for start, name in (
        ("https://", "z"), ("http://", "c"), ("https://", "a"), ("https://", "b")
    )]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "no xml",
        "<html><loc>https://shop.example/</loc></html>",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><loc>&a;</loc></urlset>',
        "<sitemapindex><loc>SELF</loc></sitemapindex>",
        "<urlset></urlset>",
    ],
)
def test_what_is_no_sitemap_is_refused_with_its_place(tmp_path, text):
    file = tmp_path / "map.xml"
    file.write_text(text.replace("SELF", file.as_uri()))
    with pytest.raises(Misuse, match=r"map\.xml"):
        gathered([], "", str(file))


def test_no_page_at_all_is_wrong_use():
    ended = CliRunner().invoke(app, ["check"])
    assert ended.exit_code == 2
    assert "--sitemap" in ended.output
