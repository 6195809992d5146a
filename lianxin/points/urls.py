from django.urls import path

from lianxin.points import views

app_name = "points"
urlpatterns = [
    path("", views.index, name="index"),
    path("desk/", views.desk, name="desk"),
    path("ours/", views.ours, name="ours"),
    path("ours/panel/", views.ours_panel, name="ours_panel"),
    path("ours/transfer/", views.transfer, name="transfer"),
    path("rules/new/", views.new_rules, name="new_rules"),
    path("rules/<str:public_id>/", views.rules, name="rules"),
    path("rules/<str:public_id>/edit/", views.edit_rules, name="edit_rules"),
    path("rules/<str:public_id>/<str:verb>/", views.act_on_rules, name="act_on_rules"),
    path("fund/", views.fund, name="fund"),
    path("sheet.pdf", views.claim_sheet, name="claim_sheet"),
    path("claims/", views.claims, name="claims"),
    path("claims/new/", views.new_claim, name="new_claim"),
    path("claims/<str:public_id>/", views.claim, name="claim"),
    path("claims/<str:public_id>/<str:verb>/", views.act_on_claim, name="act_on_claim"),
    path("reversals/<str:public_id>/<str:verb>/", views.act_on_reversal, name="act_on_reversal"),
    path("activities/new/", views.plan_activity, name="plan_activity"),
    path("activities/<str:public_id>/", views.activity, name="activity"),
    path("activities/<str:public_id>/list/", views.list_participants, name="list_participants"),
    path("batches/new/", views.post_batch, name="post_batch"),
    path("batches/<str:public_id>/", views.batch, name="batch"),
    path("batches/<str:public_id>/batch.pdf", views.batch_paper, name="batch_paper"),
    path("batches/<str:public_id>/<str:verb>/", views.act_on_batch, name="act_on_batch"),
    path("store/", views.store, name="store"),
    path("store/redemptions/", views.redemptions, name="redemptions"),
    path("store/redemptions/list.pdf", views.redemption_list, name="redemption_list"),
    path("store/redemptions/<str:public_id>/", views.redemption, name="redemption"),
    path("store/redemptions/<str:public_id>/<str:verb>/", views.act_on_redemption, name="act_on_redemption"),
    path("store/items/<str:public_id>/choose/", views.choose, name="choose"),
    path("store/items/<str:public_id>/add/", views.add_stock, name="add_stock"),
    path("store/counts/<str:public_id>/", views.confirm_count, name="confirm_count"),
    path("store/<str:verb>/", views.act_on_store, name="act_on_store"),
]
