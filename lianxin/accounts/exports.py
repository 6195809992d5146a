"""The table "who gives which role", made from the policies themselves."""

from lianxin.accounts.policies import can_give_grant
from lianxin.accounts.vocabulary import INCOMPATIBLE, Role
from lianxin.kit.actors import Actor, ActorKind, HeldRole

_GIVERS = (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.OPERATOR)


def permissions_page():
    """``docs/reference/permissions.md`` as text; a test holds the file to it."""
    place = "00001"
    givers = [Actor(ActorKind.USER, 1, role.label, (HeldRole(role.value, place),)) for role in _GIVERS]
    lines = [
        "# Who may give which role",
        "",
        "Made from `accounts.policies` and `accounts.vocabulary`. Everything not allowed here is refused.",
        "A role is given within the giver's own scope, never to oneself, for a time, with its basis;",
        "`alliance_partner` over no place, for one alliance.",
        "",
        "| role | identifier | " + " | ".join(f"`{role.value}`" for role in _GIVERS) + " |",
        "| --- | --- | " + " | ".join("---" for _ in _GIVERS) + " |",
    ]
    for role in Role:
        over = "" if role == Role.ALLIANCE_PARTNER else place
        answers = " | ".join("gives" if can_give_grant(giver, role, over) else "–" for giver in givers)
        lines.append(f"| {role.label} | `{role.value}` | {answers} |")
    lines += ["", "Never held by one person at the same time:", ""]
    lines += [f"- `{one.value}` and `{other.value}`" for one, other in INCOMPATIBLE]
    return "\n".join(lines) + "\n"
