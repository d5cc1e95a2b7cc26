"""Bytes as text that HTML can hold: seven bits a character, a sixth more than the bytes where base64 needs a third.

A value is the character of that number. The few that a script element cannot hold are the characters 128 above
them, which take two bytes in UTF-8. dense.js reads such text.
"""

FORBIDDEN = b"\0\r<"
"""HTML replaces the first two; the third could begin the end of the element."""

IN_A_LITERAL = b'\0\r\n"\\'
"""What cannot stand between quotes in a script of its own."""


def dense(content: bytes, forbidden: bytes = FORBIDDEN) -> str:
    """The text, without some characters below 128; its length says how many bytes it stands for."""
    count = -(-len(content) * 8 // 7)
    whole = content + bytes(-len(content) % 7)
    columns = [whole[place::7] for place in range(7)]
    values = bytearray(len(whole) // 7 * 8)
    for place in range(8):
        high = columns[place - 1].translate(_shifted(7 - place)) if place else bytes(len(columns[0]))
        low = columns[place].translate(_shifted(-1 - place)) if place < 7 else bytes(len(columns[0]))
        values[place::8] = _either(high, low)
    written = bytes(value | 0x80 if value in forbidden else value for value in range(128)) + bytes(128)
    return values[:count].translate(written).decode("latin-1")


def _shifted(by: int) -> bytes:
    """A table of what seven bits see of each byte that is moved so far to the left."""
    return bytes((value << by if by > 0 else value >> -by) & 0x7F for value in range(256))


def _either(one: bytes, other: bytes) -> bytes:
    """All bits of both, as one large number because that is quick."""
    return (int.from_bytes(one) | int.from_bytes(other)).to_bytes(len(one))
