from django.urls import path

from lianxin.messaging import views

app_name = "messaging"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("messages/", views.inbox, name="inbox"),
    path("messages/<str:public_id>/open/", views.open_message, name="open"),
]
