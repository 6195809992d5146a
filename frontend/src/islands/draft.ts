// Keeps what is typed into a long form on this device until it has been accepted, and says so.
//
// <form data-island="draft" id="…">. Passwords, codes, hidden fields, files and fields marked data-draft="off" are
// never kept. A form that comes back with what was sent wears data-draft-back. A draft lives a day at most and signing
// out drops all of them; the device may be shared, so what one person typed while signed in is never shown to another:
// the first page somebody else opens drops it.
import { say } from './words'

const PREFIX = 'lianxin-draft:'
const DAY = 24 * 3600 * 1000

interface Draft {
  owner: string
  savedAt: number
  submitted: boolean
  values: Record<string, string[]>
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const owner = (): string => document.body.dataset.draftOwner ?? ''

const keyOf = (form: HTMLFormElement): string => `${PREFIX}${location.pathname}#${form.id}`

export function controls(form: HTMLFormElement): Control[] {
  const kept = form.querySelectorAll<Control>('input[name], textarea[name], select[name]')
  const refused = new Set(['password', 'hidden', 'file', 'submit'])
  return [...kept].filter(
    (c) => !refused.has(c.type) && c.autocomplete !== 'one-time-code' && c.dataset.draft !== 'off',
  )
}

function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const control of controls(form)) {
    const list = (values[control.name] ??= [])
    if (control instanceof HTMLSelectElement) list.push(...[...control.selectedOptions].map((o) => o.value))
    else if (control.type !== 'checkbox' && control.type !== 'radio') list.push(control.value)
    else if ((control as HTMLInputElement).checked) list.push(control.value)
  }
  return values
}

export function fill(form: HTMLFormElement, values: Record<string, string[]>): void {
  const seen: Record<string, number> = {}
  for (const control of controls(form)) {
    const list = values[control.name]
    if (!list) continue
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.selected = list.includes(option.value)
    } else if (control.type === 'checkbox' || control.type === 'radio') {
      ;(control as HTMLInputElement).checked = list.includes(control.value)
    } else {
      const at = (seen[control.name] = (seen[control.name] ?? -1) + 1)
      control.value = list[at] ?? control.value
    }
  }
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    const isElses = draft?.owner && owner() && draft.owner !== owner()
    if (draft && !isElses && Date.now() - draft.savedAt < DAY) return draft
    localStorage.removeItem(key)
  } catch {
    // storage is switched off: the form still works, nothing is kept
  }
  return null
}

function write(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

function note(form: HTMLFormElement): HTMLElement {
  const element = document.createElement('p')
  element.className = 'field__hint'
  element.setAttribute('role', 'status')
  form.append(element)
  return element
}

export function keepDraft(form: HTMLFormElement): void {
  const key = keyOf(form)
  const fresh = JSON.stringify(valuesOf(form))
  const found = read(key)
  const draft = found?.owner && !owner() ? null : found // kept for when they have signed in again
  // Sent and come back, refused or with a question: the page shows what was sent, and says so itself.
  const cameBack = 'draftBack' in form.dataset || form.querySelector('[aria-invalid="true"], .notice--error') !== null
  const status = note(form)
  if (draft?.submitted && cameBack) write(key, { ...draft, submitted: false })
  if (draft && !cameBack && JSON.stringify(draft.values) !== fresh) {
    fill(form, draft.values)
    status.textContent = say('已找回您上次没有提交的内容。', 'What you typed last time and did not send is back. ')
    const drop = document.createElement('button')
    drop.type = 'button'
    drop.className = 'button button--quiet'
    drop.textContent = say('不要了，清空', 'Discard it')
    drop.addEventListener('click', () => {
      localStorage.removeItem(key)
      location.reload()
    })
    status.append(drop)
  }
  let timer = 0
  const keep = (submitted: boolean): void => {
    const values = valuesOf(form)
    if (JSON.stringify(values) === fresh && !submitted) return
    if (write(key, { owner: owner(), savedAt: Date.now(), submitted, values }) && !submitted) {
      status.textContent = say('已存在这台设备上，提交后自动清除。', 'Kept on this device until you send it.')
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => keep(false), 600)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    keep(true)
  })
}

/** A sent draft is done with once a page other than a sign-in or failure page has answered. */
export function settleDrafts(): void {
  const answered = document.querySelector('input[type="password"], .failure') === null
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const draft = read(key)
      const here = key.startsWith(`${PREFIX}${location.pathname}#`) && document.getElementById(key.split('#')[1] ?? '')
      if (draft?.submitted && answered && !here) localStorage.removeItem(key)
    }
    document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
    })
  } catch {
    // no storage, no drafts
  }
}
