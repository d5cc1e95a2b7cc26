"""The size of a text for the command line: the same estimate that the page makes."""

from pathlib import Path
from typing import Any, BinaryIO

from engine.errors import EngineError
from engine.format import grouped
from engine.tables import plain_table
from engine.tokens import (
    ENGLISH_AND_CODE,
    HOW_MADE,
    MOST_BYTES,
    OTHER_LANGUAGES,
    OTHER_VENDORS,
    REFERENCE,
    TOO_LONG,
    estimate,
    too_long,
)


class UnreadableText(EngineError):
    """There is no text to size where one was to be; the message says why."""


def read_text(source: Path | BinaryIO) -> str:
    """The text of a file or of standard input; UnreadableText when there is none, or one that is too long."""
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                content = file.read(MOST_BYTES + len(_BYTE_ORDER_MARK) + 1)
        else:
            content = source.read(MOST_BYTES + len(_BYTE_ORDER_MARK) + 1)
        text = content.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        # what is too long may have been cut inside a character
        reason = (
            TOO_LONG if len(content) > MOST_BYTES else f"Not text in UTF-8, from byte {grouped(error.start + 1)} on."
        )
        raise UnreadableText(reason) from None
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise UnreadableText(f"{getattr(error, 'strerror', None) or error}.") from None
    if too_long(text):
        raise UnreadableText(TOO_LONG)
    return text


def token_report(text: str) -> dict[str, Any]:
    """The size as data: the estimate, and the fewest and the most that it stands for."""
    tokens = estimate(text)
    return {
        "tokens": tokens,
        "reference": REFERENCE,
        "english_and_code": list(ENGLISH_AND_CODE.around(tokens)),
        "other_languages": list(OTHER_LANGUAGES.around(tokens)),
    }


def token_table(text: str) -> str:
    """The size for a terminal, with how it is made."""
    tokens = estimate(text)
    rows = [["About", grouped(tokens)]]
    for within in (ENGLISH_AND_CODE, OTHER_LANGUAGES):
        fewest, most = within.around(tokens)
        rows.append([f"In {within.kind}", f"{grouped(fewest)} to {grouped(most)}"])
    return f"{plain_table(['Estimate', 'Tokens'], rows)}\n\n{HOW_MADE} {OTHER_VENDORS}"


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
