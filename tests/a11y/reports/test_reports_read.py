"""What people read: the table, the Markdown, the annotations, in their language and harmless."""

import re

import msgspec
import pytest

from a11y import reports
from a11y.model import Evidence
from a11y.reports import text


def test_the_table_says_who_gets_there_and_where_the_others_stop(report):
    lines = text.render(report).splitlines()
    row = next(line for line in lines if line.startswith("touch"))
    assert re.match(r"touch\s+not reached\s+2\s+1\.0×\s+0\s+1\.5\s+ask for a human: No control leads", row)


def test_findings_come_worst_first_and_settled_ones_last(report):
    heads = re.findall(r"^\d+\. .*?  (\S+)  \(", text.render(report), re.M)
    assert heads == ["launcher-name", "old", "reply-heard", "held", "gone"]


def test_each_finding_tells_who_where_how_to_fix_and_by_which_norm(report):
    said = text.render(report)
    first = said[said.index("1. CRITICAL") : said.index("2. SERIOUS")]
    for part in (
        "keyboard, screen-reader",
        "step 1 (open the chat)",
        "Give it a name.",
        "4.1.2 (A), EN 301 549 9.4.1.2",
    ):
        assert part in first


def test_a_criterion_that_the_european_norm_does_not_have_is_not_ascribed_to_it(make_finding, report):
    from a11y.model import Norm

    one = make_finding(norms=(Norm("wcag", "2.5.8", "AA"),))
    said = text.render(msgspec.structs.replace(report, findings=(one,)))
    assert "WCAG 2.2 2.5.8 (AA)" in said
    assert "EN 301 549" not in said


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_was_measured_and_who_listened_is_told_in_dutch(make_finding, report, form):
    facts = {"inked": "0.0%", "theme": "light", "new": "<1"}
    one = make_finding(evidence=Evidence("forced-colors", measured=facts))
    own = msgspec.structs.replace(
        report, findings=(one,), language="nl", dialect="simulated (NVDA 2024.4)", agreement=""
    )
    said = reports.render(own, form).decode()
    assert "deel dat afsteekt 0.0%, ondergrond licht, new " in said
    assert "nagebootst (NVDA 2024.4)" in said
    assert ("&lt;1" if form == "html" else "<1") in said


def test_text_has_no_colour_unless_asked(report):
    assert "\x1b" not in text.render(report)
    assert "\x1b[1;31m" in text.render(report, colour=True)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_text_keeps_within_its_width(report, width):
    assert max(map(len, text.render(report, width=width).splitlines())) <= width


def test_explaining_adds_what_the_walker_considered(report):
    told = text.render(report, explain=True)
    assert "button: 3 points" in told
    assert "ask for a human: not reached. No control leads to a human." in told
    assert "button: 3 points" not in text.render(report)


@pytest.mark.parametrize("form", ["text", "html", "markdown", "junit", "github"])
def test_a_dutch_report_is_dutch(report, form):
    said = reports.render(msgspec.structs.replace(report, language="nl"), form).decode()
    assert "De knop heeft geen naam." in said
    assert "Give it a name." not in said


def test_each_annotation_is_one_line_and_a_page_cannot_add_one(report):
    lines = reports.render(report, "github").decode().splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error",
        "::error",
        "::error",
        "::notice",
        "::notice",
        "::notice",
    ]


def test_markdown_gives_a_page_no_markup(report):
    said = reports.render(report, "markdown").decode()
    assert "<script" not in said
    assert "&lt;script" in said
    table = [line for line in said.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1


def test_a_files_ending_chooses_the_form():
    assert reports.form_of("out/report.SARIF") == "sarif"
    with pytest.raises(LookupError, match=r"\.jsonld"):
        reports.form_of("report.pdf")
