// 记一次: who, how, what about, keep. Everything but how may stay empty.
import { say } from '../islands/words'
import { button, choices, field, h } from './page'
import type { Contact, Day } from './server'

const NOTE_LENGTH = 300

function textOf(data: FormData, name: string): string {
  return String(data.get(name) ?? '').trim()
}

/** The record as it is sent, of what stands in the form. */
function recordOf(form: HTMLFormElement, contact: Contact, author: string, id: string): object {
  const data = new FormData(form)
  const promised = textOf(data, 'promise')
  const needed = textOf(data, 'need')
  const errand = textOf(data, 'errand')
  return {
    id,
    author,
    contact: contact.id,
    device_at: new Date().toISOString(),
    channel: textOf(data, 'channel'),
    occasion: textOf(data, 'occasion') || 'routine',
    spoken_to: Number(textOf(data, 'spoken_to') || 1),
    topics: data.getAll('topics'),
    done: textOf(data, 'done'),
    note: textOf(data, 'note'),
    next_on: textOf(data, 'next_on'),
    kept: data.getAll('kept'),
    promises: promised ? [{ words: promised, due_on: textOf(data, 'promise_due') }] : [],
    needs: needed
      ? [{ content: needed, category: textOf(data, 'category'), consents: data.get('consents') === 'on' }]
      : [],
    errands: errand ? [{ what: errand, kind: textOf(data, 'errand_kind') }] : [],
  }
}

function options(pairs: [string, string][]): HTMLElement[] {
  return pairs.map(([value, words]) => h('option', { value }, words))
}

export function visitForm(
  contact: Contact,
  day: Day,
  author: string,
  keep: (id: string, record: object) => Promise<void>,
  leave: () => void,
): HTMLElement {
  const text = (name: string, rows: number, most: number): HTMLElement =>
    h('textarea', { name, rows, maxlength: most, class: 'input' })
  const due = h('input', { type: 'date', name: 'promise_due', class: 'input' }) as HTMLInputElement
  const promise = h('input', { name: 'promise', maxlength: 120, class: 'input' }) as HTMLInputElement
  const need = text('need', 2, 500) as HTMLTextAreaElement
  const category = h('select', { name: 'category', class: 'input' }, h('option', { value: '' }, '—'), ...options(day.categories)) as HTMLSelectElement
  const errand = text('errand', 2, 300) as HTMLTextAreaElement
  const kind = h('select', { name: 'errand_kind', class: 'input' }, h('option', { value: '' }, '—'), ...options(day.errands ?? [])) as HTMLSelectElement
  errand.addEventListener('input', () => (kind.required = errand.value.trim() !== ''))
  promise.addEventListener('input', () => (due.required = promise.value.trim() !== ''))
  need.addEventListener('input', () => (category.required = need.value.trim() !== ''))
  const id = crypto.randomUUID()
  const form = h(
    'form',
    { class: 'stack', id: 'visit' },
    choices(say('怎么联系的', 'How you met'), 'channel', day.channels),
    choices(say('谈了什么', 'What about'), 'topics', day.topics, true),
    contact.promises.length > 0 &&
      choices(
        say('以前答应的，办到了就勾上', 'Promised before: tick what is done'),
        'kept',
        contact.promises.map(([key, words, on]) => [key, `${words}（${on}）`]),
        true,
      ),
    field(say('备注', 'Note'), text('note', 3, NOTE_LENGTH), say('最多三百字。不写身体和情绪的评语。', 'At most 300 characters. No remarks on health or mood.')),
    h(
      'details',
      {},
      h('summary', {}, say('户里有诉求', 'They need something')),
      field(say('什么事', 'What'), need, say('收到后马上有编号和期限。', 'It gets a number and a date as soon as it is received.')),
      field(say('哪一类', 'Category'), category),
      h('fieldset', { class: 'field__set' }, h('label', {}, h('input', { type: 'checkbox', name: 'consents' }), h('span', {}, say('户里同意带上姓名和电话', 'They agree that their name and phone go with it')))),
    ),
    h(
      'details',
      {},
      h('summary', {}, say('户里托办事', 'They ask to have something done')),
      field(say('托办什么', 'What'), errand, say('交给站点去办，不收钱。户代表的姓名、电话、住址一起带上，好替他（她）办。', 'The station does it, free of charge. The name, phone and address of who speaks for the household go with it.')),
      field(say('托办哪一类', 'Kind of errand'), kind),
    ),
    h(
      'details',
      {},
      h('summary', {}, say('答应了什么事', 'You promised something')),
      field(say('答应了什么', 'What'), promise),
      field(say('哪天前办到', 'By when'), due),
    ),
    h(
      'details',
      {},
      h('summary', {}, say('更多', 'More')),
      field(say('因为什么', 'Why now'), h('select', { name: 'occasion', class: 'input' }, ...options(day.occasions))),
      field(say('见到几人', 'People met'), h('input', { type: 'number', name: 'spoken_to', min: 0, max: 99, value: 1, class: 'input' })),
      field(say('当场做了什么', 'Done on the spot'), text('done', 2, NOTE_LENGTH)),
      field(say('下次什么时候', 'Next time'), h('input', { type: 'date', name: 'next_on', class: 'input' })),
    ),
    h('p', { class: 'row' }, h('button', { class: 'button button--primary' }, say('存下', 'Keep it')), button(say('不记了', 'Leave it'), leave, 'quiet')),
  ) as HTMLFormElement
  let isKeeping = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isKeeping) return
    isKeeping = true
    keep(id, recordOf(form, contact, author, id)).finally(() => (isKeeping = false))
  })
  form.addEventListener('invalid', (event) => (event.target as HTMLElement).closest('details')?.setAttribute('open', ''), true)
  return form
}
