from django.urls import path

from lianxin.points import views

app_name = "points"
urlpatterns = [
    path("", views.index, name="index"),
    path("desk/", views.desk, name="desk"),
    path("rules/new/", views.new_rules, name="new_rules"),
    path("rules/<str:public_id>/", views.rules, name="rules"),
    path("rules/<str:public_id>/edit/", views.edit_rules, name="edit_rules"),
    path("rules/<str:public_id>/<str:verb>/", views.act_on_rules, name="act_on_rules"),
]
