from lianxin.people.models.persons import Person

__all__ = ["Person"]
