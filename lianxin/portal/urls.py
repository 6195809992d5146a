from django.urls import path

from lianxin.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.inbox, name="inbox"),
    path("levels/", views.levels, name="levels"),
    path("search/", views.search, name="search"),
    path("manage/", views.manage, name="manage"),
    path("story/<str:public_id>/", views.story, name="story"),
    path("feedback/", views.feedback, name="feedback"),
    path("help/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("data/", views.data, name="data"),
    path("data/catalogue.jsonld", views.catalogue, name="catalogue"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("sitemap.xml", views.sitemap_index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
