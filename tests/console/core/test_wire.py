"""Whoever decodes gets a frame or `BadFrame`, for every possible input; what is encoded comes back."""

import json
import math
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from console.core import wire
from console.core.command import FromHub as HubCommand
from console.core.command import FromPeer
from console.core.event import AnyEvent
from console.core.wire import MAX_FRAME, BadFrame, from_client, from_hub

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WORDS = st.characters(exclude_categories=["Cs"])


def valid(type_: Any) -> st.SearchStrategy[Any]:
    """Build any value that a msgspec type allows, from the type itself."""
    return _valid(msgspec.inspect.type_info(type_))


def _text(info: Any) -> st.SearchStrategy[Any]:
    if info.pattern:
        return st.from_regex(info.pattern)
    return st.text(WORDS, min_size=info.min_length or 0, max_size=info.max_length or 40)


def _number(info: Any) -> st.SearchStrategy[Any]:
    return st.integers(-(2**53) if info.ge is None else info.ge, info.le or 2**53)


def _several(info: Any) -> st.SearchStrategy[Any]:
    return st.lists(_valid(info.item_type), max_size=min(info.max_length or 3, 3)).map(tuple)


def _struct(info: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.builds(info.cls, **{f.name: _valid(f.type) for f in info.fields}))


INFO = msgspec.inspect
VALUES: dict[type[Any], Any] = {
    INFO.StrType: _text,
    INFO.IntType: _number,
    INFO.FloatType: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    INFO.BoolType: lambda _: st.booleans(),
    INFO.NoneType: lambda _: st.none(),
    INFO.LiteralType: lambda info: st.sampled_from(info.values),
    INFO.VarTupleType: _several,
    INFO.TupleType: lambda info: st.tuples(*map(_valid, info.item_types)),
    INFO.DictType: lambda info: st.dictionaries(_valid(info.key_type), _valid(info.value_type), max_size=3),
    INFO.UnionType: lambda info: st.one_of(*map(_valid, info.types)),
    INFO.StructType: _struct,
}


def _valid(info: Any) -> st.SearchStrategy[Any]:
    return VALUES[type(info)](info)


CLIENT_FRAMES = {frame: valid(frame) for frame in get_args(wire.FromClient)}
HUB_FRAMES = {frame: valid(frame) for frame in get_args(wire.FromHub)}
CLIENT_FRAMES[wire.Typing] = st.builds(wire.Typing, conversation=valid(wire.ConversationId))
ANY_CLIENT_FRAME = st.one_of(*CLIENT_FRAMES.values())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
CONVERSATION = "conversation-1"


def do(command: dict[str, Any], **more: Any) -> str:
    return json.dumps({"frame": "do", "cid": "c1", "conversation": CONVERSATION, "command": command} | more)


def refused(data: bytes | str) -> str:
    with pytest.raises(BadFrame) as problem:
        from_client(data)
    return problem.value.problem


@pytest.mark.parametrize("frame", CLIENT_FRAMES, ids=lambda frame: frame.__name__)
def test_every_frame_of_a_client_comes_back_as_it_was(frame: type[Any]) -> None:
    @RELAXED
    @given(CLIENT_FRAMES[frame])
    def comes_back(value: Any) -> None:
        data = wire.encode(value)
        if len(data) <= MAX_FRAME:
            assert from_client(data) == value == from_client(data.decode())

    comes_back()


@pytest.mark.parametrize("frame", HUB_FRAMES, ids=lambda frame: frame.__name__)
def test_every_frame_of_a_hub_comes_back_as_it_was(frame: type[Any]) -> None:
    @settings(RELAXED, max_examples=30)
    @given(HUB_FRAMES[frame])
    def comes_back(value: Any) -> None:
        assert from_hub(wire.encode(value)) == value

    comes_back()


@pytest.mark.parametrize("kind", get_args(AnyEvent), ids=lambda kind: kind.__name__)
def test_every_event_comes_back_as_it_was(kind: type[Any]) -> None:
    @settings(RELAXED, max_examples=20)
    @given(valid(kind))
    def comes_back(event: Any) -> None:
        assert msgspec.json.decode(msgspec.json.encode(event), type=AnyEvent) == event

    comes_back()


@RELAXED
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200), JSON.map(json.dumps)))
@example("[" * 30_000)
@example('{"frame":' * 3_000)
@example('{"frame":"ping","n":' + "9" * 5_000 + "}")
@example('{"frame":"ping","n":1e999}')
@example('{"frame":"ping","n":NaN}')
@example('{"frame":"find","cid":"1","text":"\\ud800\\ud800"}')
@example('{"frame":"find","cid":"1","text":"\ud800"}')
@example(b'{"frame":"find","cid":"1","text":"\xff\xfe"}')
@example("")
@example("null")
def test_arbitrary_input_gives_a_frame_or_the_named_error(data: bytes | str) -> None:
    for decode in (from_client, from_hub):
        try:
            frame = decode(data)
        except BadFrame as problem:
            assert 0 < len(problem.problem) <= 300
        else:
            assert isinstance(frame, wire.Frame)


