// In which order households stand: by their due day, along the way, or as somebody dragged them. The last word is theirs.
import { roundTrip } from '../islands/route'
import { say } from '../islands/words'
import type { Contact, Day } from './server'

const DAY_LONG = 86_400_000

/** How a household's due day is shown: its tone and words. */
export function dueWords(contact: Contact): [string, string] {
  if (!contact.due) return ['done', '']
  const today = new Date(new Date().toDateString()).getTime()
  const days = Math.round((new Date(`${contact.due.on}T00:00`).getTime() - today) / DAY_LONG)
  if (days < 0) return ['late', say(`${contact.due.why} · 过了 ${-days} 天`, `${contact.due.why} · ${-days} days late`)]
  if (days === 0) return ['wait', say(`${contact.due.why} · 今天`, `${contact.due.why} · today`)]
  return [days <= 7 ? 'wait' : 'done', say(`${contact.due.why} · 还有 ${days} 天`, `${contact.due.why} · in ${days} days`)]
}

/** By due day, except those somebody has put in an order. */
export function ordered(contacts: Contact[], chosen: string[]): Contact[] {
  const byDay = [...contacts].sort((a, b) => (a.due?.on ?? '9').localeCompare(b.due?.on ?? '9'))
  const place = new Map(chosen.map((id, index) => [id, index]))
  return byDay.sort((a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6))
}

/** Whether there is a way to go by: two doors whose position is known. */
export function hasWay(day: Day): boolean {
  return day.contacts.filter((each) => each.spot).length > 1
}

/** A short round past every known door, the rest behind in their order; and what is to be said of it. */
export function byTheWay(contacts: Contact[], day: Day): { ids: string[]; words: string } {
  const spots = contacts.map((each) => each.spot ?? null)
  const unplaced = spots.filter((spot) => !spot).length
  const rest = unplaced ? say(`有 ${unplaced} 户没有登记位置，排在后面。`, ` ${unplaced} without a known position come last.`) : ''
  return {
    ids: roundTrip(day.start ?? null, spots).order.map((at) => contacts[at].id),
    words: say('按顺路排好了，可以再拖。', 'In the order of the way; drag as you like.') + rest,
  }
}

let dragged = '' // outlives the list, which may be drawn anew while a finger holds a row

/** Rows may be dragged; `moved` is told which went where. */
export function letDrag(list: HTMLElement, moved: (dragged: string, target: string) => void): void {
  list.addEventListener('dragstart', (event) => (dragged = (event.target as HTMLElement).dataset.contact ?? ''))
  list.addEventListener('dragover', (event) => event.preventDefault())
  list.addEventListener('drop', (event) => {
    event.preventDefault()
    const target = (event.target as HTMLElement).closest<HTMLElement>('[data-contact]')?.dataset.contact
    if (target && dragged) moved(dragged, target)
  })
}
