"""``mingxi schema`` prints the published schema and nothing else."""

import json
from typing import Any

from mingxi.reports.schema import schema_text


def test_the_schema_is_printed_as_published(call: Any) -> None:
    result = call("schema")
    assert result.exit_code == 0
    assert result.stdout == schema_text()
    assert json.loads(result.stdout)["$id"] == "mingxi.report/1"


def test_the_schema_of_a_comparison_is_printed_by_its_name(call: Any) -> None:
    assert json.loads(call("schema", "comparison").stdout)["$id"] == "mingxi.comparison/1"


def test_the_schema_of_project_texts_is_printed_by_its_name(call: Any) -> None:
    assert json.loads(call("schema", "project-text").stdout)["$id"] == "mingxi.project-text/1"


def test_a_schema_that_there_is_not_is_a_wrong_call(call: Any) -> None:
    assert call("schema", "nothing").exit_code == 2
