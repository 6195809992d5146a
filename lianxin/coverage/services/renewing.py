"""What sites lack now is written down, inside the action that changed something or counts."""

from lianxin.coverage import selectors
from lianxin.coverage.models import Decision, Gap
from lianxin.coverage.vocabulary import Outcome


def renew_gaps(sites, today):
    """Begin and end the gaps of sites that have their ``reached``. Returns how many began and how many ended."""
    sites = list(sites)
    now = {(site.pk, str(link)): site for site in sites for link in selectors.lacks_of(site)}
    held = Gap.objects.filter(site__in=[site.pk for site in sites], ended_on__isnull=True)
    before = {(gap.site_id, gap.lacks): gap.pk for gap in held}
    new = [
        Gap(site=site, division_id=site.division_id, division_path=site.division_path, lacks=link, since=today)
        for (_pk, link), site in now.items()
        if (_pk, link) not in before
    ]
    over = [pk for key, pk in before.items() if key not in now]
    if new or over:
        Gap.objects.bulk_create(new)
        Gap.objects.filter(pk__in=over).update(ended_on=today)
    return len(new), len(over)


def look_no_more(sites, today):
    """What was declined for these sites has been decided on anew."""
    declined = Decision.objects.filter(outcome=Outcome.DECLINED, looked_on__isnull=True)
    again = set(declined.filter(sites__in=[site.pk for site in sites]).values_list("pk", flat=True))
    Decision.objects.filter(pk__in=again).update(looked_on=today)
