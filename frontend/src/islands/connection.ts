// Says so when part of a page could not be fetched: the page itself stays as it was.
import { say } from './words'

export function tellLostConnection(): void {
  document.addEventListener('htmx:error', () => {
    const main = document.getElementById('main')
    if (!main || document.getElementById('lost-connection')) return
    const notice = document.createElement('p')
    notice.id = 'lost-connection'
    notice.className = 'notice notice--error'
    notice.setAttribute('role', 'alert')
    notice.textContent = say(
      '网络断了，这一页没有更新，您填的内容都在。请检查网络，再点一次。',
      'The connection was lost. The page was not updated; what you typed is still here. Check the network and try again.',
    )
    main.prepend(notice)
  })
  document.addEventListener('htmx:after:swap', () => document.getElementById('lost-connection')?.remove())
}
