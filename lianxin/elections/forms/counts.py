"""The result of a poll, as it was counted."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lianxin.elections import presenters, selectors
from lianxin.elections.vocabulary import BY_PRESENT, WITHOUT_PROXIES, Method, WrittenIn
from lianxin.kit import clock
from lianxin.kit.forms import DateInput, filled
from lianxin.kit.steps import StepForm


class WrittenInField(forms.CharField):
    """One person a line: name, votes and, where it is known, the number of the person's record."""

    def __init__(self, post, **kwargs):
        super().__init__(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)
        self.post = post

    def clean(self, value):
        return [self._read(line) for line in filled(super().clean(value))]

    def _read(self, line):
        name, votes, ref, *more = [*line.split(), "", "", ""]
        is_whole = votes.isascii() and votes.isdigit() and len(votes) < 7 and len(name) <= 40 and len(ref) <= 12
        if any(more) or not is_whole:
            raise ValidationError(_("这一行要写“姓名 得票”，中间空一格：%(line)s"), params={"line": line})
        return WrittenIn(self.post, name, int(votes), ref)


_PRESENT = {
    Method.ASSEMBLY: _("到会的十八周岁以上的村（居）民（名单上有 {n} 人）"),
    Method.REPS: _("到会的代表（名单上有 {n} 人）"),
    Method.MEMBER_ASSEMBLY: _("到会的成员，含受委托的（名单上有 {n} 人）"),
    Method.MEMBER_REPS: _("到会的成员代表（名单上有 {n} 人）"),
    Method.CONGRESS: _("到会的代表（名单上有 {n} 人）"),
    Method.PLENUM: _("到会的委员（一共 {n} 人）"),
}


class CountForm(StepForm):
    held_on = forms.DateField(label=_("哪天投的票"), widget=DateInput())
    cast = forms.IntegerField(
        label=_("收回选票"), min_value=0, max_value=100_000, help_text=_("参加投票的人数，含委托。")
    )
    present = forms.IntegerField(
        label=_("到会的有选举权的党员"), min_value=0, max_value=100_000,
        help_text=_("没有交票的也算到会。"),
    )  # fmt: skip
    proxies = forms.IntegerField(label=_("其中委托投票"), min_value=0, max_value=100_000, initial=0)
    tellers = forms.CharField(label=_("唱票、计票、监票"), max_length=120)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"held_on": clock.today()}
        self.fields["cast"].help_text = _("参加投票的人数，含委托。名单上有 {n} 人。").format(n=about.listed)
        for each in selectors.on_ballot(about):
            self.fields[f"votes_{each.public_id}"] = forms.IntegerField(
                label=_("{name}（{post}）得票").format(name=each.name, post=each.post.title),
                min_value=0,
                max_value=100_000,
            )
        seats = selectors.open_seats(about) if selectors.takes_written_in(about) else {}
        self.posts = {post: f"written_{post.public_id}" for post in seats}
        for post, field in self.posts.items():
            self.fields[field] = WrittenInField(
                post, label=_("选票上另选的人（{post}）").format(post=post.title),
                help_text=_("一行一个：姓名 得票。知道人口档案编号的写在后面，系统才能核对近亲属回避。法律不许当选的人，他的票不计，不写。"),
            )  # fmt: skip
        if self.posts:
            self.fields["is_screened"] = forms.BooleanField(label=_("另选的人里票数够当选的，已联审"), required=False)
        if about.method in WITHOUT_PROXIES:
            del self.fields["proxies"]
        if about.method in BY_PRESENT:
            self.fields["cast"].help_text = presenters.majority_words(about.method)
            label = _PRESENT.get(about.method, _("到会的有选举权的党员（名单上有 {n} 人）"))
            self.fields["present"].label = str(label).format(n=about.listed)
        else:
            del self.fields["present"]

    def clean(self):
        data = super().clean()
        data["written_in"] = [
            each for post, field in self.posts.items() if field in data for each in data.pop(field) or ()
        ]
        names = [name for name in self.fields if name.startswith("votes_")]
        votes = {name.removeprefix("votes_"): data.pop(name) for name in names if name in data}
        return data | {"votes": votes}
