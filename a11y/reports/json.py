"""The report as JSON: the whole truth, as `schema/report.schema.json` describes it."""

import msgspec

from ..model import Report
from .encode import encode


def render(report: Report) -> bytes:
    """The whole report, its pictures included."""
    return encode(report)


def schema() -> bytes:
    """The JSON Schema (2020-12) of the report, made from its types."""
    made = msgspec.json.schema(Report)
    return encode(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Handrail report", **made}
    )
