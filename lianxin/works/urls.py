from django.urls import path

from lianxin.works import views

app_name = "works"
urlpatterns = [
    path("", views.index, name="index"),
    path("oc4ids.json", views.oc4ids_all, name="oc4ids_all"),
    path("desk/", views.desk, name="desk"),
    path("new/<str:verb>/", views.new_project, name="new_project"),
    path("payments/<str:public_id>/<str:verb>/", views.act_on_payment, name="act_on_payment"),
    path("programme/", views.programme, name="programme"),
    path("programme/tell/", views.record_reading, name="record_reading"),
    path("assets/", views.cards, name="cards"),
    path("assets/new/", views.new_card, name="new_card"),
    path("assets/<str:public_id>/", views.card, name="card"),
    path("assets/<str:public_id>/code.pdf", views.card_label, name="card_label"),
    path("assets/<str:public_id>/<str:verb>/", views.act_on_card, name="act_on_card"),
    path("capital/<str:public_id>/", views.capital, name="capital"),
    path("capital/<str:public_id>/<str:verb>/", views.act_on_capital, name="act_on_capital"),
    path("purchases/<str:public_id>/", views.purchase, name="purchase"),
    path("purchases/<str:public_id>/<str:verb>/", views.act_on_purchase, name="act_on_purchase"),
    path("<str:public_id>/", views.project, name="project"),
    path("<str:public_id>/sheet.pdf", views.sheet, name="sheet"),
    path("<str:public_id>/money.zip", views.bundle, name="bundle"),
    path("<str:public_id>/monitors.zip", views.monitors, name="monitors"),
    path("<str:public_id>/oc4ids.json", views.oc4ids, name="oc4ids"),
    path("<str:public_id>/money/", views.money, name="money"),
    path("<str:public_id>/purchases/", views.purchases, name="purchases"),
    path("<str:public_id>/photos/", views.photos, name="photos"),
    path("<str:public_id>/comments/", views.comments, name="comments"),
    path("<str:public_id>/upkeep/", views.upkeep, name="upkeep"),
    path("<str:public_id>/site/", views.site, name="site"),
    path("<str:public_id>/<str:verb>/", views.act_on_project, name="act_on_project"),
]
