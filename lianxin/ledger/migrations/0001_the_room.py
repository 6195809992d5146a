"""The database holds what the room promises, whoever asks: entries and lines are only added, an entry's lines add up to
zero in every measure and lie in its own book, nothing goes into a closed period, nothing is added to an entry that stands."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Statements, Together
from lianxin.kit.only_added import OnlyAdded

#: What a posting looks for it finds by a key, however long the history is: a plan made while the tables were small would
#: read them whole and be kept for the connection.
_BY_KEYS = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
#: Planned once for a connection: the plan for just these lines looks cheaper to PostgreSQL, at every posting again.
_PLANNED_ONCE = f"SET plan_cache_mode = force_generic_plan {_BY_KEYS}"
_SQLITE_ENTRY = """
CREATE TRIGGER ledger_entry_adds_up BEFORE INSERT ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger: the period is closed') WHERE EXISTS (
        SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND closed_through >= NEW."on");
    SELECT RAISE(ABORT, 'ledger: an entry has the lines it says') WHERE NEW.size < 2 OR NEW.size <> (
        SELECT COUNT(*) FROM ledger_line WHERE entry_id = NEW.id AND "on" = NEW."on");
    SELECT RAISE(ABORT, 'ledger: the lines of an entry add up to zero in its own book') WHERE EXISTS (
        SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = NEW.id
        GROUP BY a.measure, a.book_id HAVING SUM(l.amount) <> 0 OR a.book_id <> NEW.book_id);
END
"""
_SQLITE_LINE = """
CREATE TRIGGER ledger_line_comes_first BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'ledger: nothing is added to an entry that stands'); END
"""
_CHECK = """
CREATE FUNCTION ledger_entries_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM fresh e JOIN ledger_book b ON b.id = e.book_id WHERE b.closed_through >= e."on") THEN
        RAISE EXCEPTION 'ledger: the period is closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM fresh e LEFT JOIN LATERAL (
            SELECT COUNT(*) AS n FROM ledger_line l WHERE l.entry_id = e.id AND l."on" = e."on") found ON TRUE
        WHERE found.n <> e.size OR e.size < 2
    ) THEN
        RAISE EXCEPTION 'ledger: an entry has the lines it says' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM fresh e JOIN ledger_line l ON l.entry_id = e.id JOIN ledger_account a ON a.id = l.account_id
        GROUP BY e.id, e.book_id, a.measure, a.book_id HAVING SUM(l.amount) <> 0 OR a.book_id <> e.book_id
    ) THEN
        RAISE EXCEPTION 'ledger: the lines of an entry add up to zero in its own book'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
_LINES = """
CREATE FUNCTION ledger_lines_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM fresh JOIN ledger_entry e ON e.id = fresh.entry_id) THEN
        RAISE EXCEPTION 'ledger: nothing is added to an entry that stands'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
#: A batch. Balances are locked in the order of their accounts: two calls never wait for each other.
_POST = """
CREATE FUNCTION ledger_post(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text,
    public_ids text[], keys text[], days date[], words text[], source_kinds text[], source_ids text[],
    source_labels text[], rules text[], sizes smallint[], reversals bigint[],
    line_places int[], line_accounts bigint[], line_amounts bigint[]
) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
    i int;
BEGIN
    PERFORM 1 FROM ledger_balance WHERE account_id = ANY(line_accounts) ORDER BY account_id FOR UPDATE;
    FOR i IN 1 .. array_length(public_ids, 1) LOOP
        IF keys[i] IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_entry WHERE key = keys[i]) THEN
            ids[i] := NULL;
        ELSE
            ids[i] := nextval('ledger_entry_id_seq');
        END IF;
    END LOOP;
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT ids[l.place], l.account, days[l.place], l.amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount) WHERE ids[l.place] IS NOT NULL;
    UPDATE ledger_balance b SET amount = b.amount + s.amount FROM (
        SELECT l.account, SUM(l.amount)::bigint AS amount
        FROM unnest(line_places, line_accounts, line_amounts) AS l(place, account, amount)
        WHERE ids[l.place] IS NOT NULL GROUP BY l.account
    ) s WHERE b.account_id = s.account;
    INSERT INTO ledger_entry (
        id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id,
        by_id, by_name
    ) SELECT e.id, e.public_id, of_book, e.key, e.day, posted_at, e.words, e.source_kind, e.source_id, e.source_label,
        e.rule, e.size, e.reverses, poster, poster_name
    FROM unnest(ids, public_ids, keys, days, words, source_kinds, source_ids, source_labels, rules, sizes, reversals)
        AS e(id, public_id, key, day, words, source_kind, source_id, source_label, rule, size, reverses)
    WHERE e.id IS NOT NULL;
    RETURN ids;