@RELAXED
@given(ANY_CLIENT_FRAME.map(wire.encode), st.data())
def test_a_damaged_frame_gives_a_frame_or_the_named_error(whole: bytes, data: Any) -> None:
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 6)) :]
    try:
        frame = from_client(damaged)
    except BadFrame:
        return
    # What a hub takes in, it can always send on.
    wire.encode(frame)


@RELAXED
@given(ANY_CLIENT_FRAME.map(wire.encode).map(msgspec.json.decode), st.data())
def test_a_frame_with_another_value_in_it_gives_a_frame_or_the_named_error(frame: Any, data: Any) -> None:
    where = frame
    while isinstance(where, dict):
        name = data.draw(st.sampled_from(sorted(where)))
        if isinstance(where[name], dict) and data.draw(st.booleans()):
            where = where[name]
            continue
        where[name] = data.draw(JSON)
        break
    try:
        wire.encode(from_client(json.dumps(frame)))
    except BadFrame:
        return


@pytest.mark.parametrize("command", get_args(HubCommand), ids=lambda command: command.__name__)
def test_nobody_can_send_the_hubs_own_commands(command: type[Any]) -> None:
    fields = {f.name: {int: 1, bool: True}.get(f.type, "anna") for f in msgspec.structs.fields(command)}
    assert "Invalid value" in refused(do({"kind": command.__struct_config__.tag} | fields))


@pytest.mark.parametrize("command", get_args(FromPeer), ids=lambda command: command.__name__)
def test_no_command_says_who_speaks(command: type[Any]) -> None:
    names = {f.name for f in msgspec.structs.fields(command)}
    assert not names & {"by", "author", "role", "peer", "sender", "at", "seq"}


@pytest.mark.parametrize("name", ["by", "author", "role", "at", "seq", "epoch_", "kind2"])
def test_unknown_fields_are_refused(name: str) -> None:
    assert name in refused(do({"kind": "say", "text": "Hello", name: "bot"}))
    assert name in refused(do({"kind": "say", "text": "Hello"}, **{name: "bot"}))


def test_a_client_cannot_say_who_types() -> None:
    by = {"kind": "human", "id": "anna", "name": "Anna Example"}
    assert "the hub says who types" in refused(
        json.dumps({"frame": "typing", "conversation": CONVERSATION, "by": by})
    )
    assert from_client(json.dumps({"frame": "typing", "conversation": CONVERSATION})) == wire.Typing(
        CONVERSATION
    )


def test_no_client_can_send_a_hubs_frame() -> None:
    hubs = {f.__struct_config__.tag for f in HUB_FRAMES} - {f.__struct_config__.tag for f in CLIENT_FRAMES}
    assert {"heard", "welcome", "turn", "control", "refused"} <= hubs
    for tag in hubs:
        assert tag in refused(json.dumps({"frame": tag, "conversation": CONVERSATION, "records": []}))


def test_the_size_limit_counts_bytes_exactly() -> None:
    empty = do({"kind": "say", "text": "Hello"})
    fits = empty + " " * (MAX_FRAME - len(empty))
    assert from_client(fits) == from_client(fits.encode())
    assert refused(fits + " ") == refused(fits.encode() + b" ")
    assert str(MAX_FRAME + 1) in refused(fits + " ")
    wide = do({"kind": "note", "text": "x"}).replace("x", "\U0001f600" * (MAX_FRAME // 4))
    assert len(wide) < MAX_FRAME < len(wide.encode())
    assert f"expected at most {MAX_FRAME} bytes" in refused(wide)


@pytest.mark.parametrize(
    ("field", "most"), [("text", 4000), ("summary", 200), ("page", 200), ("name", 200), ("value", 200)]
)
def test_words_have_exact_limits(field: str, most: int) -> None:
    kinds = {
        "text": "say",
        "summary": "ask_human",
        "page": "start",
        "name": "start",
        "value": "leave_contact",
    }
    command = {"kind": kinds[field]} | ({"way": "email"} if field == "value" else {})
    from_client(do(command | {field: "é" * most}))
    assert f"length <= {most}" in refused(do(command | {field: "é" * (most + 1)}))


@pytest.mark.parametrize("number", [-1, 2**53 + 1, 10**400, 1.5, math.pi, True, "1", None])
@pytest.mark.parametrize(("kind", "field"), [("say", "epoch"), ("ask_human", "epoch"), ("correct", "target")])
def test_numbers_are_whole_and_no_bigger_than_json_can_carry(kind: str, field: str, number: Any) -> None:
    command = {"kind": kind, field: number} | ({} if kind == "ask_human" else {"text": "Hello"})
    refused(do(command))
    from_client(do(command | {field: 2**53}))


@pytest.mark.parametrize(
    "bad", ["", "short", "has space", "a" * 65, "../../etc", "conversation\u0000", "café-café"]
)
def test_only_a_conversations_id_names_a_conversation(bad: str) -> None:
    refused(json.dumps({"frame": "watch", "conversation": bad}))
    refused(do({"kind": "leave"}, conversation=bad))
    refused(do({"kind": "leave"}, cid=f"{bad}\n"))


def test_of_a_repeated_field_the_last_counts_and_is_checked() -> None:
    ping = '{"frame":"ping","n":%s,"n":%s}'
    assert from_client(ping % (1, 2)) == wire.Ping(2)
    refused(ping % (1, -1))
