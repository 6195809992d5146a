"""A small county in the data folder of the environment: ``python -m tests.journeys.seeding``. See test_kill_server."""

import os

import django


def seed():
    """Tables, the cast and the categories, in a process that has set Django up; gives the cast."""
    from django.core.management import call_command

    from lianxin.needs import services as needs
    from tests.cast import make_cast

    call_command("migrate", verbosity=0)
    cast = make_cast()
    needs.load_starter_categories(by=cast.actor("county_officer"))
    return cast


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    django.setup()
    seed()


if __name__ == "__main__":
    main()
