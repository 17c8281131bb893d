"""A company brings its own knowledge, or its own connector; mistakes are named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.bots import Turn, connector
from console.bots.faq_file import parse
from console.errors import UsageError

KNOWLEDGE = """
Notes for the editor.

## What does a lamp cost? {#lamp}
- price of a lamp
- How expensive is a lamp?

A **lamp** costs _10 euros_; see [our page](https://shop.example/lamps).
It is the same
everywhere:

- in the shop
- on the site

> plain: A lamp costs 10 euros.
> replies: Do you sell bulbs? | Where is the shop?
> human: About lamps

## Do you sell bulbs?
We do.
"""


def test_a_knowledge_file_is_read_as_it_is_described() -> None:
    lamp, bulbs = parse(KNOWLEDGE, "shop.en.md")
    assert lamp.cite == "shop.en.md#lamp"
    assert lamp.phrases == ("price of a lamp", "How expensive is a lamp?")
    assert lamp.answer == (
        "A lamp costs 10 euros; see our page (https://shop.example/lamps). It is the same everywhere:\n\n"
        "- in the shop\n- on the site"
    )
    assert (lamp.plain, lamp.human) == ("A lamp costs 10 euros.", "About lamps")
    assert lamp.replies == ("Do you sell bulbs?", "Where is the shop?")
    assert (bulbs.cite, bulbs.answer) == ("shop.en.md#do-you-sell-bulbs", "We do.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "expected at least one '## question'"),
        ("## Empty?\n", r"en\.md:1: expected an answer"),
        ("## A?\nYes.\n\n## A?\nNo.\n", r"en\.md:4: expected an id of its own, 'a' is taken"),
        ("## A?\nYes.\n> plian: Yes.\n", r"en\.md:3: 'plian' after '>' is not known. Did you mean 'plain'"),
        ("## A?\n" + "x" * 2001, "expected an answer of 1 to 2000 characters, got 2001"),
    ],
)
def test_a_mistake_in_a_knowledge_file_is_named_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        parse(text, "en.md")


@given(st.text())
def test_any_text_is_a_knowledge_file_or_a_named_mistake(text: str) -> None:
    try:
        parse(f"## {text}", "en.md")
    except UsageError as problem:
        assert str(problem).startswith("en.md")


async def test_a_company_brings_its_own_knowledge_in_one_language(tmp_path: Path) -> None:
    file = tmp_path / "shop.en.md"
    file.write_text(KNOWLEDGE, "utf-8")
    for given_path in (file, tmp_path):
        bot = connector("faq", {"knowledge": str(given_path)})
        answer = await bot.answer(Turn("conversation-1", 1, 1, "how expensive is a lamp", "nl"))
        assert answer and answer.cites == ("shop.en.md#lamp",)
        said = await bot.answer(Turn("conversation-1", 1, 1, "are you human?", "en"))
        assert said and "not a person" in said.text


@pytest.mark.parametrize("name", ["missing.en.md", "shop.md"])
def test_a_file_that_is_not_there_or_has_no_language_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "shop.md").write_text(KNOWLEDGE, "utf-8")
    with pytest.raises(UsageError, match=name.replace(".", r"\.")):
        connector("faq", {"knowledge": str(tmp_path / name)})


def test_an_unknown_connector_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="'fax': expected one of faq, webhook"):
        connector("fax", {})
    with pytest.raises(UsageError, match="'runner': expected a module with a function connect"):
        connector("runner", {})
    with pytest.raises(UsageError, match="expected a module that can be imported"):
        connector("no_such_shop.bot", {})


def test_a_module_of_ones_own_is_a_connector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example_shop_bot").mkdir()
    (tmp_path / "example_shop_bot" / "__init__.py").write_text("")
    (tmp_path / "example_shop_bot" / "own.py").write_text("def connect(options): return dict(options)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert connector("example_shop_bot.own", {"a": "b"}) == {"a": "b"}
