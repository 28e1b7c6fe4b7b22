"""Texts as they are published: what of them is read, and where it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from icrc_activities import Document, UnknownKeyError, datasets, document, find_figures, render

ROOT = Path(__file__).resolve().parent.parent
NBSP = "\u00a0"


def read(source: str, format_: str, language: str | None = None) -> str:
    """The text of a source with one kind of markup."""
    return document(source, format_, language).text


# Plain text


def test_plain_text_is_read_as_it_stands():
    """Nothing is markup in plain text, and every place is its own."""
    given_ = "<b>5</b>\r\n*calls* &amp;"
    plain = document(given_)
    assert plain == Document(given_, given_)
    assert plain.span(3, 4) == (3, 4)


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, (1, 1)), (3, (1, 4)), (4, (1, 5)), (5, (2, 1)), (8, (2, 4)), (9, (3, 1)), (10, (4, 1)), (11, (4, 2)), (99, (4, 90))],
)
def test_positions_are_counted_from_one(at, expected):
    """A column is a code point, a line ends at a line feed, and a carriage return before it belongs to the line."""
    assert document("a𝟑b\r\nЁж\u0301\n\nx").position(at) == expected


def test_an_empty_text_has_one_place():
    """What has no text has the place where it begins."""
    for format_ in ("text", "html", "markdown"):
        assert document("", format_).text == ""
        assert document("", format_).span(0, 0) == (0, 0)
        assert document("", format_).position(0) == (1, 1)


def test_an_unknown_format_is_refused():
    """A format that nobody knows is answered with the nearest, or with all."""
    with pytest.raises(UnknownKeyError, match="no format 'markdwon' is known; nearest known: markdown"):
        document("", "markdwon")
    with pytest.raises(UnknownKeyError, match="nearest known: text, markdown, html"):
        document("", "pdf")


# HTML


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>Over <b>36</b>,<i>000</i> calls</p>", "Over 36,000 calls", id="tags within a line leave no space"),
        pytest.param("  a \n\t b  <i> c</i> ", "a b c", id="space is one space"),
        pytest.param(f"a{NBSP} b&nbsp;&nbsp;c", f"a{NBSP} b{NBSP}{NBSP}c", id="no-break spaces stay"),
        pytest.param("&lt;5&gt; &#53;&#x35; &laquo;5&raquo &copy2024", "<5> 55 «5» ©2024", id="references"),
        pytest.param("AT&T, a & b, &nosuch; &#; &", "AT&T, a & b, &nosuch; &#; &", id="what is no reference"),
        pytest.param("5&#1;6 &#xD800;", "56 \ufffd", id="references to no character"),
        pytest.param("<p>5<p>6", "5\n\n6", id="paragraphs"),
        pytest.param("<h1>5</h1>6<div>7</div>8", "5\n\n6\n\n7\n\n8", id="blocks"),
        pytest.param("<ul><li>5<li>6</ul>7", "5\n\n6\n\n7", id="items"),
        pytest.param("<table><tr><td>5<td>6<tr><th>7</table>8", "5\t6\n\n7\n\n8", id="cells"),
        pytest.param("over 5<br>calls<br/>of", "over 5\ncalls\nof", id="line breaks"),
        pytest.param("<pre>5\n  6\n\n7  8</pre>", "5\n6\n\n7 8", id="lines that are kept"),
        pytest.param("<title>5 calls</title><body>6", "5 calls\n\n6", id="title"),
        pytest.param("5<!-- 6 -->7<?php 8 ?>9<!DOCTYPE html 1>2", "5792", id="comments"),
        pytest.param("5<script>6 <b></script>7<style>8</style><template>9</template>", "57", id="scripts"),
        pytest.param("5<video>6</video><iframe>7</iframe><noscript>8</noscript>", "5", id="what else is shown"),
        pytest.param("<del>5 <b>6</del>7 <s>8</s><code>9</code>", "7", id="struck out, and code"),
        pytest.param("<p hidden>5</p><p style='DISPLAY : none'>6</p><dialog>7</dialog><dialog open>8</dialog>9", "8\n\n9", id="hidden"),
        pytest.param('<p aria-hidden="true" style="color: red">5</p>', "5", id="seen, though not heard"),
        pytest.param("36,000<sup>1</sup> calls<sup><a href='#n'>[2]</a></sup><sup> * </sup>.", "36,000 calls.", id="marks of notes"),
        pytest.param("12 m<sup>2</sup>, 3 км<sup>2</sup>, 4 m <sup>2</sup>, 5<sup>th</sup>", "12 m², 3 км², 4 m , 5th", id="powers"),
        pytest.param("10<sup>6</sup>, 10<sup>12</sup> m, 110<sup>6</sup>, 1.10<sup>6</sup>", "10⁶, 10¹² m, 110, 1.10", id="powers of ten"),
        pytest.param("<sup>2</sup>5", "5", id="a mark before all"),
        pytest.param("5</p></b></td></nosuch></>6", "5\n\n6", id="stray closing tags"),
        pytest.param("<div><table><tr><td>5</div>6</table>7", "5\n\n6\n\n7", id="a tag that closes nothing in a cell"),
        pytest.param("a < b <5 <", "a < b <5", id="signs that are no tags"),
        pytest.param("<p>5</p><img alt='6'><input value=7><a href='8", "5", id="attributes, and a tag without an end"),
        pytest.param("5<a x='1'y$=\"2\" z>6", "56", id="odd attributes"),
        pytest.param("5<![CDATA[ 6 ]]>7<![if x]>8<![x[9", "578", id="marked sections"),
        pytest.param("5\0<b\0>6", "5\0<b\0>6", id="NUL"),
        pytest.param("5<!-- 6", "5", id="a comment without an end"),
        pytest.param("5</a", "5", id="a closing tag without an end"),
        pytest.param("5<?a", "5", id="an instruction without an end"),
        pytest.param("5<script>6", "5", id="a script without an end"),
        pytest.param("<b>5<div/>6<script src='x'/>7", "5\n\n67", id="closed at once"),
    ],
)
def test_a_page_is_read_as_it_is_shown(source, expected):
    """Tags end lines or vanish, references become characters, and what is not shown is not read."""
    assert read(source, "html") == expected


BILINGUAL = (
    '<html lang="en-GB"><p>5 <span lang="">and</span> calls</p><p lang="ru">6 <i lang="en">seven</i> звонков</p>'
    "<div lang='ru-RU'><p>8<p xml:lang='en'>nine</div>ten"
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "5 and calls\n\nseven\n\nnine\n\nten"),
        ("EN_us", "5 and calls\n\nseven\n\nnine\n\nten"),
        ("ru", "and\n\n6 звонков\n\n8"),
        ("be", "and"),
        (None, "5 and calls\n\n6 seven звонков\n\n8\n\nnine\n\nten"),
    ],
)
def test_a_bilingual_page_is_read_in_one_language(language, expected):
    """A part in another language than the one asked for is not read; a part in none is."""
    assert read(BILINGUAL, "html", language) == expected


def test_what_a_tag_leaves_open_ends_where_the_next_one_begins():
    """A paragraph, an item or a cell without a closing tag takes its language no further."""
    assert read("<p lang=en>5<p>6", "html", "ru") == "6"
    assert read("<ul><li lang=en>5<ul><li>6</ul><li>7</ul>8", "html", "ru") == "7\n\n8"
    assert read("<dl><dt lang=en>5<dd>6</dl>", "html", "ru") == "6"
    assert read("<table><tbody lang=en><tr><td>5<tbody><tr lang=en><td>6<tr><td lang=en>7<td>8</table>9", "html", "ru") == "8\n\n9"


def test_a_page_may_be_nested_deeper_than_anyone_reads():
    """Below a depth nothing is held of what was opened, but all is read."""
    deep = "<div><i lang=ru>" * 50_000 + "5 звонков" + "</i></div>" * 50_000 + "<p lang=en>6"
    assert read(deep, "html", "ru") == "5 звонков"


# Markdown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("---\ntitle: 5\n---\n6", "6", id="front matter"),
        pytest.param("\ufeff+++\r\ntitle = 5\r\n+++\r\n6", "6", id="front matter in TOML"),
        pytest.param("# 5 calls #\n## C#\n###\n6\n===\n7\n---\n8", "5 calls\n\nC#\n\n6\n\n7\n\n8", id="headings"),
        pytest.param("5\n***\n6\n\n- - -\n7", "5\n\n6\n\n7", id="rules"),
        pytest.param("over\r\n**36**,000\n__new__ *calls*", "over 36,000 new calls", id="a wrapped paragraph"),
        pytest.param("over 5  \ncalls\\\nof \nall", "over 5\ncalls\nof all", id="hard breaks"),
        pytest.param("5 * 6, 2*3, snake_case, a_b", "5 * 6, 2*3, snake_case, a_b", id="stars and underscores of their own"),
        pytest.param("36\\,000 1\\. \\<b> \\&amp; \\a \\", "36,000 1. <b> &amp; \\a \\", id="escapes"),
        pytest.param("5&nbsp;000 &lt;6 < 7 <8 <9", f"5{NBSP}000 <6 < 7 <8 <9", id="references, and signs that are no tags"),
        pytest.param("1. 5 calls\n2. 6\n   wrapped\n- 7\n+ 8\n* 9", "5 calls\n\n6 wrapped\n\n7\n\n8\n\n9", id="items"),
        pytest.param("in\n2024. Then\n-\n6\n+\n7", "in 2024. Then\n\n6 + 7", id="what ends no paragraph"),
        pytest.param("in\n1. 5\n2. 6", "in\n\n5\n\n6", id="a first item does"),
        pytest.param("- 5\n  - 6\n\n    7\n\n        code 8\n\n9\n\n    code", "5\n\n6\n\n7\n\n9", id="items in items, code below them"),
        pytest.param("> over 5\n> calls\nof\n>\n> - 6\n> > 7\n> > 8", "over 5 calls of\n\n6\n\n7 8", id="quotes"),
        pytest.param("5\n    wrapped\n\n    code\n\tcode\n6", "5 wrapped\n\n6", id="indented code"),
        pytest.param("```py\n5\n~~~\n```\n6\n~~~\n7\n```\n> ~~~~\n8\n````\n9", "6\n\n8", id="fenced code"),
        pytest.param("5 ``6 ` 7`` `8`, ` 9 ``` a", "5 , ` 9 ``` a", id="code within a line"),
        pytest.param("[5 calls](http://x/6 \"7\") ![8](<9 1> '2')", "5 calls 8", id="links and images"),
        pytest.param("[5 [6](a) 7] [8](b c d) [9](a(1)b) ]", "[5 6 7] [8](b c d) 9 ]", id="brackets"),
        pytest.param(
            "[5][A  b] [6][] [a B] [7] [8][no]\n\n[a b]: http://x/9 '1'\n[6]: <2>", "5 6 a B [7] [8][no]", id="references to links"
        ),
        pytest.param("[Note]: 5 calls came\n\n[x]: 6", "[Note]: 5 calls came", id="what defines no link"),
        pytest.param("5[^1] and[^n].\n\n[^1]: 6 calls\n[^n]: 7", "5 and.\n\n6 calls\n\n7", id="notes"),
        pytest.param("<https://x.org/5> <a5@x.org> ~~6~~ 7 ~8", "7 ~8", id="addresses, struck out"),
        pytest.param("a | 5\n--|:-:\n6 | 7\\|8 |\n| `9` | \\\\ |\n\n1 | 2", "a\t5\n\n6\t7|8\n\n\\\n\n1 | 2", id="tables"),
        pytest.param("a | 5\nb | 6\n| - | - |", "a | 5 b | 6 | - | - |", id="what is no table"),
        pytest.param("| a |\n|---|\n| 5 |\n- 6 | 7", "a\n\n5\n\n6 | 7", id="a table ends at an item"),
        pytest.param("5 <b\nclass='6'>7</b> <!-- 8 --> <?9?> <!X 1> <!-- 2", "5 7 <!-- 2", id="tags within a line"),
        pytest.param("5\n<!-- 6\n\n7 --> 8\n\n<!-- 9 -->", "5\n\n8", id="comments"),
        pytest.param("<script>\n5\n\n6</SCRIPT>\n<style>7</style>8\n<pre>\n9\n\n**1**", "8\n\n9\n\n**1**", id="HTML that is kept"),
        pytest.param("<div hidden>\n\n**5**\n\n</div>\n\n6", "6", id="blocks of HTML"),
        pytest.param("<!-- 5", "", id="a comment without an end"),
    ],
)
def test_markdown_is_read_as_it_is_shown(source, expected):
    """Marks and code are left out, wrapped lines are joined, and blocks, items and cells end a line."""
    assert read(source, "markdown") == expected


def test_parts_of_a_markdown_text_may_have_a_language():
    """What HTML says of a part counts in Markdown, too."""
    source = "5 calls\n\n<div lang='ru'>\n\n6 **звонков**\n\n</div>\n"
    assert read(source, "markdown", "en") == "5 calls"
    assert read(source, "markdown", "ru") == "5 calls\n\n6 звонков"


def test_marks_of_quotes_nest_no_deeper_than_anyone_reads():
    """What stands behind very many marks is read as it stands."""
    assert read("> " * 65 + "5", "markdown") == "> 5"
    assert read("+ " * 64 + "5", "markdown") == "5"


PAGES = [path for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")] if "build" not in path.parts]


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_our_own_pages_are_read_as_a_renderer_shows_them(path):
    """Markdown is read to the same lines as the HTML that markdown-it makes of it."""
    source = path.read_text("utf-8")
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    html = re.sub('<img [^>]*alt="([^"]*)"[^>]*>', r"\1", html)  # of HTML such texts are not read
    shown = read(re.sub("<pre><code.*?</code></pre>", "", html, flags=re.DOTALL), "html")
    assert read(source, "markdown") == shown


# Spans


@pytest.mark.parametrize(
    ("format_", "source", "part", "expected"),
    [
        ("html", "<p>over <b>36&nbsp;000</b>\n calls</p>", f"36{NBSP}000 calls", "36&nbsp;000</b>\n calls"),
        ("html", "<p>a</p> <p>&#53;</p>", "5", "&#53;"),
        ("html", "<p>a</p> <p>b</p>", "a\n\nb", "a</p> <p>b"),
        ("html", "12  m<sup> 2</sup>", "2 m²", "2  m<sup> 2"),
        ("markdown", "> **over\n> 36\\,000** [calls](x)", "over 36,000 calls", "over\n> 36\\,000** [calls"),
        ("markdown", "\\$3 \\< 4", "$3 < 4", "$3 \\< 4"),
        ("markdown", "| 5 | 6 |\n|---|---|\n| 7 | 8 |", "8", "8"),
        ("markdown", "<!--\n5\n-->\r\n\r\n6 𝟑&amp;7", "𝟑&7", "𝟑&amp;7"),
    ],
)
def test_a_span_is_the_part_of_the_source(format_, source, part, expected):
    """A part of the text is found in the source with the markup inside it and none around it."""
    found = document(source, format_)
    at = found.text.index(part)
    start, end = found.span(at, at + len(part))
    assert source[start:end] == expected
    assert found.span(at, at) == (start, start)


SENTENCES = {
    "en": [
        "In 2024 the hotline took over 36,000 calls.",
        f"We gave RUB{NBSP}24 million, about 1,200 parcels and dozens of vouchers to families.",
        "A third of them, 45 per cent (12 of 26), came on 5 May 2024; between 100 and 200 trucks followed.",
        "At least 3.5 tonnes of medicines < 20 boxes & 7 trucks.",
        "Nothing is counted here.",
    ],
    "ru": [
        f"В 2024{NBSP}году принято более 36{NBSP}000{NBSP}звонков.",
        f"На 24{NBSP}млн рублей закуплено около 1200 наборов и десятки сертификатов.",
        "Треть из них, 45 процентов (12 из 26), прибыла 5 мая 2024 года; от 100 до 200 грузовиков – позже.",
        "Не менее 3,5 тонн медикаментов < 20 коробок & 7 грузовиков.",
        "Здесь ничего не посчитано.",
    ],
}
PROSE = st.sampled_from(["en", "ru"]).flatmap(
    lambda language: st.tuples(st.just(language), st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=6))
)


def page(sentence: str, random: Random) -> str:
    """A sentence as a part of a page: words in tags and references, with comments and odd space between them."""
    words = []
    for word in sentence.split(" "):
        plain = word.replace("&", "&amp;").replace("<", "&lt;").replace(NBSP, random.choice([NBSP, "&nbsp;", "&#160;", "&#xA0;"]))
        coded = f"&#{ord(word[0])};" + plain.removeprefix("&amp;").removeprefix("&lt;").removeprefix(word[0])
        words.append(
            random.choice(
                [plain, plain, coded, f"<b>{plain}</b>", f"<span class='9 trucks'>{plain}</span>", f"{plain}<!-- 7 trucks -->"],
            )
        )
    before, after = random.choice([("<p>", "</p>"), ("<p>", ""), ("<ul><li>", "</ul>"), ("<table><td>", "</table>"), ("<div>", "</div>")])
    hidden = random.choice(["", "<p hidden>5 trucks</p>", "<script>5 trucks</script>", "<div lang='fr'>5 trucks</div>"])
    return before + "".join(word + random.choice([" ", " ", "\n  ", "\t"]) for word in words) + after + hidden


def markdown(sentence: str, random: Random) -> str:
    """A sentence as a part of a Markdown text: words with marks, in a link, escaped, on several lines."""
    words = []
    for word in sentence.split(" "):
        plain = word.replace("&", random.choice(["&", "&amp;", "\\&"])).replace("<", random.choice(["<", "\\<", "&lt;"]))
        plain = plain.replace(NBSP, random.choice([NBSP, "&nbsp;"])).replace(",", random.choice([",", "\\,"]))
        words.append(
            random.choice(
                [plain, plain, f"**{plain}**", f"*{plain}*", f'[{plain}](https://example.org/7 "5 trucks")', f"{plain}<!-- 7 -->"]
            )
        )
    first, other = random.choice([("", ""), ("- ", "  "), ("12. ", "    "), ("> ", "> "), ("> - ", ">   "), ("# ", None), ("| ", None)])
    text = words[0] + "".join((" " if other is None else random.choice([" ", " ", "\n" + other])) + word for word in words[1:])
    hidden = random.choice(["", "```\n5 trucks\n```\n", "[x]: https://example.org/5\n", "<!--\n\n5 trucks -->\n"])
    table = f"\n|---|\n| {text} |" if first == "| " else ""
    return f"{first}{'|' if table else text}{table}\n\n{hidden}\n"


@pytest.mark.parametrize(("format_", "write"), [("html", page), ("markdown", markdown)])
@settings(deadline=None)
@given(prose=PROSE, random=st.randoms(use_true_random=False))
def test_markup_changes_no_figure(format_, write, prose, random):
    """Prose in any markup states what the prose alone does, and each figure is found at its place in the source."""
    language, sentences = prose
    source = "".join(write(sentence, random) for sentence in sentences)
    note(source)
    dressed = document(source, format_, language)
    expected = find_figures("\n\n".join(sentences), language)
    found = find_figures(dressed.text, language)
    assert [(one.value, one.noun, one.text) for one in found] == [(one.value, one.noun, one.text) for one in expected]
    for one in found:
        start, end = dressed.span(one.start, one.end)
        shown = unescape(source[start:end])
        assert (shown[0], shown[-1]) == (one.text[0], one.text[-1])
        line, column = dressed.position(start)
        assert source.split("\n")[line - 1][column - 1] == source[start]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_markdown_that_is_written_reads_as_its_plain_text(language):
    """The whole sheet of 2024 as Markdown states the figures that it states as plain text."""
    sheet = datasets.moscow_2024()
    plain = render(sheet, language)
    read_back = document(render(sheet, language, "markdown"), "markdown", language)
    expected = [(one.value, one.text) for one in find_figures(plain, language)]
    assert len(expected) > 60
    assert [(one.value, one.text) for one in find_figures(read_back.text, language)] == expected


# Hostile texts

HOSTILE = [
    *["<", "<!--", "<!-- >", "<a ", '<a x="', "<a x='>", "<![CDATA[", "<![x[", "</", "</a", "<?", "<!x", "<b\0", "\0"],
    *["&", "&#", "&#;", "&#9999999999;", "&amp", "<i>", "<li><i>", "<i></p>", "<p><button>", "<sup>1", "<pre> \n"],
    *["`", "a`b``c```", "[", "](a", "[](", "[a][", "*", "_ ", "~~ ", "\\", " ", "  \n", "\t", "> ", "+ ", "- -x", "- \n  ", "1. ", "# #"],
    *["|a", "|\n|-|\n", "[x]: a ", "[^a", "<a@", "<a:", "```\n", "---\n", '"', "a<b c='<", "<x y=z "],
]


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_hostile_texts_take_no_more_time_than_others(format_):
    """Whatever is repeated, a text eight times as long takes about eight times as long: nothing is read again and again."""
    script = (
        "import sys, time\n"
        "from icrc_activities import document\n"
        "def cost(part, size):\n"
        "    source = part * (size // len(part))\n"
        "    start = time.process_time()\n"
        "    document(source, sys.argv[1])\n"
        "    return time.process_time() - start\n"
        "for part in eval(sys.stdin.read()):\n"
        "    small, large = cost(part, 5_000), cost(part, 40_000)\n"
        "    if large > max(24 * small, 1):\n"
        "        print(repr(part), small, large)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, format_], input=repr(HOSTILE), capture_output=True, text=True, check=True)
    assert ran.stdout == ""


@settings(deadline=None)
@given(source=st.text(alphabet="<>/!-?[]()`*_~#>+|:\\&;=\"' \n\t\r\0ab1pli5", max_size=60), format_=st.sampled_from(["html", "markdown"]))
def test_no_text_is_too_odd(source, format_):
    """Any text is read, and every part of what is read comes from a part of it."""
    found = document(source, format_, "en")
    places = [found.span(at, at + 1) for at in range(len(found.text))]
    assert all(0 <= start <= end <= len(source) for start, end in places)
    assert places == sorted(places)
