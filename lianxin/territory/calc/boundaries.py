"""How places lay on a day gone by, from how they lie now and what has moved since. Paths are those of today; pure."""


def way_on(path, moved, width):
    """The place itself and the places it lay in on that day, from it upwards.

    ``moved``: ``{path: the path of the place it hung under that day}`` of every place that has another parent since;
    the path of a root's parent is empty.
    """
    way = []
    while path and path not in way:
        way.append(path)
        path = moved.get(path, path[:-width])
    return way


def lay_within(root, moved, width):
    """``[(path, [left out])]``: what lay at and below ``root`` on that day is each path's subtree without those left out."""
    inside = [path for path in moved if path != root and root in way_on(path, moved, width)]
    outside = [path for path in moved if path != root and path not in inside]
    return [(each, [out for out in outside if out.startswith(each)]) for each in (root, *inside)]
