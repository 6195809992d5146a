// A form with files is sent by script where that works, so that the page can say how many per cent have gone.
// The server answers a redirect with `X-Next`, and the browser goes there as if it had sent the form itself.
import { say } from './words'

export interface Told {
  said: HTMLElement
  share: HTMLElement
  bar: HTMLProgressElement
}

/** What came instead of a way on, the form with its faults for one, takes the place of the page's own text. */
function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const fresh = page.getElementById('main')
  const old = document.getElementById('main')
  if (!fresh || !old) {
    location.reload()
    return
  }
  document.title = page.title
  document.body.dataset.draftOwner = page.body.dataset.draftOwner ?? ''
  old.replaceWith(fresh)
  document.dispatchEvent(new CustomEvent('page:shown', { detail: fresh }))
  scrollTo(0, 0)
}

export function sendWatched(form: HTMLFormElement, button: HTMLElement | null, told: Told, again: () => void): void {
  const request = new XMLHttpRequest()
  request.open('POST', form.getAttribute('action') || location.href)
  request.setRequestHeader('X-Watched-Upload', '1')
  request.upload.addEventListener('progress', (event) => {
    if (!event.lengthComputable) return
    told.bar.max = event.total
    told.bar.value = event.loaded
    told.share.textContent = `${Math.floor((100 * event.loaded) / event.total)}%`
  })
  request.upload.addEventListener('load', () => {
    told.bar.removeAttribute('value') // all of it has arrived; now the server works
  })
  request.addEventListener('load', () => {
    const next = request.getResponseHeader('X-Next')
    if (next) location.assign(next)
    else show(request.responseText)
  })
  request.addEventListener('error', () => {
    told.bar.hidden = true
    told.said.textContent = say(
      '网络断了，没有传完，还没有提交。您填的内容都在，网络好了再点一次。',
      'The connection was lost before everything had arrived. Nothing was sent; what you typed is still here. Try again.',
    )
    again()
  })
  request.send(new FormData(form, button))
}
