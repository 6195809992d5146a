// 走访: my households, what is due, a visit in four taps; works a whole day without a signal and says honestly where each
// record is: on this phone only, received, or refused because….
import { say } from './islands/words'
import { cardPage } from './visits/card'
import { whenNothingIsPressed } from './visits/fingers'
import { visitForm } from './visits/form'
import { home, signInLink } from './visits/home'
import { base, now, root, type Acts } from './visits/now'
import { h, notice } from './visits/page'
import { hasToken, signInHere, sync, whoIsSignedIn, type Contact, type Day, type User } from './visits/server'
import { about, boxOf, capture, countOfOthers, keptDay, lock, openKey } from './visits/vault'

const DAY_LONG = 86_400_000
const RETRY = [5_000, 15_000, 60_000, 300_000]
const acts: Acts = { draw, talk, leave }

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

function pageOf(day: Day): HTMLElement[] {
  const [id, part] = location.hash.slice(1).split('/')
  const contact = day.contacts.find((each) => each.id === id)
  if (!contact) return home(day, acts)
  return part === 'card' && contact.card ? cardPage(contact, day) : visit(contact, day)
}

let shown = location.hash

function draw(): void {
  shown = location.hash
  const isOpen = now.day && now.key
  root.replaceChildren(...(isOpen ? pageOf(now.day!) : lockedPage()))
  root.dataset.state = !isOpen ? 'locked' : document.getElementById('visit') ? 'visit' : 'home'
}

async function refresh(): Promise<void> {
  if (!now.user || !now.key) return
  now.box = await boxOf(now.user.id)
  now.others = await countOfOthers(now.user.id)
  now.day = (await keptDay<Day>(now.key, now.user.id)) ?? now.day
  redraw()
}

/** Show what has changed, but never under somebody's fingers: not while one types, presses, or is on the way elsewhere. */
function redraw(): void {
  whenNothingIsPressed(() => {
    if (root.dataset.state !== 'visit' && location.hash === shown) draw()
  })
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
  if (!hasToken() || !(await sendAtOnce())) await askAndSend()
  if (now.reached === 'revoked') Object.assign(now, { key: undefined, day: undefined, user: undefined, box: [] })
  if (waited && now.user && !(await boxOf(now.user.id)).length) now.told = say('都送到服务器了。', 'All of it has reached the server.')
  await refresh()
  if (now.day) redraw()
  else draw()
  if (now.reached === 'offline' || now.box.length) {
    timer = window.setTimeout(() => void talk(), RETRY[Math.min(retries, RETRY.length - 1)])
    retries += 1
  } else retries = 0
}

/** One request where one is enough; `false` when the server wants to know first who is signed in here by now. */
async function sendAtOnce(): Promise<boolean> {
  if (!now.key || !now.user) return false
  const reached = await sync(base, now.user, now.key)
  if (reached === 'refused') return false
  now.reached = reached
  return true
}

async function askAndSend(): Promise<void> {
  const signedIn = await whoIsSignedIn(base)
  if (signedIn === undefined) now.reached = 'offline'
  else if (signedIn === null) now.reached = 'signed-out'
  else {
    if (!now.key || now.user?.id !== signedIn.id) await enter()
    if (now.key && now.user?.id === signedIn.id) now.reached = await sync(base, now.user, now.key)
  }
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
