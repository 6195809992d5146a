// Passkeys: the sign-in library's script runs the ceremony; here it is said in words when it does not succeed.
import { say } from './words'

function reason(failure: unknown): string {
  const name = failure instanceof DOMException ? failure.name : ''
  if (name === 'NotAllowedError')
    return say('没有完成：您取消了，或者等得太久。请再按一次。', 'Not finished: cancelled, or it took too long. Press again.')
  if (name === 'InvalidStateError')
    return say('这台设备已经加过通行密钥，不用再加。', 'This device already has a passkey here.')
  return say(
    '这台设备或浏览器用不了通行密钥。请换别的登录方式。',
    'Passkeys do not work on this device or browser. Please sign in another way.',
  )
}

// A button stays closed until the ceremony's script listens to it: a press before that would do nothing, or send the form.
function openButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) button.disabled = false
}

export function offerPasskey(place: HTMLElement): void {
  if (document.readyState === 'complete') openButtons()
  else window.addEventListener('load', openButtons, { once: true })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    const notice = document.createElement('p')
    notice.className = 'notice notice--error'
    notice.textContent = reason((event as CustomEvent<{ exception: unknown }>).detail.exception)
    place.replaceChildren(notice)
  })
}
