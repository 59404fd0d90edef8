"""What may be allowed in this app. Which roles hold it stands in ``budget.apps``."""

from mingxi.office.frame.access import Permission

READ_BUDGET = Permission("budget.read_budget", "查看预算编制")
MANAGE_ROUNDS = Permission("budget.manage_rounds", "组织预算编制")
PROPOSE_CONTROLS = Permission("budget.propose_controls", "拟定控制数")
SPREAD_CONTROLS = Permission("budget.spread_controls", "分解控制数")
REPLY_TO_UNITS = Permission("budget.reply_to_units", "批复所属单位")
