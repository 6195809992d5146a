"""Who keeps, reads and closes the books of an organisation."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.ledger.models import Book
from lianxin.ledger.vocabulary import KEPT_BY_ROOMS

#: Keep the books of the organisations of their place: the collective's accountant, the township that books for villages.
KEEPERS = (Role.COLLECTIVE_OFFICER, Role.TOWNSHIP_OFFICER)
#: Read every book in their scope, and write in none.
WATCHERS = (Role.VILLAGE_SUPERVISOR, Role.BRANCH_SECRETARY, Role.COUNTY_OFFICER, Role.AUDITOR)


def can_keep_books(actor, division_path):
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=division_path),
        _("账由集体经济组织的会计或代管账的乡镇记。"),
    )


def can_close_account(actor, account):
    """Who keeps the books closes the organisation's own accounts; what another room keeps ends there."""
    if not actor.is_system and (account.kind in KEPT_BY_ROOMS or account.holder_kind):
        return check(False, _("这个科目由别的栏目管，在那里结束，不在账本里停用。"))
    return can_keep_books(actor, account.book.division_path)


def keeps_any_books(actor):
    return actor.holds(*KEEPERS)


def can_use_books(actor):
    """Who is shown the way to the books."""
    return check(actor.is_system or actor.holds(*KEEPERS, *WATCHERS), _("账本给记账、审账和监督的人看。"))


def can_view_book(actor, book):
    sees = actor.is_system or actor.holds(*KEEPERS, *WATCHERS, path=book.division_path)
    return allow() if sees else hide()


def visible_books(actor):
    """Twin of ``can_view_book``."""
    if actor.is_system:
        return Book.objects.all()
    return Book.objects.filter(within_any(actor.scopes(*KEEPERS, *WATCHERS), "division_path"))


def can_review_voucher(actor, voucher):
    """Somebody who keeps these books too, or the village's secretary; never who prepared it."""
    reviews = actor.holds(*KEEPERS, Role.BRANCH_SECRETARY, path=voucher.book.division_path)
    if not reviews:
        return check(False, _("凭证由另一位记账的人、村党支部书记或代管账的乡镇审核。"))
    return check(voucher.prepared_by_id != actor.id, _("自己填的凭证自己不能审核，请换一个人。"))


def can_close_period(actor, book):
    """The township that guides the village's accounts; whoever entered something in the period is refused by the closing."""
    return check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=book.division_path),
        _("结账由代管账的乡镇做，记账的人自己不结账。"),
    )
