from django.urls import path

from lianxin.elections import views

app_name = "elections"
urlpatterns = [
    path("", views.index, name="index"),
    path("terms/", views.terms, name="terms"),
    path("plan/<str:public_id>/", views.plan, name="plan"),
    path("recalls/of/<str:public_id>/", views.recalls, name="recalls"),
    path("recalls/of/<str:public_id>/new/", views.raise_recall, name="raise_recall"),
    path("recalls/<str:public_id>/", views.recall, name="recall"),
    path("recalls/<str:public_id>/<str:verb>/", views.act_on_recall, name="act_on_recall"),
    path("<str:public_id>/", views.election, name="election"),
    path("<str:public_id>/result.pdf", views.paper, name="paper"),
    path("<str:public_id>/papers/<str:name>.pdf", views.sheet, name="sheet"),
    path("<str:public_id>/notices/<str:paper>/", views.notice, name="notice"),
    path("<str:public_id>/objections/<str:objection>/", views.decide, name="decide"),
    path("<str:public_id>/candidates/<str:candidate>/withdraw/", views.withdraw, name="withdraw"),
    path("<str:public_id>/candidates/<str:candidate>/decline/", views.decline, name="decline"),
    path("<str:public_id>/handover/<str:what>/", views.hand_over, name="hand_over"),
    path("<str:public_id>/<str:verb>/", views.act, name="act"),
]
