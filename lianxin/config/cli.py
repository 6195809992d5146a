"""``lianxin COMMAND``: every command of the rooms with one line."""

import importlib
import os
import sys

#: Commands of the house itself: name → (module, one line). Their ``main(argv)`` returns the exit code.
HOUSE = {
    "move-to-postgres": ("lianxin.config.moving", "carry the SQLite database over to an empty PostgreSQL"),
    "reference": ("lianxin.config.reference", "draw docs/reference pages from the code"),
    "serve": ("lianxin.config.serving", "start the server and its worker (PORT, LIANXIN_DATA)"),
    "translations": ("lianxin.config.translations", "compile (--compile) or update (--update) the translations"),
}


def main(argv):
    """Run one command; 0 when it went well, 2 for words nobody understands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    if not argv or argv[0] in ("-h", "--help", "help"):
        return _help()
    name, rest = argv[0], argv[1:]
    if name in HOUSE and rest[:1] in (["-h"], ["--help"]):
        print(f"usage: lianxin {name} ...\n\n  {HOUSE[name][1]}")
        return 0
    if name in HOUSE:
        return importlib.import_module(HOUSE[name][0]).main(rest) or 0
    return _run_room_command(name, rest)


def _run_room_command(name, rest):
    from django.core.management import CommandError, ManagementUtility
    from django.db.utils import OperationalError, ProgrammingError

    if name not in _room_commands() and name not in ("migrate", "shell", "createsuperuser", "check", "collectstatic"):
        print(f"lianxin: there is no command “{name}”. bin/lianxin --help lists them.", file=sys.stderr)
        return 2
    try:
        ManagementUtility(["lianxin", name, *rest]).execute()
    except CommandError as error:
        print(f"lianxin: {error}", file=sys.stderr)
        return error.returncode
    except (OperationalError, ProgrammingError) as error:
        if not _is_empty():
            raise
        print(f"lianxin: the database is empty ({error}). Start bin/run once, or set LIANXIN_DATA.", file=sys.stderr)
        return 1
    return 0


def _is_empty():
    """No migration ever ran here."""
    from django.db import connection

    return "django_migrations" not in connection.introspection.table_names()


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


def _help():
    from django.core.management import load_command_class

    print("usage: lianxin COMMAND [...]   (lianxin COMMAND --help tells more)\n")
    rows = [(name, line) for name, (_module, line) in HOUSE.items()]
    rows += [(name, load_command_class(room, name).help) for name, room in _room_commands().items()]
    width = max(len(name) for name, _line in rows)
    for name, line in sorted(rows):
        print(f"  {name:{width}}  {' '.join(str(line).split())}")
    return 0
