"""What the forms of a case's steps are made of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.needs import selectors

#: Where the writer of a template left a blank.
_BLANK = "____"


def text(label, *, hint="", required=True, rows=3, length=1000):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


class ActionForm(forms.Form):
    """A step of a case. ``cleaned_data`` are the keyword arguments of its service."""

    def __init__(self, *args, need, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.need, self.actor = need, actor


class TemplatedForm(ActionForm):
    """A step that can begin with one of the county's templates, put into ``worded``. What is left blank stays here."""

    used_for = worded = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.templates = [] if self.is_bound else selectors.reply_templates(self.need.category, self.used_for)
        if chosen := next((each for each in self.templates if each.code == self.initial.get("template")), None):
            self.initial[self.worded] = chosen.text

    def clean(self):
        super().clean()
        if _BLANK in str(self.cleaned_data.get(self.worded, "")):
            self.add_error(self.worded, _("模板里的 ____ 还没有填。"))


class ToldForm(ActionForm):
    """A step that answers: whoever asked to be told in a way of their own was told so, and it is written down how."""

    told_how = text(_("怎么告诉诉求人的"), required=False, rows=2, length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.need.reply_way:
            del self.fields["told_how"]
            return
        field = self.fields["told_how"]
        field.required = True
        field.help_text = _("诉求人要的是“{way}”。写明哪天、谁、怎么说的。").format(
            way=self.need.get_reply_way_display()
        )


class CheckedForm(ActionForm):
    """A step with the category's checklist beside it, when it has one."""

    checked_at = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if items := selectors.check_items(self.need.category, self.checked_at):
            self.fields["done"] = forms.MultipleChoiceField(
                label=_("做到了的打勾"),
                required=False,
                choices=[
                    (item.code, _("{item}（必须）").format(item=item) if item.is_required else item) for item in items
                ],
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields["done"].is_needed = True  # ticks are no blank to fill in
            self.fields["why_not"] = text(_("没打勾的，为什么"), required=False, rows=2, length=300)
