"""What can be wrong with a file, each with a code for programs and a sentence for people.

Every sentence says what is wrong and how to mend it. The codes are part of the report contract.
"""

from mingxi.documents.limits import FILE_BYTES_MAX
from mingxi.languages import Message, say

_MEGABYTE = 1024**2


class DocumentError(Exception):
    """A file that cannot be read: ``code`` such as ``unreadable-docx``, and the ``message``."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def empty_file() -> DocumentError:
    """The file has no content at all."""
    return DocumentError("empty-file", say("文件是空的，没有任何内容。请确认保存成功后重新提供。"))


def unknown_format(suffixes: str) -> DocumentError:
    """No reader knows this kind of file; ``suffixes`` lists those that are known."""
    return DocumentError(
        "unknown-format",
        say(
            "还不能读取这种文件，目前可读取：{suffixes}。"
            "能用Word或WPS打开的，请打开后另存为.docx文件再试。",
            suffixes=suffixes,
        ),
    )


def unreadable_docx(reason: Message) -> DocumentError:
    """The file says it is Word, but its package or XML is damaged."""
    return DocumentError(
        "unreadable-docx",
        say(
            "Word文档已损坏，无法读取：{reason}。请用Word或WPS打开并另存为新的.docx文件后再试。",
            reason=reason,
        ),
    )


def encrypted_docx() -> DocumentError:
    """The Word file asks for a password."""
    return DocumentError(
        "encrypted-docx",
        say("Word文档设有打开密码，无法读取。请在Word或WPS中取消密码、保存后再试。"),
    )


def old_doc_format() -> DocumentError:
    """The file is in the binary format that Office 97–2003 and WPS share."""
    return DocumentError(
        "old-doc-format",
        say("这是旧版Office或WPS格式（如.doc、.wps）。请用Word或WPS打开，另存为.docx文件后再试。"),
    )


def unreadable_pdf(reason: Message) -> DocumentError:
    """The file says it is PDF, but it is damaged or its text cannot be told."""
    return DocumentError(
        "unreadable-pdf",
        say(
            "PDF文件无法读取：{reason}。请从原文档重新导出PDF，或提供Word（.docx）文件。",
            reason=reason,
        ),
    )


def encrypted_pdf() -> DocumentError:
    """The PDF file asks for a password."""
    return DocumentError(
        "encrypted-pdf",
        say("PDF文件设有打开密码，无法读取。请取消密码、另存后再试，或提供Word（.docx）文件。"),
    )


def scanned_pdf(pages: str) -> DocumentError:
    """Pages of the PDF are pictures without text; ``pages`` lists their numbers."""
    return DocumentError(
        "scanned-pdf",
        say(
            "PDF的第{pages}页是扫描图片，没有可读取的文字，无法核对其中的数字。"
            "请提供Word（.docx）文件、由Word直接导出的PDF或经文字识别（OCR）的PDF；"
            "如果这几页只是附件，请删去后再试。",
            pages=pages,
        ),
    )


def textless_pdf() -> DocumentError:
    """The PDF shows no text and no picture of one; it may be drawn as curves, or blank."""
    return DocumentError(
        "textless-pdf",
        say(
            "PDF中没有可读取的文字，可能是空白页，或文字已转为图形。"
            "请提供Word（.docx）文件或由Word直接导出的PDF。"
        ),
    )


def too_many_pages(pages_max: int) -> DocumentError:
    """The PDF has more than ``pages_max`` pages."""
    return DocumentError(
        "too-large", say("PDF页数过多，超过{pages}页。请拆分为几个文件后再试。", pages=pages_max)
    )


def crowded_pdf_page(page: int) -> DocumentError:
    """A page holds more characters or drawings than a text can need; ``page`` counts from 1."""
    return DocumentError(
        "too-large",
        say(
            "PDF第{page}页的文字或图形过于庞杂，已停止读取。请提供Word（.docx）文件，或删去该页后再试。",
            page=page,
        ),
    )


def too_deep_pdf() -> DocumentError:
    """The pages are drawings that hold drawings without end, and use up time or memory."""
    return DocumentError(
        "too-large",
        say("PDF的页面层层套用图形，无法在限定的时间和内存内读取。请提供Word（.docx）文件。"),
    )


def not_text() -> DocumentError:
    """The file is called a text, but its bytes are not."""
    return DocumentError(
        "not-text",
        say("文件内容不是文本，含有二进制数据。请确认文件类型，或另存为.txt、.docx文件后再试。"),
    )


def undecodable_text(position: int) -> DocumentError:
    """The bytes are neither UTF-8 nor GB18030; ``position`` counts bytes from 1."""
    return DocumentError(
        "undecodable-text",
        say(
            "第{position}个字节处的文字编码有误，既不是UTF-8也不是GB18030。请用UTF-8编码重新保存后再试。",
            position=position,
        ),
    )


def too_large(bytes_max: int = FILE_BYTES_MAX) -> DocumentError:
    """The file is larger than ``bytes_max``."""
    return DocumentError(
        "too-large",
        say(
            "文件过大，超过{megabytes}MB。请压缩其中的图片或拆分后再试。",
            megabytes=bytes_max // _MEGABYTE,
        ),
    )


def too_much_markup(tags_max: int) -> DocumentError:
    """The file holds more marks of layout than a text can need."""
    return DocumentError(
        "too-large",
        say("文档结构过于庞大，排版标记超过{tags}个。请拆分为几个文件后再试。", tags=tags_max),
    )


def not_html() -> DocumentError:
    """The file is called a web page, but there is no mark of HTML in it."""
    return DocumentError(
        "not-html",
        say(
            "文件名是网页，内容却不是HTML。"
            "请重新保存网页；如果内容是纯文本，请把文件名改为.txt后再试。"
        ),
    )


def page_without_text() -> DocumentError:
    """The web page shows no text of its own: scripts would write it, or it is in pictures."""
    return DocumentError(
        "no-text",
        say(
            "网页里没有正文，正文可能由脚本生成或是图片。"
            "请用浏览器打开网页，复制正文，存为.txt或.docx文件后再试。"
        ),
    )


def zip_bomb() -> DocumentError:
    """The archive unpacks to far more than an honest one would."""
    return DocumentError(
        "zip-bomb",
        say("压缩内容展开后异常庞大，可能是恶意文件，已停止读取。请核实来源，重新打包后再试。"),
    )


def own_report() -> DocumentError:
    """The file is a report that was written about other documents."""
    return DocumentError(
        "own-report", say("这是明细写出的检查报告，不是项目文本。请检查报告所说的原文件。")
    )


def nested_archive() -> DocumentError:
    """An archive inside an archive."""
    return DocumentError(
        "nested-archive", say("压缩包里还有压缩包，未读取。请先解开里层压缩包，再重新打包。")
    )


def encrypted_archive() -> DocumentError:
    """A member of an archive asks for a password."""
    return DocumentError(
        "encrypted-archive", say("压缩包设有密码，无法读取。请解开后不加密码重新打包。")
    )


def unreadable_archive() -> DocumentError:
    """The archive, or one member of it, is damaged."""
    return DocumentError(
        "unreadable-archive", say("压缩包已损坏或不完整，无法读取。请重新打包（.zip）后再试。")
    )


def empty_archive() -> DocumentError:
    """The archive holds nothing that could be a text."""
    return DocumentError(
        "empty-archive", say("压缩包里没有可以读取的文件。请确认打包的内容后重新提供。")
    )


def unreadable_file(reason: str) -> DocumentError:
    """The operating system refuses; ``reason`` is its own word."""
    return DocumentError(
        "unreadable-file",
        say("无法打开文件：{reason}。请检查路径和读取权限。", reason=reason),
    )


def unreadable_workbook(reason: Message) -> DocumentError:
    """The file says it is a workbook, but its package, XML or records are damaged."""
    return DocumentError(
        "unreadable-workbook",
        say(
            "Excel工作簿已损坏，无法读取：{reason}。"
            "请用Excel或WPS表格打开并另存为新的.xlsx文件后再试。",
            reason=reason,
        ),
    )


def encrypted_workbook() -> DocumentError:
    """The workbook asks for a password."""
    return DocumentError(
        "encrypted-workbook",
        say("Excel工作簿设有打开密码，无法读取。请在Excel或WPS表格中取消密码、保存后再试。"),
    )


def formulas_not_computed(sheet: str, cell: str) -> DocumentError:
    """A program wrote formulas and no results; ``cell`` is the first such one, as in ``D5``."""
    return DocumentError(
        "formulas-not-computed",
        say(
            "工作表“{sheet}”的{cell}等处只有公式，没有计算结果，数字无从核对。"
            "请用Excel或WPS表格打开、保存一次后再试。",
            sheet=sheet,
            cell=cell,
        ),
    )


def too_many_cells(cells_max: int) -> DocumentError:
    """The workbook holds more cells, or a wider grid, than a form or list of a budget can need."""
    return DocumentError(
        "too-large",
        say("工作簿过于庞大，单元格超过{cells}个。请删去无关内容或拆分后再试。", cells=cells_max),
    )


def encrypted_doc() -> DocumentError:
    """The old Word file asks for a password."""
    return DocumentError(
        "encrypted-doc",
        say("文档设有打开密码，无法读取。请在Word或WPS中取消密码、保存后再试。"),
    )


def unreadable_old_format() -> DocumentError:
    """The compound file that holds an old Office format is damaged or broken off."""
    return DocumentError(
        "unreadable-old-format",
        say(
            "旧版Office或WPS文件（如.doc、.xls、.wps）已损坏或不完整，无法读取。"
            "请重新取得原文件，或用WPS打开修复、另存后再试。"
        ),
    )


def needs_office_suite(suffix: str) -> DocumentError:
    """The kind of file is read through LibreOffice, and there is none on this machine."""
    return DocumentError(
        "needs-libreoffice",
        say(
            "读取{suffix}文件要借助LibreOffice，本机没有安装。"
            "请安装LibreOffice，或用Word、WPS打开后另存为.docx或.xlsx文件再试。",
            suffix=suffix,
        ),
    )


def conversion_failed() -> DocumentError:
    """LibreOffice gave no document: the file is damaged or of a kind it does not know."""
    return DocumentError(
        "conversion-failed",
        say("LibreOffice未能打开这个文件，可能已损坏。请用Word或WPS打开，另存为.docx文件后再试。"),
    )


def conversion_too_slow(seconds: int) -> DocumentError:
    """LibreOffice was stopped after ``seconds``."""
    return DocumentError(
        "conversion-timeout",
        say(
            "LibreOffice转换这个文件超过{seconds}秒，已停止。"
            "请用Word或WPS打开，另存为.docx文件后再试。",
            seconds=seconds,
        ),
    )


def xml_entities() -> DocumentError:
    """The XML declares a document type or entities, which no word processor writes."""
    return DocumentError(
        "xml-entities",
        say("文件中含有实体声明，可能是恶意文件，未读取。请核实来源，用Office或WPS另存后再试。"),
    )
