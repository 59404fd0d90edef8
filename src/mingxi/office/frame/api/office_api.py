"""The interface itself: its description for programs, and no operation without a guard."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import ConfigError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from mingxi.office.frame import access
from mingxi.office.frame.access import ANYONE, Permission
from mingxi.office.frame.api.problems import Problem, problem_of
from mingxi.office.frame.api.reading import StrictParser
from mingxi.office.frame.idempotency.once import HEADER, KEY_LENGTH_MAX, KEY_PATTERN

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_DESCRIPTION = """\
与页面同样的业务、同样的权限，供程序使用。

- 每个请求在请求头出示令牌：`Authorization: Bearer 令牌`。
- 每个写入请求带 `Idempotency-Key`（每件事一个，如UUID）。同一个键重发同样的请求，只办一次，
  回答相同；没有收到回答时，放心用同一个键重发。
- 金额一律为整数的分（名称以 `_fen` 结尾）；时间按RFC 3339，写明+08:00。
- 列表分页：把上一页的 `next` 写入 `after`。
- 出错时回答 `Problem`：`code` 供程序判断，`message`、`where`、`mend` 说明问题、位置和办法，
  `request` 是请求编号。
"""
_TOKEN = "token"  # noqa: S105 - the name of the scheme in the description


class Told(NamedTuple):
    """One operation, as the table of permissions sees it."""

    method: str
    path: str
    permission: Permission
    once: bool


class OfficeAPI(NinjaAPI):
    """All operations; ``office/urls.py`` adds the apps' routers."""

    def __init__(self) -> None:
        super().__init__(
            title="明细接口",
            version="1",
            description=_DESCRIPTION,
            urls_namespace="api",
            docs_decorator=_open_to_anyone,
            parser=StrictParser(),
        )

    def set_default_exception_handlers(self) -> None:
        """Answer for everything alike: ninja's own handlers speak English."""
        self.add_exception_handler(Exception, _told)

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """Give the addresses; raises ConfigError for an operation that nothing guards."""
        list(self.operations())
        patterns, *names = super().urls
        root = patterns[-1]
        assert isinstance(root, URLPattern)
        # It answers 404 alone, and is there for the others to begin with.
        root.callback = access.needs(ANYONE)(root.callback)
        return patterns, *names  # type: ignore[return-value]  # two of them

    def operations(self) -> Iterator[Told]:
        """Give every operation with what it needs; raises ConfigError where it does not say so."""
        for router in self._get_bound_routers():
            for path, path_view in router.path_operations.items():
                for operation in path_view.operations:
                    view = operation.view_func
                    view.asks = _query_names(operation)
                    permission = getattr(view, "needs", None)
                    once = getattr(view, "once", False)
                    for method in operation.methods:
                        if permission is None or (method not in _SAFE and not once):
                            raise ConfigError(
                                f"{method} {path}: guard {view.__name__} with @needs, "
                                "or with @writes where it writes (mingxi.office.frame.api)"
                            )
                        yield Told(method, _bare(router.prefix + path), permission, once)

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Describe the interface, with what every operation has in common."""
        schema = super().get_openapi_schema(**kwargs)
        root = self.get_root_path({})
        schema["components"]["schemas"]["Problem"] = _problem_schema(schema)
        schema["components"]["securitySchemes"] = {
            _TOKEN: {"type": "http", "scheme": "bearer", "description": "本人签发的令牌"}
        }
        for told in self.operations():
            path = root + told.path.lstrip("/")
            _describe(schema["paths"][path][told.method.lower()], told)
        return schema


def _query_names(operation: Operation) -> frozenset[str]:
    """Give the names that an operation takes in its query."""
    models = (one for one in operation.models if one.__ninja_param_source__ == "query")
    return frozenset(name for one in models for name in one.__ninja_flatten_map__)


def _open_to_anyone(view: Any) -> Any:
    """Let anyone read the description; the style of its page holds its pictures in itself."""
    return csp_update({"img-src": [SELF, "data:"]})(access.needs(ANYONE)(view))


def _bare(path: str) -> str:
    """Leave the converters out of a path, as its description does."""
    return re.sub(r"{[^}:]+:", "{", path)


def _told(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(error, Exception)  # ninja hands on what was raised
    return problem_of(request, error)


def _describe(operation: dict[str, Any], told: Told) -> None:
    """Add to one operation its token, its permission, its key and its errors."""
    statuses = [400, 404, 409, 413, 422, 500]
    operation["x-permission"] = {"code": told.permission.code, "name": told.permission.name}
    if told.permission is not ANYONE:
        operation["security"] = [{_TOKEN: []}]
        statuses += [401, 403]
    if told.once:
        operation["parameters"].append(
            {
                "in": "header",
                "name": HEADER,
                "required": True,
                "description": "这件事的键，由调用方选定，重发时不变",
                "schema": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": KEY_LENGTH_MAX,
                    "pattern": KEY_PATTERN,
                },
            }
        )
    for status in sorted(statuses):
        operation["responses"].setdefault(
            status,
            {
                "description": _MEANING[status],
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            },
        )


_MEANING = {
    400: "请求无法读取，或缺少 Idempotency-Key",
    401: "没有有效的令牌",
    403: "没有权限",
    404: "没有，或不可查看",
    409: "规则不允许，或同一个键的请求正在办理",
    413: "内容过大",
    422: "内容不符合要求",
    500: "明细自身出错",
}


def _problem_schema(schema: OpenAPISchema) -> dict[str, Any]:
    told = Problem.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    schema["components"]["schemas"].update(told.pop("$defs"))
    return told
