"""The two halves joined: a page in a real browser, a bot, an agent at a real terminal, and back."""

from collections.abc import Iterator

import pytest
from path_agents import AGENT, AtDesk, InLineMode
from path_company import Company
from selenium.webdriver.common.keys import Keys
from widget.browser import Browser

WORDS = {
    "en": {
        "page": "", "human": "Talk to a human", "message": "Your message",
        "bot": "You are talking to Robin (bot), a digital assistant", "wait": "waiting for an employee",
        "ask": "How long does delivery take?", "answer": "arrive on the next working day",
        "hello": "Good day, here I am.", "problem": "The lamp arrived broken.", "note": "lamp broken",
        "word": "a new lamp is ordered", "proposes": "proposes that you go on",
        "yes": "Yes, go on with the assistant", "left": "has left the conversation",
        "more": "What does delivery cost?", "price": "Delivery costs 3.95 euros",
        "again": "Can I talk to a person?", "code": "Solved", "ended": "has ended the conversation",
    },
    "nl": {
        "page": "widget/nl.html", "human": "Praat met een mens", "message": "Uw bericht",
        "bot": "U praat met Robin (bot), een digitale assistent", "wait": "wacht op een medewerker",
        "ask": "Hoe lang duurt de bezorging?", "answer": "komt de volgende werkdag",
        "hello": "Goedendag, ik ben er.", "problem": "De lamp kwam kapot aan.", "note": "lamp kapot",
        "word": "nieuwe lamp is besteld", "proposes": "stelt voor dat u verder praat",
        "yes": "Ja, verder met de assistent", "left": "heeft het gesprek verlaten",
        "more": "Wat kost de bezorging?", "price": "Bezorgen kost 3,95 euro",
        "again": "Kan ik een medewerker spreken?", "code": "Opgelost", "ended": "heeft het gesprek beëindigd",
    },
}  # fmt: skip


@pytest.fixture
def page(company: Company, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A browser that carries the company's mark, so that what it leaves behind would be seen."""
    monkeypatch.setenv(*company.mark.split("="))
    browser = Browser()
    yield browser
    browser.close()


def tab_to(page: Browser, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(40):
        if page.focus().endswith(name):
            return
        page.press(Keys.TAB)
    raise AssertionError(f"expected Tab to reach {name!r}; the focus is at {page.focus()!r}")


@pytest.mark.xdist_group("path")
@pytest.mark.timeout(400)
@pytest.mark.parametrize(("place", "language"), [(AtDesk, "en"), (InLineMode, "nl")], ids=["desk", "line"])
def test_from_the_page_over_the_bot_to_a_human_and_back_by_keyboard_alone(
    place: type[AtDesk | InLineMode], language: str, company: Company, page: Browser
) -> None:
    company.open()
    company.bot()
    agent = place(company, language)
    try:
        walk(page, agent, company, WORDS[language])
        agent.leaves()
    finally:
        agent.close()
    assert company.stop() == 0


def walk(page: Browser, agent: AtDesk | InLineMode, company: Company, words: dict[str, str]) -> None:
    page.plain()
    page.visit(company.page + words["page"])
    with_the_bot(page, words)
    to_a_human(page, agent, words)
    back_to_the_bot(page, agent, words)
    to_a_human_again_and_to_the_end(page, agent, words)
    assert page.problems() == []


def with_the_bot(page: Browser, words: dict[str, str]) -> None:
    tab_to(page, "Chat")
    page.press(Keys.ENTER)
    page.hears(words["bot"])
    page.press(words["ask"], Keys.ENTER)
    page.hears(words["answer"])


def to_a_human(page: Browser, agent: AtDesk | InLineMode, words: dict[str, str]) -> None:
    tab_to(page, words["human"])
    page.press(Keys.SPACE)
    page.hears(words["wait"])
    agent.sees_a_customer_wait()
    agent.claims()
    agent.sees(words["ask"], words["answer"])
    page.hears(AGENT[agent.language])
    agent.says(words["hello"])
    page.hears(words["hello"])
    tab_to(page, words["message"])
    page.press(words["problem"], Keys.ENTER)
    agent.sees(words["problem"])
    agent.notes(words["note"])


def back_to_the_bot(page: Browser, agent: AtDesk | InLineMode, words: dict[str, str]) -> None:
    page.deaf()
    agent.hands_back(words["word"])
    page.hears(words["proposes"])
    tab_to(page, words["yes"])
    page.press(Keys.ENTER)
    page.hears(words["left"])
    page.hears(words["bot"])
    agent.sees_control("bot")
    assert not any(words[secret] in page.text("body") for secret in ("note", "word"))
    page.press(words["more"], Keys.ENTER)
    page.hears(words["price"])
    agent.sees(words["price"])


def to_a_human_again_and_to_the_end(page: Browser, agent: AtDesk | InLineMode, words: dict[str, str]) -> None:
    page.press(words["again"], Keys.ENTER)
    page.hears(words["wait"])
    agent.sees_a_customer_wait()
    agent.claims()
    page.hears(AGENT[agent.language])
    agent.closes(words["code"])
    page.hears(words["ended"])
