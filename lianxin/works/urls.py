from django.urls import path

from lianxin.works import views

app_name = "works"
urlpatterns = [
    path("", views.index, name="index"),
    path("desk/", views.desk, name="desk"),
    path("new/<str:verb>/", views.new_project, name="new_project"),
    path("payments/<str:public_id>/<str:verb>/", views.act_on_payment, name="act_on_payment"),
    path("purchases/<str:public_id>/", views.purchase, name="purchase"),
    path("purchases/<str:public_id>/<str:verb>/", views.act_on_purchase, name="act_on_purchase"),
    path("<str:public_id>/", views.project, name="project"),
    path("<str:public_id>/money/", views.money, name="money"),
    path("<str:public_id>/purchases/", views.purchases, name="purchases"),
    path("<str:public_id>/site/", views.site, name="site"),
    path("<str:public_id>/<str:verb>/", views.act_on_project, name="act_on_project"),
]
