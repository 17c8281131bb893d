"""Cells of tables: which column they stand in, and what heads it."""

import msgspec

from ..model import Node
from .order import CELL_ROLES, Page


def with_header(page: Page, node: Node, before: str, word: str) -> Node:
    """A text in a cell with the header of its column, where the cell before stood in another column."""
    cell = page.cell(node)
    if cell is None or node.role != "text":
        return node
    if cell.role == "columnheader":
        return msgspec.structs.replace(node, name=f"{node.name} {word}")
    other = page.cell(page.nodes[before]) if before in page.nodes else None
    header = _header(page, cell)
    if not header or (other is not None and _column(page, other) == _column(page, cell)):
        return node
    return msgspec.structs.replace(node, name=f"{header} {word} {node.name}")


def _column(page: Page, cell: Node) -> int:
    row = next((one for one in page.around(cell.id) if one.role == "row"), None)
    cells = [one.id for one in page.within(row.id) if one.role in CELL_ROLES] if row else []
    return cells.index(cell.id) if cell.id in cells else -1


def _header(page: Page, cell: Node) -> str:
    """The text of the header of a cell's column: the first row's cell in its place, if it is a header."""
    table = next((one for one in page.around(cell.id) if one.role in ("table", "grid")), None)
    row = next((one for one in page.within(table.id) if one.role == "row"), None) if table else None
    cells = [one for one in page.within(row.id) if one.role in CELL_ROLES] if row else []
    column = _column(page, cell)
    found = cells[column] if 0 <= column < len(cells) else None
    return page.text(found.id) if found is not None and found.role == "columnheader" else ""
