// What was typed before the session ended: put back into the form it came from, or copied with one tap.
import { controls, fill } from './draft'
import { say } from './words'

export function offerCopies(list: HTMLElement): void {
  if (!navigator.clipboard) return
  for (const row of list.querySelectorAll('li')) {
    const text = (row.querySelector('span') ?? row).innerText
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button--quiet'
    button.textContent = say('复制', 'Copy')
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = say('已复制', 'Copied')
    })
    row.append(button)
  }
}

/** The form of the page that has most of the names; none when nothing fits. */
function formFor(names: string[]): HTMLFormElement | undefined {
  const fits = (form: HTMLFormElement): number =>
    new Set(controls(form).filter((control) => names.includes(control.name)).map((control) => control.name)).size
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]')].filter((form) => fits(form))
  return forms.sort((one, other) => fits(other) - fits(one))[0]
}

export function refill(place: HTMLElement): void {
  const values = JSON.parse(place.querySelector('script')?.textContent ?? '{}') as Record<string, string[]>
  const form = formFor(Object.keys(values))
  const told = place.querySelector('[data-told]')
  if (!form || !told) return
  fill(form, values)
  place.querySelector('ul')?.remove()
  told.textContent = say(
    '登录过期前您填的内容已放回表单，请核对一下再提交。',
    'What you typed before your session ended is back in the form. Please check it and send it again.',
  )
}
