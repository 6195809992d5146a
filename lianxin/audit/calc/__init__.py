"""Pure: hashing, canonical bytes, Merkle proofs, signed notes. No framework, no clock, no database."""

from lianxin.audit.calc.canonical import canonical, salted_hash

__all__ = ["canonical", "salted_hash"]
