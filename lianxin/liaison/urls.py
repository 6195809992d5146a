from django.urls import path

from lianxin.liaison.views import app, contacts, keeping, papers, sync, visits

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
    path("contacts/<str:public_id>/record/", visits.record, name="record"),
    path("contacts/<str:public_id>/event/", visits.note_event, name="note_event"),
    path("contacts/<str:public_id>/card.pdf", papers.card, name="card_paper"),
    path("contacts/<str:public_id>/record.pdf", papers.record, name="record_paper"),
    path("card/<str:public_id>/", visits.by_card, name="card"),
    path("visit/<str:public_id>/confirm/", visits.confirm, name="confirm"),
    path("promises/<str:public_id>/", visits.settle_promise, name="settle_promise"),
    path("refused/", visits.refused, name="refused"),
    path("phones/", visits.phones, name="phones"),
    path("counts/", visits.counts, name="counts"),
    path("assignments/<str:public_id>/decline/", contacts.decline, name="decline"),
    path("assignments/<str:public_id>/end/", contacts.end, name="end"),
    path("visits/", app.shell, name="visits"),
    path("visits/worker.js", app.worker, name="visits_worker"),
    path("visits/manifest.webmanifest", app.manifest, name="visits_manifest"),
    path("visits/session/", app.session, name="visits_session"),
    path("visits/open/", sync.open_phone, name="open_phone"),
    path("visits/sync/", sync.sync, name="sync"),
    path("ours/", contacts.ours, name="ours"),
]
