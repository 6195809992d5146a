// 走访: my households, what is due, a visit in four taps; works a whole day without a signal and says honestly where each
// record is: on this phone only, received, or refused because….
import { say } from './islands/words'
import { visitForm } from './visits/form'
import { byTheWay, dueWords, hasWay, letDrag, ordered } from './visits/order'
import { button, h, notice, state } from './visits/page'
import { signInHere, sync, whoIsSignedIn, type Contact, type Day, type Reached, type User } from './visits/server'
import { about, boxOf, capture, countOfOthers, keptDay, lock, openKey, setAbout, type Boxed } from './visits/vault'

const root = document.getElementById('visits')!
const base = root.dataset.base!
const DAY_LONG = 86_400_000
const RETRY = [5_000, 15_000, 60_000, 300_000]

interface Now {
  user?: User
  key?: CryptoKey
  day?: Day
  box: Boxed[]
  others: number
  reached: Reached | 'locked'
  order: string[]
  told: string
}
const now: Now = { box: [], others: 0, reached: 'offline', order: [], told: '' }

const inOrder = (): Contact[] => ordered(now.day!.contacts, now.order)

async function setOrder(ids: string[], told = ''): Promise<void> {
  now.order = ids
  now.told = told
  await setAbout('order', ids)
  draw()
}

async function move(id: string, by: number): Promise<void> {
  const ids = inOrder().map((each) => each.id)
  const from = ids.indexOf(id)
  const to = Math.max(0, Math.min(ids.length - 1, from + by))
  ids.splice(to, 0, ...ids.splice(from, 1))
  await setOrder(ids)
  document.querySelector<HTMLElement>(`[data-contact="${id}"] [data-move="${by}"]`)?.focus()
}

async function choose(ids: string[], told: string): Promise<void> {
  await setOrder(ids, told)
  document.getElementById('order')?.focus()
}

/** Both orders as buttons, where there is something to choose. */
function orders(day: Day): HTMLElement | false {
  if (!hasWay(day) && !now.order.length) return false
  const goByWay = (): void => {
    const { ids, words } = byTheWay(inOrder(), day)
    void choose(ids, words)
  }
  return h(
    'div',
    { class: 'row', id: 'order', role: 'group', tabindex: '-1', 'aria-label': say('排列', 'Order') },
    hasWay(day) && button(say('按顺路排', 'By the way'), goByWay, 'quiet'),
    now.order.length > 0 && button(say('按日子排', 'By due day'), () => void choose([], say('按该走访的日子排好了。', 'In the order of the due days.')), 'quiet'),
  )
}

function row(contact: Contact): HTMLElement {
  const [tone, words] = dueWords(contact)
  const waiting = now.box.filter((each) => each.contact === contact.id).length
  return h(
    'li',
    { class: 'list__row', 'data-contact': contact.id, draggable: 'true' },
    h(
      'div',
      { class: 'list__main' },
      h('a', { class: 'list__title', href: `#${contact.id}` }, contact.title),
      h('div', { class: 'list__meta' }, h('span', {}, contact.part), h('span', {}, contact.where), contact.last && h('span', {}, say(`上次 ${contact.last}`, `Last ${contact.last}`))),
      words && state(tone, words),
      waiting > 0 && state('wait', say('有记录只在这部手机上', 'Records on this phone only')),
      ...contact.promises.map(([, promised, on]) => h('p', { class: 'meta' }, say(`答应过：${promised}（${on}前）`, `Promised: ${promised} (by ${on})`))),
      ...(contact.errands ?? []).map(([what, how]) => h('p', { class: 'meta' }, say(`托办：${what}（${how}）`, `Errand: ${what} (${how})`))),
    ),
    h(
      'div',
      { class: 'list__action' },
      h('a', { class: 'button button--primary', href: `#${contact.id}` }, say('记一次', 'Record')),
      contact.phone && h('a', { class: 'button', href: `tel:${contact.phone}` }, say('打电话', 'Call')),
      h('button', { type: 'button', class: 'button button--quiet', 'data-move': '-1', 'aria-label': say(`${contact.title}往前`, `${contact.title} earlier`), onclick: () => move(contact.id, -1) }, '↑'),
      h('button', { type: 'button', class: 'button button--quiet', 'data-move': '1', 'aria-label': say(`${contact.title}往后`, `${contact.title} later`), onclick: () => move(contact.id, 1) }, '↓'),
    ),
  )
}

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

