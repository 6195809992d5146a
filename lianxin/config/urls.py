from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("kit/", include("lianxin.kit.urls")),
    path("accounts/", include("lianxin.accounts.urls")),
    path("", include("lianxin.audit.urls")),
    path("", include("lianxin.messaging.urls")),
    path("files/", include("lianxin.files.urls")),
    path("", include("lianxin.people.urls")),
    path("places/", include("lianxin.territory.urls")),
    path("organisations/", include("lianxin.organisations.urls")),
    path("activities/", include("lianxin.activities.urls")),
    path("alliances/", include("lianxin.alliances.urls")),
    path("hall/", include("lianxin.deliberation.urls")),
    path("books/", include("lianxin.ledger.urls")),
    path("board/", include("lianxin.bulletin.urls")),
    path("elections/", include("lianxin.elections.urls")),
    path("points/", include("lianxin.points.urls")),
    path("harvests/", include("lianxin.harvests.urls")),
    path("ventures/", include("lianxin.ventures.urls")),
    path("works/", include("lianxin.works.urls")),
    path("cadres/", include("lianxin.cadres.urls")),
    path("needs/", include("lianxin.needs.urls")),
    path("stations/", include("lianxin.stations.urls")),
    path("liaison/", include("lianxin.liaison.urls")),
    path("coverage/", include("lianxin.coverage.urls")),
    path("api/v1/", include("lianxin.needs.api.addresses")),
    path("open311/", include("lianxin.needs.api.urls")),
    path("", include("lianxin.portal.urls")),
]

handler400 = "lianxin.kit.views.bad_request"
handler403 = "lianxin.kit.views.permission_denied"
handler404 = "lianxin.kit.views.page_not_found"
handler500 = "lianxin.kit.views.server_error"
handler429 = "lianxin.kit.views.too_many_requests"  # asked for by the sign-in library
