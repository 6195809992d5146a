"""一事一议筹资筹劳: drafted with everybody of a roll, and put forward within what a year may ask."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.raisings import (
    SHARES,
    Owed,
    WorkingAges,
    above,
    is_backed,
    is_worker,
    labour_as_money,
)
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import FundRaising, Process, RaisingHousehold, RaisingLine, RaisingSigner
from lianxin.deliberation.services.convening import on_list
from lianxin.deliberation.services.processes import advance, start_process
from lianxin.deliberation.vocabulary import RAISING_WAYS, AuditTag, Proposer, RaisingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.people.vocabulary import RollKind
from lianxin.territory import selectors as territory

#: Who pays and works: those registered in the village, or those who live in it and benefit.
ROLLS = (RollKind.REGISTERED, RollKind.RESIDENT)
_BATCH = 500


@action
def draft_raising(
    *, division, title, purpose, what, cost_fen, year, proposer, signers=(), deciders, per_head_fen, per_worker_days,
    account, roll, plan=None, topic=None, by, at=None,
):  # fmt: skip
    """A matter sets out with everybody of an adopted roll on its list: who pays, and who is of age to work.

    ``signers``: ``(name, household code)`` of each villager or representative who proposes it; they are counted against the newest
    roll of voters, or the representatives who sit. Refuses more than the profile's cap of a year, who is not on that roll, too few
    signatures, and words that turn labour into money.
    """
    at = at or clock.now()
    policies.can_keep_body(by, division.path).or_raise()
    today = timezone.localdate(at)
    if year not in (today.year, today.year + 1):
        raise RuleBroken(_("只能筹今年或者明年的。"), field="year")
    if roll.division_path != division.path or roll.kind not in ROLLS or not roll.is_adopted:
        raise RuleBroken(_("请选本村已经通过的户籍名册或者常住名册。"), field="roll")
    known, of = selectors.who_may_propose(division, proposer)
    backing = _backing(proposer, signers, known, of)
    for field, text in (("title", title), ("what", what)):
        if turned := labour_as_money(text):
            raise RuleBroken(
                _("“{words}”：出工不能折成钱，也不能逼人拿钱抵工。请改掉。").format(words=turned), field=field
            )
    profile = territory.profile(division)
    caps = _caps(profile)
    if not (per_head_fen or per_worker_days):
        raise RuleBroken(_("出钱、出工至少写一样。"), field="per_head")
    _check_asked(Owed(per_head_fen, per_worker_days), caps, profile.basis("fundraising.cap_yuan"))
    process = start_process(division=division, kind="fund_raising", title=title, plan=plan, topic=topic, by=by, at=at)
    raising = FundRaising.objects.create(
        process=process, division=division, division_path=division.path, purpose=purpose, what=what.strip(),
        cost_fen=cost_fen, year=year, proposer=proposer, proposer_signed=len(backing),
        proposer_of=of, deciders=deciders, per_head_fen=per_head_fen,
        per_worker_days=per_worker_days, cap_fen=caps.fen, cap_days=caps.days,
        cap_basis=profile.basis("fundraising.cap_yuan"), account=account.strip(), roll=roll,
        profile_version=profile.version_id, drafted_at=at, drafted_by_name=by.name,
    )  # fmt: skip
    RaisingSigner.objects.bulk_create(
        RaisingSigner(raising=raising, name=name, household_code=code, person_id=known[name, code])
        for name, code in backing
    )
    persons = _list_everybody(raising, roll, profile, today)
    audit.record(AuditTag.DRAFT_RAISING, raising, by, after={"persons": persons, "year": year}, at=at)
    return raising


def _backing(proposer, signers, known, of):
    """The entries of who proposes, each once and by name on the roll; enough of them."""
    if proposer not in SHARES:
        return []
    if not known:
        raise RuleBroken(
            _("数不出要多少人联名：村民联名要有通过的选民名册，代表联名要先登记村民代表会议的代表。"), field="signers"
        )
    backing = [on_list(name, code, known, field="signers") for name, code in signers]
    if twice := next((entry for entry in backing if backing.count(entry) > 1), None):
        raise RuleBroken(_("{name}写了两次，一人签一次。").format(name=" ".join(twice).strip()), field="signers")
    if not is_backed(proposer, len(backing), of):
        raise RuleBroken(
            _("联名的人不够：{who}，现在是 {of} 人里的 {signed} 人。").format(
                who=Proposer(proposer).label, of=of, signed=len(backing)
            ),
            field="signers",
        )
    return backing


def _caps(profile):
    return Owed(profile.value("fundraising.cap_yuan") * 100, profile.value("fundraising.cap_days"))


def _check_asked(asked, caps, basis):
    over = above(asked, Owed(), caps)
    for field, amount, told in (
        ("per_head", over.fen, _("每人每年最多 {cap} 元")),
        ("per_worker_days", over.days, _("每个劳力每年最多 {cap} 个工")),
    ):
        if amount:
            cap = selectors.money_words(caps.fen) if field == "per_head" else caps.days
            raise RuleBroken(told.format(cap=cap) + _("，请改小。"), field=field, article=basis)


def _list_everybody(raising, roll, profile, today):
    rows = people.names_on_roll(roll)
    if not rows:
        raise RuleBroken(_("这本名册上没有人。"), field="roll")
    ages = WorkingAges(*(profile.value(f"fundraising.worker_{key}") for key in ("from", "men_to", "women_to")))
    births = people.births_of([person for _name, _code, person in rows])
    workers = {person for person, (sex, born) in births.items() if is_worker(sex, born, today, ages)}
    grouped: dict[object, list] = {}
    for name, code, person in rows:
        grouped.setdefault(code or person, []).append((name, code, person))
    made = RaisingHousehold.objects.bulk_create(
        (
            RaisingHousehold(raising=raising, number=number, code=members[0][1], name=members[0][0])
            for number, members in enumerate(grouped.values(), 1)
        ),
        batch_size=_BATCH,
    )
    RaisingLine.objects.bulk_create(
        (
            RaisingLine(
                household=household, raising=raising, person_id=person, name=name, works=person in workers
            )
            for household, members in zip(made, grouped.values(), strict=True)
            for name, _code, person in members
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    return len(rows)


@action
def propose_raising(*, raising, by, at=None):
    """It is put forward: the list stands, and nobody is asked for more in the year than the cap, with what was raised before.

    Whoever puts forward first in a year counts first.
    """
    at = at or clock.now()
    list(FundRaising.objects.select_for_update().filter(division=raising.division_id, year=raising.year).order_by("pk"))
    raising = lock(raising, RaisingVerb.PROPOSE)
    policies.can_keep_body(by, raising.division_path).or_raise()
    check_caps(raising)
    raising.proposed_at = at
    raising.save(update_fields=["proposed_at"])
    return take(raising, AuditTag.PROPOSE_RAISING, by, at, words=selectors.raising_in_words(raising))


def check_caps(raising, persons=None):
    """Refuse when the year asks somebody for more than the cap; ``persons`` are looked at alone when given."""
    earlier = selectors.raised_earlier(raising, persons)
    cap = Owed(raising.cap_fen, raising.cap_days)
    lines = selectors.lines_of(raising, persons)
    over = [
        (line, earlier[line.person_id]) for line in lines if above(selectors.owed_by(raising, [line]), earlier[line.person_id], cap)
    ]  # fmt: skip
    if over:
        line, before = over[0]
        raise RuleBroken(
            _("{name}等 {n} 人今年已经筹过 {money} 元、{days} 个工，加上这次就超过每人 {cap} 元、每个劳力 {most} 个工。请改小，或者放到明年。").format(
                name=line.name, n=len(over), money=selectors.money_words(before.fen), days=before.days,
                cap=selectors.money_words(cap.fen), most=cap.days,
            ),
            article=raising.cap_basis,
        )  # fmt: skip


def take(raising, tag, by, at, **on):
    """Take the phase a locked raising waits in, and record it."""
    advance(raising.process, at, **on)
    audit.record(tag, raising, by, after={"words": on["words"]} if on.get("words") else {}, at=at)
    return raising


def lock(raising, verb):
    """Hold the raising and its process; raise unless ``verb`` is open in the phase it waits in."""
    rows = FundRaising.objects.select_for_update(of=("self",)).select_related("division", "roll")
    raising = rows.get(pk=raising.pk)
    held = Process.objects.select_for_update(of=("self",)).select_related("division", "plan")
    raising.process = held.get(pk=raising.process_id)
    phase = raising.phase
    if phase is None or phase.code not in RAISING_WAYS[verb][0]:
        raise WrongState(raising.process)
    return raising
