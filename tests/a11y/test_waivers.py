"""A waiver holds for what it names until its day; a baseline tells new from known from fixed."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.model import Finding, Report, Walk
from a11y.waivers import (
    Baseline,
    Entry,
    WaiverError,
    apply_baseline,
    apply_waivers,
    baseline_of,
    read_baseline,
    read_waivers,
)

TODAY = date(2026, 6, 1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def entry(**changes) -> Entry:
    return Entry(**{"reason": "new release", "owner": "shop", "expires": TODAY, **changes})


def standing(report: Report) -> dict[str, str]:
    return {one.fingerprint: one.known for one in report.findings}


@pytest.fixture
def plain(report, make_finding):
    """A report with two new findings and nothing unseen."""
    found = (make_finding(), make_finding("target-size", fingerprint="t1", state="ask"))
    return msgspec.structs.replace(report, findings=found, notices=(), unseen=())


def bare(*findings: Finding, **changes) -> Report:
    """A report of one walk that reached the human."""
    walk = Walk("keyboard", "human", "reached", 3, 1.0, 0)
    return Report("https://shop.example/", "2026-01-02T03:04:05Z", (walk,), findings, **changes)


@given(expires=DAYS, today=DAYS)
def test_a_waiver_holds_up_to_and_with_its_last_day(expires, today):
    found = Finding("c", "fail", "serious", (), {}, {}, fingerprint="x")
    told = apply_waivers(bare(found), [entry(check="c", expires=expires)], today)
    assert standing(told) == {"x": "waived" if today <= expires else "new"}
    assert bool(told.notices) == (today > expires)


@pytest.mark.parametrize(
    ("changes", "waived"),
    [
        ({"finding": "abc123"}, {"abc123"}),
        ({"check": "launcher-name"}, {"abc123"}),
        ({"check": "target-size", "state": "ask"}, {"t1"}),
        ({"check": "target-size", "state": "open"}, set()),
        ({"check": "target-size", "path": "RootWebArea > *"}, {"t1"}),
        ({"check": "target-size", "path": "dialog > *"}, set()),
        ({"finding": "abc123", "check": "target-size"}, set()),
    ],
)
def test_a_waiver_covers_only_what_all_of_it_fits(plain, changes, waived):
    told = apply_waivers(plain, [entry(**changes)], TODAY)
    assert {one for one, known in standing(told).items() if known == "waived"} == waived
    assert bool(told.notices) == (not waived)


def test_a_waived_finding_says_who_answers_for_it_until_when(plain):
    told = apply_waivers(plain, [entry(finding="t1")], TODAY)
    waiver = next(one.waiver for one in told.findings if one.known == "waived")
    assert (waiver.reason, waiver.owner, waiver.expires) == ("new release", "shop", "2026-06-01")


def test_of_two_waivers_the_one_that_has_not_expired_holds(plain):
    old = entry(finding="t1", expires=TODAY - timedelta(1), owner="old")
    told = apply_waivers(plain, [old, entry(finding="t1", owner="now")], TODAY)
    assert next(one.waiver.owner for one in told.findings if one.waiver) == "now"


def test_the_first_run_after_its_own_baseline_has_nothing_new(plain):
    told = apply_baseline(plain, baseline_of(plain))
    assert set(standing(told).values()) == {"known"}


def test_what_came_since_the_baseline_is_new_and_what_went_is_fixed(plain, make_finding):
    before = baseline_of(plain)
    fresh = make_finding("other", fingerprint="n1")
    now = msgspec.structs.replace(plain, findings=(plain.findings[0], fresh), passed=("target-size",))
    assert standing(apply_baseline(now, before)) == {"abc123": "known", "n1": "new", "t1": "fixed"}


@pytest.mark.parametrize(
    "changes",
    [
        {"passed": ()},
        {"unseen": ("a frame",)},
        {"walks": (Walk("mouse", "human", "reached", 1, 1.0, 0),)},
        {"walks": (Walk("keyboard", "human", "could_not_tell", 1, 1.0, 0),)},
    ],
)
def test_nothing_is_called_fixed_that_was_not_looked_at_again(plain, changes):
    before = baseline_of(plain)
    now = msgspec.structs.replace(
        plain, **{"findings": (), "passed": ("target-size", "launcher-name"), **changes}
    )
    assert standing(apply_baseline(now, before)) == {}


def test_a_waiver_outranks_the_baseline(plain):
    told = apply_baseline(apply_waivers(plain, [entry(finding="t1")], TODAY), baseline_of(plain))
    assert standing(told) == {"abc123": "known", "t1": "waived"}


def test_a_baseline_comes_back_from_its_file_and_holds_no_pictures(plain, tmp_path):
    file = tmp_path / "baseline.json"
    file.write_bytes(msgspec.json.encode(baseline_of(plain)))
    assert read_baseline(file) == baseline_of(plain)
    assert b"data:image" not in file.read_bytes()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("waiver = 3", "waiver"),
        ('[[waiver]]\ncheck = "x"\nreason = "r"\nowner = "o"', "expires"),
        ('[[waiver]]\nreason = "r"\nowner = "o"\nexpires = 2030-01-01', "expected a finding"),
        ('[[waiver]]\ncheck = "x"\nreason = " "\nowner = "o"\nexpires = 2030-01-01', "not empty"),
        ('[[waiver]]\ncheck = "x"\nreson = "r"\nowner = "o"\nexpires = 2030-01-01', "reson"),
        ("[[waiver", "w.toml"),
    ],
)
def test_a_wrong_waiver_file_is_refused_with_its_name_and_the_mistake(tmp_path, text, named):
    file = tmp_path / "w.toml"
    file.write_text(text)
    with pytest.raises(WaiverError, match=named) as told:
        read_waivers(file)
    assert "w.toml" in str(told.value)


def test_a_right_waiver_file_is_read(tmp_path):
    file = tmp_path / "w.toml"
    file.write_text('[[waiver]]\ncheck = "x"\nreason = "r"\nowner = "o"\nexpires = 2030-01-01\n')
    assert read_waivers(file) == (Entry(check="x", reason="r", owner="o", expires=date(2030, 1, 1)),)


def test_a_file_that_is_no_baseline_is_refused(tmp_path):
    file = tmp_path / "b.json"
    file.write_bytes(b'{"findings": 3}')
    with pytest.raises(WaiverError, match="findings"):
        read_baseline(file)
    assert Baseline(()).version == 1
