from django.urls import path

from lianxin.stations import views

app_name = "stations"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.open_new, name="open_new"),
    path("<str:public_id>/", views.place, name="place"),
    path("<str:public_id>/change/", views.change, name="change"),
    path("<str:public_id>/close/", views.close, name="close"),
    path("<str:public_id>/days/", views.special_day, name="special_day"),
    path("<str:public_id>/days/end/", views.end_special_day, name="end_special_day"),
]
