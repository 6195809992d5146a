// Keeps the visit app's files so that it opens without a signal. It holds no household: those lie encrypted in the page's
// own store, and the answers of the server are never kept here.
import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

const worker = self as unknown as ServiceWorkerGlobalScope & {
  __KEPT: { url: string; revision: string }[]
  __SHELL: string
}

/** One phone, one shell: what the server varies by (language, session) must not make the kept one unfindable offline. */
async function withoutVary(response: Response): Promise<Response> {
  const headers = new Headers(response.headers)
  headers.delete('Vary')
  return new Response(await response.blob(), { status: response.status, statusText: response.statusText, headers })
}

addPlugins([{ cacheWillUpdate: async ({ response }) => (response.ok ? withoutVary(response) : null) }])
cleanupOutdatedCaches()
precacheAndRoute(worker.__KEPT)
registerRoute(new NavigationRoute(createHandlerBoundToURL(worker.__SHELL), { allowlist: [/\/liaison\/visits\/$/] }))

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
