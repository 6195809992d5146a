from django.urls import path

from lianxin.deliberation import views

app_name = "deliberation"
urlpatterns = [
    path("", views.hall, name="hall"),
    path("topics/", views.topics, name="topics"),
    path("topics/new/", views.propose, name="propose"),
    path("topics/<str:public_id>/", views.topic, name="topic"),
    path("topics/<str:public_id>/<str:verb>/", views.act_on_topic, name="act_on_topic"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/new/", views.new_body, name="new_body"),
    path("bodies/<str:public_id>/", views.body, name="body"),
    path("bodies/<str:public_id>/plan/", views.plan, name="plan"),
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/<str:public_id>/", views.meeting, name="meeting"),
    path("meetings/<str:public_id>/attendance/", views.attendance, name="attendance"),
    path("meetings/<str:public_id>/<str:verb>/", views.act_on_meeting, name="act_on_meeting"),
    path("items/<str:public_id>/<str:verb>/", views.act_on_item, name="act_on_item"),
]
