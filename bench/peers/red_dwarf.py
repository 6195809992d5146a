"""The same votes through red-dwarf (MPL-2.0, group ``bench``), in a process of its own."""

import warnings

warnings.simplefilter("ignore")


def prepare(who, what, value):
    return [
        {"participant_id": person, "statement_id": statement, "vote": vote}
        for person, statement, vote in zip(who.tolist(), what.tolist(), value.tolist(), strict=True)
    ]


def run(rows):
    """``(person, group)`` of everybody placed."""
    from reddwarf.implementations.polis import run_pipeline

    people = run_pipeline(votes=rows, random_state=1).participants_df
    placed = people[people["cluster_id"].notna()]
    return placed.index.to_numpy(), placed["cluster_id"].to_numpy(int)
