"""What the clock does for given answers."""

from datetime import timedelta

from mingxi.office.frame.idempotency.once import forget_old_answers
from mingxi.office.frame.jobs import duty

duty("idempotency.forget", name="清除过期的接口回答", every=timedelta(hours=1))(forget_old_answers)
