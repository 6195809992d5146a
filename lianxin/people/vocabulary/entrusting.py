"""What a contract says when others handle personal data for the county (Personal Information Protection Law, Art. 21, 59)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.people.vocabulary.assessments import DRAFTS, Subject, SubjectKind

#: What is given to others to handle; each is assessed first.
ENTRUSTED = tuple(subject for subject in Subject if DRAFTS[subject].kind == SubjectKind.ENTRUSTING)


@dataclass(frozen=True)
class Clauses:
    """What a contract begins with; whoever draws it up corrects it to what is so at the place."""

    purpose: object
    way: object
    kinds: object
    measures: object
    ending: object
    checking: object


CLAUSES = {
    Subject.HOST: Clauses(
        _("运行“连心”系统的服务器、备份和网络。"),
        _("乙方只提供机房、机器和网络，不打开、不使用、不复制里面的个人信息；数据存在中国境内。"),
        _("本县登记的全部个人信息，其中有敏感个人信息；硬盘和备份加密，钥匙由甲方保管。"),
        _("机房出入登记；系统补丁一个月内打上；每天备份，半年试一次恢复；发现泄露、被改、丢失，两小时内告诉甲方。"),
        _("期满或者解除之日起三十日内，把数据和备份交还甲方，乙方手里的全部删除，交一份盖章的删除证明。"),
        _("甲方每年到场检查一次，看出入登记、补丁和恢复试验；乙方有问必答，查出的问题三十日内改完。"),
    ),
    Subject.SMS: Clauses(
        _("把“连心”系统的通知短信发到居民手机。"),
        _("甲方逐条把号码和文字交给乙方的接口，乙方发出后回告成败，不作别的用途。"),
        _("手机号码、短信文字；文字里不写诉求内容和困难情况。"),
        _("接口只许甲方的机器连，传输加密；号码和文字发完七日内删除；乙方的人不看内容；发现泄露，两小时内告诉甲方。"),
        _("期满或者解除之日起七日内，删除甲方交给的全部号码和文字，交一份盖章的删除证明。"),
        _("甲方每年查一次发送记录和删除记录；居民投诉被推销的，随时查。"),
    ),
}
