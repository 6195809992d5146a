"""``lianxin COMMAND``: every command of the rooms with one line."""

import importlib
import os
import sys
import tempfile
from contextlib import contextmanager

#: Commands of the house itself: name → (module, one line). Their ``main(argv)`` returns the exit code.
HOUSE = {
    "move-to-postgres": ("lianxin.config.moving", "carry the SQLite database over to an empty PostgreSQL"),
    "reference": ("lianxin.config.reference", "draw docs/reference pages from the code"),
    "serve": ("lianxin.config.serving", "start the server and its worker (PORT, LIANXIN_DATA)"),
    "translations": ("lianxin.config.translations", "compile (--compile) or update (--update) the translations"),
}

#: These say themselves what is wrong with the data folder, or do without it.
_WITHOUT_DATA = ("serve", "translations")
#: What only computes on files, by its first word and the options it then needs; of the keys and the database it asks nothing.
_ON_FILES = {
    "budget": (("run",),),
    "check_proof": ((),),
    "liaison": (("plan",), ("route",)),
    "needs": (("train", "--csv"), ("topics", "--csv")),
    "opinions": (("groups",),),
}


def main(argv):
    """Run one command; 0 when it went well, 2 for words nobody understands and for data that cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    is_question = not argv or argv[0] in ("-h", "--help", "help")
    name, rest = ("", []) if is_question else (argv[0], argv[1:])
    if name in HOUSE and rest[:1] in (["-h"], ["--help"]):
        print(f"usage: lianxin {name} ...\n\n  {HOUSE[name][1]}")
        return 0
    if name and _is_on_files(name, rest):
        with _no_data():
            return _run_room_command(name, rest)
    fault = "" if name in _WITHOUT_DATA else _fault_of_data()
    if is_question:
        return _help_without_data() if fault else _help()
    if fault:
        return _refuse(fault)
    if name in HOUSE:
        return importlib.import_module(HOUSE[name][0]).main(rest) or 0
    return _run_room_command(name, rest)


def _is_on_files(name, rest):
    """Whether the command neither reads nor writes what is kept; how to use one is told without data too."""
    if name not in HOUSE and {"-h", "--help"}.intersection(rest):
        return True
    said = {word.partition("=")[0] for word in rest}
    return any(rest[: len(way[:1])] == list(way[:1]) and said.issuperset(way) for way in _ON_FILES.get(name, ()))


@contextmanager
def _no_data():
    """A folder for what the settings make on their way; it goes with all that is in it."""
    before = os.environ.get("LIANXIN_DATA")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIANXIN_DATA"] = folder
        try:
            yield
        finally:
            os.environ.pop("LIANXIN_DATA")
            if before is not None:
                os.environ["LIANXIN_DATA"] = before


def _refuse(sentence):
    print(f"lianxin: {sentence}", file=sys.stderr)
    return 2


def _fault_of_data():
    """Why the data folder cannot be used, in one sentence; empty when it can."""
    from django.conf import settings

    try:
        settings.DATA_DIR  # noqa: B018 reads the keys of the installation, or makes them
    except OSError as error:
        folder = os.environ.get("LIANXIN_DATA", "var")
        why = error.strerror or error
        return f"the data folder {folder} cannot be used ({why}). Give this user write access, or set LIANXIN_DATA."
    except ValueError:
        return (
            "secrets.json in the data folder is damaged. Bring it back from your copy; without it nothing can be read."
        )
    return ""


def _run_room_command(name, rest):
    from django.core.management import CommandError, ManagementUtility
    from django.db.utils import OperationalError, ProgrammingError

    if name not in _room_commands() and name not in ("migrate", "shell", "createsuperuser", "check", "collectstatic"):
        return _refuse(f"there is no command “{name}”. bin/lianxin --help lists them.")
    try:
        ManagementUtility(["lianxin", name, *rest]).execute()
    except CommandError as error:
        print(f"lianxin: {error}", file=sys.stderr)
        return error.returncode
    except (OperationalError, ProgrammingError) as error:
        if sentence := _fault_of_database(error):
            return _refuse(sentence)
        raise
    return 0


def _fault_of_database(error):
    """What is wrong with the database itself, in one sentence; empty when it is something else."""
    from django.db import connection
    from django.db.utils import OperationalError

    if "readonly" in str(error) or "read-only" in str(error):
        return "the database can be read but not written. Give this user write access to the data folder."
    try:
        if "django_migrations" in connection.introspection.table_names():
            return ""
    except OperationalError:
        return f"the database cannot be opened ({' '.join(str(error).split())}). Look at LIANXIN_DATA and DATABASE_URL."
    return f"the database is empty ({error}). Start bin/run once, or set LIANXIN_DATA."


def _room_commands():
    """Command → the room it lives in."""
    import django
    from django.core.management import find_commands

    django.setup()
    from django.apps import apps

    found = {}
    for app in apps.get_app_configs():
        if app.name.startswith("lianxin."):
            found.update(dict.fromkeys(find_commands(os.path.join(app.path, "management")), app.name))
    return found


def _help_without_data():
    """The list of commands asks for no data."""
    with _no_data():
        return _help()


def _help():
    from django.core.management import load_command_class

    print("usage: lianxin COMMAND [...]   (lianxin COMMAND --help tells more)\n")
    rows = [(name, line) for name, (_module, line) in HOUSE.items()]
    rows += [(name, load_command_class(room, name).help) for name, room in _room_commands().items()]
    width = max(len(name) for name, _line in rows)
    for name, line in sorted(rows):
        print(f"  {name:{width}}  {' '.join(str(line).split())}")
    return 0
