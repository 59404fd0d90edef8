"""What may be allowed in this app. Which roles hold it stands in ``declaration.apps``."""

from mingxi.office.frame.access import Permission

CHECK_TEXTS = Permission("declaration.check_texts", "核对项目文本")
