import hashlib
import json

from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tables import WHY, BadTable, read_table
from lianxin.people.calc.columns import FIELDS, Fault, doubled_columns, guess_mapping, missing_columns, read_row
from lianxin.people.errors import IdNumberWithoutPurpose, NotPossibleNow, UnreadableFile
from lianxin.people.models import Household, HouseholdMember, ImportBatch, ImportChunk
from lianxin.people.policies import can_import
from lianxin.people.services.bulk import BATCH, HouseholdDraft, PersonDraft, store_households
from lianxin.people.services.listed_guardians import ask_listed_guardians, guardian_fault, is_young
from lianxin.people.vocabulary import ID_NUMBER_PURPOSES, AuditTag, HouseholdRole, ImportState, Relation

_PURPOSE, _FILL_DOWN = "id_number_purpose", "fill_down"


@action
def receive_import(*, division, filename, data, by, at=None):
    """Take a file for one village, guess its columns and keep its rows sealed. Nobody is stored yet.

    The same file again for the same village, while the first is not undone: the first batch is returned.
    """
    can_import(by, division.path).or_raise()
    file_hash = hashlib.sha256(data).hexdigest()
    same = ImportBatch.objects.filter(division=division, file_hash=file_hash).exclude(state=ImportState.UNDONE)
    if known := same.first():
        return known
    try:
        table = read_table(data)
    except BadTable as bad:
        raise UnreadableFile(WHY[bad.code]) from bad
    batch = ImportBatch.objects.create(
        division=division,
        division_path=division.path,
        filename=filename[-120:],
        file_hash=file_hash,
        encoding=table.encoding,
        headers=table.headers,
        mapping=guess_mapping(table.headers),
        row_count=len(table.rows),
        received_at=at or clock.now(),
        received_by_id=by.id,
        received_by_name=by.name,
    )
    ImportChunk.objects.bulk_create(
        [_chunk(batch, number, table.rows[start : start + BATCH]) for number, start in _starts(table.rows)],
        batch_size=50,
    )
    audit.record(AuditTag.IMPORT_RECEIVED, batch, by, after={"rows": len(table.rows)})
    return batch


def _starts(rows):
    return enumerate(range(0, len(rows), BATCH))


def _chunk(batch, number, rows):
    sealed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return ImportChunk(batch=batch, number=number, first_row=rows[0][0], size=len(rows), sealed_rows=sealed)


@action
def start_import(*, batch, mapping, by, id_number_purpose="", fill_down=False):
    """Fix which column is what and set the import going. Refuses a mapping without the household code or the name,
    a column used twice, and ID numbers without a statutory purpose. ``fill_down``: an empty household code means the
    one above (merged cells).
    """
    can_import(by, batch.division_path).or_raise()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.RECEIVED:
        raise NotPossibleNow(batch.get_state_display())
    if missing_columns(mapping):
        raise RuleBroken(_("请指定“户编号”和“姓名”是哪一列，还没有开始导入。"))
    if doubled_columns(mapping):
        raise RuleBroken(_("同一列被选作两项，还没有开始导入。请改选其中一项。"))
    if "id_number" in mapping and id_number_purpose not in ID_NUMBER_PURPOSES:
        raise IdNumberWithoutPurpose
    if not batch.chunks.exists():
        raise RuleBroken(_("上传的行放得太久，已按规定删去，没有导入。请再传一次文件。"))
    batch.mapping = {**mapping, _PURPOSE: id_number_purpose, _FILL_DOWN: fill_down}
    batch.state = ImportState.RUNNING
    batch.save(update_fields=["mapping", "state"])
    audit.record(AuditTag.IMPORT_STARTED, batch, by)
    return batch


@action
def discard_import(*, batch, by):
    """It was uploaded and is not wanted: its rows go for good, and the same file may come again."""
    can_import(by, batch.division_path).or_raise()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.RECEIVED:
        raise NotPossibleNow(batch.get_state_display())
    batch.chunks.all().delete()
    batch.state = ImportState.UNDONE
    batch.save(update_fields=["state"])
    audit.record(AuditTag.IMPORT_DISCARDED, batch, by, after={"rows": batch.row_count})
    return batch


@action
def advance_import(*, batch, by):
    """Import the next 500 rows in one transaction: good rows are stored, the others kept with what is wrong.

    Interrupted anywhere, it goes on where it stopped and stores nobody twice. Returns the batch.
    """
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("division").get(pk=batch.pk)
    chunk = batch.chunks.filter(is_done=False).order_by("number").first()
    if batch.state != ImportState.RUNNING or chunk is None:
        return batch
    rows, faults, skipped = _sort_out(batch, chunk)
    persons = _store(batch, rows)
    chunk.is_done = True
    chunk.sealed_faults = json.dumps(faults, ensure_ascii=False) if faults else ""
    chunk.save(update_fields=["is_done", "sealed_faults"])
    batch.done_count += chunk.size
    batch.imported_count += len(persons)
    batch.skipped_count += skipped
    batch.failed_count += len(faults)
    if batch.done_count >= batch.row_count:
        _give_each_household_a_representative(batch)
        batch.state = ImportState.DONE
        batch.finished_at = clock.now()
    batch.save()
    after = {"imported": len(persons), "skipped": skipped, "failed": len(faults)}
    audit.record(AuditTag.IMPORT_ADVANCED, batch, by, after=after)
    return batch


