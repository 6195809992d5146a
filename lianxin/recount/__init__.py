"""Count a published result again, far from the server that published it: ``lianxin-recount BUNDLE``."""
