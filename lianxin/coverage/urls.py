from django.urls import path

from lianxin.coverage import views

app_name = "coverage"
urlpatterns = [
    path("gaps/<str:public_id>/", views.assign, name="assign"),
    path("", views.show, name="show"),
]
