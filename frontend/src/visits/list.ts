// The households, each with what is due and promised, in the order of the days, of the way, or as somebody dragged them.
import { say } from '../islands/words'
import { byTheWay, dueWords, hasWay, letDrag } from './order'
import { inOrder, now, type Acts } from './now'
import { button, call, h, state } from './page'
import type { Contact, Day } from './server'
import { setAbout } from './vault'

async function setOrder(acts: Acts, ids: string[], told = ''): Promise<void> {
  now.order = ids
  now.told = told
  await setAbout('order', ids)
  acts.draw()
}

async function move(acts: Acts, id: string, by: number): Promise<void> {
  const ids = inOrder().map((each) => each.id)
  const from = ids.indexOf(id)
  const to = Math.max(0, Math.min(ids.length - 1, from + by))
  ids.splice(to, 0, ...ids.splice(from, 1))
  await setOrder(acts, ids)
  document.querySelector<HTMLElement>(`[data-contact="${id}"] [data-move="${by}"]`)?.focus()
}

/** Both orders as buttons, where there is something to choose. */
export function orders(day: Day, acts: Acts): HTMLElement | false {
  if (!hasWay(day) && !now.order.length) return false
  const choose = async (ids: string[], told: string): Promise<void> => {
    await setOrder(acts, ids, told)
    document.getElementById('order')?.focus()
  }
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

function row(contact: Contact, acts: Acts): HTMLElement {
  const [tone, words] = dueWords(contact)
  const waiting = now.box.filter((each) => each.contact === contact.id).length
  const shift = (by: number, label: string, arrow: string): HTMLElement =>
    h('button', { type: 'button', class: 'button button--quiet', 'data-move': String(by), 'aria-label': label, onclick: () => move(acts, contact.id, by) }, arrow)
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
      contact.phone && call(contact.phone, say('打电话', 'Call')),
      contact.card && h('a', { class: 'button button--quiet', href: `#${contact.id}/card` }, say('连心卡', 'Card')),
      shift(-1, say(`${contact.title}往前`, `${contact.title} earlier`), '↑'),
      shift(1, say(`${contact.title}往后`, `${contact.title} later`), '↓'),
    ),
  )
}

export function list(acts: Acts): HTMLElement {
  const rows = h('ul', { class: 'list', id: 'contacts' }, ...inOrder().map((each) => row(each, acts)))
  letDrag(rows, (dragged, target) => {
    const ids = inOrder().map((each) => each.id)
    void move(acts, dragged, ids.indexOf(target) - ids.indexOf(dragged))
  })
  return rows
}
