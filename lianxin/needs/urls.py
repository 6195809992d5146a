from django.urls import path

from lianxin.needs import views

app_name = "needs"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("new/", views.tell, name="tell"),
    path("take/", views.take, name="take"),
    path("receipt/", views.receipt, name="receipt"),
    path("pickup/", views.pickup, name="pickup"),
    path("mine/", views.mine, name="mine"),
    path("public/", views.public_list, name="public_list"),
    path("public/feed.atom", views.feed, name="feed"),
    path("public/needs-<int:year>.csv", views.table, name="table"),
    path("public/needs-<int:year>.json", views.table_description, name="table_description"),
    path("public/places/", views.by_place, name="by_place"),
    path("public/<str:public_id>/", views.public_case, name="public_case"),
    path("public/<str:public_id>/follow/", views.follow, name="follow"),
    path("public/<str:public_id>/unfollow/", views.unfollow, name="unfollow"),
    path("topics/", views.topics, name="topics"),
    path("topics/results/", views.topic_results, name="topic_results"),
    path("topics/<str:public_id>/", views.topic, name="topic"),
    path("topics/<str:public_id>/<str:verb>/", views.act_on_topic, name="act_on_topic"),
    path("rates/", views.rates, name="rates"),
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/category/", views.edit_category, name="add_category"),
    path("catalogue/category/<str:code>/", views.edit_category, name="edit_category"),
    path("catalogue/responsibility/", views.edit_responsibility, name="edit_responsibility"),
    path("catalogue/guides/", views.guides, name="guides"),
    path("catalogue/guides/<str:kind>/", views.edit_guide, name="add_guide"),
    path("catalogue/guides/<str:kind>/<str:code>/", views.edit_guide, name="edit_guide"),
    path("catalogue/suggestions/", views.suggestions, name="suggestions"),
    path("<str:public_id>/", views.case, name="case"),
    path("<str:public_id>/receipt/", views.case_receipt, name="case_receipt"),
    path("<str:public_id>/<str:verb>/", views.act, name="act"),
]
