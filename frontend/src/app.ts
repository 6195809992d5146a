// Small helpers on top of pages that work without them. An element names its islands in `data-island`.
import { offerVoice } from './islands/aloud'
import { tellBusy } from './islands/busy'
import { keepDraft, settleDrafts } from './islands/draft'
import { tellLostConnection } from './islands/connection'
import { forget } from './islands/kiosk'
import { chooseByKey } from './islands/keys'
import { offerCopies, refill } from './islands/kept'
import { previewPhotos } from './islands/photos'
import { offerPasskey } from './islands/passkey'
import { offerNotices } from './islands/push'
import { fillFromSlip } from './islands/slip'
import { letTablesScroll } from './islands/tables'
import { focusSearchOnSlash } from './islands/search'
import { lockVisitsOnSignOut } from './islands/visits'

const islands: Record<string, (element: HTMLElement) => void> = {
  aloud: (element) => offerVoice(element),
  busy: (element) => tellBusy(element as HTMLFormElement),
  copy: (element) => offerCopies(element),
  draft: (element) => keepDraft(element as HTMLFormElement),
  keys: (element) => chooseByKey(element as HTMLFormElement),
  kiosk: (element) => forget(element),
  passkey: (element) => offerPasskey(element),
  photos: (element) => previewPhotos(element as HTMLInputElement),
  push: (element) => offerNotices(element as HTMLFormElement),
  refill: (element) => refill(element),
  slip: (element) => fillFromSlip(element as HTMLInputElement),
  search: (element) => focusSearchOnSlash(element as HTMLInputElement),
  summary: (element) => {
    if (!element.closest('.specimen')) element.focus()
  },
}

function start(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]:not([data-started])')) {
    element.dataset.started = ''
    for (const name of (element.dataset.island ?? '').split(' ')) islands[name]?.(element)
  }
  letTablesScroll(root)
}

settleDrafts()
lockVisitsOnSignOut()
tellLostConnection()
start(document)
addEventListener('resize', () => letTablesScroll(document))
document.addEventListener('htmx:after:swap', () => start(document))
document.addEventListener('page:shown', (event) => {
  const main = (event as CustomEvent<HTMLElement>).detail
  const { htmx } = window as unknown as { htmx?: { process(root: HTMLElement): void } }
  htmx?.process(main)
  start(main)
})
