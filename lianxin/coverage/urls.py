from django.urls import path

from lianxin.coverage import views

app_name = "coverage"
urlpatterns = [path("", views.show, name="show")]
