// 连心卡: whom this household may call, and the code its own phone may scan; shown at the door, without a signal.
import { say } from '../islands/words'
import { call, h } from './page'
import type { Card, Contact, Day } from './server'

const SVG = 'http://www.w3.org/2000/svg'
const QUIET = 4 // squares of white around, or cameras do not find it

/** The squares of the code as one shape. */
function codeOf(card: Card): SVGElement {
  const bytes = atob(card.bits)
  let shape = ''
  for (let at = 0; at < card.width * card.width; at += 1)
    if ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1) shape += `M${(at % card.width) + QUIET} ${Math.floor(at / card.width) + QUIET}h1v1h-1z`
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  const side = card.width + 2 * QUIET
  const look = { viewBox: `0 0 ${side} ${side}`, class: 'qr', width: '220', height: '220', role: 'img', 'aria-label': say('这一户自己的页面的码', 'The code of the page of this household') }
  for (const [name, value] of Object.entries(look)) svg.setAttribute(name, value)
  path.setAttribute('d', shape)
  svg.append(path)
  return svg
}

function line([part, name, phone, spoken]: string[]): HTMLElement {
  return h(
    'li',
    { class: 'list__row' },
    h('div', { class: 'list__main' }, h('span', { class: 'list__title' }, name), h('div', { class: 'list__meta' }, h('span', {}, part))),
    phone && h('div', { class: 'list__action' }, call(phone, spoken)),
  )
}

export function cardPage(contact: Contact, day: Day): HTMLElement[] {
  const card = contact.card!
  const urgent: string[][] = [[say('急事', 'Emergency'), say('急救', 'Ambulance'), '120', '120'], [say('热线', 'Hotline'), say('政务服务热线', 'Government hotline'), '12345', '12345']]
  const lines = [...card.keepers, ...(day.places?.[card.place] ?? []), ...urgent]
  return [
    h('p', {}, h('a', { href: '#' }, say('返回', 'Back'))),
    h('h1', { class: 'title' }, say('党群连心卡', 'Contact card')),
    h('p', { class: 'lede' }, contact.title),
    h('ul', { class: 'list', id: 'card' }, ...lines.map(line)),
    h(
      'section',
      { class: 'stack' },
      h('h2', {}, say('户里扫这个码', 'For the household to scan')),
      codeOf(card) as unknown as HTMLElement,
      h('p', {}, say('扫了，输入连心卡上的八位码，就能看谁来过、记了什么；来没来过，由户里说了算。', 'With the eight characters of the paper card it shows who came and what was written; whether it was so, the household says.')),
      h('p', {}, say('想换联系人：在“我家”里点“想换人”，或给村里打电话，不用说理由。', 'To have somebody else: press “somebody else” on the page of your household, or call the village. No reason is asked.')),
    ),
  ]
}
