"""How much of a document is read before it is refused."""

from typing import Final

MAX_DEPTH: Final = 100
"""Objects and lists may stand so deep in one another: the records need nine levels, and two more for each sub-section."""

MAX_SIZE: Final = 2**28
"""A document may have so many bytes, 256 MiB; what it says may take thirty times as many while its faults are looked for."""

MAX_LINE: Final = 2**24
"""A line of JSON Lines may have so many bytes, 16 MiB; a record takes about one thousand."""

MAX_FAULTS: Final = 1000
"""So many faults of a document are told; to look for a million of them would take minutes."""
