// The touch screen of a hall: after a while without a touch it warns, then goes back to its start and keeps nothing.
// <body data-island="kiosk" data-rest="60" data-start="…">; without a script the page's own refresh does the same.

const WARN_SECONDS = 15

export function forget(body: HTMLElement): void {
  const rest = Number(body.dataset.rest ?? 0)
  const start = body.dataset.start ?? '/'
  const warning = body.querySelector<HTMLElement>('[data-rest-warning]')
  const left = body.querySelector<HTMLElement>('[data-rest-left]')
  const larger = body.querySelector<HTMLButtonElement>('[data-larger]')
  let touched = performance.now()

  function home(): void {
    for (const form of body.querySelectorAll('form')) form.reset()
    body.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea').forEach((field) => (field.value = ''))
    location.replace(start) // the page that was typed on is no step of the history
  }

  function touch(): void {
    touched = performance.now()
    if (warning) warning.hidden = true
  }

  if (larger) {
    larger.hidden = false
    larger.addEventListener('click', () => document.documentElement.classList.toggle('kiosk-page--larger'))
  }
  // The printer beside the screen takes the page as it stands; without a script the button fetches a paper of its own.
  body.querySelector('[data-print-page]')?.addEventListener('submit', (event) => {
    event.preventDefault()
    window.print()
  })
  // A page out of the browser's memory would show what somebody else typed.
  window.addEventListener('pageshow', (shown: PageTransitionEvent) => shown.persisted && home())
  if (!rest) return
  for (const kind of ['pointerdown', 'keydown', 'input']) document.addEventListener(kind, touch, { passive: true })
  body.querySelector('[data-stay]')?.addEventListener('click', touch)
  setInterval(() => {
    const seconds = rest - (performance.now() - touched) / 1000
    if (seconds <= 0) return home()
    if (!warning || seconds > WARN_SECONDS) return
    if (left) left.textContent = String(Math.ceil(seconds))
    if (warning.hidden) {
      warning.hidden = false
      warning.querySelector<HTMLElement>('[data-stay]')?.focus()
    }
  }, 500)
}
