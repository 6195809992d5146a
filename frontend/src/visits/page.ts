// Small pieces of a page, made without markup in strings: nothing anybody typed becomes part of the page's own code.
type Child = Node | string | null | undefined | false

export function h(tag: string, attributes: Record<string, unknown> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener)
    else if (typeof value === 'boolean') element.toggleAttribute(name, value)
    else if (value !== undefined && value !== null) element.setAttribute(name, String(value))
  }
  element.append(...children.filter((each): each is Node | string => each !== null && each !== undefined && each !== false && each !== ''))
  return element
}

export function state(kind: string, words: string): HTMLElement {
  return h('span', { class: `state state--${kind}` }, words)
}

export function button(words: string, pressed: () => void, kind = ''): HTMLElement {
  return h('button', { type: 'button', class: `button${kind ? ` button--${kind}` : ''}`, onclick: pressed }, words)
}

export function call(phone: string, words: string): HTMLElement {
  return h('a', { class: 'button', href: `tel:${phone}` }, words)
}

export function notice(kind: string, words: string, ...more: Child[]): HTMLElement {
  return h('p', { class: `notice notice--${kind}`, role: kind === 'error' ? 'alert' : 'status' }, h('span', {}, words, ...more))
}

let made = 0

/** A field with its label above it. */
export function field(label: string, control: HTMLElement, hint = ''): HTMLElement {
  control.id ||= `v${(made += 1)}`
  return h('div', { class: 'field' }, h('label', { class: 'field__label', for: control.id }, label), hint && h('p', { class: 'field__hint' }, hint), control)
}

/** Large buttons of which one, or several, are chosen. */
export function choices(legend: string, name: string, options: [string, string][], several = false): HTMLElement {
  const boxes = options.map(([value, words]) => {
    const id = `v${(made += 1)}`
    const input = h('input', { type: several ? 'checkbox' : 'radio', name, value, id, required: !several })
    return h('label', { for: id }, input, h('span', {}, words))
  })
  return h('fieldset', { class: 'field__set' }, h('legend', { class: 'field__label' }, legend), h('div', {}, ...boxes))
}
