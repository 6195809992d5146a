from django.urls import path

from lianxin.messaging import views

app_name = "messaging"
urlpatterns = [
    path("worker.js", views.service_worker, name="service_worker"),
    path("healthz", views.healthz, name="healthz"),
    path("messages/", views.inbox, name="inbox"),
    path("messages/settings/", views.choose, name="choose"),
    path("messages/settings/email/", views.prove_email, name="prove_email"),
    path("messages/settings/email/again/", views.send_email_code, name="send_email_code"),
    path("messages/devices/", views.add_device, name="add_device"),
    path("messages/devices/<str:public_id>/end/", views.end_device, name="end_device"),
    path("messages/channels/", views.channels, name="channels"),
    path("messages/channels/<str:public_id>/end/", views.end_channel, name="end_channel"),
    path("messages/hooks/", views.hooks, name="hooks"),
    path("messages/hooks/<str:public_id>/", views.hook, name="hook"),
    path("messages/hooks/<str:public_id>/renew/", views.renew_secret, name="renew_secret"),
    path("messages/hooks/<str:public_id>/events/<str:event_id>/again/", views.send_again, name="send_again"),
    path("messages/hooks/<str:public_id>/<str:verb>/", views.act_on_hook, name="act_on_hook"),
    path("messages/<str:public_id>/open/", views.open_message, name="open"),
]
