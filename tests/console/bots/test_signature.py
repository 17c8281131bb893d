"""The signature of a webhook: it proves who sent a body, and when."""

from hypothesis import given
from hypothesis import strategies as st

from console.bots.signature import WINDOW_S, sign, verify

SECRET = "an example secret"
NOW = 1_800_000_000.0
BODY = b'{"frame":"turn"}'


@given(st.binary(), st.text(min_size=1), st.integers(0, 10**11))
def test_what_was_signed_is_accepted(body: bytes, secret: str, now: int) -> None:
    assert verify(sign(body, secret, now), body, secret, now)


@given(st.binary(), st.binary())
def test_another_body_is_refused(body: bytes, other: bytes) -> None:
    assert verify(sign(body, SECRET, NOW), other, SECRET, NOW) is (body == other)


@given(st.text())
def test_any_other_header_is_refused_without_an_error(header: str) -> None:
    assert not verify(header, BODY, SECRET, NOW)


def test_another_secret_is_refused() -> None:
    assert not verify(sign(BODY, "another secret", NOW), BODY, SECRET, NOW)


def test_a_recorded_request_is_refused_after_the_window_and_before_it() -> None:
    header = sign(BODY, SECRET, NOW)
    assert verify(header, BODY, SECRET, NOW + WINDOW_S)
    assert not verify(header, BODY, SECRET, NOW + WINDOW_S + 1)
    assert not verify(header, BODY, SECRET, NOW - WINDOW_S - 1)


def test_a_time_that_was_not_signed_is_refused() -> None:
    old = sign(BODY, SECRET, NOW - 1000)
    assert not verify(old.replace(str(int(NOW - 1000)), str(int(NOW))), BODY, SECRET, NOW)
    assert not verify(f"t={int(NOW)},{old}", BODY, SECRET, NOW)


def test_one_of_several_signatures_is_enough_while_a_secret_is_changed() -> None:
    new = sign(BODY, "the new secret", NOW).partition(",")[2]
    header = f"{sign(BODY, SECRET, NOW)}, {new}"
    assert verify(header, BODY, SECRET, NOW)
    assert verify(header, BODY, "the new secret", NOW)
