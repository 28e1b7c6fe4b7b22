"""What repeats from record to record: read once, written once, and kept in a room of bounded size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

_ROOM, _LONGEST, _EACH = 2**23, 2**11, 2**9
"""All that is shared was so long as JSON at most, and none of it longer than that; each counts so much more, for the objects made of it."""


class Room:
    """The room for all that is shared; when it is full, all is forgotten."""

    def __init__(self) -> None:
        self.shelves: list[dict[Any, Any]] = []
        self.taken = 0

    def has(self, size: int) -> bool:
        """Whether something so long is to be kept; if so, there is room for it."""
        if size > _LONGEST:
            return False
        self.taken += size + _EACH
        if self.taken > _ROOM:
            for shelf in self.shelves:
                shelf.clear()
            self.taken = size + _EACH
        return True


class Shared(dict[Any, Any]):
    """Values by what they were read from; each is made once."""

    def __init__(self, room: Room, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self.room, self.make = room, make
        room.shelves.append(self)

    def __missing__(self, key: Any) -> Any:
        value = self.make(key)
        if self.room.has(sum(map(len, key)) + len(key) if isinstance(key, tuple) else len(key)):
            self[key] = value
        return value


class Written(dict[int, tuple[msgspec.Raw, Any]]):
    """What parts are written as, by their ids, which nothing else can have while they are kept here."""

    def __init__(self, room: Room, write: Callable[[Any], Any]) -> None:
        super().__init__()
        self.room, self.write = room, write
        room.shelves.append(self)

    def keep(self, part: Any) -> tuple[msgspec.Raw, Any]:
        """What a part is written as, and the part."""
        data = msgspec.json.encode(self.write(part))
        kept = msgspec.Raw(data), part
        if self.room.has(len(data)):
            self[id(part)] = kept
        return kept
