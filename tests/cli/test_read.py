"""``mingxi read`` shows what was understood, before any rule judges it."""

import json
from pathlib import Path
from typing import Any

PROJECT = """\
一、项目名称
青禾县乡村阅览室运营补助
二、立项依据
《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）。
三、项目实施单位
青禾县文化馆
四、资金安排情况
2024年安排县级资金0.7万元，购置图书200册，每册35元，共需0.7万元。
"""


def test_a_project_is_shown_with_its_parts(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "阅览室.txt"
    path.write_text(PROJECT, encoding="utf-8")
    result = call("read", path)
    assert result.exit_code == 0
    for part in ("青禾县乡村阅览室运营补助", "章节", "引用的文件", "文中的金额", "0.7万元✓"):
        assert part in result.stdout


def test_json_holds_the_text_and_the_places(call: Any, good: Path) -> None:
    document = json.loads(call("read", good, "--format", "json").stdout)["documents"][0]
    assert document["text"]
    assert document["blocks"]


def test_a_file_that_cannot_be_read_ends_with_2(call: Any) -> None:
    result = call("read", "没有.txt")
    assert result.exit_code == 2
    assert "no-such-file" in result.stdout
