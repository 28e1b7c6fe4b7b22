"""Where each part of a text was made from."""

from __future__ import annotations

from bisect import bisect_right


class Made:
    """A text made from another one, piece by piece, that knows where each piece came from.

    A piece as long as what it was made from stands for it character by character; any other stands for the whole of it.
    Neighbours of the first kind are kept as one piece, so a long text takes little room.
    """

    __slots__ = ("_from", "_pieces", "_starts", "_to", "length")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts, self._from, self._to = [0], [0], [0]
        self.length = 0

    def put(self, text: str, start: int, end: int) -> None:
        """Go on with a text that was made from the part *start* to *end*."""
        as_long = len(text) == end - start
        if not (as_long and start == self._to[-1] and self._to[-1] - self._from[-1] == self.length - self._starts[-1]):
            self._starts.append(self.length)
            self._from.append(start)
        else:
            self._to.pop()
        self._to.append(end)
        self._pieces.append(text)
        self.length += len(text)

    def __str__(self) -> str:
        return "".join(self._pieces)

    @property
    def last(self) -> str:
        """The piece that was put last."""
        return self._pieces[-1] if self._pieces else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """What a part of the text was made from."""
        first = bisect_right(self._starts, start) - 1
        begin = self._from[first] + (start - self._starts[first] if self._is_copy(first) else 0)
        if end <= start:
            return begin, begin
        last = bisect_right(self._starts, end - 1) - 1
        return begin, self._from[last] + end - self._starts[last] if self._is_copy(last) else self._to[last]

    def _is_copy(self, piece: int) -> bool:
        stop = self._starts[piece + 1] if piece + 1 < len(self._starts) else self.length
        return self._to[piece] - self._from[piece] == stop - self._starts[piece]
