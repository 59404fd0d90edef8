import pytest

from mingxi.office.frame.files.names import NAME_CHARACTERS_MAX, clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("项目文本.docx", "项目文本.docx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\用户\名册.xlsx", "名册.xlsx"),
        ("报表\r\nSet-Cookie: a.pdf", "报表Set-Cookie_ a.pdf"),
        ("合同\u202excod.exe", "合同xcod.exe"),
        ("a\x00b.txt", "ab.txt"),
        ('"<b>".html', "__b__.html"),
        ("NUL.docx", "_NUL.docx"),
        ("com1", "_com1"),
        (" .. ", "未命名"),
        ("", "未命名"),
        (".htaccess", "htaccess"),
    ],
)
def test_a_name_is_safe_and_reads_as_given(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert clean_name(kept) == kept


def test_a_long_name_keeps_its_suffix() -> None:
    kept = clean_name("长" * 300 + ".docx")
    assert len(kept) == NAME_CHARACTERS_MAX
    assert kept.endswith("长.docx")
    assert len(clean_name("a." + "b" * 300)) == NAME_CHARACTERS_MAX
