from django.urls import path

from lianxin.ventures import views

app_name = "ventures"
urlpatterns = [
    path("", views.index, name="index"),
    path("desk/", views.desk, name="desk"),
    path("ours/", views.ours, name="ours"),
    path("ours/panel/", views.ours_panel, name="ours_panel"),
    path("charter/", views.charter, name="charter"),
    path("registers/<str:public_id>/", views.register, name="register"),
    path("registers/<str:public_id>/compare/", views.compare, name="compare"),
    path("registers/<str:public_id>/plan/", views.new_plan, name="new_plan"),
    path("registers/<str:public_id>/<str:verb>/", views.act_on_register, name="act_on_register"),
    path("holders/<str:public_id>/", views.holder, name="holder"),
    path("holders/<str:public_id>/change/", views.change_shares, name="change_shares"),
    path("proposals/<str:public_id>/", views.proposal, name="proposal"),
    path("proposals/<str:public_id>/<str:verb>/", views.act_on_proposal, name="act_on_proposal"),
    path("statements/<str:public_id>/", views.statement, name="statement"),
    path("statements/<str:public_id>/sheet.pdf", views.statement_paper, name="statement_paper"),
    path("statements/<str:public_id>/<str:verb>/", views.act_on_statement, name="act_on_statement"),
    path("plans/<str:public_id>/", views.plan, name="plan"),
    path("plans/<str:public_id>/edit/", views.edit_plan, name="edit_plan"),
    path("plans/<str:public_id>/bundle.zip", views.bundle, name="bundle"),
    path("plans/<str:public_id>/payments.zip", views.payments_bundle, name="payments_bundle"),
    path("plans/<str:public_id>/list/", views.statements, name="statements"),
    path("plans/<str:public_id>/sheets.pdf", views.statements_paper, name="statements_paper"),
    path("plans/<str:public_id>/payments.csv", views.payment_file, name="payment_file"),
    path("plans/<str:public_id>/<str:verb>/", views.act_on_plan, name="act_on_plan"),
]
