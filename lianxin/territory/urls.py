from django.urls import path

from lianxin.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.show_places, name="places"),
    path("api/search", views.search_places, name="search_api"),
    path("<slug:public_id>/", views.show_place, name="place"),
    path("<slug:public_id>/calendar/", views.set_calendar, name="calendar"),
]
