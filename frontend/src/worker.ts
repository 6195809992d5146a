// Kept by the browser: shows a notice that was pushed while no page was open, and opens its page when it is touched.
interface Notice {
  title: string
  body: string
  url: string
  key: string
}

const worker = self as unknown as ServiceWorkerGlobalScope

worker.addEventListener('push', (event) => {
  const notice = event.data?.json() as Notice | undefined
  if (!notice) return
  // The tag is the message's key: the same message told twice is one notice.
  event.waitUntil(
    worker.registration.showNotification(notice.title, { body: notice.body, tag: notice.key, data: notice.url }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const page = new URL(event.notification.data || '/messages/', worker.location.origin)
  if (page.origin === worker.location.origin) event.waitUntil(worker.clients.openWindow(page.href))
})
