from django.urls import path

from lianxin.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.index, name="index"),
    path("popolo.json", views.popolo, name="popolo"),
    path("new/", views.found, name="found"),
    path("rosters/", views.bring, name="bring"),
    path("rosters/<str:public_id>/undo/", views.undo, name="undo"),
    path("tenures/<str:public_id>/end/", views.end_tenure, name="end_tenure"),
    path("tenures/<str:public_id>/account/", views.link_account, name="link_account"),
    path("follow/<str:public_id>/", views.follow, name="follow"),
    path("<str:public_id>/", views.unit, name="unit"),
    path("<str:public_id>/relate/", views.relate, name="relate"),
    path("<str:public_id>/relations/<int:pk>/end/", views.end_relation, name="end_relation"),
    path("<str:public_id>/change/<str:verb>/", views.change, name="change"),
    path("<str:public_id>/rename/", views.rename, name="rename"),
    path("<str:public_id>/dissolve/", views.dissolve, name="dissolve"),
    path("<str:public_id>/posts/", views.add_post, name="add_post"),
    path("<str:public_id>/posts/<str:post>/", views.change_post, name="change_post"),
    path("<str:public_id>/posts/<str:post>/end/", views.end_post, name="end_post"),
    path("<str:public_id>/appoint/", views.appoint, name="appoint"),
]
