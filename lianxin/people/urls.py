from django.urls import include, path

from lianxin.people.views import finding, guarding, households, importing, keeping, mine, retention, rights, rolls

_people = [
    path("", finding.show_people, name="search"),
    path("new/", finding.register_household, name="register_household"),
    path("new/alone/", finding.register_alone, name="register_alone"),
    path("import/", importing.bring_list, name="imports"),
    path("import/template.xlsx", importing.download_workbook, name="import_workbook"),
    path("import/template.csv", importing.download_template, name="import_template"),
    path("import/<slug:public_id>/", importing.show_import, name="import"),
    path("import/<slug:public_id>/advance/", importing.advance_import, name="advance_import"),
    path("import/<slug:public_id>/discard/", importing.discard_import, name="discard_import"),
    path("import/<slug:public_id>/undo/", importing.undo_import, name="undo_import"),
    path("import/<slug:public_id>/faults.csv", importing.download_faults, name="import_faults"),
    path("rolls/", rolls.show_rolls, name="rolls"),
    path("rolls/<slug:public_id>/", rolls.show_roll, name="roll"),
    path("rolls/<slug:public_id>/print/", rolls.print_roll, name="print_roll"),
    path("rolls/<slug:public_id>/correct/", keeping.correct_roll, name="correct_roll"),
    path("retention/", retention.show_retention, name="retention"),
    path("retention/<slug:kind>/", retention.remove_expired, name="remove_expired"),
    path("requests/", rights.show_requests, name="requests"),
    path("requests/<slug:public_id>/", rights.answer_request, name="request"),
    path("requests/<slug:public_id>/print/", rights.print_answer, name="print_answer"),
    path("households/<slug:public_id>/", finding.show_household, name="household"),
    path("households/<slug:public_id>/add/", finding.add_member, name="add_member"),
    path("households/<slug:public_id>/correct/", households.correct_household, name="correct_household"),
    path("households/<slug:public_id>/end/", households.end_household, name="end_household"),
    path("households/<slug:public_id>/relocate/", households.move_household, name="move_household"),
    path("households/<slug:public_id>/move/<slug:person_id>/", households.move_member, name="move_member"),
    path("households/<slug:public_id>/lead/", keeping.choose_representative, name="choose_representative"),
    path("<slug:public_id>/", finding.open_person, name="person"),
    path("<slug:public_id>/correct/", finding.correct_person, name="correct_person"),
    path("<slug:public_id>/labels/", keeping.give_label, name="give_label"),
    path("<slug:public_id>/labels/<slug:label_id>/end/", keeping.end_label, name="end_label"),
    path("<slug:public_id>/kin/", keeping.record_kinship, name="record_kinship"),
    path("<slug:public_id>/populations/", keeping.set_populations, name="set_populations"),
    path("<slug:public_id>/depart/", keeping.depart_person, name="depart_person"),
    path("<slug:public_id>/return/", keeping.return_person, name="return_person"),
    path("<slug:public_id>/id-number/", keeping.set_id_number, name="set_id_number"),
    path("<slug:public_id>/consent/", keeping.record_consent, name="record_consent"),
    path("<slug:public_id>/ask/", keeping.ask_for_other, name="ask_for_other"),
    path("<slug:public_id>/guardians/", guarding.ask_guardianship, name="ask_guardianship"),
    path(
        "<slug:public_id>/guardians/<slug:guardianship_id>/", guarding.settle_guardianship, name="settle_guardianship"
    ),
    path("<slug:public_id>/guardians/<slug:guardianship_id>/end/", guarding.end_guardianship, name="end_guardianship"),
    path("<slug:public_id>/account/", keeping.link_user, name="link_user"),
    path("<slug:public_id>/account/settle/", keeping.settle_link, name="settle_link"),
    path("<slug:public_id>/account/unlink/", keeping.unlink_user, name="unlink_user"),
]
_mine = [
    path("", mine.show_mine, name="show"),
    path("<slug:public_id>/", mine.show_ward, name="ward"),
    path("<slug:public_id>/consents/<slug:purpose>/", mine.switch_consent, name="switch_consent"),
    path("<slug:public_id>/export/", mine.export_mine, name="export"),
    path("<slug:public_id>/print/", mine.print_mine, name="print"),
    path("<slug:public_id>/print/<slug:key>/", mine.show_table, name="table"),
    path("<slug:public_id>/ask/", mine.ask_right, name="ask"),
    path("<slug:public_id>/ask/<slug:request_id>/withdraw/", mine.withdraw_right, name="withdraw_right"),
]

urlpatterns = [
    path("people/", include((_people, "people"))),
    path("me/", include((_mine, "mine"))),
]
