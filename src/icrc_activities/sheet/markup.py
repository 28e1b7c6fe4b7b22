"""Small pieces of HTML, made of elements and not of strings, so that no record can write any."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from .words import Texts


def element(tag: str, *children: str | Element, **attributes: object) -> Element:
    """An element; a text in it is text, whatever it holds. An underscore after an attribute's name is dropped: ``class_``."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items() if value not in ("", None)})
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def worded(tag: str, texts: Texts, **attributes: object) -> Element:
    """An element with the same words in one language, or in several one below the other."""
    if len(texts) == 1:
        return element(tag, texts[0].text, lang=texts[0].lang, **attributes)
    return element(tag, *(element("div", words.text, lang=words.lang) for words in texts), **attributes)


def html(root: Element) -> str:
    """The HTML of an element."""
    return tostring(root, encoding="unicode", method="html")
