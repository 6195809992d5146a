from django.urls import include, path
from django.views.generic import RedirectView

from lianxin.accounts.views import accounts, calendars, grants, keys, mine

_own = [
    path("me/", mine.show_me, name="me"),
    path("calendar/", calendars.my_calendar, name="my_calendar"),
    path("calendar/revoke/", calendars.revoke_my_calendar, name="revoke_my_calendar"),
    path("calendar/<str:key>.ics", calendars.calendar_feed, name="calendar_feed"),
    path("password/new/", mine.choose_password, name="choose_password"),
    path("second-factor/", mine.need_second_factor, name="second_factor"),
    path("all/", accounts.list_accounts, name="accounts"),
    path("all/open/", accounts.open_account, name="open_account"),
    path("all/<str:public_id>/", accounts.keep_account, name="keep_account"),
    path("keys/", keys.list_keys, name="keys"),
    path("keys/give/", keys.give_key, name="give_key"),
    path("keys/<str:public_id>/revoke/", keys.revoke_key, name="revoke_key"),
    path("grants/", grants.list_grants, name="grants"),
    path("grants/give/", grants.give_grant, name="give_grant"),
    path("grants/<int:pk>/end/", grants.end_grant, name="end_grant"),
]

_to_code = RedirectView.as_view(pattern_name="account_request_login_code", permanent=False)

urlpatterns = [
    path("", include((_own, "accounts"))),
    path("password/reset/", _to_code),  # no mail here: a code by phone, then a new password
    path(
        "email/", RedirectView.as_view(pattern_name="accounts:me", permanent=False)
    ),  # accounts have no mail of their own
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
