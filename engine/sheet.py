"""A tool's table as a file for a spreadsheet; each row says which engine counted it, and links to the answer."""

from typing import Any

from engine import VERSION
from engine.link import link
from engine.tables import csv_table
from engine.tool import Tool


def sheet(tool: Tool[Any], inputs: Any, page: str) -> str:
    """The rows of an answer as comma-separated values, with two columns more; `page` is where the link leads."""
    header, *rows = tool.rows(inputs)
    back = link(tool.name, inputs, page, looks=False)
    return csv_table([[*header, "engine", "link"], *([*row, VERSION, back] for row in rows)])
