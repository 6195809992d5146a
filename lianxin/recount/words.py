"""The verdict in Chinese and English. This tool runs without the framework, so it keeps its few sentences itself."""

import json

from lianxin.recount.checking import DIFFERENT, SAME

SENTENCES = {
    "same": ("一致：{kind}按公布的规则重算，结果和公布的完全相同。", "Same: counted again by its rule, this {kind} gives exactly the published result."),
    "different": ("不一致：", "Different:"),
    "no_bundle": ("这不是能重算的结果包：", "This is no bundle that can be counted again:"),
    "seal": ("编号（和公告上的核对）：{seal}", "Number (compare it with the notice): {seal}"),
    "void": ("已经作废，不算数：{why}（{who}，{on}；作废以前的编号 {was}）", "Void, it does not count: {why} ({who}, {on}; its number before was {was})"),
    "context": ("{name}：{value}", "{name}: {value}"),
    "changed": ("文件 {where} 被改动过", "the file {where} was changed"),
    "container": ("压缩包 {where} 不是原样（改动过，或者重新压缩过）", "the archive {where} is not as it was made (changed, or packed anew)"),
    "roll": ("名册应有 {published} 人，各项记号合计 {found}", "the roll has {published} people, its marks add up to {found}"),
    "rolls": ("名册上有 {published} 人（票），多数却是按 {found} 算的", "the roll has {published} people or votes, the majority is counted over {found}"),
    "marks": ("{where} 不是人数：{found}", "{where} is no number of people: {found}"),
    "turnout": ("名册上记着 {published} 人投了票，票有 {found} 张", "the roll marks {published} as having voted, there are {found} sheets"),
    "trackers": ("{published} 张票的查询码只有 {found} 个不同", "{published} sheets have only {found} different trackers"),
    "result": ("{where}：公布的是 {published}，重算是 {found}", "{where}: published {published}, counted {found}"),
    "cannot_count": ("按它自己的规则没法计票（{where}：{found}）", "it cannot be counted by its own rule ({where}: {found})"),
    "missing": ("缺少文件 {where}", "the file {where} is missing"),
    "unexpected": ("多出文件 {where}", "the file {where} does not belong here"),
    "unknown_form": ("{where} 不是这里认识的格式", "{where} is of a form unknown here"),
    "unknown_kind": ("“{where}”这一种结果还不会重算", "results of the kind “{where}” cannot be counted here yet"),
    "not_canonical": ("{where} 不是规范写法", "{where} is not written canonically"),
    "not_logged": ("公开日志里记的（{where}）是另一个编号 {published}，这个包是 {found}", "the public log ({where}) names another number {published}; this bundle is {found}"),
    "no_proof": ("{where} 的证明推不到日志的根", "the proof in {where} does not lead to the root of the log"),
    "no_second": ("这不是第二轮的结果包，没有第一轮可以核对", "this is no second round: there is no first to compare with"),
    "other_first": ("第二轮写明的第一轮编号是 {published}，给的包是 {found}", "the second round names {published} as its first; the bundle given is {found}"),
    "first_differs": ("第一轮的结果包（{where}）自己重算就不一致", "the bundle of the first round ({where}) is itself different when counted again"),
    "not_from_first": ("{where}：第二轮写的是 {published}，按第一轮应当是 {found}", "{where}: the second round has {published}, after the first it must be {found}"),
    "not_a_zip": ("不是压缩包，也不是文件夹", "neither a zip nor a folder"),
    "damaged": ("压缩包坏了：有的地方改动过，或者没有下载完整", "the archive is damaged: changed somewhere, or not downloaded to its end"),
    "no_file": ("读不出来：{where}", "cannot be read: {where}"),
    "no_mine": ("包里没有查询码 {where}", "there is no tracker {where} in it"),
    "own_amount": ("查询码 {tracker}：公布的是 {published} 元，重算是 {found} 元", "tracker {tracker}: published {published} yuan, counted {found} yuan"),
    "own_left": ("查询码 {tracker}：还没有发到手的，公布的是 {published} 元，重算是 {found} 元", "tracker {tracker}: still to be paid, published {published} yuan, counted {found} yuan"),
    "own_sheet": ("查询码 {tracker}：包里记的是 {sheet}", "tracker {tracker}: the bundle has {sheet}"),
    "usage": ("用法：lianxin-recount 结果包.zip 或文件夹 [--mine 查询码] [--first 第一轮的结果包.zip] [--proof 日志证明.json] [--lang zh|en]", "usage: lianxin-recount BUNDLE.zip or folder [--mine TRACKER] [--first FIRST-ROUND.zip] [--proof ENTRY.json] [--lang zh|en]"),
}  # fmt: skip
_KIND = {
    "ballot": ("表决", "ballot"),
    "budget": ("预算", "budget"),
    "dividend-payments": ("分红的发放", "set of payments of a distribution"),
    "distribution": ("收益分配", "distribution"),
    "ledger-period": ("一段时间的账", "period of a book"),
    "points-batch": ("一批积分", "batch of points"),
    "project-money": ("项目的钱", "money of a project"),
    "project-monitors": ("监督员的抽签", "lot of a project's monitors"),
    "three-rates": ("三率", "set of rates"),
}
_MARKS = {
    "yes": ("同意", "yes"),
    "no": ("不同意", "no"),
    "abstain": ("弃权", "abstain"),
    "consent": ("同意", "consent"),
    "stand_aside": ("保留意见，不阻拦", "stand aside"),
    "object": ("反对", "object"),
    "for": ("赞成", "for"),
    "against": ("反对", "against"),
    "open": ("还没想好", "undecided"),
}
_CONTEXT = {
    "title": ("事项", "matter"),
    "minutes_sha256": ("会议记录的 SHA-256", "SHA-256 of the minutes"),
    "tree_head": ("当时的公开日志", "public log at the time"),
    "first_round": (
        "第二轮；第一轮结果包的编号（用 --first 一起核对）",
        "second round; number of the first round's bundle (check it along with --first)",
    ),
    "first_checked": ("第一轮的结果包核对过", "bundle of the first round, checked"),
    "log_entry": ("在公开日志里（第几号 / 多少条时的根）", "in the public log (entry / size and root)"),
}


