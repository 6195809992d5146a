from django.urls import path

from lianxin.cadres import views

app_name = "cadres"
urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("mine/nominate/", views.nominate_self, name="nominate_self"),
    path("nominate/", views.nominate, name="nominate"),
    path("files/<str:public_id>/", views.file, name="file"),
    path("files/<str:public_id>/record/", views.record, name="record"),
    path("files/<str:public_id>/do/<str:verb>/", views.act_on_file, name="act_on_file"),
    path("files/<str:public_id>/training/", views.file_training, name="file_training"),
    path("files/<str:public_id>/appraisals/", views.file_appraisals, name="file_appraisals"),
    path("rounds/", views.rounds, name="rounds"),
    path("rounds/new/", views.open_round, name="open_round"),
    path("rounds/<str:public_id>/", views.round_, name="round"),
    path("appraisals/<str:public_id>/<str:verb>/", views.act_on_appraisal, name="act_on_appraisal"),
    path("evidence/<str:public_id>/<str:verb>/", views.act_on_evidence, name="act_on_evidence"),
    path("training/", views.training, name="training"),
    path("training/hours/", views.hours, name="hours"),
    path("training/new/", views.hold_course, name="hold_course"),
    path("courses/<str:public_id>/", views.course, name="course"),
    path("courses/<str:public_id>/<str:verb>/", views.act_on_course, name="act_on_course"),
    path("trainings/<str:public_id>/certificate.pdf", views.certificate, name="certificate"),
    path("trainings/<str:public_id>/<str:verb>/", views.act_on_training, name="act_on_training"),
    path("pool/<str:public_id>/<str:verb>/", views.act_on_entry, name="act_on_entry"),
    path("checks/<str:public_id>/<str:verb>/", views.act_on_check, name="act_on_check"),
    path("answers/<str:public_id>/letter.pdf", views.letter, name="letter"),
    path("answers/<str:public_id>/<str:verb>/", views.act_on_answer, name="act_on_answer"),
    path("filings/<str:public_id>/<str:verb>/", views.act_on_filing, name="act_on_filing"),
]
