import csv
import io
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lianxin.kit.decoding import UnknownEncoding, decode
from lianxin.needs.calc import training


class Command(BaseCommand):
    help = "needs: learn which category a message may belong to (train); what comes up again and again (topics); recount the rates"
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        train = verbs.add_parser("train", help="learn from the closed cases, or from a file of labelled texts")
        train.add_argument("--csv", help="label,text lines to learn from (UTF-8 or GB 18030); no database is touched")
        train.add_argument(
            "--anew", action="store_true", help="forget the model there is and learn from every closed case"
        )
        train.add_argument("--test", help="label,text lines to be scored on; without it the five held-out parts are")
        train.add_argument("--model", help="where to write the model")
        topics = verbs.add_parser("topics", help="notice what comes up again and again, in the needs or in a file")
        topics.add_argument(
            "--csv",
            help="a table of messages with a line of names (UTF-8 or GB 18030); no database is touched",
        )
        topics.add_argument("--most", type=int, default=20, help="so many topics")
        verbs.add_parser("recount", help="count every case again from its record alone and name those that differ")

    def handle(self, *args, verb, **options):
        if verb == "recount":
            self._recount()
        elif verb == "topics":
            self._find_topics(options) if options["csv"] else self._notice_topics()
        elif options["csv"]:
            self._learn_from_file(options)
        else:
            self._learn_from_cases(options)

    def _learn_from_cases(self, options):
        from lianxin.kit.actors import SYSTEM
        from lianxin.kit.errors import RuleBroken
        from lianxin.needs import services
        from lianxin.needs.selectors import learning

        if options["test"] or options["model"]:
            raise CommandError(_("--test 和 --model 只和 --csv 一起用。"))
        before = learning.current_model()
        try:
            made = services.learn(by=SYSTEM, anew=options["anew"], progress=self._progress)
        except RuleBroken as error:
            raise CommandError(error.message) from error
        if made is None:
            self._say("learned", 0)
            return
        later = made.card["later"]
        grew = later["learned"] - (before.card["later"]["learned"] if before else 0)
        self._say("learned", grew if later["learned"] else made.card["texts"])
        self._say("texts", made.card["texts"])
        self._say("labels", made.card["labels"])
        self._say("five_fold_macro_f1", f"{made.card['macro_f1']:.4f}")
        self._say("learned_later", later["learned"])
        self._say("later_judged", later["judged"])
        self._say("later_correct", later["correct"])

    def _progress(self, done, of):
        self.stderr.write(f"\r{done}/{of}", ending="" if done < of else "\n")

    def _learn_from_file(self, options):
        rows = _labelled(options["csv"])
        unseen = _labelled(options["test"]) if options["test"] else None
        started = time.perf_counter()
        try:
            model = training.train(rows, progress=self._progress)
        except training.TooLittle as error:
            raise CommandError(_("学不了：{reason}。每一类至少要有五条。").format(reason=error)) from error
        self._say("texts", model.card.texts)
        self._say("seconds", round(time.perf_counter() - started, 1))
        self._say("five_fold_macro_f1", f"{model.card.macro_f1:.4f}")
        self._say("five_fold_deviation", f"{model.card.macro_f1_deviation:.4f}")
        self._say("five_fold_accuracy", f"{model.card.accuracy:.4f}")
        self._say("answered", f"{model.card.answered:.4f}")
        self._say("right_when_answered", f"{model.card.right:.4f}")
        self._score(model, unseen)
        packed = model.pack()
        self._say("model_bytes", len(packed))
        if options["model"]:
            try:
                Path(options["model"]).write_bytes(packed)
            except OSError as error:
                raise CommandError(_("模型写不进去：{error}").format(error=error)) from error

    def _score(self, model, unseen):
        if unseen is None:
            self._say("macro_f1", f"{model.card.macro_f1:.4f}")
            return
        started = time.process_time()
        pairs = [(label, model.label_of(text)) for label, text in unseen]
        took = time.process_time() - started
        self._say("test_texts", len(pairs))
        self._say("test_accuracy", f"{sum(true == said for true, said in pairs) / len(pairs):.4f}")
        for label, score in training.f1_by_label(pairs).items():
            self._say("f1", f"{score:.4f} {label}")
        self._say("ms_per_message", f"{1000 * took / len(pairs):.3f}")
        self._say("macro_f1", f"{training.macro_f1(pairs):.4f}")

    def _notice_topics(self):
        from lianxin.needs import services

        self._say("new_topics", services.notice_topics())

    def _find_topics(self, options):
        from lianxin.needs.calc import topics

        messages, refused = _messages(options["csv"])
        started = time.process_time()
        found = topics.find(messages)
        self._say("messages", len(messages))
        if refused:
            self._say("left_out", refused)
        self._say("cpu_seconds", f"{time.process_time() - started:.1f}")
        self._say("topics", len(found))
        for number, topic in enumerate(found[: options["most"]], start=1):
            first = messages[topic.members[0]]
            self._say(
                f"topic {number}",
                f"heat={topic.heat:.1f} messages={len(topic.members)} voices={topic.voices} {_one_line(first)}",
            )

    def _recount(self):
        from lianxin.needs import selectors

        looked_at, differing = selectors.recount()
        self._say("needs", looked_at)
        self._say("differing", len(differing))
        if differing:
            raise CommandError(_("和记录对不上：{numbers}").format(numbers="、".join(differing[:20])))

    def _say(self, name, value):
        self.stdout.write(f"{name} {value}")


