from django.urls import include, path

from lianxin.audit import api
from lianxin.audit.views import log, trail

_log = [
    path("", log.show_log, name="show"),
    path("sign/", log.sign_now, name="sign"),
    path("recount/", log.show_recount, name="recount"),
    path("recount/program.pyz", log.download_program, name="program"),
    path("<int:number>/", log.show_entry, name="entry"),
    path("<int:number>/proof.json", log.download_proof, name="proof"),
    path("keys.json", api.keys, name="keys"),
    path("keys/<str:key_id>.json", api.key, name="key"),
    path("api/head", api.head, name="api_head"),
    path("api/checkpoint", api.checkpoint, name="api_checkpoint"),
    path("api/entries", api.entries, name="api_entries"),
    path("api/entries/<int:number>", api.entry, name="api_entry"),
    path("api/inclusion", api.inclusion, name="api_inclusion"),
    path("api/consistency", api.consistency, name="api_consistency"),
]
_trail = [path("", trail.show_trail, name="trail")]

urlpatterns = [
    path("log/", include((_log, "log"))),
    path("audit/", include((_trail, "audit"))),
]
