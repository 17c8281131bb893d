"""Chromium's accessibility nodes in ARIA's words."""

import re
from typing import Any

ROLES = {
    "StaticText": "text",
    "RootWebArea": "document",
    "Iframe": "iframe",
    "IframePresentational": "iframe",
    "GenericContainer": "generic",
    "LabelText": "label",
    "LineBreak": "linebreak",
    "ListMarker": "listmarker",
    "PluginObject": "object",
    "image": "img",
    "LayoutTable": "generic",
    "LayoutTableRow": "generic",
    "LayoutTableCell": "generic",
    "DisclosureTriangle": "button",
    "DisclosureTriangleGrouped": "button",
    "SectionHeader": "generic",
    "SectionFooter": "generic",
    "Audio": "audio",
    "Video": "video",
    "Canvas": "canvas",
    "MenuListPopup": "listbox",
    "MenuListOption": "option",
    "menuListOption": "option",
}
IGNORED = {
    "ariaHiddenElement": "aria_hidden",
    "ariaHiddenSubtree": "aria_hidden",
    "inertElement": "inert",
    "inertSubtree": "inert",
    "activeModalDialog": "behind_modal",
    "notRendered": "not_rendered",
    "notVisible": "not_visible",
    "presentationalRole": "presentational",
    "probablyPresentational": "presentational",
    "inheritsPresentation": "presentational",
    "emptyAlt": "empty_alt",
    "emptyText": "empty_text",
}
LEFT_OUT = frozenset({"url", "focused", "root", "settable", "actions"})


def role_of(said: dict[str, Any]) -> str:
    """The role in ARIA's words; what ARIA has no word for in lower case."""
    name = said.get("role", {}).get("value", "")
    return ROLES.get(name) or (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() if name != "none" else "")


def ignored_of(said: dict[str, Any]) -> str:
    """Why assistive technology does not get it; "uninteresting" where it merely gets what is inside."""
    if not said.get("ignored"):
        return ""
    reasons = [reason["name"] for reason in said.get("ignoredReasons", ())]
    for reason in reasons:
        if reason != "uninteresting":
            return IGNORED.get(reason, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", reason).lower())
    return "uninteresting"


def name_from(said: dict[str, Any]) -> str:
    """What the name comes from: attribute, contents, label, placeholder, title, related; "" when unknown."""
    for source in said.get("name", {}).get("sources", ()):
        if source.get("superseded") or not source.get("value", {}).get("value"):
            continue
        if source.get("attribute") in ("title", "placeholder", "aria-placeholder"):
            return str(source["attribute"]).removeprefix("aria-")
        if source.get("nativeSource"):
            native = source["nativeSource"]
            return "label" if native.startswith("label") else str(native)
        return "related" if source["type"] == "relatedElement" else str(source["type"])
    return ""


def states_of(said: dict[str, Any], attributes: dict[str, str]) -> dict[str, str]:
    """ARIA states and properties that are present, without `aria-`, in lower case."""
    states: dict[str, str] = {}
    for entry in said.get("properties", ()):
        name, value = entry["name"].lower(), entry["value"]
        if name in LEFT_OUT:
            continue
        if "value" in value:
            states[name] = _word(value["value"])
        elif value.get("relatedNodes"):
            states[name] = " ".join(node.get("idref", "") for node in value["relatedNodes"]).strip()
    for name in ("posinset", "setsize", "current"):
        if value := attributes.get(f"aria-{name}"):
            states.setdefault(name, value)
    states = {name: value for name, value in states.items() if value}
    if states.get("invalid") == "false" and "aria-invalid" not in attributes:
        del states["invalid"]
    return states


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
