// A form that takes the server or the line more than a moment says so until the next page comes, and is not sent twice.
// <form data-island="busy" data-busy="正在读取名单…">; the words come with the page, in its language.

const A_MOMENT = 1000
/** Who stopped the page from loading may send again; the same form twice is one anyway. */
const SEND_AGAIN_AFTER = 15000

function sendsFiles(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some((input) => input.files?.length)
}

function meter(words: string): HTMLElement {
  const told = document.createElement('div')
  told.className = 'meter meter--wait'
  told.setAttribute('role', 'status')
  const said = document.createElement('p')
  said.textContent = words
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', words)
  told.append(said, bar)
  return told
}

export function tellBusy(form: HTMLFormElement): void {
  const told = meter(form.dataset.busy ?? '')
  let sentAt = -Infinity
  form.addEventListener('submit', (event) => {
    if (performance.now() - sentAt < SEND_AGAIN_AFTER) {
      event.preventDefault()
      return
    }
    sentAt = performance.now()
    setTimeout(() => form.append(told), sendsFiles(form) ? 0 : A_MOMENT)
    const buttons = form.querySelectorAll('button')
    for (const button of buttons) button.setAttribute('aria-disabled', 'true')
    setTimeout(() => buttons.forEach((button) => button.removeAttribute('aria-disabled')), SEND_AGAIN_AFTER)
    // Back from the next page, the browser may show this one as it was left.
    window.addEventListener('pageshow', (shown: PageTransitionEvent) => shown.persisted && location.reload(), { once: true })
  })
}
