// Asks the browser to show notices on this device and hands its address to the server with an ordinary form.
import { say } from './words'

function reason(failure: unknown): string {
  if (failure instanceof DOMException && failure.name === 'NotAllowedError')
    return say(
      '浏览器没有允许通知。请在浏览器的网站设置里允许本站通知，再按一次。',
      'Notifications are not allowed. Allow them for this site in the browser settings, then press again.',
    )
  return say(
    '浏览器的提醒服务连不上，没有打开。短信和“我的消息”照常有。',
    'The browser could not reach its notification service. Texts and the inbox work as before.',
  )
}

async function subscribe(form: HTMLFormElement): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new DOMException('', 'NotAllowedError')
  const registration = await navigator.serviceWorker.register(form.dataset.worker ?? '')
  await navigator.serviceWorker.ready
  const given = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: form.dataset.key,
  })
  const { endpoint, keys } = given.toJSON()
  const values: Record<string, string> = {
    endpoint: endpoint ?? '',
    public_key: keys?.p256dh ?? '',
    auth_secret: keys?.auth ?? '',
  }
  for (const [name, value] of Object.entries(values)) form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value
}

export function offerNotices(form: HTMLFormElement): void {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return
  form.hidden = false
  document.querySelector<HTMLElement>('[data-push-missing]')!.hidden = true
  const told = document.createElement('p')
  told.className = 'notice notice--error'
  told.setAttribute('role', 'alert')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    told.remove()
    subscribe(form).then(
      () => form.submit(),
      (failure) => {
        told.textContent = reason(failure)
        form.append(told)
      },
    )
  })
}
