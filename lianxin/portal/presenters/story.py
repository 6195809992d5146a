"""来龙去脉 in words: the chain of one public need, link by link."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.bulletin.calc.tables import money
from lianxin.harvests.vocabulary import VentureState
from lianxin.kit.templatetags.kit import day
from lianxin.needs import presenters as needs
from lianxin.needs.vocabulary import TopicState
from lianxin.portal import selectors
from lianxin.works.vocabulary import ProjectState

#: A matter of fewer needs says no number: neighbours would count who it was.
_SMALL = 5


@dataclass(frozen=True)
class StoryLink:
    """One link of the chain: ``part`` of the loop, whether it is there yet or on its way, what it says, where more is read."""

    part: str
    is_done: bool
    words: str
    at: str = ""
    url: str = ""
    is_under_way: bool = False


def story_links(need, story, at):
    """The chain of a need: voice, who took it, what was done, what the requester said; then, where it belongs to a matter,
    what was decided and built; and where all of it stands open."""
    steps = needs.public_timeline(need)
    face = needs.clock_face(need, at)
    heard = bool(need.solved)
    voice = _("居民说了这件事：{words}").format(words=need.public_summary)
    return [
        StoryLink(_("声音"), True, voice, steps[0].at if steps else ""),
        StoryLink(
            _("派单"),
            need.unit_id is not None,
            _("由{unit}办理").format(unit=need.unit.name) if need.unit_id else _("还没有派给承办单位"),
        ),
        StoryLink(_("办理"), need.answered_at is not None, face.words),
        StoryLink(
            _("结果"),
            heard,
            _("诉求人说：{solved}").format(solved=need.get_solved_display()) if heard else _("还没有听到诉求人的意见"),
        ),
        *_beyond(story),
        StoryLink(_("公开"), True, _("编号 {number}，记入公开日志，任何人可以核验").format(number=need.number)),
    ]


def _beyond(story):
    """What the need led to together with others, as far as it has come."""
    if story.topic is None:
        return []
    links = [_matter(story.topic)]
    if story.talk:
        links.append(_talk(story.talk))
    if story.resolution:
        links.append(_decision(story.resolution, story.notice))
    if story.project:
        links += [_project(story.project), _acceptance(story.project)]
    if story.venture:
        links.append(_venture(story.venture))
    return links


def _matter(topic):
    told = _("这件事反复出现，和别的诉求合在一起办")
    if topic.number >= _SMALL:
        many = ngettext("{n} 件诉求说的是同一件事，合在一起办", "{n} 件诉求说的是同一件事，合在一起办", topic.number)
        told = many.format(n=topic.number)
    words = [told]
    if topic.state == TopicState.TAKEN_UP:
        words.append(_("由{unit}牵头，{day}前办到").format(unit=topic.unit.name, day=day(topic.due_on)))
    if topic.state == TopicState.PUBLISHED:
        words.append(topic.result)
    return StoryLink(_("同一件事"), True, "；".join(words))


def _talk(talk):
    done = bool(talk.concluded_at)
    told = f"{talk.get_outcome_display()}：{talk.outcome_words}" if done else str(talk.get_state_display())
    url = reverse("deliberation:topic", args=[talk.public_id])
    return StoryLink(_("商议"), done, f"{talk.title}。{told}", day(talk.concluded_at) if done else "", url)


def _decision(resolution, notice):
    words = [f"{resolution.number} {resolution.title}", str(resolution.get_state_display())]
    if notice:
        words.append(_("公开栏 {number}").format(number=notice.number))
    url = reverse("deliberation:resolution", args=[resolution.public_id])
    return StoryLink(_("决议"), True, "，".join(words), day(resolution.published_at), url)


def _venture(venture):
    url = reverse("harvests:venture", args=[venture.public_id])
    told = _("{name}，种养的是{product}，{state}").format(
        name=venture.name, product=venture.product, state=venture.get_state_display()
    )
    return StoryLink(_("产业项目"), venture.state == VentureState.CLOSED, told, url=url, is_under_way=True)


def _project(project):
    words = [f"{project.number} {project.title}", str(project.get_state_display())]
    if project.budget_fen:
        words.append(_("预算 {yuan} 元，每一笔都公开").format(yuan=money(project.budget_fen)))
    done = project.state in _BUILT
    return StoryLink(
        _("项目"),
        done,
        "，".join(words),
        is_under_way=True,
        url=reverse("works:project", args=[project.public_id]),
    )


_BUILT = (
    ProjectState.COMPLETED, ProjectState.ACCEPTED, ProjectState.SETTLED, ProjectState.HANDED_OVER,
    ProjectState.MAINTAINED, ProjectState.RETIRED,
)  # fmt: skip


def _acceptance(project):
    url = reverse("works:site", args=[project.public_id])
    if project.accepted_on:
        return StoryLink(_("验收"), True, _("抽签选出的村民都签了字，验收合格"), day(project.accepted_on), url)
    if project.refused_on:
        return StoryLink(_("验收"), False, _("没有通过，要改好了再验"), day(project.refused_on), url)
    return StoryLink(_("验收"), False, _("还没有验收"), url=url)


#: The page of what is built, grown or raised, by the room it is kept in.
_PAGES = {"works": "works:project", "harvests": "harvests:venture"}


def carried_links(_actor, resolution):
    """``(address, title)`` of what is done by a resolution, or ``None``."""
    found = selectors.carried_out(resolution)
    return [(reverse(_PAGES[room], args=[public_id]), title) for room, public_id, title in found] or None
