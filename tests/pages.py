"""HTML as a tree that the tests can look through."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Element:
    """An element, its attributes and what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str | None], above: Element | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.above = above
        self.inside: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """The element and all within it, in order."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part

    @property
    def text(self) -> str:
        """All text within, but of what is drawn only."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside if self.tag != "style")

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return (self.attributes.get("class") or "").split()

    @property
    def lang(self) -> str | None:
        """The language of its text: its own, or that of what it is in."""
        return self.attributes.get("lang") or (self.above.lang if self.above else None)

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """Every element within of one of these tags (any, if none is given) that has these attributes; a class is one of its classes."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        kind = wanted.pop("class", None)
        return [
            each
            for each in self
            if (not tags or each.tag in tags)
            and (kind is None or kind in each.classes)
            and all(each.attributes.get(key) == value for key, value in wanted.items())
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {})

    def handle_starttag(self, tag, attrs):
        made = Element(tag, dict(attrs), self.at)
        assert len(made.attributes) == len(attrs), f"an attribute of {tag} stands twice"
        self.at.inside.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag, attrs):
        self.at.inside.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag):
        assert self.at.tag == tag, f"{self.at.tag} is closed by {tag}"
        assert self.at.above is not None
        self.at = self.at.above

    def handle_data(self, data):
        self.at.inside.append(data)


def read(page: str) -> Element:
    """A page as a tree; every element in it is closed, in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.at is reader.root, f"{reader.at.tag} is not closed"
    return reader.root
