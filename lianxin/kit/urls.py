from django.urls import path

from lianxin.kit import views

app_name = "kit"
urlpatterns = [
    path("", views.show_components, name="show_components"),
    path("display/", views.choose_display, name="choose_display"),
]
