"""The embedded bot: it answers from its knowledge, says when it does not know, and what it is."""

import re
from pathlib import Path

import pytest
from bot_house import House, until
from hypothesis import given
from hypothesis import strategies as st

from console.bots import Answer, Control, Turn, connector
from console.bots.faq import Faq, connect
from console.bots.faq_file import find, read
from console.bots.faq_words import spoken
from console.core import command as cmd
from console.core.human_request import Asks, asks_for_human

FIXTURES = Path(__file__).parents[3] / "fixtures" / "knowledge"


LANGUAGES = ("en", "nl")


BOT = connect({})


TALK = Path(connect.__code__.co_filename).parent / "knowledge"


def questions(language: str) -> list[tuple[str, str]]:
    """(id of the entry that is right, question): "talk:..." is small talk, "-" is not in the knowledge."""
    rows = (FIXTURES / f"questions-{language}.tsv").read_text("utf-8").splitlines()
    return [(want, text) for want, _, text in (row.partition("\t") for row in rows)]


def entries(language: str) -> list[object]:
    return [*read(find("")[language]), *read(TALK / f"talk-{language}.md")]


async def ask(text: str, language: str = "en", *needs: str, bot: Faq = BOT) -> Answer:
    answer = await bot.answer(Turn("conversation-1", 1, 1, text, language, needs))
    assert answer is not None
    return answer


async def outcome(text: str, language: str) -> str:
    answer = await ask(text, language)
    if answer.unsure:
        return "-"
    if answer.cites:
        return answer.cites[0].partition("#")[2]
    return next(f"talk:{e.id}" for e in read(TALK / f"talk-{answer.language}.md") if e.answer == answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_plain_speech_with_typing_errors_finds_its_answer(language: str) -> None:
    known = [(want, text) for want, text in questions(language) if want != "-"]
    got = [(want, await outcome(text, language), text) for want, text in known]
    wrong = [row for row in got if row[1] not in ("-", row[0])]
    unsure = [row for row in got if row[1] == "-"]
    assert len(known) >= 150
    assert len(wrong) <= 0.02 * len(known), wrong
    assert len(unsure) <= 0.12 * len(known), unsure


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("en", "pasword", "password"),
        ("en", "invoise", "invoice"),
        ("en", "complant", "complaint"),
        ("en", "newslettter", "newsletter"),
        ("nl", "wachtwoort", "password"),
        ("nl", "faktuur", "invoice"),
        ("nl", "kortingscodde", "discount"),
        ("nl", "nieuwsbreif", "newsletter"),
    ],
)
async def test_a_typing_error_in_the_one_word_that_matters_is_forgiven(
    language: str, text: str, entry: str
) -> None:
    assert await outcome(text, language) == entry


@pytest.mark.parametrize("language", LANGUAGES)
async def test_when_it_is_unsure_the_right_question_is_mostly_one_choice_away(language: str) -> None:
    by_id = {entry.id: entry.question for entry in read(find("")[language])}
    missed = []
    for want, text in questions(language):
        answer = await ask(text, language)
        if want in by_id and answer.unsure and by_id[want] not in [option.text for option in answer.options]:
            missed.append((want, text))
    assert len(missed) <= 0.04 * len(questions(language)), missed


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_not_in_the_knowledge_is_not_answered(language: str) -> None:
    unknown = [text for want, text in questions(language) if want == "-"]
    answered = [(text, found) for text in unknown if (found := await outcome(text, language)) != "-"]
    assert len(unknown) >= 25
    assert len(answered) <= 0.05 * len(unknown), answered


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_phrase_in_the_knowledge_finds_its_own_entry(language: str) -> None:
    for entry in read(find("")[language]):
        for phrase in (entry.question, *entry.phrases):
            assert await outcome(phrase, language) == entry.id, phrase


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_quick_reply_leads_to_an_answer(language: str) -> None:
    for entry in read(find("")[language]):
        for reply in entry.replies:
            assert not (await ask(reply, language)).unsure, reply


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_it_suggests_leads_to_that_answer(language: str) -> None:
    for want, text in questions(language):
        answer = await ask(text, language)
        if answer.unsure:
            for option in answer.options:
                assert not (await ask(option.text, language)).unsure, (want, option)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_answer_cites_the_entry_it_is_taken_from(language: str) -> None:
    by_cite = {entry.cite: entry for entry in read(find("")[language])}
    for entry in by_cite.values():
        answer = await ask(entry.question, language)
        assert answer.cites == (entry.cite,) and entry.cite.startswith(f"{language}.md#")
        assert answer.text == by_cite[answer.cites[0]].answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_know_the_same_things(language: str) -> None:
    ids = [{entry.id for entry in read(find("")[one])} for one in LANGUAGES]
    assert ids[0] == ids[1]
    assert len(ids[0]) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_plain_words_and_no_marks_or_pictures(language: str) -> None:
    for entry in read(find("")[language]):
        assert entry.plain, entry.cite
        longest = max(len(sentence.split()) for sentence in re.split(r"[.?!:]\s", entry.plain))
        assert longest <= 14, (entry.cite, longest)
    for entry in entries(language):
        for text in (entry.answer, entry.plain):  # type: ignore[attr-defined]
            assert not re.search(r"[*_`#<>\[\]]|\.\.\.|…", text), text
            assert all(ord(c) < 0x2000 for c in text), text


