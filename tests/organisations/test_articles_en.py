"""Every article the rules cite is said in English on English pages."""

from django.utils.translation import gettext, override

from lianxin.organisations.calc import eligibility, kinds


def test_articles_have_english_words():
    cited = {
        *eligibility.BARS.values(),
        *eligibility._SUPERVISORS.values(),
        *eligibility.INSIDE.values(),
        eligibility._LOCAL_FINANCE,
        eligibility._NO_SECRETARY,
        *(rules.source for rules in kinds.KINDS.values() if rules.source),
        kinds.relation_fault("party_superior", "bureau", "bureau"),
        kinds.relation_fault("party_superior", "bureau", "villagers_committee"),
        kinds.relation_fault("group_of", "bureau", "company"),
        kinds.relation_fault("supervises", "villagers_committee", "village_supervision_committee"),
    }
    with override("en"):
        assert all(gettext(article).isascii() for article in cited), [a for a in cited if not gettext(a).isascii()]
