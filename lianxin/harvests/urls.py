from django.urls import path

from lianxin.harvests import views

app_name = "harvests"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new_venture, name="new_venture"),
    path("ours/", views.ours, name="ours"),
    path("batches/<str:public_id>/", views.batch, name="batch"),
    path("batches/<str:public_id>/<str:verb>/", views.act_on_batch, name="act_on_batch"),
    path("proposals/<str:public_id>/", views.proposal, name="proposal"),
    path("proposals/<str:public_id>/<str:verb>/", views.act_on_proposal, name="act_on_proposal"),
    path("payouts/<str:public_id>/", views.payout, name="payout"),
    path("payouts/<str:public_id>/<str:verb>/", views.act_on_payout, name="act_on_payout"),
    path("<str:public_id>/", views.venture, name="venture"),
    path("<str:public_id>/households/", views.households, name="households"),
    path("<str:public_id>/<str:verb>/", views.act_on_venture, name="act_on_venture"),
]
