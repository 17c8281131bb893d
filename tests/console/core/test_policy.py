"""A policy that would leave a customer without people is named, field by field."""

import msgspec
import pytest
from msgspec.structs import replace

from console.core.event import Way
from console.core.policy import Policy, problems


def test_the_default_policy_leaves_nobody_alone() -> None:
    assert problems(Policy()) == []


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"ways": {}}, "policy.ways: expected at least one way that is not text"),
        ({"ways": {"email": ""}}, "found email; add one"),
        ({"ways": {"phone": ""}}, "policy.ways.phone: expected where it leads"),
        ({"idle_end_s": 19}, "policy.idle_end_s: expected at least 20 (WCAG 2.2.1), found 19."),
        ({"agent_grace_s": 20}, "policy.agent_grace_s: expected at least 60, found 20."),
        ({"capacity": 0}, "policy.capacity: expected at least 1, found 0."),
        ({"wrap_codes": ()}, "policy.wrap_codes: expected at least one code, found none."),
    ],
)
def test_each_problem_says_what_was_expected_and_what_was_found(
    changes: dict[str, object], named: str
) -> None:
    found = problems(replace(Policy(), **changes))
    assert any(named in problem for problem in found), found


@pytest.mark.parametrize("way", ["call_back", "phone", "relay", "visit"])
def test_one_way_by_another_sense_than_reading_is_enough(way: Way) -> None:
    assert problems(Policy(ways={"email": "", way: "0800 1234567"})) == []


def test_nothing_in_a_policy_turns_the_law_off() -> None:
    names = {field.name for field in msgspec.structs.fields(Policy)}
    assert not {name for name in names if "disclos" in name or "typing" in name or "human" in name}


def test_every_wrap_up_code_has_its_label_in_both_languages() -> None:
    assert all({"en", "nl"} <= set(code.labels) for code in Policy().wrap_codes)
