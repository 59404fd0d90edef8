"""What the clock does for stored files."""

from datetime import timedelta

from mingxi.office.frame.files.services import remove_unclaimed, sweep_orphans
from mingxi.office.frame.jobs import duty


@duty("files.sweep", name="清理无主文件", every=timedelta(days=1))
def sweep_files() -> None:
    """Remove rows that nothing refers to, then files that have no row."""
    remove_unclaimed()
    sweep_orphans()
