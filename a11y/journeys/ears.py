"""What of a page's changes reaches somebody who listens, by the rules all screen readers share."""

from ..model import Change, Moment, Recording, Utterance


def announced(recording: Recording, dialect: str = "", language: str = "") -> tuple[Utterance, ...]:
    """The live announcements of a recording, without any dialect's peculiarities.

    A change is announced when it lies in a live region that was there before it and is in the accessibility
    tree (WAI-ARIA 1.2, aria-live, aria-relevant).
    """
    return tuple(said for moment in recording.moments for said in _of(moment))


def _of(moment: Moment) -> list[Utterance]:
    return [
        Utterance(
            at=change.at,
            text=change.region.text if change.region.atomic and change.region.text else change.text,
            source="alert" if change.region.role == "alert" else "live",
            politeness="assertive" if change.region.live == "assertive" else "polite",
        )
        for change in moment.changes
        if change.region is not None and _reaches(change)
    ]


def _reaches(change: Change) -> bool:
    region = change.region
    if region is None or region.live == "off" or not change.rendered or not change.text.strip():
        return False
    if region.born >= change.at > 0 and region.role != "alert":
        return False
    wanted = set(region.relevant.split()) if region.relevant != "all" else {"additions", "text", "removals"}
    return {"added": "additions", "shown": "additions", "text": "text"}.get(change.kind, "") in wanted
