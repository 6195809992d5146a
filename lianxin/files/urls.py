from django.urls import path

from lianxin.files import views

app_name = "files"
urlpatterns = [path("<str:public_id>/", views.show, name="show")]
