"""``mingxi schema`` prints the published schema and nothing else."""

import json
from typing import Any

from mingxi.reports.schema import schema_text


def test_the_schema_is_printed_as_published(call: Any) -> None:
    result = call("schema")
    assert result.exit_code == 0
    assert result.stdout == schema_text()
    assert json.loads(result.stdout)["$id"] == "mingxi.report/1"


def test_the_schema_of_project_texts_is_printed_by_its_name(call: Any) -> None:
    result = call("schema", "project-text")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$id"] == "mingxi.project-text/1"
    assert call("schema", "project").exit_code == 2
