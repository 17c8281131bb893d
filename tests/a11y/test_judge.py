"""The judge: outcomes are never better than the evidence, and a finding keeps its identity."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.finding import fingerprint, path_of
from a11y.judge import COMPLETED, About, exit_code, judge
from a11y.model import Asked, Evidence, Finding, Frame, Node, Norm, Rect, Stage, Tree
from a11y.story import Pictures, outcome_of, tell

FAIL = Finding("c", "fail", "serious", (Norm("wcag", "4.1.2"),), {"en": "Wrong."}, {"en": "Mend it."})
OUTCOMES = st.sampled_from(["reached", "not_reached", "could_not_tell", "not_tried"])


def judged(recordings, *findings, **about):
    answers = [Asked(one.check, {"en": "?"}, (one,)) for one in findings]
    return judge(recordings, [()] * len(recordings), answers, About(**about))


def at(profile="keyboard", moment=1, node="f0:2", **changes):
    return msgspec.structs.replace(FAIL, evidence=Evidence(profile, moment=moment, node=node), **changes)


# outcomes


@given(outcomes=st.lists(OUTCOMES, max_size=6))
def test_a_walk_is_reached_only_when_no_stage_failed_or_stayed_open(make_recording, outcomes):
    stages = tuple(Stage(f"s{number}", outcome) for number, outcome in enumerate(outcomes))
    outcome, stuck = outcome_of(msgspec.structs.replace(make_recording(), stages=stages))
    worst = [one for one in ("not_reached", "could_not_tell") if one in outcomes]
    assert outcome == (worst[0] if worst else "reached" if "reached" in outcomes else "could_not_tell")
    assert (stuck is not None) == bool(worst)


def test_what_could_not_be_looked_at_is_never_green(make_recording):
    blind = make_recording("mouse", unseen=("A frame was closed to us.",))
    report = judged([blind])
    assert report.walks[0].outcome == "could_not_tell"
    assert report.unseen == ("A frame was closed to us.",)
    assert exit_code(report) == 3


def test_a_frame_with_an_error_is_told(make_recording):
    seen = make_recording("mouse")
    tree = msgspec.structs.replace(
        seen.moments[0].tree, frames=(Frame("f1", "https://x.example/", error="closed"),)
    )
    moments = (msgspec.structs.replace(seen.moments[0], tree=tree), *seen.moments[1:])
    assert judged([msgspec.structs.replace(seen, moments=moments)]).unseen == ("https://x.example/: closed",)


def test_a_check_that_broke_is_told_and_not_passed(make_recording):
    report = judge([make_recording("mouse")], [()], [Asked("c", {}, broke="no tree")], About())
    assert ("c" in report.passed, report.unseen) == (False, ("c: no tree",))
    assert exit_code(report) == 3


def test_no_recording_at_all_is_not_clean():
    assert exit_code(judge([], [], [], About())) == 3


def test_checks_are_told_apart_by_whether_they_had_anything_to_look_at(make_recording):
    answers = [Asked("b", {}), Asked("a", {}, looked=False), Asked("c", {}, (at(),))]
    report = judge([make_recording()], [()], answers, About())
    assert (report.passed, report.not_applicable) == ((COMPLETED, "b"), ("a",))


def test_a_walk_that_does_not_arrive_is_one_finding_for_all_it_stops(make_recording):
    report = judged([make_recording(one, "not_reached") for one in ("mouse", "touch")])
    (finding,) = report.findings
    assert (finding.check, finding.state, finding.profiles) == (COMPLETED, "ask", ("mouse", "touch"))
    assert "No control leads to a human." in finding.message["nl"]
    assert exit_code(report, "critical") == 1


# exit codes


@pytest.mark.parametrize(
    ("impact", "fail_on", "code"),
    [("minor", "minor", 1), ("minor", "moderate", 0), ("serious", "serious", 1), ("critical", "serious", 1)],
)
def test_findings_at_or_above_the_line_fail(make_recording, impact, fail_on, code):
    assert exit_code(judged([make_recording()], at(impact=impact)), fail_on) == code


@pytest.mark.parametrize(
    "changes", [{"verdict": "unsure"}, {"known": "known"}, {"known": "waived"}, {"known": "fixed"}]
)
def test_what_is_unsure_known_waived_or_fixed_does_not_fail(make_recording, changes):
    assert exit_code(judged([make_recording()], at(**changes))) == 0


# identity


def test_one_fault_met_by_many_is_one_finding_with_the_worst_verdict(make_recording):
    milder = at("mouse", impact="minor", verdict="unsure")
    report = judged([make_recording("mouse"), make_recording("keyboard")], milder, at("keyboard"))
    (finding,) = report.findings
    assert (finding.profiles, finding.verdict, finding.impact) == (("mouse", "keyboard"), "fail", "serious")


@given(first=st.integers(0, 10**6), second=st.integers(0, 10**6))
def test_identity_does_not_hang_on_figures(first, second):
    one = msgspec.structs.replace(FAIL, evidence=Evidence(path=f"log > place {first} in the queue"))
    two = msgspec.structs.replace(FAIL, evidence=Evidence(path=f"log > place {second} in the queue"))
    assert fingerprint(one) == fingerprint(two)


@pytest.mark.parametrize(
    "changes",
    [
        {"check": "d"},
        {"evidence": Evidence(path="x")},
        {"evidence": Evidence(path="log", measured={"rule": "r"})},
    ],
)
def test_identity_is_check_path_and_rule(changes):
    first = msgspec.structs.replace(FAIL, evidence=Evidence(path="log"))
    assert fingerprint(msgspec.structs.replace(first, **changes)) != fingerprint(first)


@pytest.mark.parametrize(("path", "same"), [("log", False), ("", True)])
def test_a_thing_is_another_in_the_closed_chat_and_the_whole_chat_is_not(path, same):
    finding = msgspec.structs.replace(FAIL, evidence=Evidence(path=path))
    assert (fingerprint(finding, closed=True) == fingerprint(finding)) is same


@pytest.mark.parametrize(("opened", "count"), [(0, 1), (1, 2), (2, 2), (3, 1)])
def test_what_counts_is_whether_the_chat_had_opened_and_not_the_step(make_recording, opened, count):
    recording = msgspec.structs.replace(make_recording(), stages=(Stage("open", "reached", opened),))
    met = [
        msgspec.structs.replace(
            FAIL, state=f"step {step}", evidence=Evidence(recording.profile, step=step, path="log")
        )
        for step in (0, 1, 2)
    ]
    assert len(judged([recording], *met).findings) == count


@given(text=st.text())
def test_identity_takes_any_text(text):
    assert len(fingerprint(msgspec.structs.replace(FAIL, evidence=Evidence(path=text)))) == 16


def test_the_path_names_roles_and_names_and_leaves_out_what_says_nothing():
    nodes = (
        Node("1", "document", "Shop (3)"),
        Node("2", "generic", parent="1"),
        Node("3", "dialog", "Chat", parent="2"),
        Node("4", "button", parent="3"),
    )
    assert path_of(Tree(nodes, ()), "4") == "document > dialog “Chat” > button"


def test_a_tree_that_bites_its_tail_ends():
    assert path_of(Tree((Node("1", "a", parent="2"), Node("2", "b", parent="1")), ()), "1") == "b > a"


# evidence


def test_a_finding_gets_its_step_stage_role_picture_and_place_in_it(make_recording):
    (finding,) = judged([make_recording()], at()).findings
    evidence = finding.evidence
    assert (evidence.step, finding.state, evidence.role) == (1, "open", "button")
    assert (evidence.screenshot, evidence.box) == ("p1", Rect(900, 500, 48, 48))


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("https://chat.vendor.example/x", "chat.vendor.example"),
        ("https://chat.shop.example/x", ""),
        ("about:blank", ""),
        ("https://[bad/", ""),
    ],
)
def test_findings_in_somebody_elses_frame_name_the_host(make_recording, address, owner):
    seen = make_recording()
    frames = (Frame("f0", seen.url), Frame("f1", address, owner="f0:3", kind="cross_origin"))
    tree = Tree((*seen.moments[1].tree.nodes, Node("f1:9", "button", parent="f0:3")), frames)
    moments = (seen.moments[0], msgspec.structs.replace(seen.moments[1], tree=tree), seen.moments[2])
    (finding,) = judged([msgspec.structs.replace(seen, moments=moments)], at(node="f1:9")).findings
    assert finding.third_party == owner


def test_the_detour_is_measured_against_the_mouse_that_arrived(make_recording):
    longer = make_recording("keyboard")
    longer = msgspec.structs.replace(longer, steps=(*longer.steps, *longer.steps[1:]))
    report = judged([make_recording("mouse"), longer, make_recording("touch", "not_reached")])
    assert [walk.detour for walk in report.walks] == [1.0, 2.0, 0.0]
    alone = judged([make_recording("mouse", "not_reached"), longer])
    assert [walk.detour for walk in alone.walks] == [0.0, 0.0]


# the story


def test_speech_belongs_to_the_step_after_which_it_was_heard(make_recording):
    from a11y.model import Utterance

    heard = (Utterance(1200, "one", "focus"), Utterance(2400, "two", "live"), Utterance(9000, "late", "live"))
    walk = tell(make_recording(), heard, "en", Pictures())
    assert [scene.heard for scene in walk.scenes] == [(), ("one",), ("two", "late")]


def test_a_step_without_its_own_picture_shows_the_last_one_only_while_it_still_holds(make_recording):
    seen = make_recording()
    assert tell(seen, (), "en", Pictures()).scenes[1].picture == "p1"
    moved = msgspec.structs.replace(seen.moments[1], scroll=(0, 0))
    moments = (seen.moments[0], moved, seen.moments[2])
    assert tell(msgspec.structs.replace(seen, moments=moments), (), "en", Pictures()).scenes[1].picture == ""


@pytest.mark.parametrize(
    "address", ["file.png", "https://x.example/p.png", "data:text/html,<script>", "javascript:1"]
)
def test_only_pictures_are_kept_as_pictures(address):
    assert Pictures().keep(address) == ""


def test_the_same_recordings_give_the_same_report(make_recording):
    from a11y import reports

    one, two = (judged([make_recording("mouse"), make_recording()], at()) for _ in range(2))
    assert reports.render(one, "json") == reports.render(two, "json")
