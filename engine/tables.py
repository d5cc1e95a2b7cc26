"""Rows as a table, for a terminal, for Markdown and for a spreadsheet."""

from collections.abc import Iterable, Sequence

from engine.format import Exact, decimal

type Row = Sequence[str]
type Cell = str | Exact
"""What a spreadsheet can hold: text, or a number."""


def plain_table(header: Row, rows: Iterable[Row]) -> str:
    """Aligned columns with a ruled header; columns whose cells all look like numbers align right.

    >>> print(plain_table(["Approach", "Score"], [["LoRA / PEFT", "84.9"], ["RAG", "16.0"]]))
    Approach     Score
    -----------  -----
    LoRA / PEFT   84.9
    RAG           16.0
    """
    cells = [list(row) for row in rows]
    columns = list(zip(header, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(_numeric(cell) for cell in column[1:]) for column in columns]

    def line(row: Row) -> str:
        aligned = (
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(row, widths, right, strict=True)
        )
        return "  ".join(aligned).rstrip()

    return "\n".join([line(header), line(["-" * width for width in widths]), *map(line, cells)])


def markdown_table(header: Row, rows: Iterable[Row]) -> str:
    """The same as a Markdown table; a pipe inside a cell is escaped."""
    cells = [list(row) for row in rows]
    columns = list(zip(header, *cells, strict=True))
    rule = ["---:" if all(_numeric(cell) for cell in column[1:]) else "---" for column in columns]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in [header, rule, *cells])


def csv_table(rows: Iterable[Sequence[Cell]]) -> str:
    """The same as comma-separated values (RFC 4180); numbers have at most ten decimals.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> csv_table([["month", "note"], [1, "$2"], ["=1+1", "x"]]).splitlines()
    ['month,note', '1,$2', "'=1+1,x"]
    """
    return "".join(",".join(map(_csv_cell, row)) + "\r\n" for row in rows)


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return decimal(cell, 10)
    text = f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(("\t", "\r")) else cell
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with, in one spreadsheet or another."""


def _numeric(cell: str) -> bool:
    """Whether a cell reads as a number, a sum of money or nothing at all."""
    return not cell or (any(c.isdigit() for c in cell) and all(c in "0123456789.,$%+-−" for c in cell))
