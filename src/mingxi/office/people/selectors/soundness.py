"""Whether persons of the demonstration are here, for the doctor."""

from mingxi.languages import say
from mingxi.office.frame.serving.soundness import Condition, check, doubtful, well
from mingxi.office.people.models import Person


@check("demonstration")
def demonstration() -> Condition:
    """Ask whether there are persons whose passwords everybody knows."""
    count = Person.objects.filter(is_demonstration=True, is_active=True).count()
    if not count:
        return well(say("没有演示人员"))
    return doubtful(
        say("有 {count} 名演示人员，其密码是公开的（只能在本机登录）", count=str(count)),
        say("正式使用请另设 MINGXI_DATA，不要在演示数据上办理业务。"),
    )
