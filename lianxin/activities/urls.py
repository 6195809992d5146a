from django.urls import path

from lianxin.activities import views

app_name = "activities"
urlpatterns = [
    path("", views.index, name="index"),
    path("branches/<str:public_id>/", views.branch, name="branch"),
    path("branches/<str:public_id>/handbook-<int:year>.pdf", views.handbook, name="handbook"),
    path("branches/<str:public_id>/members/", views.members, name="members"),
    path("branches/<str:public_id>/members/add/", views.add_members, name="add_members"),
    path("branches/<str:public_id>/members/bring/", views.bring_members, name="bring_members"),
    path("rosters/<str:public_id>/undo/", views.undo_members, name="undo_members"),
    path("branches/<str:public_id>/record/<str:kind>/", views.record, name="record"),
    path("members/<str:public_id>/<str:verb>/", views.member, name="member"),
    path("transfers/", views.transfers, name="transfers"),
    path("transfers/<str:public_id>/", views.transfer, name="transfer"),
    path("transfers/<str:public_id>/letter.pdf", views.letter, name="letter"),
    path("transfers/<str:public_id>/<str:verb>/", views.transfer_step, name="transfer_step"),
    path("<str:public_id>/", views.activity, name="activity"),
    path("<str:public_id>/withdraw/", views.withdraw, name="withdraw"),
]