#: What tables call the columns wanted here.
_TITLE_NAMES = ("留言主题", "主题", "标题", "一句话", "title", "subject")
_TEXT_NAMES = ("留言详情", "详情", "内容", "正文", "诉求内容", "text", "content")
_VOICE_NAMES = ("点赞数", "反对数", "点赞", "反对", "for", "against", "likes", "dislikes")


def _messages(path):
    """``Message`` of every line, and how many lines had to be left out: empty, or with another number of columns."""
    from lianxin.needs.calc.topics import MOST_MESSAGES, Message

    head, *rows = _rows(path) or [[]]
    names = [name.strip().lower() for name in head]
    title, text = (next((names.index(n) for n in wanted if n in names), None) for wanted in (_TITLE_NAMES, _TEXT_NAMES))
    if title is None and text is None:
        raise CommandError(
            _("{file} 第一行里没有“主题”或“内容”一列。可以用的列名：{names}。").format(
                file=Path(path).name, names="、".join((*_TITLE_NAMES, *_TEXT_NAMES))
            )
        )
    voices = [at for at, name in enumerate(names) if name in _VOICE_NAMES]
    found = []
    for row in rows:
        if len(row) != len(names):
            continue
        message = Message(
            title="" if title is None else row[title].strip(),
            text="" if text is None else row[text].strip(),
            voices=sum(int(row[at]) for at in voices if row[at].strip().isdecimal()),
        )
        if message.title or message.text:
            found.append(message)
    if len(found) > MOST_MESSAGES:
        raise CommandError(
            _("{file} 有 {number} 条，一次最多比 {most} 条。请按时间或地方分成几个文件。").format(
                file=Path(path).name, number=len(found), most=MOST_MESSAGES
            )
        )
    return found, len(rows) - len(found)


def _one_line(message):
    return " ".join((message.title or message.text).split())[:60]


def _rows(path):
    """The lines of a table that are not empty."""
    try:
        text, _encoding = decode(Path(path).read_bytes())
        csv.field_size_limit(10**8)
        return [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    except OSError as error:
        raise CommandError(_("文件读不出来：{error}").format(error=error)) from error
    except (UnknownEncoding, csv.Error) as error:
        raise CommandError(_("{file} 不是表格文字：请另存为 UTF-8 的 CSV。").format(file=Path(path).name)) from error


def _labelled(path):
    """``(label, text)`` of every line of a file; a first line that names the columns is left out."""
    rows = _rows(path)
    if rows and [cell.strip().lower() for cell in rows[0]] == ["label", "text"]:
        rows = rows[1:]
    for number, row in enumerate(rows, start=1):
        if len(row) != 2 or not row[0].strip():
            raise CommandError(
                _("{file} 第 {number} 行不是“类别,文字”两列。").format(file=Path(path).name, number=number)
            )
    if not rows:
        raise CommandError(_("{file} 是空的。").format(file=Path(path).name))
    return [(label.strip(), text) for label, text in rows]
