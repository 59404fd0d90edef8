"""Comments stand where they were asked for, and nothing else of the file changes."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mingxi.documents import Document, DocumentError, read_document
from mingxi.documents.conversion import converted
from mingxi.documents.package import WORD_PACKAGE, Package
from mingxi.documents.word.commenting import Comment, with_comments

EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.docx"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)


class FoundComment(NamedTuple):
    """As the fixture ``comments_in`` gives them."""

    start: int
    end: int
    text: str


CommentsIn = Callable[[bytes], list[FoundComment]]
Zip = Callable[[Mapping[str, str | bytes]], bytes]


def word_file(body: str, main: str = "word/document.xml", **parts: str) -> dict[str, str | bytes]:
    """Make the members of a whole Word file that every program opens."""
    folder, _, name = main.rpartition("/")
    lies = f"{folder}/" if folder else ""
    kinds = {main: "document.main", **{f"{lies}{part}.xml": part for part in parts}}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{CONTENT}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>'
        for part in parts
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        "custom/图.bin": bytes(range(256)),
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{
            f"{lies}{part}.xml": f"<w:{part} {NAMESPACES}>{content}</w:{part}>"
            for part, content in parts.items()
        },
    }
    if parts:
        members[f"{lies}_rels/{name}.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        )
    return members


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def contents_of(opendocument: bytes) -> str:
    return members_of(opendocument)["content.xml"].decode()


def remark(start: int, end: int, text: str = "甲") -> Comment:
    return Comment(start, end, "明细", "MX", text)


def read(data: bytes) -> Document:
    return read_document("示例.docx", data)


def same_but_for_runs(before: Document, after: Document) -> bool:
    return (before.text, before.blocks, before.tables) == (after.text, after.blocks, after.tables)


def commented(data: bytes, *comments: Comment) -> bytes:
    """Comment a file, and see that nothing else of it changes."""
    document = read(data)
    result = with_comments(data, document, comments)
    assert same_but_for_runs(document, read(result))
    before, after = members_of(data), members_of(result)
    main = Package(data, WORD_PACKAGE)
    may_change = {main.main, main.relations, "[Content_Types].xml"}
    assert list(after)[: len(before)] == list(before)
    for name in before.keys() - may_change:
        assert after[name] == before[name] or "comments" in name
    assert len(docx.Document(io.BytesIO(result)).comments) >= len(comments)
    return result


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in map(''.join, rows))}</w:tbl>"


BOLD = "<w:rPr><w:b/></w:rPr>"
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")
)
CODE = "<w:r><w:instrText> =1+1 </w:instrText></w:r>"
SYMBOL = '<w:sym w:font="Wingdings" w:char="F0FE"/>'
SIGNS = (
    f"<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t>{SYMBOL}<w:br/><w:noBreakHyphen/><w:t>丁</w:t></w:r>"
)
MERGED = tbl(
    [tc(p(r("合计")), properties='<w:vMerge w:val="restart"/>'), tc(p(r("12")), p(r("万元")))],
    [tc(p(), properties="<w:vMerge/>"), tc(tbl([tc(p(r("内表"))), tc(p(r("9")))]), p(r("尾")))],
)

EXACT = {
    "inside a run": (p(r("安排12.5万元。", BOLD)), "12.5万元"),
    "a whole run": (p(r("安排"), r("12.5"), r("万元")), "12.5"),
    "over runs": (p(r("安排1"), r("2.", BOLD), r("5万元。")), "12.5万元"),
    "blanks at edges": (p(r("共 3  台 件")), "3  台"),
    "in a link": (p("<w:hyperlink>", r("见附件一"), "</w:hyperlink>"), "附件"),
    "into a link": (p(r("请见"), "<w:hyperlink>", r("附件一"), "</w:hyperlink>"), "见附"),
    "beside a deletion": (
        p(
            '<w:del w:id="1" w:author="a"><w:r><w:delText>旧字</w:delText></w:r></w:del>',
            '<w:ins w:id="2" w:author="a">',
            r("新字三个"),
            "</w:ins>",
        ),
        "字三",
    ),
    "moved here": (
        p(
            '<w:moveFrom w:id="1" w:author="a">',
            r("移走"),
            '</w:moveFrom><w:moveTo w:id="2" w:author="a">',
            r("移来的"),
            "</w:moveTo>",
        ),
        "来",
    ),
    "in a content control": (
        p("<w:sdt><w:sdtContent>", r("填写八万元"), "</w:sdtContent></w:sdt>"),
        "八万元",
    ),
    "in a block of controls": (
        f"<w:sdt><w:sdtContent>{p(r('填写八万元'))}</w:sdtContent></w:sdt>",
        "写八",
    ),
    "in tags": (
        p('<w:smartTag w:element="x"><w:customXml w:element="y">', r("二〇二四年"))[:-6]
        + "</w:customXml></w:smartTag></w:p>",
        "二四",
    ),
    "in a simple field": (p('<w:fldSimple w:instr="REF x">', r("2024年"), "</w:fldSimple>"), "24"),
    "in a field": (p(BEGIN, CODE, SEPARATE, r("共2项"), END, r("等")), "2项等"),
    "signs": (p(SIGNS), "\u3000乙丙☑\n-丁"),
    "a sign": (p(SIGNS), "☑"),
    "a break": (p(SIGNS), "\n-"),
    "over paragraphs": (p(r("第一段")) + p(r("第二段")), "段\n第二"),
    "over cells": (MERGED, "计\t12"),
    "over rows": (MERGED, "元\n\t内"),
    "over paragraphs of a cell": (MERGED, "2\u3000万"),
    "in a nested table": (MERGED, "9"),
    "into a table": (p(r("见下表")) + MERGED, "表\n合"),
    "beyond the plane of most characters": (p(r("𠮷野家𠮷")), "野家"),
    "over the last of a note's sign": (
        p(r("共"), SIGNS, "<w:r><w:lastRenderedPageBreak/></w:r>"),
        "丁",
    ),
}


@pytest.mark.parametrize(("body", "phrase"), EXACT.values(), ids=EXACT.keys())
def test_a_comment_covers_exactly_its_range(
    body: str, phrase: str, pack: Zip, comments_in: CommentsIn
) -> None:
    data = pack(word_file(body))
    text = read(data).text
    start = text.index(phrase)
    end = start + len(phrase)
    found = comments_in(commented(data, remark(start, end)))
    assert found == [(start, end, "甲")]


def test_all_comments_on_one_place_are_there_in_their_order(
    pack: Zip, comments_in: CommentsIn
) -> None:
    data = pack(word_file(p(r("安排资金12.5万元。"))))
    ranges = [(2, 9), (4, 9), (4, 9), (2, 4), (0, 10), (4, 8), (9, 10)]
    comments = [remark(*place, f"第{n}条") for n, place in enumerate(ranges)]
    found = comments_in(commented(data, *comments))
    assert sorted(found) == sorted((*place, f"第{n}条") for n, place in enumerate(ranges))
    assert [each.text for each in found] == [
        "第4条",
        "第0条",
        "第3条",
        "第1条",
        "第2条",
        "第5条",
        "第6条",
    ]


def test_no_comments_leave_the_text_as_it_is(pack: Zip) -> None:
    data = pack(word_file(p(r("正文"))))
    assert docx.Document(io.BytesIO(commented(data))).comments is not None


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize(
    ("phrase", "covered"),
    [
        ("二、", "第二项"),
        ("二、第", "第"),
        ("\n二、", "第一项"),
        ("", "第一项"),
        ("\t", "甲"),
        ("\t\t", "甲"),
        ("乙\n\t\t\n尾", "乙\n\t\t\n尾"),
    ],
)
def test_what_no_run_holds_is_told_at_the_nearest_paragraph(
    phrase: str, covered: str, pack: Zip, comments_in: CommentsIn
) -> None:
    body = p(NUMBERED, r("第一项")) + p(NUMBERED, r("第二项"))
    body += tbl([tc(p(r("甲"))), tc(p()), tc(p(r("乙")))], [tc(p())] * 3) + p(r("尾段"))
    data = pack(word_file(body, numbering=NUMBERING))
    text = read(data).text
    assert text == "一、第一项\n二、第二项\n甲\t\t乙\n\t\t\n尾段\n"
    start = text.index(phrase)
    [(*found, _)] = comments_in(commented(data, remark(start, start + len(phrase))))
    assert text[slice(*found)] == covered


@pytest.mark.parametrize("body", ["", p(), p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")])
def test_a_file_without_any_run_holds_its_comments_in_a_paragraph(body: str, pack: Zip) -> None:
    data = pack(word_file(body + "<w:sectPr/>"))
    result = with_comments(data, read(data), [remark(0, 1), remark(0, 0)])
    assert len(docx.Document(io.BytesIO(result)).comments) == 2
    assert read(result).text.strip() == read(data).text.strip()
    root = etree.fromstring(members_of(result)["word/document.xml"])
    assert len(list(root.iter("{*}commentReference"))) == 2


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    + p(r("框内甲"), r("框内乙"))
    + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>" + p(r("框内甲框内乙")) + "</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
EITHER = (
    "<mc:AlternateContent><mc:Choice Requires='w14'>"
    + r("一二")
    + "</mc:Choice><mc:Fallback>"
    + r("三四")
    + "</mc:Fallback></mc:AlternateContent>"
)
RUBY = (
    "<w:r><w:t>读</w:t><w:ruby><w:rt>"
    + r("qú")
    + "</w:rt><w:rubyBase>"
    + r("蘅川")
    + "</w:rubyBase></w:ruby><w:t>县</w:t></w:r>"
)


@pytest.mark.parametrize(
    ("run", "phrase", "covered"),
    [
        (BOX, "框内乙", ""),
        (BOX, "尾\n框内", "尾"),
        (BOX, "头尾\n框内甲框", "头"),
        (EITHER, "二", "一二"),
        (RUBY, "川", "读蘅川县"),
        ("<w:r><w:fldChar w:fldCharType='begin'/><w:t>x</w:t></w:r>", "尾", "尾"),
        ("<w:r><w:fldChar w:fldCharType='end'/><w:t>一二三</w:t></w:r>", "二", "一二三"),
    ],
)
def test_no_mark_stands_where_programs_do_not_look_for_it(
    run: str, phrase: str, covered: str, pack: Zip, comments_in: CommentsIn
) -> None:
    data = pack(word_file(p(r("头"), run, END * run.count("begin"), r("尾")) + p(r("后"))))
    text = read(data).text
    start = text.index(phrase)
    result = commented(data, remark(start, start + len(phrase)))
    [(*found, _)] = comments_in(result)
    assert text[slice(*found)] == covered
    root = etree.fromstring(members_of(result)["word/document.xml"])
    for mark in root.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference"):
        around = {etree.QName(each).localname for each in mark.iterancestors()}
        assert not around & {"AlternateContent", "txbxContent", "ruby"}


def test_a_comment_on_a_note_stands_at_its_reference(pack: Zip, comments_in: CommentsIn) -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    data = pack(
        word_file(
            p(r("甲"), note.format(3), r("乙"), note.format(2)) + p(r("丙")),
            footnotes="".join(
                f'<w:footnote w:id="{n}">{p(r(f"注{n}"))}</w:footnote>' for n in (2, 3)
            ),
        )
    )
    text = read(data).text
    assert text == "甲乙\n丙\n注3\n注2\n"
    found = comments_in(commented(data, remark(5, 7), remark(3, 6), remark(8, 10, "乙")))
    assert [(each.start, each.end) for each in found] == [(3, 4), (1, 1), (2, 2)]


def test_older_comments_stay_and_keep_their_numbers(pack: Zip, comments_in: CommentsIn) -> None:
    old = (
        '<w:comment w:id="0" w:author="旧"><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment>'
        '<w:comment w:id="7" w:author="旧"><w:p/></w:comment>'
    )
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        r("安排资金"),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        '<w:commentRangeStart w:id="1"/>',
        r("若干"),
    )
    data = pack(word_file(body, comments=old))
    result = commented(data, remark(0, 2), remark(2, 6))
    comments = {each.comment_id: each for each in docx.Document(io.BytesIO(result)).comments}
    assert comments.keys() == {0, 7, 2, 3}
    assert (comments[0].text, comments[0].author) == ("旧批注", "旧")
    assert comments_in(result)[0] == (0, 4, "旧批注")
    changed = {
        name for name, content in members_of(result).items() if content != members_of(data)[name]
    }
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_a_part_that_nothing_leads_to_is_not_taken_for_the_comments(
    pack: Zip, comments_in: CommentsIn
) -> None:
    members = word_file(p(r("正文")))
    members["word/comments.xml"] = "<lost/>"
    result = commented(pack(members), remark(0, 2))
    assert members_of(result)["word/comments.xml"] == b"<lost/>"
    assert comments_in(result) == [(0, 2, "甲")]


@pytest.mark.parametrize("main", ["word/document2.xml", "正文/main.xml", "main.xml"])
def test_the_main_part_may_lie_anywhere(main: str, pack: Zip, comments_in: CommentsIn) -> None:
    data = pack(word_file(p(r("安排资金")), main=main, styles=""))
    assert comments_in(commented(data, remark(2, 4))) == [(2, 4, "甲")]


def test_a_file_with_macros_stays_one(pack: Zip, comments_in: CommentsIn) -> None:
    members = word_file(p(r("安排资金")))
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = str(members["[Content_Types].xml"]).replace(f"{CONTENT}.document.main+xml", kind)
    data = pack({**members, "[Content_Types].xml": types, "word/vbaProject.bin": b"\0macro"})
    result = with_comments(data, read(data), [remark(2, 4)])
    assert kind.encode() in members_of(result)["[Content_Types].xml"]
    assert members_of(result)["word/vbaProject.bin"] == b"\0macro"


def test_a_strict_file_stays_strict(pack: Zip) -> None:
    strict = str.maketrans({})
    members = {
        name: str(content)
        .translate(strict)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006",
            "http://purl.oclc.org/ooxml/wordprocessingml",
        )
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        if name.endswith(("xml", "rels"))
        else content
        for name, content in word_file(p(r("安排资金")), styles="").items()
    }
    data = pack(members)
    result = with_comments(data, read(data), [remark(2, 4)])
    assert read(result).text == read(data).text == "安排资金\n"
    parts = members_of(result)
    assert b"openxmlformats.org/wordprocessingml" not in b"".join(parts.values())
    assert b"officeDocument/2006" not in parts["word/_rels/document.xml.rels"]
    root = etree.fromstring(parts["word/comments.xml"])
    assert etree.QName(root).namespace == "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
def test_a_part_in_another_encoding_is_read_and_written(
    encoding: str, pack: Zip, comments_in: CommentsIn
) -> None:
    members = word_file(p(r("安排资金")))
    name = encoding.removesuffix("-sig")
    document = f'<?xml version="1.0" encoding="{name}"?>{members["word/document.xml"]}'
    data = pack({**members, "word/document.xml": document.encode(encoding)})
    assert comments_in(commented(data, remark(2, 4))) == [(2, 4, "甲")]


def test_what_the_root_declares_stays_and_pieces_keep_what_their_run_declares(pack: Zip) -> None:
    run = (
        '<w:r xmlns:x="urn:x" mc:Ignorable="x" x:a="1"><w:rPr><w:b/><w14:glow/></w:rPr>'
        "<w:t>安排资金</w:t><x:b/></w:r>"
    )
    data = pack(word_file(p(run)))
    root = etree.fromstring(members_of(commented(data, remark(1, 3)))["word/document.xml"])
    before = etree.fromstring(members_of(data)["word/document.xml"])
    assert root.nsmap == before.nsmap
    assert dict(root.attrib) == dict(before.attrib)
    pieces = [each for each in root.iter(f"{{{W}}}r") if each.find(f"{{{W}}}t") is not None]
    assert [each.findtext(f"{{{W}}}t") for each in pieces] == ["安", "排资", "金"]
    for piece in pieces:
        assert piece.get("{urn:x}a") == "1"
        assert piece.nsmap["x"] == "urn:x"
        assert [etree.QName(each).localname for each in piece[0]] == ["b", "glow"]
    assert etree.QName(pieces[-1][-1]).namespace == "urn:x"


def test_the_comment_says_what_it_was_given_but_for_what_xml_cannot_hold(pack: Zip) -> None:
    data = pack(word_file(p(r("正文"))))
    comment = Comment(
        0, 2, "明\x00细<\"&'>", "M", "错误\x1f AR101", ("一\n二", "", "<&>\ud800 尾 ")
    )
    [found] = docx.Document(io.BytesIO(commented(data, comment))).comments
    assert [each.text for each in found.paragraphs] == ["错误 AR101", "一", "二", "", "<&> 尾 "]
    assert (found.author, found.initials) == ("明细<\"&'>", "M")
    assert found.paragraphs[0].runs[-1].bold
    assert not found.paragraphs[1].runs[0].bold
    assert found.timestamp is None


def test_properties_beyond_measure_are_not_repeated_for_every_comment(pack: Zip) -> None:
    many = 300
    bloated = p(r("字" * many, f"<w:rPr>{'<w:b/>' * 50_000}</w:rPr>"))
    plain = p(r("字" * many, BOLD))
    sizes = []
    for body in (bloated, plain):
        data = pack(word_file(body))
        result = commented(data, *(remark(n, n + 1) for n in range(many)))
        sizes.append(len(members_of(result)["word/document.xml"]) - len(body))
    assert sizes[0] < sizes[1]


def test_damage_that_reading_does_not_meet_is_told_of(pack: Zip) -> None:
    members = word_file(p(r("正文")), comments="")
    data = pack({**members, "word/comments.xml": "<w:comments"})
    with pytest.raises(DocumentError) as refusal:
        with_comments(data, read(data), [remark(0, 2)])
    assert refusal.value.code == "unreadable-docx"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@given(st.data())
def test_any_ranges_are_covered_as_far_as_runs_hold_them(
    comments_in: CommentsIn, path: Path, data: st.DataObject
) -> None:
    content = path.read_bytes()
    document = read(content)
    root = etree.fromstring(members_of(content)["word/document.xml"])
    boxed = [next(run.iterancestors("{*}txbxContent"), None) for run in root.iter(f"{{{W}}}r")]
    body = [run for run in document.runs if run.part == "word/document.xml"]
    places = st.integers(0, len(document.text))
    ranges = data.draw(st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=12))
    comments = [remark(*place, str(n)) for n, place in enumerate(ranges)]
    found = comments_in(commented(content, *comments))
    assert sorted(int(each.text) for each in found) == list(range(len(ranges)))
    for start, end, number in found:
        wanted = ranges[int(number)]
        held = [run for run in body if run.start < wanted[1] and run.end > wanted[0]]
        if (
            wanted[0] < wanted[1]
            and held
            and not any(boxed[run.ordinal] is not None for run in held)
        ):
            first, last = max(held[0].start, wanted[0]), min(held[-1].end, wanted[1])
            assert document.text[start:end] == document.text[first:last]


@pytest.mark.parametrize("target", ["docx", "odt", "txt"])
def test_libreoffice_finds_all_comments_and_the_same_text(
    office_suite: str, pack: Zip, target: str
) -> None:
    # LibreOffice 7.4 loses the text of such a block in any file that has a comment there.
    bodies = {name: each for name, each in EXACT.items() if name != "in a block of controls"}
    data = pack(word_file("".join(body for body, _ in bodies.values()) + p(r("尾"))))
    text = read(data).text
    comments = []
    place = 0
    for _, phrase in bodies.values():
        place = text.index(phrase, place)
        comments.append(remark(place, place + len(phrase), f"批注{len(comments)}。"))
    assert len(comments) == len(bodies)
    result = converted(office_suite, commented(data, *comments), ".docx", target)
    plain = converted(office_suite, data, ".docx", target)
    if target == "docx":
        again = docx.Document(io.BytesIO(result)).comments
        assert sorted(each.text for each in again) == sorted(each.heading for each in comments)
        assert read(result).text == read(plain).text
    elif target == "odt":
        content = re.sub("<text:span[^>]*>|</text:span>", "", contents_of(result))
        assert content.count("<office:annotation ") == len(comments)
        assert all(each.heading in content for each in comments)
    else:
        assert result == plain
