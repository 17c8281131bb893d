"""Asking: answers become findings, nothing to look at is told, and a broken check breaks no other."""

import msgspec

from a11y.checks import Case, ask, load_checks
from a11y.checks.check import Check, both, failed, passed, practice
from a11y.model import Evidence, Moment, Tree


def check(name, judge):
    return Check(
        id=name,
        question=both("Vraag?", "Question?"),
        norms=practice("x"),
        impact="minor",
        judge=judge,
        messages={"bad": both("Fout bij {thing}.", "Wrong at {thing}.")},
        fix=both("Herstel.", "Mend."),
        blind=both("Niets.", "Nothing."),
    )


def asked(judge, *recordings):
    return ask(recordings, [()] * len(recordings), [check("c", judge)])[0]


def test_what_fails_is_a_finding_with_its_facts_in_both_languages(make_recording):
    answer = asked(lambda case: [failed("bad", Evidence("mouse"), thing="7")], make_recording("mouse"))
    assert answer.findings[0].message == {"nl": "Fout bij 7.", "en": "Wrong at 7."}
    assert (answer.findings[0].impact, answer.looked) == ("minor", True)


def test_what_passes_is_no_finding_but_was_looked_at(make_recording):
    answer = asked(lambda case: [passed(Evidence())], make_recording())
    assert (answer.findings, answer.looked) == ((), True)


def test_a_check_without_an_answer_had_nothing_to_look_at(make_recording):
    assert not asked(lambda case: [], make_recording()).looked


def test_a_fact_that_was_not_given_breaks_nothing(make_recording):
    assert "…" in asked(lambda case: [failed("bad", Evidence())], make_recording()).findings[0].message["en"]


def test_braces_in_a_pages_words_are_words(make_recording):
    answer = asked(lambda case: [failed("bad", Evidence(), thing="{url} {0}")], make_recording())
    assert answer.findings[0].message["en"] == "Wrong at {url} {0}."


def test_a_check_that_breaks_is_told_and_others_are_asked(make_recording):
    def broken(case):
        yield from case.nothing_of_this_name

    first, second = ask(
        [make_recording()], [()], [check("a", broken), check("b", lambda case: [passed(Evidence())])]
    )
    assert first.broke.startswith("AttributeError")
    assert (second.broke, second.looked) == ("", True)


def test_no_check_breaks_on_evidence_with_next_to_nothing_in_it(make_recording):
    empty = Moment(0, Tree((), ()))
    for moments in ((), (empty,), (empty, empty)):
        bare = msgspec.structs.replace(make_recording(), moments=moments)
        assert [answer.broke for answer in ask([bare], [()]) if answer.broke] == []
    assert [answer.broke for answer in ask([], []) if answer.broke] == []


def test_no_check_breaks_on_a_small_walk(make_recording):
    assert [answer for answer in ask([make_recording()], [()]) if answer.broke] == []


def test_all_checks_are_there_by_being_in_the_package():
    assert len(load_checks()) > 35
    assert Case([], []).views == ()
