from django.urls import path

from lianxin.bulletin import views

app_name = "bulletin"
urlpatterns = [
    path("", views.board, name="board"),
    path("feed.atom", views.feed, name="feed"),
    path("due-<str:body>.ics", views.due_calendar, name="due_calendar"),
    path("notices-<int:year>.csv", views.table, name="table"),
    path("notices-<int:year>.json", views.table_description, name="table_description"),
    path("notices-<int:year>-rows.json", views.table_rows, name="table_rows"),
    path("access/", views.access_requests, name="access_requests"),
    path("access/new/", views.ask_access, name="ask_access"),
    path("access/<str:public_id>/", views.access_request, name="access_request"),
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/item/", views.item, name="item"),
    path("desk/", views.desk, name="desk"),
    path("desk/undisclosed/", views.undisclosed, name="undisclosed"),
    path("desk/undisclosed/<str:public_id>/", views.order_disclosure, name="order_disclosure"),
    path("desk/reported/", views.reported, name="reported"),
    path("desk/to-archive/", views.to_archive, name="to_archive"),
    path("new/", views.new, name="new"),
    path("desk/<str:public_id>/", views.work, name="work"),
    path("desk/<str:public_id>/edit/", views.edit, name="edit"),
    path("desk/<str:public_id>/wall/", views.confirm_board, name="confirm_board"),
    path("desk/<str:public_id>/archive.zip", views.archive, name="archive"),
    path("verify/", views.verify_by_code, name="verify_by_code"),
    path("verify/<str:code>/", views.verify, name="verify"),
    path("objections/<str:public_id>/", views.objection, name="objection"),
    path("<str:public_id>/", views.notice, name="notice"),
    path("<str:public_id>/object/", views.raise_objection, name="object"),
    path("<str:public_id>/books/<str:book>.zip", views.period, name="period"),
    path("<str:public_id>/<str:size>.pdf", views.paper, name="paper"),
]
