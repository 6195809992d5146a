"""Organisations, posts and who holds them as Popolo (https://www.popoloproject.com/specs/): only what its pages show."""

from lianxin.organisations.selectors import relations_for_export, tenures_for_export, units_for_export


def _day(value):
    return value.isoformat() if value else None


def _said(**fields):
    """Without what is not known."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def popolo():
    """A dict of Popolo's lists. A person is named once a tenure: who holds two posts is not joined here."""
    posts, persons, memberships = {}, [], []
    for tenure in tenures_for_export():
        post = tenure.post
        posts[post.public_id] = _said(
            id=post.public_id, label=post.title, role=post.title, organization_id=post.unit.public_id
        )
        persons.append({"id": tenure.public_id, "name": tenure.holder_name})
        memberships.append(
            _said(
                id=tenure.public_id, person_id=tenure.public_id, organization_id=post.unit.public_id, post_id=post.public_id, role=post.title,
                start_date=_day(tenure.starts_on), end_date=_day(tenure.ends_on),
            )
        )  # fmt: skip
    areas, organizations = {}, []
    for unit in units_for_export():
        place = unit.division
        areas[place.public_id] = _said(id=place.public_id, name=place.name, identifier=place.code)
        organizations.append(
            _said(
                id=unit.public_id, name=unit.name, classification=unit.kind, area_id=place.public_id,
                founding_date=_day(unit.established_on), dissolution_date=_day(unit.dissolved_on),
                identifiers=[{"scheme": "uscc", "identifier": unit.uscc}] if unit.uscc else None,
                other_names=[{"name": unit.short_name}] if unit.short_name else None,
            )
        )  # fmt: skip
    return {
        "organizations": organizations, "areas": list(areas.values()), "posts": list(posts.values()), "persons": persons,
        "memberships": memberships, "relations": [_relation(each) for each in relations_for_export()],
    }  # fmt: skip


def _relation(relation):
    """Beyond Popolo: there is no one parent where four structures stand side by side."""
    return _said(
        source_id=relation.source.public_id, target_id=relation.target.public_id, kind=relation.kind,
        start_date=_day(relation.starts_on), end_date=_day(relation.ends_on),
    )  # fmt: skip
