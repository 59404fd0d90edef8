"""What may be allowed in this app. Which roles hold it stands in ``people.apps``."""

from mingxi.office.frame.access import Permission

READ_UNITS = Permission("people.read_units", "查看单位")
WRITE_UNITS = Permission("people.write_units", "维护单位")
READ_PERSONS = Permission("people.read_persons", "查看人员")
WRITE_PERSONS = Permission("people.write_persons", "登记人员")
ISSUE_PASSWORDS = Permission("people.issue_passwords", "发放密码")
READ_APPOINTMENTS = Permission("people.read_appointments", "查看任岗")
WRITE_APPOINTMENTS = Permission("people.write_appointments", "授予岗位")
UNLOCK_PERSONS = Permission("people.unlock_persons", "解除锁定和二次验证")
READ_SIGN_INS = Permission("people.read_sign_ins", "查看登录日志")
