from django.urls import path

from lianxin.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.show_places, name="places"),
    path("api/search", views.search_places, name="search_api"),
    path("home/rules/", views.show_home_rules, name="home_rules"),
    path("home/systems/", views.show_home_systems, name="home_systems"),
    path("<slug:public_id>/", views.show_place, name="place"),
    path("<slug:public_id>/calendar/", views.set_calendar, name="calendar"),
    path("<slug:public_id>/calendar/year/", views.set_year, name="set_year"),
    path("<slug:public_id>/calendar/<slug:day>/remove/", views.remove_day, name="remove_day"),
    path("<slug:public_id>/keep/<slug:verb>/", views.keep_place, name="keep"),
    path("<slug:public_id>/rules/", views.show_rules, name="rules"),
    path("<slug:public_id>/rules/edit/", views.edit_rules, name="edit_rules"),
    path("<slug:public_id>/rules/history/", views.show_history, name="rules_history"),
]
