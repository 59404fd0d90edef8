"""The program of the how-to page: a project from a Word file into the next year, by the API alone.

It is run as the page has it; the network is Django's own, and where it waits the worker works.
"""

import builtins
import io
import json
import re
from collections.abc import Callable
from datetime import date
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

import pytest
from click.testing import CliRunner
from django.test import Client

from mingxi.documents.word_writing import word_file
from mingxi.office.commands.ledger import ledger
from mingxi.office.declaration.reckoning.form_words import words_of
from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner, ProjectCategory
from mingxi.office.declaration.services.routes import lay_default_routes
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.projects.project_text import Level, SectionKey

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("the-course-by-program.md", "the-course-by-program.zh-CN.md")
YEAR = date.today().year + 1  # noqa: DTZ011  # as the program has it
ROLES = {
    "clerk": Role.CLERK,
    "section_head": Role.SECTION_HEAD,
    "unit_finance": Role.UNIT_FINANCE,
    "unit_head": Role.UNIT_HEAD,
    "department": Role.DEPARTMENT_REVIEWER,
    "performance": Role.PERFORMANCE_OFFICE,
    "procurement": Role.PROCUREMENT_SUPERVISION,
    "desk": Role.BUDGET_DESK,
    "budget": Role.BUDGET_OFFICE,
}
# Key, label, amount.
ITEMS = (
    ("a1", "后厨监控设备", 24_000_000),
    ("a2", "燃气报警和切断装置", 12_600_000),
    ("a3", "油烟净化设备", 30_000_000),
)
INDICATORS = (
    ("产出指标", "数量指标", "改造档口", "=", "6", "个"),
    ("产出指标", "质量指标", "验收合格率", "=", "100", "%"),
    ("产出指标", "时效指标", "完成时间", "≤", f"{YEAR}年8月", ""),
    ("成本指标", "经济成本指标", "每个档口报警和切断装置", "≤", "2.1", "万元"),
    ("效益指标", "社会效益指标", "受益师生", "≥", "2400", "人"),
    ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%"),
)


def program_of(page: str) -> str:
    path = Path(__file__).parents[2] / "docs" / "how-to" / page
    return "\n".join(BLOCK.findall(path.read_text(encoding="utf-8")))


def word() -> bytes:
    """Write the text that the school has; 6 × 2.1万元 is not 13.6万元."""
    form = ProjectForm(
        name="学校食堂明厨亮灶与燃气安全改造",
        fiscal_year=YEAR,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=YEAR,
        last_year=YEAR + 1,
        total_fen=66_600_000,
        next_year_fen=10_000_000,
        sections={
            SectionKey.BASIS: f"根据《蘅川县学校食堂安全管理办法》（蘅教发〔{YEAR - 1}〕12号），"
            f"学校食堂改造列入{YEAR}年任务。",
            SectionKey.OVERVIEW: "学校食堂共有6个档口，每个档口安装报警和切断装置2.1万元，"
            "共需13.6万元。",
            SectionKey.OUTCOME: "改造后，每日可供2,400名师生用餐。",
        },
        items=tuple(
            FormItem(key=key, label=label, owner="总务处", amount_fen=fen)
            for key, label, fen in ITEMS
        ),
        funding=(FormFunding(level=Level.COUNTY, amount_fen=66_600_000),),
        instalments=tuple(
            FormInstalment(
                what=label,
                item_key=key,
                manner=Manner.ON_ACCEPTANCE,
                first=f"{YEAR}-06",
                occasion="验收合格后",
                amount_fen=fen,
            )
            for key, label, fen in ITEMS
        ),
        indicators=tuple(
            FormIndicator(
                level1=level1, level2=level2, level3=level3, operator=sign, value=value, unit=unit
            )
            for level1, level2, level3, sign, value, unit in INDICATORS
        ),
    )
    return word_file(words_of(form).composition)


def issued(person: Person) -> str:
    """Give a token as its person gets one: shown once, on the page."""
    client = Client()
    client.force_login(person)
    page = client.post("/account/tokens/issue/", {"name": "年度预算程序", "days": 30})
    found = re.search(r"mingxi_[\w-]{43}", page.content.decode())
    assert found
    return found[0]


# What was refused, by the codes of the answers.
REFUSED: list[str] = []


class Answer(io.BytesIO):
    """What ``urlopen`` gives: bytes that are read, and headers."""

    headers: Message


def opened(request: Request) -> Answer:
    """Ask Django instead of the network."""
    path = request.full_url.removeprefix("http://127.0.0.1:8000")
    headers = dict(request.header_items())
    answer = Client(headers=headers).generic(
        request.get_method(),
        path,
        request.data or b"",
        content_type=headers.get("Content-type", ""),
    )
    told = Message()
    for name, text in answer.items():
        told[name] = text
    parts = answer.streaming_content if answer.streaming else [answer.content]
    content = Answer(b"".join(parts))
    content.headers = told
    if answer.status_code >= 400:
        REFUSED.append(answer.json()["code"])
        raise HTTPError(request.full_url, answer.status_code, "", told, content)
    return content


def work(_seconds: float = 0) -> None:
    while work_once(stopping=never):
        pass


@pytest.fixture
def place(
    county: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], dict[str, Any]]:
    """Give what runs the program of the page, in a folder with what it says lies there."""
    lay_default_routes(by=SYSTEM)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("urllib.request.urlopen", opened)
    monkeypatch.setattr("time.sleep", work)
    monkeypatch.setattr(builtins, "print", lambda *_: None)
    tokens = {who: issued(county[role]) for who, role in ROLES.items()}
    Path("tokens.json").write_text(json.dumps(tokens), encoding="utf-8")
    Path("project.docx").write_bytes(word())
    Path("scan.pdf").write_bytes(b"%PDF-1.7")

    def run() -> dict[str, Any]:
        names: dict[str, Any] = {}
        exec(compile(program_of(PAGES[0]), PAGES[0], "exec"), names)  # noqa: S102  # our own page
        return names

    return run


def test_both_tongues_of_the_page_have_one_program() -> None:
    assert program_of(PAGES[0]) == program_of(PAGES[1])


def test_the_program_of_the_page_takes_a_project_from_a_word_file_into_the_next_year(
    place: Callable[[], dict[str, Any]],
) -> None:
    REFUSED.clear()
    names = place()
    assert REFUSED == ["review-blocked", "ceiling-exceeded"]
    assert CliRunner().invoke(ledger, ["verify"]).exit_code == 0
    assert names["changes"] == 1
    titles = [moment["title"] for moment in names["life"]["moments"]]
    assert {
        "归口业务股室：退回",
        "预算股：核减后同意",
        "入库",
        "下达控制数",
        "部门批复所属单位",
    } <= set(titles)
    assert names["next_year"]["fiscal_year"] == YEAR + 1
    for file in ("library.xlsx", "template.xlsx", "version.docx"):
        assert Path(file).read_bytes().startswith(b"PK")