function signInLink(): HTMLElement {
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

function home(day: Day): HTMLElement[] {
  const list = h('ul', { class: 'list', id: 'contacts' }, ...inOrder().map(row))
  letDrag(list, (dragged, target) => {
    const ids = inOrder().map((each) => each.id)
    void move(dragged, ids.indexOf(target) - ids.indexOf(dragged))
  })
  return [
    h('div', { class: 'toolbar' }, h('h1', { class: 'title' }, say('我的联系户', 'My households')), button(say('现在送', 'Send now'), () => void talk())),
    ...(now.told ? [notice('ok', now.told)] : []),
    whereabouts(),
    ...[orders(day)].filter((each): each is HTMLElement => each !== false),
    day.contacts.length ? list : h('p', { class: 'empty' }, say('现在没有分给您的联系户。', 'No household is assigned to you now.')),
    ...[tray(day)].filter((each): each is HTMLElement => each !== false),
    received(day),
    h('p', { class: 'row' }, h('a', { class: 'button button--quiet', href: root.dataset.plain! }, say('普通网页', 'Ordinary pages')), button(say('退出并清掉这部手机上的资料', 'Sign out and wipe this phone'), () => void leave(), 'quiet')),
  ]
}

function visit(contact: Contact, day: Day): HTMLElement[] {
  const leaveForm = (): void => void (location.hash = '')
  const keep = async (id: string, record: object): Promise<void> => {
    await capture(now.key!, now.user!.id, id, contact.id, record)
    now.told = say(`${contact.title}：已存在这部手机上。`, `${contact.title}: kept on this phone.`)
    await refresh() // first, so that the page it goes back to counts this record
    leaveForm()
    void talk()
  }
  return [
    h('p', {}, h('a', { href: '#' }, say('返回', 'Back'))),
    h('h1', { class: 'title' }, contact.title),
    h('p', { class: 'lede' }, contact.where),
    contact.people.length > 1 ? h('p', { class: 'meta' }, contact.people.join('、')) : h('span'),
    visitForm(contact, day, now.user!.id, keep, leaveForm),
  ]
}

function lockedPage(): HTMLElement[] {
  const words = !window.isSecureContext
    ? say('离线走访要用加密连接（https）打开。先用普通网页记。', 'Offline visits need an encrypted connection (https). Use the ordinary pages for now.')
    : now.reached === 'signed-out' || now.reached === 'locked'
      ? say('请登录。登录后，联系户资料才在这部手机上打开。', 'Please sign in; only then do your households open on this phone.')
      : now.reached === 'revoked'
        ? say('这部手机已停用，上面的资料已清掉。', 'This phone was revoked; what lay on it has been wiped.')
        : now.reached === 'refused'
          ? say('走访手机只给联系户党员和网格员用。', 'Offline visits are for liaisons and grid workers.')
          : say('没有信号，这部手机也没有打开。请在有信号的地方登录一次。', 'No signal, and this phone is locked. Sign in once where there is a signal.')
  return [h('h1', { class: 'title' }, say('连心走访', 'Visits')), notice('info', words), h('p', { class: 'row' }, signInLink(), h('a', { class: 'button', href: root.dataset.plain! }, say('普通网页', 'Ordinary pages')))]
}

function draw(): void {
  const day = now.day
  const contact = day?.contacts.find((each) => `#${each.id}` === location.hash)
  root.replaceChildren(...(!day || !now.key ? lockedPage() : contact ? visit(contact, day) : home(day)))
  root.dataset.state = !day || !now.key ? 'locked' : contact ? 'visit' : 'home'
}

async function refresh(): Promise<void> {
  if (!now.user || !now.key) return
  now.box = await boxOf(now.user.id)
  now.others = await countOfOthers(now.user.id)
  now.day = (await keptDay<Day>(now.key, now.user.id)) ?? now.day
  if (root.dataset.state !== 'visit' || location.hash === '') draw() // never under somebody's fingers
}

let retries = 0
let timer = 0
let talking: Promise<void> | undefined

/** Talk with the server once; several wishes to talk are one talk. */
function talk(): Promise<void> {
  talking ??= talkOnce().finally(() => {
    talking = undefined
  })
  return talking
}

async function talkOnce(): Promise<void> {
  clearTimeout(timer)
  const waited = now.box.length
  const signedIn = await whoIsSignedIn(base)
  if (signedIn === undefined) now.reached = 'offline'
  else if (signedIn === null) now.reached = 'signed-out'
  else {
    if (!now.key || now.user?.id !== signedIn.id) await enter()
    if (now.key && now.user?.id === signedIn.id) now.reached = await sync(base, now.user, now.key)
  }
  if (now.reached === 'revoked') Object.assign(now, { key: undefined, day: undefined, user: undefined, box: [] })
  if (waited && now.user && !(await boxOf(now.user.id)).length) now.told = say('都送到服务器了。', 'All of it has reached the server.')
  await refresh()
  if (!now.day || root.dataset.state !== 'visit') draw()
  if (now.reached === 'offline' || now.box.length) {
    timer = window.setTimeout(() => void talk(), RETRY[Math.min(retries, RETRY.length - 1)])
    retries += 1
  } else retries = 0
}

async function enter(): Promise<void> {
  const given = await signInHere(base)
  now.reached = given.reached
  if (given.user && given.key) Object.assign(now, { user: given.user, key: given.key, day: undefined })
}

async function leave(): Promise<void> {
  if (now.box.length) await talk()
  const left = now.user ? (await boxOf(now.user.id)).length : 0
  const words = say(`还有 ${left} 条没有送到。退出后它们加密留在手机上，您再登录才能送出。要退出吗？`, `${left} records have not been received. They stay encrypted on this phone until you sign in again. Sign out?`)
  if (left && !confirm(words)) return
  await lock()
  location.assign('/accounts/logout/')
}

async function start(): Promise<void> {
  if (!window.isSecureContext) return draw()
  if ('serviceWorker' in navigator) navigator.serviceWorker.register(`${base}worker.js`, { scope: base }).catch(() => undefined)
  const contact = (await about<number>('contact')) ?? Date.now()
  if (Date.now() - contact > ((await about<number>('days')) ?? 7) * DAY_LONG) await lock()
  now.order = (await about<string[]>('order')) ?? []
  now.user = await about<User>('user')
  now.key = now.user && (await openKey(now.user.id))
  if (now.key) await refresh()
  else if (!navigator.onLine) draw()
  await talk()
}

addEventListener('hashchange', () => {
  if (location.hash) now.told = ''
  draw()
  root.focus()
})
addEventListener('online', () => {
  retries = 0
  void talk()
})
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void talk())
void start()
