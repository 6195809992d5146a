"""What a model that suggests categories says about itself."""

from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import moment


def model_card(row, categories, fared):
    """The card of a ``TriageModel`` row in words, with the score of each category, the surest first; ``None`` without."""
    if row is None:
        return None
    card, later, names = row.card, row.card["later"], {category.code: str(category) for category in categories}
    facts = [
        (_("从多少件办结的诉求学来"), card["texts"] + later["learned"]),
        (_("上次学习"), moment(row.made_at)),
        (_("用没见过的诉求考它，答对"), _share(card["accuracy"])),
        (_("各类平均得分（macro-F1，最高 1）"), f"{card['macro_f1']:.3f}"),
        (_("有把握才出声，出声的占"), _share(card["answered"])),
        (_("出声时，答对"), _share(card["right"])),
    ]
    if later["judged"]:
        facts.append(
            (
                _("后来新办结的 {n} 件，先考后学，答对").format(n=later["judged"]),
                _share(later["correct"] / later["judged"]),
            )
        )
    if fared.looked_at:
        facts.append((_("到现在看过的新诉求，没把握不出声的"), f"{fared.silent} / {fared.looked_at}"))
    if fared.decided:
        facts.append((_("出过声、已派出的，受理的人最后也这样定"), f"{fared.followed} / {fared.decided}"))
    scores = sorted(((names.get(code, code), f"{score:.2f}") for code, score in card["f1"].items()), key=lambda r: r[1])
    return {"facts": facts, "scores": scores[::-1]}


def _share(number):
    return f"{100 * number:.1f} %"
