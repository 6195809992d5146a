from django.urls import path

from lianxin.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.open_book, name="open_book"),
    path("vouchers/<str:public_id>/", views.voucher, name="voucher"),
    path("vouchers/<str:public_id>/post/", views.post_voucher, name="post_voucher"),
    path("entries/<str:public_id>/", views.entry, name="entry"),
    path("accounts/<str:public_id>/", views.account, name="account"),
    path("accounts/<str:public_id>/close/", views.close_account, name="close_account"),
    path("<str:public_id>/", views.book, name="book"),
    path("<str:public_id>/accounts/", views.open_account, name="open_account"),
    path("<str:public_id>/voucher/", views.prepare, name="prepare"),
    path("<str:public_id>/close/", views.close_period, name="close_period"),
    path("<str:public_id>/period.zip", views.period, name="period"),
    path("<str:public_id>/journal.<str:ending>", views.journal, name="journal"),
]
