"""Rows of safe text with named styles: what every view makes, and every widget paints."""

from typing import TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

Span: TypeAlias = tuple[str, str]
"""Text, and the name of its style."""
Spans: TypeAlias = tuple[Span, ...]
"""One row on the screen."""


def plain(spans: Spans) -> str:
    """Give the row's text alone."""
    return "".join(text for text, _ in spans)


def width_of(spans: Spans) -> int:
    """Give the cells a row takes."""
    return sum(cell_len(text) for text, _ in spans)


def cut(text: str, width: int) -> str:
    """Shorten a text to so many cells, with … where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fit(spans: Spans, width: int) -> Spans:
    """Shorten a row to so many cells."""
    out: list[Span] = []
    left = width
    for text, style in spans:
        if left <= 0:
            break
        shown = cut(text, left)
        out.append((shown, style))
        left -= cell_len(shown)
        if shown != text:
            break
    return tuple(out)


def beside(left: Spans, right: Spans, width: int) -> Spans:
    """Put a row's end against the right side; the beginning gives way."""
    room = max(0, width - width_of(right) - 1)
    left = fit(left, room)
    return (*left, (" " * (width - width_of(left) - width_of(right)), ""), *right)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into rows of at most `width` cells, at spaces where it can; "\\n" starts a new row."""
    out: list[str] = []
    for line in text.split("\n"):
        if line.isascii():
            out.extend([line] if len(line) <= width else _wrap_ascii(line, max(2, width)))
        else:
            out.extend(_wrap_line(line, max(2, width)))
    return out


def _wrap_ascii(line: str, width: int) -> list[str]:
    """Do as `_wrap_line`, row by row: here a letter is a cell."""
    rows = []
    while len(line) > width:
        space = line.rfind(" ", 0, width + 1)
        rows.append(line[: space if space > 0 else width])
        line = line[space + 1 if space > 0 else width :]
    return [*rows, line]


def _wrap_line(line: str, width: int) -> list[str]:
    rows, row, used = [], "", 0
    for word in line.split(" "):
        size = cell_len(word)
        if row and used + 1 + size <= width:
            row, used = f"{row} {word}", used + 1 + size
            continue
        if row:
            rows.append(row)
        *full, row = chop_cells(word, width) or [""] if size > width else [word]
        rows.extend(full)
        used = cell_len(row)
    rows.append(row)
    return rows