async def test_who_needs_plain_words_gets_them() -> None:
    usual, plain = (
        await ask("How do I return something?"),
        await ask("How do I return something?", "en", "plain_words"),
    )
    assert plain.text.startswith("You can send it back. You have 30 days.")
    assert usual.text != plain.text and usual.cites == plain.cites


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are you a human?"),
        ("en", "is this a bot or a person"),
        ("en", "am I talking to a real person?"),
        ("nl", "Bent u een mens?"),
        ("nl", "ben je een robot of een mens"),
        ("nl", "praat ik met een echt persoon?"),
    ],
)
async def test_asked_whether_it_is_human_it_says_that_it_is_not(language: str, text: str) -> None:
    answer = await ask(text, language)
    assert re.search(r"not a person|geen mens", answer.text)
    assert not answer.cites


async def test_a_complaint_is_given_to_a_human_with_what_it_is_about() -> None:
    answer = await ask("I want to make a complaint")
    assert answer.ask_human and answer.summary == "The customer has a complaint."


async def test_it_answers_in_the_language_of_the_question() -> None:
    assert (await ask("Waar is mijn pakketje?", "en")).language == "nl"
    assert (await ask("Where is my parcel?", "nl")).language == "en"
    assert (await ask("Where is my parcel?", "fr")).language == "en"
    assert (await ask("PayPal?", "nl")).language == "nl"
    assert (await ask("PayPal?", "en")).language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_words_tell_the_language(language: str) -> None:
    told = [spoken(text, "?") for _, text in questions(language) if len(text.split()) >= 5]
    assert told.count(language) >= 0.9 * len(told)
    assert len([one for one in told if one not in (language, "?")]) <= 0.03 * len(told)


async def test_placeholders_of_personal_data_do_not_disturb_it() -> None:
    answer = await ask("Where is my order? My number is [phone 1] and my mail [email 2]")
    assert answer.cites == ("en.md#order-status",)


@given(st.text(max_size=4000))
async def test_no_text_makes_it_fail(text: str) -> None:
    answer = await ask(text or "?")
    assert answer.text


async def test_a_long_text_of_strange_words_is_answered_at_once() -> None:
    words = " ".join(f"x{n}yzw" for n in range(600))
    assert (await ask(words[:4000])).unsure


def control(word: str, conversation: str = "conversation-1", yours: bool = True) -> Control:
    return Control(conversation, 3, yours, word)


async def test_a_word_at_the_hand_back_is_acknowledged_in_the_customers_language() -> None:
    bot = connect({})
    await ask("Waar is mijn pakketje?", "nl", bot=bot)
    said = await bot.control(control("Graag uitleggen hoe retourneren werkt"))
    assert said and said.cites == ("nl.md#returns",) and "bericht van de medewerker" in said.text
    assert "Graag uitleggen" not in said.text
    other = await bot.control(control("Vriendelijke man, belt morgen weer"))
    assert other and not other.cites and other.language == "nl"
    assert await bot.control(control("")) is None
    assert await bot.control(control("Uitleg", yours=False)) is None
    assert await bot.control(control("Uitleg", conversation="never-heard-of")) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_questions_are_left_to_the_bot_by_the_hub(language: str) -> None:
    """Whatever the hub takes for a request for a human never reaches the bot."""
    phrases = [p for e in read(find("")[language]) if not e.human for p in (e.question, *e.phrases)]
    asked = [phrase for phrase in phrases if asks_for_human(phrase, language) is Asks.YES]
    assert len(asked) <= 0.02 * len(phrases), asked


async def test_a_customer_is_answered_told_what_is_unknown_and_led_to_a_human(house: House) -> None:
    await house.run(connector("faq", {}))
    customer, agent = await house.customer("conversation-1", language="nl"), await house.agent()
    known = await customer.asks("Waar blijft mijn paketje?")
    assert known.cites == ("nl.md#order-status",) and not known.unsure
    unknown = await customer.asks("Hoe hoog is de Eiffeltoren?")
    assert unknown.unsure and unknown.text.startswith("Dat weet ik niet.")
    await customer.say(unknown.options[-1].text)
    await until(lambda: customer.followed.state.phase == "queued")
    await agent.do(customer.id, cmd.Claim())
    await agent.do(customer.id, cmd.HandBack("Leg uit hoe ruilen werkt"))
    await customer.client.do(customer.id, cmd.AnswerOffer(human=False))
    await until(lambda: len(customer.heard()) == 3)
    assert customer.heard()[-1].cites == ("nl.md#exchange",)
