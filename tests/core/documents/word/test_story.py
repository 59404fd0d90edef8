"""What a reader sees of paragraphs, runs, changes, fields, boxes and notes."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document

Read = Callable[..., Document]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def style(name: str, content: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}">{content}</w:style>'


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_paragraphs_end_in_a_newline_and_runs_are_joined(read: Read) -> None:
    document = read(paragraph(run("经费12"), run(".5万元")) + paragraph() + paragraph(run("完")))
    assert document.text == "经费12.5万元\n\n完\n"
    assert [(block.start, block.end) for block in document.blocks] == [(0, 8), (9, 9), (10, 11)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\u3000乙"),
        ("<w:t>甲</w:t><w:ptab/><w:t>乙</w:t>", "甲\u3000乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙"),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', "甲\n乙"),
        ("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>", "甲\n乙"),
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t>", "1-2"),
        ("<w:t>甲\t乙\n丙</w:t>", "甲\u3000乙 丙"),
        ("<w:t>甲</w:t><w:softHyphen/><w:lastRenderedPageBreak/><w:t>乙</w:t>", "甲乙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>新增</w:t>', "☑新增"),
        ('<w:t>3</w:t><w:sym w:font="Symbol" w:char="F0B4"/><w:t>2</w:t>', "3×2"),
        ("<w:commentReference/><w:t>甲</w:t><w:annotationRef/>", "甲"),
    ],
)
def test_signs_in_a_run_are_characters_and_none_parts_cells(
    read: Read, content: str, text: str
) -> None:
    document = read(f"<w:p><w:r>{content}</w:r></w:p>")
    assert document.text == text + "\n"
    assert "".join(document.text[run.start : run.end] for run in document.runs) == text


def test_tracked_changes_count_as_accepted(read: Read) -> None:
    body = paragraph(
        run("经费"),
        f"<w:ins>{run('20')}</w:ins>",
        "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('旧处')}</w:moveFrom>",
        f"<w:moveTo>{run('万元')}</w:moveTo>",
    )
    assert read(body).text == "经费20万元\n"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_deleted_or_hidden_paragraph_mark_joins_two_paragraphs(read: Read, mark: str) -> None:
    first = paragraph(run("经费"), properties=f"<w:rPr>{mark}</w:rPr>")
    second = paragraph(run("20万元"), properties='<w:outlineLvl w:val="1"/>')
    document = read(first + second)
    assert document.text == "经费20万元\n"
    assert [block.level for block in document.blocks] == [2]


def test_a_paragraph_joined_to_nothing_ends_where_a_table_or_the_text_does(read: Read) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('甲'))}</w:tc></w:tr></w:tbl>"
    body = paragraph(run("前"), properties=gone) + table + paragraph(properties=gone)
    assert read(body).text == "前\n甲\n"


def test_hidden_text_is_left_out_wherever_it_is_hidden(read: Read) -> None:
    styles = style("HiddenParagraph", "<w:rPr><w:vanish/></w:rPr>") + style(
        "HiddenRun", "<w:rPr><w:vanish/></w:rPr>", "character"
    )
    body = paragraph(
        run("甲"),
        run("隐", "<w:vanish/>"),
        run("隐", '<w:rStyle w:val="HiddenRun"/>'),
        run("乙", '<w:vanish w:val="0"/>'),
        run("丙", '<w:rStyle w:val="HiddenRun"/><w:vanish w:val="false"/>'),
    ) + paragraph(
        run("隐"),
        run("丁", '<w:vanish w:val="0"/>'),
        properties='<w:pStyle w:val="HiddenParagraph"/>',
    )
    assert read(body, styles=styles).text == "甲乙丙\n丁\n"


def test_of_a_field_only_the_result_is_text(read: Read) -> None:
    inner = field("begin") + code("PAGE") + field("separate") + run("9") + field("end")
    body = paragraph(
        run("共"),
        field("begin"),
        code("=SUM(ABOVE)"),
        inner,
        field("separate"),
        run("20"),
        field("end"),
        f'<w:fldSimple w:instr="DATE">{run("万")}</w:fldSimple>',
        run("元"),
    )
    assert read(body).text == "共20万元\n"


def test_a_field_may_run_over_paragraphs(read: Read) -> None:
    body = paragraph(field("begin"), code("TOC"), field("separate"), run("一、名称")) + paragraph(
        run("二、依据"), field("end")
    )
    assert read(body).text == "一、名称\n二、依据\n"


def test_a_field_that_never_ends_does_not_hide_the_rest(read: Read) -> None:
    body = paragraph(field("begin"), code("IF")) + paragraph(run("经费"), field("end"))
    assert read(body).text == "\n经费\n"


def test_wrappers_around_runs_are_opened(read: Read) -> None:
    ruby = (
        f"<w:r><w:t>前</w:t><w:ruby><w:rubyPr/><w:rt>{run('pin')}</w:rt>"
        f"<w:rubyBase>{run('拼')}</w:rubyBase></w:ruby><w:t>后</w:t></w:r>"
    )
    control = f"<w:sdt><w:sdtPr>{run('不见')}</w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    body = control.format(
        paragraph(
            f"<w:hyperlink>{run('链')}</w:hyperlink>",
            f"<w:smartTag><w:customXml>{run('标')}</w:customXml></w:smartTag>",
            control.format(run("控")),
            ruby,
        )
    )
    document = read(body)
    assert document.text == "链标控前拼后\n"
    assert [(run.ordinal, run.offset) for run in document.runs[-3:]] == [(5, 0), (7, 0), (5, 1)]


def test_alternative_content_is_read_once(read: Read) -> None:
    both = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    both += "</mc:AlternateContent>"
    assert read(paragraph(both.format(run("新"), run("旧")))).text == "新\n"
    assert read(paragraph(both.format("", run("旧")))).text == "旧\n"
    assert read(both.format(paragraph(run("新")), paragraph(run("旧")))).text == "新\n"
    assert read(f"<w:p><w:r>{both.format('<w:t>新</w:t>', '<w:t>旧</w:t>')}</w:r></w:p>").text == (
        "新\n"
    )


def test_a_text_box_follows_the_paragraph_that_anchors_it(read: Read) -> None:
    box = BOX.format(paragraph(run("框一")) + paragraph(run("框二")))
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(paragraph(run("前"), shape, run("后")) + paragraph(run("完")))
    assert document.text == "前后\n框一\n框二\n完\n"
    old = f"<w:r><w:pict><v:textbox>{BOX.format(paragraph(run('框')))}</v:textbox></w:pict></w:r>"
    assert read(paragraph(run("前"), old)).text == "前\n框\n"


def test_a_text_box_inside_a_cell_stays_in_its_line(read: Read) -> None:
    box = f"<w:r><w:pict>{BOX.format(paragraph(run('框')))}</w:pict></w:r>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph(run('甲'), box)}</w:tc></w:tr></w:tbl>"
    assert read(body).text == "甲\u3000框\n"


def test_notes_follow_the_body_in_the_order_they_are_referred_to(read: Read) -> None:
    def note(number: int, text: str, kind: str = "footnote") -> str:
        content = paragraph(f"<w:r><w:{kind}Ref/></w:r>", run(text))
        return f'<w:{kind} w:id="{number}">{content}</w:{kind}>'

    document = read(
        paragraph(
            run("甲"),
            '<w:r><w:footnoteReference w:id="3"/></w:r>',
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
            run("乙"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:r><w:footnoteReference w:id="7"/></w:r>',
        ),
        footnotes=note(-1, "线") + note(2, "注二") + note(3, "注三") + note(4, "无人引用"),
        endnotes=note(2, "尾注", "endnote"),
    )
    assert document.text == "甲乙\n注三\n注二\n尾注\n"
    assert {run.part for run in document.runs} == {
        "word/document.xml",
        "word/footnotes.xml",
        "word/endnotes.xml",
    }


def test_formulas_are_written_on_one_line(read: Read) -> None:
    fraction = (
        "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    )
    body = paragraph(
        run("取"),
        f"<m:oMathPara><m:oMath><m:r><m:t>20×</m:t></m:r>{fraction}</m:oMath></m:oMathPara>",
        run("万元"),
    )
    assert read(body).text == "取20×1/2万元\n"


def test_headings_know_their_level(read: Read) -> None:
    styles = (
        style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Own", '<w:basedOn w:val="H1"/>')
        + style("H3", '<w:name w:val="heading 3"/>')
        + style("Loop", '<w:basedOn w:val="Loop"/>')
    )
    body = "".join(
        paragraph(properties=properties)
        for properties in [
            '<w:pStyle w:val="H1"/>',
            '<w:pStyle w:val="Own"/>',
            '<w:pStyle w:val="H3"/>',
            '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>',
            '<w:outlineLvl w:val="1"/>',
            '<w:pStyle w:val="Loop"/>',
            "",
        ]
    )
    levels = [block.level for block in read(body, styles=styles).blocks]
    assert levels == [1, 1, 3, None, 2, None, None]


def test_every_run_is_found_again_by_its_ordinal(read: Read) -> None:
    gone = f"<w:del>{run('删')}</w:del>"
    document = read(paragraph(run("甲"), gone, run("")) + paragraph(run("乙")))
    assert [(r.start, r.end, r.ordinal) for r in document.runs] == [(0, 1, 0), (2, 3, 3)]
