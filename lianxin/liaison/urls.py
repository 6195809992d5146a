from django.urls import path

from lianxin.liaison.views import contacts, keeping

app_name = "liaison"
urlpatterns = [
    path("", contacts.mine, name="mine"),
    path("keep/", keeping.keep, name="keep"),
    path("keep/vacant/", keeping.vacant, name="vacant"),
    path("keep/enrol/", keeping.enrol, name="enrol"),
    path("keep/people/<str:public_id>/", keeping.change, name="change"),
    path("keep/people/<str:public_id>/leave/", keeping.leave, name="leave"),
    path("keep/assign/<str:kind>/<str:public_id>/", keeping.assign, name="assign"),
    path("contacts/<str:public_id>/", contacts.show, name="contact"),
    path("assignments/<str:public_id>/decline/", contacts.decline, name="decline"),
    path("assignments/<str:public_id>/end/", contacts.end, name="end"),
    path("ours/", contacts.ours, name="ours"),
]