END $$
"""
#: One posting by itself, as nearly every posting comes: without the arrays a batch needs, which cost more than the posting.
_POST_ONE = """
CREATE FUNCTION ledger_post_one(
    of_book bigint, posted_at timestamptz, poster bigint, poster_name text, of_public_id text, of_key text, of_day date,
    of_words text, of_source_kind text, of_source_id text, of_source_label text, of_rule text, of_reverses bigint,
    accounts bigint[], amounts bigint[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    entry bigint;
BEGIN
    PERFORM 1 FROM ledger_book WHERE id = of_book FOR KEY SHARE;
    PERFORM 1 FROM ledger_balance WHERE account_id = ANY(accounts) ORDER BY account_id FOR UPDATE;
    IF of_key IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_entry WHERE key = of_key) THEN
        RETURN NULL;
    END IF;
    entry := nextval('ledger_entry_id_seq');
    INSERT INTO ledger_line (entry_id, account_id, "on", amount)
        SELECT entry, l.account, of_day, l.amount FROM unnest(accounts, amounts) AS l(account, amount);
    UPDATE ledger_balance b SET amount = b.amount + l.amount
        FROM unnest(accounts, amounts) AS l(account, amount) WHERE b.account_id = l.account;
    INSERT INTO ledger_entry (
        id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id,
        by_id, by_name
    ) VALUES (
        entry, of_public_id, of_book, of_key, of_day, posted_at, of_words, of_source_kind, of_source_id,
        of_source_label, of_rule, cardinality(accounts), of_reverses, poster, poster_name
    );
    RETURN entry;
END $$
"""
_PLANS = {
    "ledger_post": _PLANNED_ONCE,
    "ledger_post_one": _PLANNED_ONCE,
    "ledger_entries_add_up": _BY_KEYS,
    "ledger_lines_come_first": _BY_KEYS,
}


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("ledger", "0001_initial"),
        ("ledger", "0002_add_only_and_balanced"),
        ("ledger", "0003_vouchers"),
        ("ledger", "0004_closed_periods_are_in_the_log"),
        ("ledger", "0005_postings_are_planned_once"),
        ("ledger", "0006_postings_go_by_their_keys"),
        ("ledger", "0007_one_posting_by_itself"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("organisations", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Book",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="books", to="organisations.unit"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("name", models.CharField(max_length=80, verbose_name="账套")),
                    ("opened_on", models.DateField(verbose_name="启用日")),
                    ("closed_through", models.DateField(blank=True, null=True, verbose_name="已结账到")),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("unit", "name"), name="ledger_book_name_once")],
                },
            ),
            migrations.CreateModel(
                name="Account",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    (
                        "book",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="ledger.book"
                        ),
                    ),
                    ("code", models.CharField(max_length=20, verbose_name="科目编号")),
                    ("name", models.CharField(max_length=80, verbose_name="科目")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("bank", "银行存款、现金"),
                                ("receivable", "应收款"),
                                ("stock", "库存物资"),
                                ("fixed_asset", "固定资产、在建工程"),
                                ("payable", "应付款"),
                                ("loan", "借款"),
                                ("fund", "专项资金"),
                                ("reserve", "公积公益金"),
                                ("capital", "资本"),
                                ("result", "本年收益"),
                                ("income", "收入"),
                                ("expense", "支出"),
                                ("source", "来源"),
                                ("pool", "预算"),
                                ("holder", "户、人的账户"),
                                ("sink", "已用、已到期"),
                            ],
                            max_length=12,
                            verbose_name="类别",
                        ),
                    ),
                    (
                        "measure",
                        models.CharField(
                            choices=[("fen", "人民币"), ("point", "积分"), ("labour", "工日")],
                            max_length=8,
                            verbose_name="单位",
                        ),
                    ),
                    ("holder_kind", models.CharField(blank=True, max_length=20)),
                    ("holder_id", models.CharField(blank=True, max_length=40)),
                    ("opened_on", models.DateField(verbose_name="启用日")),
                    ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("book", "code"), name="ledger_account_code_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("holder_id", ""), _negated=True),
                            fields=("book", "kind", "measure", "holder_kind", "holder_id"),
                            name="ledger_account_one_for_a_holder",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("closed_on__isnull", True), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                            ),
                            name="ledger_account_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Balance",
                fields=[
                    (
                        "account",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="balance",
                            serialize=False,
                            to="ledger.account",
                        ),
                    ),
                    ("amount", models.BigIntegerField(default=0)),
                    ("side", models.SmallIntegerField()),
                    ("may_go_below", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("may_go_below", True),
                                models.Q(("amount__gte", 0), ("side", 1)),
                                models.Q(("amount__lte", 0), ("side", -1)),
                                _connector="OR",
                            ),
                            name="ledger_balance_sign",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ClosedPeriod",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "book",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="periods", to="ledger.book"
                        ),
                    ),
                    ("first_on", models.DateField(verbose_name="从")),
                    ("last_on", models.DateField(verbose_name="到")),
                    ("at", models.DateTimeField(verbose_name="结账时间")),
                    ("by_name", models.CharField(max_length=80, verbose_name="结账人")),
                    ("entries", models.PositiveIntegerField(verbose_name="笔数")),
                    ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                    ("seal", models.CharField(blank=True, max_length=64, verbose_name="编号")),
                    ("title", models.CharField(blank=True, max_length=200)),
                    ("entry_number", models.BigIntegerField(null=True, verbose_name="公开日志第几号")),
                ],
                options={
                    "ordering": ["last_on"],
                    "constraints": [
                        models.UniqueConstraint(fields=("book", "last_on"), name="ledger_period_once"),
                        models.CheckConstraint(
                            condition=models.Q(("last_on__gte", models.F("first_on"))),
                            name="ledger_period_ends_after_start",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Entry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    (
                        "book",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="entries",
                            to="ledger.book",
                        ),
                    ),
                    ("key", models.CharField(blank=True, max_length=60, null=True)),
                    ("on", models.DateField(verbose_name="日期")),
                    ("at", models.DateTimeField(verbose_name="记账时间")),
                    ("words", models.CharField(max_length=200, verbose_name="摘要")),
                    ("source_kind", models.CharField(blank=True, max_length=20)),
                    ("source_id", models.CharField(blank=True, max_length=40)),
                    ("source_label", models.CharField(blank=True, max_length=120, verbose_name="来源")),
                    ("rule", models.CharField(blank=True, max_length=60, verbose_name="依据")),
                    ("size", models.PositiveSmallIntegerField()),
                    (
                        "reverses",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reversals",
                            to="ledger.entry",
                        ),
                    ),
                    ("by_id", models.BigIntegerField(null=True)),
                    ("by_name", models.CharField(max_length=80, verbose_name="记账人")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["book", "on", "id"], name="ledger_entry_book_day"),
                        models.Index(
                            condition=models.Q(("source_id", ""), _negated=True),
                            fields=["source_id", "source_kind"],
                            name="ledger_entry_source",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("size__gte", 2)), name="ledger_entry_has_two_sides"),
                        models.UniqueConstraint(
                            condition=models.Q(("key__isnull", False)), fields=("key",), name="ledger_entry_key_once"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("reverses__isnull", False)),
                            fields=("reverses",),
                            name="ledger_entry_reversed_once",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Line",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lines",
                            to="ledger.entry",
                        ),
                    ),
                    (
                        "account",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lines",
                            to="ledger.account",
                        ),
                    ),
                    ("on", models.DateField()),
                    ("amount", models.BigIntegerField()),
                ],
                options={
                    "indexes": [models.Index(fields=["account", "on", "id"], name="ledger_line_account_day")],
                    "constraints": [
                        models.UniqueConstraint(fields=("entry", "account"), name="ledger_line_account_once"),
                        models.CheckConstraint(
                            condition=models.Q(("amount", 0), _negated=True), name="ledger_line_is_something"
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Voucher",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    (
                        "book",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="vouchers", to="ledger.book"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[("prepared", "等审核"), ("posted", "已入账"), ("returned", "已退回")],
                            default="prepared",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("on", models.DateField(verbose_name="日期")),
                    ("words", models.CharField(max_length=200, verbose_name="摘要")),
                    ("lines", models.JSONField()),
                    (
                        "reverses",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="ledger.entry",
                        ),
                    ),
                    (
                        "prepared_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("prepared_at", models.DateTimeField()),
                    (
                        "reviewed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                    ("returned_because", models.CharField(blank=True, max_length=200, verbose_name="退回的原因")),
                    (
                        "entry",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="voucher",
                            to="ledger.entry",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reviewed_by__isnull", True),
                                models.Q(("reviewed_by", models.F("prepared_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="ledger_voucher_two_pairs_of_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                                models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="ledger_voucher_reviewed_by_somebody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("entry__isnull", False), ("state", "posted")),
                                models.Q(models.Q(("state", "posted"), _negated=True), ("entry__isnull", True)),
                                _connector="OR",
                            ),
                            name="ledger_voucher_posted_has_its_entry",
                        ),
                    ],
                },
            ),
        ),
        Statements(
            sqlite=[_SQLITE_ENTRY, _SQLITE_LINE],
            postgresql=[
                _CHECK,
                _LINES,
                _POST,
                _POST_ONE,
                *(f"ALTER FUNCTION {function} {plan}" for function, plan in _PLANS.items()),
                *(
                    f"CREATE TRIGGER ledger_{table}_adds_up AFTER INSERT ON ledger_{table} REFERENCING NEW TABLE AS fresh "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
                    for table, function in (("entry", "ledger_entries_add_up"), ("line", "ledger_lines_come_first"))
                ),
            ],
            back={"postgresql": [f"DROP FUNCTION {function} CASCADE" for function in _PLANS]},
        ),
        OnlyAdded("ledger_entry", "ledger_line", "ledger_closedperiod"),
    ]
