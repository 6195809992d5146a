from django.urls import path

from lianxin.stations import views

app_name = "stations"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.open_new, name="open_new"),
    path("mine/", views.mine, name="mine"),
    path("services/", views.items, name="items"),
    path("services/new/", views.add_item, name="add_item"),
    path("services/files/", views.imports, name="imports"),
    path("services/files/template.csv", views.import_template, name="import_template"),
    path("services/files/<str:public_id>/", views.item_import, name="item_import"),
    path("services/files/<str:public_id>/faults.csv", views.import_faults, name="import_faults"),
    path("services/<str:public_id>/", views.item, name="item"),
    path("services/<str:public_id>/change/", views.change_item, name="change_item"),
    path("services/<str:public_id>/end/", views.end_item, name="end_item"),
    path("services/<str:public_id>/begin/", views.receive_case, name="receive_case"),
    path("services/<str:public_id>/list.pdf", views.item_checklist, name="item_checklist"),
    path("services/<str:public_id>/large.pdf", views.item_large, name="item_large"),
    path("cases/", views.cases, name="cases"),
    path("cases/<str:public_id>/", views.case, name="case"),
    path("cases/<str:public_id>/list.pdf", views.case_checklist, name="case_checklist"),
    path("cases/<str:public_id>/<str:verb>/", views.act_on_case, name="act_on_case"),
    path("errands/", views.errands, name="errands"),
    path("errands/new/", views.ask_errand, name="ask_errand"),
    path("errands/<str:public_id>/", views.errand, name="errand"),
    path("errands/<str:public_id>/authorisation.pdf", views.authorisation, name="authorisation"),
    path("errands/<str:public_id>/originals.pdf", views.originals, name="originals"),
    path("errands/<str:public_id>/<str:verb>/", views.act_on_errand, name="act_on_errand"),
    path("<str:public_id>/", views.place, name="place"),
    path("<str:public_id>/change/", views.change, name="change"),
    path("<str:public_id>/close/", views.close, name="close"),
    path("<str:public_id>/days/", views.special_day, name="special_day"),
    path("<str:public_id>/days/end/", views.end_special_day, name="end_special_day"),
]
