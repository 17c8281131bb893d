"""Every machine-readable report is valid by its own standard, whatever a page put into it."""

import json
import xml.etree.ElementTree as ET
from functools import cache
from importlib.resources import files
from pathlib import Path

import jsonschema
import msgspec
import pytest
import rdflib
import xmlschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from a11y import reports
from a11y.model import Report
from a11y.reports import json as whole
from a11y.reports.lighter import lighter

SCHEMAS = files("a11y") / "schema"
OASIS = Path(__file__).with_name("sarif-2.1.0.json")
"""The whole schema, as the npm package @microsoft/sarif-multitool 5.7.0 (MIT) brings it."""
JENKINS = Path(__file__).with_name("junit-10.xsd")
"""The schema that Jenkins' xUnit plugin checks against (MIT, as its first lines say)."""
EARL = rdflib.Namespace("http://www.w3.org/ns/earl#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
WCAG = rdflib.Namespace("https://www.w3.org/TR/WCAG22/#")
ANYTHING = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = st.text(st.characters(codec="utf-8"), max_size=30)


def schema(name: str):
    return json.loads((SCHEMAS / name).read_text())


@cache
def official() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(OASIS.read_text("utf-8-sig")))


def checked(document: dict, name: str) -> None:
    jsonschema.Draft202012Validator(schema(name)).validate(document)


def named(report: Report, make_finding, name: str) -> Report:
    """The report with a finding on a node that has this name."""
    one = make_finding()
    evidence = msgspec.structs.replace(one.evidence, name=name, path=name, heard=(name,))
    found = msgspec.structs.replace(one, evidence=evidence, message={"en": name or "-"})
    return msgspec.structs.replace(report, findings=(found,), unseen=(name,))


def test_the_kept_schema_of_the_report_is_the_one_its_types_make():
    kept = (SCHEMAS / "report.schema.json").read_bytes()
    assert kept == whole.schema(), "write a11y.reports.json.schema() to a11y/schema/report.schema.json"


def test_the_json_report_fits_its_schema_and_comes_back_whole(report):
    said = reports.render(report, "json")
    checked(json.loads(said), "report.schema.json")
    assert msgspec.json.decode(said, type=Report) == lighter(report)
    assert lighter(report).pictures.keys() == report.pictures.keys()


@ANYTHING
@given(name=NAMES)
def test_sarif_is_valid_whatever_a_page_calls_its_nodes(report, make_finding, name):
    log = json.loads(reports.render(named(report, make_finding, name), "sarif"))
    checked(log, "sarif-2.1.0.json")
    official().validate(log)


@ANYTHING
@given(name=NAMES)
def test_junit_is_valid_whatever_a_page_calls_its_nodes(report, make_finding, name):
    said = reports.render(named(report, make_finding, name), "junit").decode()
    for kept in (SCHEMAS / "junit.xsd", JENKINS):
        xmlschema.XMLSchema(str(kept)).validate(said)


@pytest.mark.parametrize("form", reports.FORMS)
@ANYTHING
@given(name=NAMES)
def test_no_report_carries_control_or_direction_characters(report, make_finding, form, name):
    hostile = named(report, make_finding, f"{name}\x1b[2J\u202e\x07\x00\u2028")
    said = reports.render(hostile, form).decode()
    assert not set(said) & set("\x1b\u202e\x07\x00\u2028")


@pytest.mark.parametrize("form", reports.FORMS)
def test_every_report_tells_how_far_the_screen_reader_was_compared(report, form):
    measured = msgspec.structs.replace(report, agreement="97.8% of 369 lines")
    said = reports.render(measured, form).decode().replace("%25", "%")
    assert "97.8% of 369 lines" in said
    assert "not measured" not in said


@pytest.mark.parametrize("form", [form for form in reports.FORMS if form != "json"])
def test_a_dialect_that_was_never_compared_says_so(report, form):
    guessed = msgspec.structs.replace(report, agreement="")
    assert "not measured" in reports.render(guessed, form).decode()


def test_the_official_schema_refuses_what_is_no_sarif(report):
    log = json.loads(reports.render(report, "sarif"))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not official().is_valid(log)


def test_sarif_keeps_identity_baseline_and_waiver(report):
    log = json.loads(reports.render(report, "sarif"))
    checked(log, "sarif-2.1.0.json")
    official().validate(log)
    (run,) = log["runs"]
    by_print = {one["partialFingerprints"]["handrail/v1"]: one for one in run["results"]}
    assert {key: one["baselineState"] for key, one in by_print.items()} == {
        "abc123": "new", "u1": "new", "k1": "unchanged", "w1": "unchanged", "f1": "absent"
    }  # fmt: skip
    assert by_print["w1"]["suppressions"][0]["status"] == "accepted"
    assert by_print["u1"]["kind"] == "review"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert all(
        run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"]
    )


def test_junit_counts_what_it_holds(report):
    root = ET.fromstring(reports.render(report, "junit"))
    for suite in root:
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(key)) == len(suite.findall(f"testcase/{tag}"))
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
    failed = [case.get("classname") for case in root.findall(".//failure/..")]
    assert failed == ["handrail.human", "handrail.launcher-name"]
    assert [case.get("classname") for case in root.findall(".//error/..")] == ["handrail.unseen"]


def test_earl_is_linked_data_with_an_outcome_and_a_test_for_each_assertion(report):
    graph = rdflib.Graph().parse(data=reports.render(report, "earl"), format="json-ld")
    assertions = list(graph.subjects(rdflib.RDF.type, EARL.Assertion))
    assert len(assertions) == len(report.findings) + 3
    for one in assertions:
        result = graph.value(one, EARL.result)
        assert graph.value(result, EARL.outcome) in {
            EARL.failed,
            EARL.passed,
            EARL.cantTell,
            EARL.inapplicable,
        }
        assert (graph.value(one, EARL.test), rdflib.RDF.type, EARL.TestCriterion) in graph
        assert (graph.value(one, EARL.assertedBy), rdflib.RDF.type, EARL.Assertor) in graph
        assert (graph.value(one, EARL.subject), rdflib.RDF.type, EARL.TestSubject) in graph
    launcher = rdflib.URIRef("urn:handrail:launcher-name")
    assert (launcher, DCT.isPartOf, WCAG["name-role-value"]) in graph
