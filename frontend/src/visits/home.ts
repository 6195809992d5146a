// The first page: where the records are, the households, what was refused, what was received.
import { say } from '../islands/words'
import { list, orders } from './list'
import { base, now, root, type Acts, type Now } from './now'
import { button, h, notice, state } from './page'
import type { Day } from './server'

/** Where the records are, in words that do not flatter. */
function whereabouts(): HTMLElement {
  const waiting = now.box.length
  const parts: HTMLElement[] = []
  if (waiting)
    parts.push(notice('warn', say(`${waiting} 条只在这部手机上，还没有送到。`, `${waiting} records are on this phone only; they have not been received.`)))
  if (now.others)
    parts.push(notice('info', say(`这部手机上还有别人记的 ${now.others} 条，等本人登录后再送。`, `${now.others} records of somebody else are on this phone; they are sent when that person signs in.`)))
  const words: Record<Now['reached'], string> = {
    ok: say('刚和服务器核对过。', 'Just checked with the server.'),
    offline: say('现在没有信号。照常记，有信号时自动送。', 'No signal now. Go on recording; it is sent when there is one.'),
    'signed-out': say('登录已过期。记录还在手机上，登录后送出。', 'Your session has ended. The records are on the phone; sign in to send them.'),
    refused: say('服务器没有收下这次请求，稍后再试。', 'The server did not take this request; try again later.'),
    revoked: say('这部手机已停用，上面的资料已清掉。', 'This phone was revoked; what lay on it has been wiped.'),
    locked: '',
  }
  if (words[now.reached]) parts.push(h('p', { class: 'meta', role: 'status', id: 'reached' }, words[now.reached]))
  if (now.reached === 'signed-out') parts.push(h('p', {}, signInLink()))
  return h('div', { class: 'stack', id: 'whereabouts' }, ...parts)
}

export function signInLink(): HTMLElement {
  return h('a', { class: 'button button--primary', href: `${root.dataset.login}?next=${base}` }, say('登录', 'Sign in'))
}

function tray(day: Day): HTMLElement | false {
  if (!day.refused.length) return false
  const rows = day.refused.map((each) =>
    h('li', { class: 'list__row' }, h('div', { class: 'list__main' }, state('late', say('没有收下', 'Refused')), h('p', {}, each.reason), each.words && h('p', {}, each.words), h('p', { class: 'meta' }, each.when))),
  )
  return h('section', { class: 'stack', id: 'refused' }, h('h2', {}, say('没有收下的', 'Refused')), h('ul', { class: 'list' }, ...rows))
}

function received(day: Day): HTMLElement {
  return h('p', { class: 'meta', id: 'received' }, say(`七天内服务器收到您 ${day.received.length} 次走访。`, `The server received ${day.received.length} visits of yours within seven days.`))
}

export function home(day: Day, acts: Acts): HTMLElement[] {
  return [
    h('div', { class: 'toolbar' }, h('h1', { class: 'title' }, say('我的联系户', 'My households')), button(say('现在送', 'Send now'), () => void acts.talk())),
    now.told && notice('ok', now.told),
    whereabouts(),
    orders(day, acts),
    day.contacts.length ? list(acts) : h('p', { class: 'empty' }, say('现在没有分给您的联系户。', 'No household is assigned to you now.')),
    tray(day),
    received(day),
    h('p', { class: 'row' }, h('a', { class: 'button button--quiet', href: root.dataset.plain! }, say('普通网页', 'Ordinary pages')), button(say('退出并清掉这部手机上的资料', 'Sign out and wipe this phone'), () => void acts.leave(), 'quiet')),
  ].filter((each): each is HTMLElement => typeof each === 'object')
}
