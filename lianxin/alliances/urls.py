from django.urls import path

from lianxin.alliances import views

app_name = "alliances"
urlpatterns = [
    path("", views.index, name="index"),
    path("found/", views.found, name="found"),
    path("meetings/<str:public_id>/", views.meeting, name="meeting"),
    path("meetings/<str:public_id>/minutes.pdf", views.meeting_paper, name="meeting_paper"),
    path("members/<str:public_id>/<str:verb>/", views.act_on_member, name="act_on_member"),
    path("delegates/<int:pk>/recall/", views.recall, name="recall"),
    path("items/<str:public_id>/", views.item, name="item"),
    path("items/<str:public_id>/<str:verb>/", views.act_on_item, name="act_on_item"),
    path("matches/<str:public_id>/", views.match, name="match"),
    path("matches/<str:public_id>/<str:verb>/", views.act_on_match, name="act_on_match"),
    path("<str:public_id>/", views.alliance, name="alliance"),
    path("<str:public_id>/charter.pdf", views.charter_paper, name="charter_paper"),
    path("<str:public_id>/lists/", views.lists, name="lists"),
    path("<str:public_id>/suggestions/", views.suggestions, name="suggestions"),
    path("<str:public_id>/matches/", views.matches, name="matches"),
    path("<str:public_id>/<str:verb>/", views.act, name="act"),
]
