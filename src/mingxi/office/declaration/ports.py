"""What may be allowed in this app, and what its pages are handed.

Which roles hold a permission stands in ``declaration.apps``.
"""

from django.http import HttpRequest

from mingxi.office.frame.access import Permission
from mingxi.office.people.models import Person

CHECK_TEXTS = Permission("declaration.check_texts", "核对项目文本")
READ_PROJECTS = Permission("declaration.read_projects", "查看项目")
WRITE_DECLARATIONS = Permission("declaration.write_declarations", "编写项目申报")
REVIEW = Permission("declaration.review", "审核项目")
COMMENT = Permission("declaration.comment", "批注项目文本")
WAIVE_FINDINGS = Permission("declaration.waive_findings", "签署放行理由")
RECORD_DECISIONS = Permission("declaration.record_decisions", "登记集体决策")
SET_REVIEW = Permission("declaration.set_review", "设定审核流程")
LEAD_LIBRARY = Permission("declaration.lead_library", "管理项目库")
IMPORT_LIBRARY = Permission("declaration.import_library", "导入项目库")
SET_CODE_RULE = Permission("declaration.set_code_rule", "设定项目代码规则")
REGISTER_BASES = Permission("declaration.register_bases", "登记立项依据")
KEEP_BASES = Permission("declaration.keep_bases", "管理依据库")
ORDER_DECLARATIONS = Permission("declaration.order_declarations", "排列本单位申报")


class PersonRequest(HttpRequest):
    """A request of a guarded page or operation: somebody is known."""

    user: Person
