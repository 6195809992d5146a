// A form that takes the server or the line more than a moment says so until the next page comes, and is not sent twice.
// <form data-island="busy" data-busy="正在读取名单…">; the words come with the page, in its language.

import { sendWatched, type Told } from './upload'

const A_MOMENT = 1000
/** Who stopped the page from loading may send again; the same form twice is one anyway. */
const SEND_AGAIN_AFTER = 15000

function sendsFiles(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some((input) => input.files?.length)
}

function meter(words: string): Told & { meter: HTMLElement } {
  const told = document.createElement('div')
  told.className = 'meter meter--wait'
  told.setAttribute('role', 'status')
  const line = document.createElement('p')
  line.className = 'meter__words'
  const said = document.createElement('span')
  said.textContent = words
  const share = document.createElement('span')
  share.setAttribute('aria-hidden', 'true') // the bar tells it to a screen reader
  line.append(said, share)
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', words)
  told.append(line, bar)
  return { meter: told, said, share, bar }
}

export function tellBusy(form: HTMLFormElement): void {
  const told = meter(form.dataset.busy ?? '')
  let sentAt = -Infinity
  form.addEventListener('submit', (event) => {
    if (performance.now() - sentAt < (sendsFiles(form) ? Infinity : SEND_AGAIN_AFTER)) {
      event.preventDefault()
      return
    }
    sentAt = performance.now()
    const buttons = form.querySelectorAll('button')
    const again = (): void => {
      sentAt = -Infinity
      buttons.forEach((button) => button.removeAttribute('aria-disabled'))
    }
    for (const button of buttons) button.setAttribute('aria-disabled', 'true')
    if (sendsFiles(form)) {
      event.preventDefault()
      told.bar.hidden = false
      told.said.textContent = form.dataset.busy ?? ''
      form.append(told.meter)
      sendWatched(form, event.submitter, told, again)
      return
    }
    setTimeout(() => form.append(told.meter), A_MOMENT)
    setTimeout(again, SEND_AGAIN_AFTER)
    // Back from the next page, the browser may show this one as it was left.
    window.addEventListener('pageshow', (shown: PageTransitionEvent) => shown.persisted && location.reload(), { once: true })
  })
}
