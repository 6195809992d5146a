"""Words of the room: who may read the trail, which tables are only ever added to."""

#: Role codes (domain §13) that may read the trail within their scope. The operator may not: administrator ≠ auditor.
TRAIL_READERS = ("auditor", "village_supervisor", "county_officer")
NEVER_WITH = ("sysadmin",)

#: Tables whose rows are only added; migration 0002 puts triggers on each, ``lianxin verify`` looks for them.
INSERT_ONLY_TABLES = ("audit_auditevent", "audit_logentry", "audit_treehead", "audit_eventseal")

#: The fact that stands in the public log for a run of audit events.
EVENTS_SEALED = "audit.events_sealed"