def _sort_out(batch, chunk):
    """Rows to store, rows with faults, and how many are known already."""
    purpose = batch.mapping[_PURPOSE]
    mapping = {name: index for name, index in batch.mapping.items() if name in FIELDS}
    today = clock.today()
    cells_of = _filled_down(chunk, mapping["household_code"]) if batch.mapping[_FILL_DOWN] else chunk.rows
    rows = [read_row(number, cells, mapping, today) for number, cells in cells_of]
    codes = {row.household_code for row in rows}
    known = _known_people(batch.division, codes)
    represented = _represented(batch.division, codes)
    good, faults, skipped = [], [], 0
    for row in rows:
        mine = known.setdefault(row.household_code, [])
        if not row.faults and any(_same(row, other) for other in mine):
            skipped += 1
            continue
        if row.relation == Relation.HEAD and not row.faults:
            if row.household_code in represented:
                row.faults.append(Fault("relation", "second_head"))
            else:
                represented.add(row.household_code)
        if row.faults:
            faults.append([row.number, [[f.field, f.code, f.detail] for f in row.faults]])
            continue
        mine.append((row.name, row.birth_date, row.birth_year, row.phone))
        good.append((row, purpose if row.id_number else ""))
    wrong = set()
    for row in sorted((row for row, _purpose in good if row.guardian), key=lambda row: is_young(row, today)):
        if fault := guardian_fault(row, known[row.household_code], today):
            known[row.household_code].remove((row.name, row.birth_date, row.birth_year, row.phone))
            faults.append([row.number, [[fault.field, fault.code, fault.detail]]])
            wrong.add(row.number)
    return [pair for pair in good if pair[0].number not in wrong], sorted(faults), skipped


def _filled_down(chunk, column):
    """The rows with each empty household code taken from the row above, also across the border of two chunks."""
    above = ""
    if chunk.number and not chunk.rows[0][1][column]:
        for earlier in chunk.batch.chunks.filter(number__lt=chunk.number).order_by("-number"):
            above = next((cells[column] for _number, cells in reversed(earlier.rows) if cells[column]), "")
            if above:
                break
    filled = []
    for number, cells in chunk.rows:
        above = cells[column] or above
        filled.append((number, [*cells[:column], above, *cells[column + 1 :]]))
    return filled


def _known_people(division, codes):
    known = {}
    members = HouseholdMember.objects.filter(
        household__division=division, household__code__in=codes, ends_on__isnull=True
    ).select_related("household", "person")
    for member in members:
        person = member.person
        entry = (person.name, person.birth_date, person.birth_year, person.phone)
        known.setdefault(member.household.code, []).append(entry)
    return known


def _represented(division, codes):
    return set(
        HouseholdMember.objects.filter(
            household__division=division,
            household__code__in=codes,
            ends_on__isnull=True,
            role=HouseholdRole.REPRESENTATIVE,
        ).values_list("household__code", flat=True)
    )


def _same(row, other):
    """The same person of the same household: the name, and nothing that both say differently."""
    name, birth_date, birth_year, phone = other
    if row.name != name:
        return False
    pairs = ((row.birth_date, birth_date), (row.birth_year, birth_year))
    if any(a and b and a != b for a, b in pairs):
        return False
    return bool(row.birth_year and birth_year) or not (row.phone and phone) or row.phone == phone


def _store(batch, rows):
    codes = {row.household_code for row, _purpose in rows}
    existing = {h.code: h for h in Household.objects.filter(division=batch.division, code__in=codes)}
    drafts, by_code = {}, {}
    for row, purpose in rows:
        by_code.setdefault(row.household_code, []).append(row)
        draft = drafts.get(row.household_code)
        if draft is None:
            draft = drafts[row.household_code] = HouseholdDraft(
                row.household_code, row.address, row.register_no, row.position,
                existing=existing.get(row.household_code),
            )  # fmt: skip
        draft.members.append(
            PersonDraft(
                name=row.name,
                phone=row.phone,
                sex=row.sex,
                birth_date=row.birth_date,
                birth_year=row.birth_year,
                id_number=row.id_number,
                id_number_purpose=purpose,
                relation=row.relation,
                is_representative=row.relation == Relation.HEAD,
                populations=row.populations,
                address=row.address,
            )
        )
    persons = store_households(batch.division, list(drafts.values()), on=clock.today(), batch=batch, choose_first=False)
    stored = [row for code in drafts for row in by_code[code]]
    if named := [(row, person) for row, person in zip(stored, persons, strict=True) if row.guardian]:
        ask_listed_guardians(batch, named)
    return persons


def _give_each_household_a_representative(batch):
    """A household whose list named no head is led by its first member until the family says otherwise."""
    open_members = Q(members__ends_on__isnull=True)
    led = HouseholdMember.objects.filter(role=HouseholdRole.REPRESENTATIVE, ends_on__isnull=True)
    first = (
        Household.objects.filter(import_batch=batch)
        .exclude(pk__in=led.filter(household__import_batch=batch).values("household"))
        .annotate(first=Min("members__id", filter=open_members))
        .values_list("first", flat=True)
    )
    ids = [pk for pk in first if pk]
    for start in range(0, len(ids), BATCH):
        HouseholdMember.objects.filter(pk__in=ids[start : start + BATCH]).update(role=HouseholdRole.REPRESENTATIVE)


def run_imports(by, rounds=20):
    """For the background worker: go on with whatever is running, a few transactions at a time."""
    for batch in ImportBatch.objects.filter(state=ImportState.RUNNING).order_by("received_at")[:5]:
        for _round in range(rounds):
            if advance_import(batch=batch, by=by).state != ImportState.RUNNING:
                break
