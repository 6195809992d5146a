"""Who reads which part of whose file. The person reads all of their own and decides nothing in it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.models import File
from lianxin.cadres.vocabulary import ABOVE, READERS, Part
from lianxin.kit.decisions import check, hide
from lianxin.kit.tree import within_any

VILLAGE = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
DESK = READERS[Part.FACTS]


def is_own(actor, file):
    return actor.is_user and file.user_id is not None and file.user_id == actor.id


def can_work_on_cadres(actor):
    """Who is shown the desk."""
    return check(actor.holds(*DESK), _("这里给管干部工作的人用。自己的档案在“我的档案”里。"))


def can_read_file(actor, file):
    """Somebody else's file is hidden from who reads no part of it."""
    return can_read_part(actor, file, Part.FACTS) or hide()


def can_read_part(actor, file, part):
    """One row of ``READERS``; the person reads everything of their own."""
    return check(is_own(actor, file) or actor.holds(*READERS[part], path=file.division_path), _("这一部分不给您看。"))


def can_read_checks_or_filings(actor, file):
    """The page of both: each part is then shown to who may read it."""
    return can_read_part(actor, file, Part.CHECK) or can_read_part(actor, file, Part.FILING)


def can_read_record(actor, file):
    """Everything that was done to a file: the person, and who reads the whole of it."""
    return check(
        is_own(actor, file) or actor.holds(*ABOVE, Role.AUDITOR, path=file.division_path), _("办事记录给本人和上级看。")
    )


def files_readable(actor):
    """Twin of ``can_read_file``."""
    mine = Q(user_id=actor.id) if actor.is_user else Q(pk__in=[])
    return File.objects.filter(mine | within_any(actor.scopes(*READERS[Part.FACTS]), "division_path"))


def hidden_files(actor, public_ids):
    """Of what was done to these files, the record is for who reads a whole file: the township and those above."""
    held = File.objects.filter(public_id__in=public_ids).only("public_id", "user_id", "division_path")
    return {each.public_id for each in held if not can_read_record(actor, each)}


def can_write_facts(actor, file):
    """The person; for who is not on the web, and for nobody else, the village writes down what they say."""
    return check(is_own(actor, file) or file.user_id is None, _("本人有账号，由本人写。")) and check(
        is_own(actor, file) or actor.holds(*VILLAGE, path=file.division_path),
        _("本人情况由本人写，或者村里照本人说的写。"),
    )


def by_another(actor, file):
    return check(not is_own(actor, file), _("自己的事自己不能办，请换一个人。"))


def can_above(actor, file):
    return by_another(actor, file) and check(
        actor.is_system or actor.holds(*ABOVE, path=file.division_path), _("这件事由乡镇和县里办。")
    )
