"""Who holds which post, out of a list: every row by the same rules as one entered by hand, the good ones kept."""

from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.accounts.vocabulary import Role
from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rosters import Trial, keep_list, take_back, try_rows
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.rosters import day_of, is_yes
from lianxin.organisations.models import Post, Roster, Tenure, Unit
from lianxin.organisations.services.entering import enter_tenure
from lianxin.organisations.services.posts import add_post
from lianxin.organisations.services.units import create_unit
from lianxin.organisations.vocabulary import AuditTag, Selection, Structure, UnitKind

_LABELS = {"selection": gettext_lazy("产生方式"), "role": gettext_lazy("角色"), "is_finance": gettext_lazy("管钱管账")}
#: How posts of a structure are filled where a list does not say it; the others are elected.
_USUALLY = {Structure.GOVERNMENT: Selection.APPOINTED, Structure.OTHER: Selection.APPOINTED}
#: Titles of who leads a body.
_HEADS = frozenset({"书记", "主任", "组长", "理事长", "监事长", "会长", "站长"})


@dataclass(frozen=True)
class Brought(Trial):
    """``made`` are tenures, ``known`` those held already; beside them the posts and units new with them."""

    posts: list
    units: list


def bring_rows(*, place, rows, by):
    """Try every row at a place; the caller keeps it or takes it back."""
    policies.can_manage_unit(by, place.path).or_raise()
    seats: dict[tuple, int] = {}
    for _number, row in rows:
        seats[row["unit"], row["post"]] = seats.get((row["unit"], row["post"]), 0) + 1
    made, faults = try_rows(rows, lambda row: _bring(place, row, seats, by))
    return Brought(
        [tenure for tenure, _post, _unit in made if tenure], sum(tenure is None for tenure, _post, _unit in made), faults,
        [post for _tenure, post, _unit in made if post], [unit for _tenure, _post, unit in made if unit],
    )  # fmt: skip


@action
def import_roster(*, place, rows, by):
    """Keep the good rows of a list; refuses a list without any. What it made can be taken back."""
    found = bring_rows(place=place, rows=rows, by=by)
    things = {"tenures": found.made, "posts": found.posts, "units": found.units}
    roster = keep_list(
        Roster, made={kind: [each.pk for each in made] for kind, made in things.items()}, count=len(found.made), by=by,
        division=place, division_path=place.path,
    )  # fmt: skip
    audit.record(AuditTag.BRING_ROSTER, roster, by, after={"count": roster.count})
    return roster


@action
def undo_roster(*, roster, by):
    """Take back everything a list made, while nothing came after: nobody left, and no other record speaks of it."""
    roster = Roster.objects.select_for_update(of=("self",)).select_related("division").get(pk=roster.pk)
    policies.can_manage_unit(by, roster.division_path).or_raise()
    take_back(roster, partial(_remove, roster.made))
    audit.record(AuditTag.UNDO_ROSTER, roster, by, after={"count": roster.count})
    return roster


def _remove(made):
    tenures = Tenure.objects.filter(pk__in=made["tenures"])
    if left := tenures.filter(ends_on__isnull=False).first():
        raise RuleBroken(_("{name}后来登记了离任，不能整份撤回。").format(name=left.holder_name))
    tenures.delete()
    Post.objects.filter(pk__in=made["posts"]).delete()
    Unit.objects.filter(pk__in=made["units"]).delete()


def _bring(place, row, seats, by):
    """One row: ``(tenure or None where it is held already, new post, new unit)``."""
    starts_on, ends_on = _day(row, "starts_on", _("任职日")), _day(row, "term_ends_on", _("届满日"))
    if not starts_on or not row["name"] or not row["unit"] or not row["post"]:
        raise RuleBroken(_("单位、岗位、姓名、任职日都要写。"))
    about = _about_post(row)
    unit = Unit.objects.filter(division=place, name=row["unit"], dissolved_on__isnull=True).first()
    new_unit = None
    if unit is None:
        unit = new_unit = _found(place, row, by)
    post = selectors.living_posts(unit).filter(title=row["post"]).first()
    new_post = None
    if post is None:
        post = new_post = add_post(
            unit=unit, title=row["post"], seats=seats[row["unit"], row["post"]], is_head=row["post"] in _HEADS, by=by,
            **{"selection": _USUALLY.get(unit.structure, Selection.ELECTED)} | about,
        )  # fmt: skip
    elif other := next((name for name, value in about.items() if getattr(post, name) != value), None):
        raise RuleBroken(
            _("“{post}”已经设好，{what}和表里写的不一样。请先在单位的页面上改岗位，或者这一格空着。").format(
                post=post.title, what=_LABELS[other]
            )
        )
    elif post.tenures.filter(selectors.lasting(on=starts_on), holder_name=row["name"]).exists():
        return None, None, new_unit
    post.unit = unit
    tenure = enter_tenure(
        post=post, holder_name=row["name"], holder_ref=row.get("holder_ref", ""), is_first_stock=True, starts_on=starts_on, term_ends_on=ends_on, basis=row.get("basis", ""),
        is_screened=is_yes(row.get("is_screened", "")), warning_words=row.get("warning_words", ""), by=by,
    )  # fmt: skip
    return tenure, new_post, new_unit


def _about_post(row):
    """What a row says of its post beside the title; nothing of what its cells leave open."""
    about: dict = {}
    for name, choices in (("selection", Selection), ("role", Role)):
        if text := row.get(name, ""):
            known = {str(label): value for value, label in choices.choices}
            if text not in known:
                raise RuleBroken(
                    _("{label}“{text}”看不懂，请写{known}之一。").format(
                        label=_LABELS[name], text=text, known="、".join(known)
                    )
                )
            about[name] = known[text]
    if text := row.get("is_finance", ""):
        about["is_finance"] = is_yes(text)
    return about


def _found(place, row, by):
    kinds = {str(label): value for value, label in UnitKind.choices}
    kind = kinds.get(row.get("kind", ""))
    if kind is None:
        raise RuleBroken(
            _("{place}没有叫“{unit}”的单位。要新设的，写明单位类别，例如“村民委员会”。").format(
                place=place.name, unit=row["unit"]
            )
        )
    return create_unit(kind=kind, name=row["unit"], division=place, by=by)


def _day(row, name, label):
    text = row.get(name, "")
    found = day_of(text)
    if text and found is None:
        raise RuleBroken(_("{label}“{text}”看不懂，请写成 2026-01-05 这样。").format(label=label, text=text))
    return found
