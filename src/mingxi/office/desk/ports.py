"""What may be allowed on the desk."""

from mingxi.office.frame.access import Permission

KEEP_JOBS = Permission("desk.keep_jobs", "管理全部后台作业")