def say(code: str, language: str, **values) -> str:
    return SENTENCES[code][language == "en"].format(**values)


def tell(verdict, language: str) -> list[str]:
    """The verdict, line by line."""
    if verdict.code == SAME:
        lines = [say("same", language, kind=_KIND.get(verdict.kind, (verdict.kind,) * 2)[language == "en"])]
    else:
        lines = [say("different" if verdict.code == DIFFERENT else "no_bundle", language)]
    for one in verdict.differences:
        values = {"where": one.where, "published": _plain(one.published), "found": _plain(one.found)}
        lines.append("- " + say(one.what, language, **values))
    if own := verdict.own:
        lines.append(_own(own, verdict.kind, language))
    void = (verdict.context or {}).get("void")
    if isinstance(void, dict):
        lines.insert(
            0, say("void", language, **{name: _plain(void.get(name, "")) for name in ("why", "who", "on", "was")})
        )
    for name, words in _CONTEXT.items():
        value = (verdict.context or {}).get(name)
        if value:
            lines.append(say("context", language, name=words[language == "en"], value=str(value).strip()))
    return lines + ([say("seal", language, seal=verdict.seal)] if verdict.seal else [])


def _own(own, kind, language):
    if own.published is None:
        sheet = _marks(own.sheet, language) if kind in ("ballot", "budget") else _plain(own.sheet)
        return say("own_sheet", language, tracker=own.tracker, sheet=sheet)
    amounts = {"published": _yuan(own.published), "found": _yuan(own.found)}
    return say("own_left" if kind == "dividend-payments" else "own_amount", language, tracker=own.tracker, **amounts)


def _marks(sheet, language):
    """What somebody chose, as it stood on the slip; points beside their option."""
    if not isinstance(sheet, list):
        return _plain(sheet)
    told = [" ".join(map(_plain, mark)) if isinstance(mark, list) else _mark(mark, language) for mark in sheet if mark]
    return ("、", ", ")[language == "en"].join(told) or ("空白票", "a blank sheet")[language == "en"]


def _mark(mark, language):
    return _MARKS[mark][language == "en"] if mark in _MARKS else _plain(mark)


def _yuan(fen):
    return f"{fen // 100:,}.{fen % 100:02d}" if isinstance(fen, int) else "—"


def _plain(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "…"
