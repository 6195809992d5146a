"""What this room holds about one person: their file, in tables. What others wrote of them is read in the file itself."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.models import (
    Appraisal,
    Check,
    CheckReading,
    Evidence,
    File,
    Filing,
    PoolEntry,
    Secondment,
    Training,
    Will,
)
from lianxin.kit.own_data import Own


def _under(model, prefix="file__", **only):
    def whose(person):
        mine = Q(**{f"{prefix}person": person.pk})
        if person.user_id:
            mine |= Q(**{f"{prefix}user": person.user_id})
        return model.objects.filter(mine, **only).order_by("pk")

    return whose


OWN = (
    Own(
        "cadre_file", _("我的档案：我说的情况"), _under(File, ""),
        {
            "opened_at": _("哪天建的"), "is_member": _("是党员"), "education": _("学历、学什么的"), "skills": _("会什么"),
            "languages": _("会说什么话"), "places_served": _("在哪里干过"),
        },
    ),
    Own(
        "cadre_pool", _("我的档案：后备推荐"), _under(PoolEntry),
        {
            "source": _("哪一类"), "nominated_on": _("哪天推荐的"), "state": _("状态"), "consented_on": _("同意的日子"),
            "consent_channel": _("怎么同意的"), "look_again_on": _("哪天再看"),
        },
    ),
    Own(
        "cadre_checks", _("我的档案：资格联审"), _under(Check),
        {
            "purpose": _("为什么审"), "declared_on": _("本人签承诺书的日子"), "asked_on": _("哪天问的部门"),
            "state": _("状态"), "closed_on": _("哪天办结"),
        },
    ),
    Own(
        "cadre_readings", _("我的档案：谁看过部门的答复"), _under(CheckReading),
        {"viewer_name": _("谁看的"), "opened_at": _("什么时候看的"), "reason": _("为什么看")},
    ),
    Own(
        "cadre_filings", _("我的档案：书记备案"), _under(Filing),
        {
            "submitted_on": _("哪天报的"), "papers": _("随报材料"), "state": _("状态"), "number": _("备案号"),
            "filed_on": _("哪天备案"),
        },
    ),
    Own(
        "cadre_trainings", _("我的档案：培训"), _under(Training, withdrawn_at__isnull=True),
        {
            "course__title": _("学什么"), "course__starts_on": _("从哪天"), "course__ends_on": _("到哪天"),
            "course__hours": _("学时"), "number": _("证明编号"),
        },
    ),
    Own(
        "cadre_appraisals", _("我的档案：考核"), _under(Appraisal),
        {
            "round__year": _("哪一年"), "round__kind": _("哪一种"), "state": _("状态"), "own_words": _("本人怎么说"),
            "suggested": _("等级意见"), "answer_words": _("本人的话"), "grade": _("等级"), "decided_on": _("哪天定的"),
            "appeal_words": _("为什么申诉"), "appealed_on": _("哪天申诉"), "appeal_due_on": _("申诉最晚哪天答复"), "grade_before": _("申诉前的等级"),
        },
    ),
    Own(
        "cadre_evidence", _("我的档案：我选的事"), _under(Evidence, "appraisal__file__", dropped_at__isnull=True),
        {"appraisal__round__year": _("哪一年"), "on": _("哪天"), "label": _("什么事"), "words": _("我做了什么")},
    ),
    Own(
        "cadre_wills", _("我的档案：问过我愿不愿意"), _under(Will),
        {
            "opening__post__unit__name": _("哪个单位"), "opening__post__title": _("岗位"), "asked_on": _("哪天问的"),
            "state": _("状态"), "answered_on": _("哪天答的"),
        },
    ),
    Own(
        "cadre_secondments", _("我的档案：一线锻炼"), _under(Secondment),
        {
            "kind": _("哪一种"), "home": _("从哪里来"), "host": _("到哪里去"), "starts_on": _("从哪天"),
            "ends_on": _("到哪天"), "state": _("状态"), "own_words": _("本人怎么说"),
        },
    ),
)  # fmt: skip
