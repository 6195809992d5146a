from django.urls import path

from lianxin.coverage import views

app_name = "coverage"
urlpatterns = [
    path("gaps/<str:public_id>/", views.assign, name="assign"),
    path("sites/", views.sites, name="sites"),
    path("sites/new/", views.add_site, name="add_site"),
    path("sites/list/", views.bring_sites, name="bring_sites"),
    path("sites/links/<str:public_id>/end/", views.end_link, name="end_link"),
    path("sites/<str:public_id>/", views.site, name="site"),
    path("sites/<str:public_id>/<str:verb>/", views.act, name="act"),
    path("founding/", views.founding, name="founding"),
    path("founding/<str:keys>/<str:verb>/", views.decide, name="decide"),
    path("map/", views.map_of, name="map"),
    path("", views.show, name="show"),
]
