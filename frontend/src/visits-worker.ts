// Keeps the visit app's files so that it opens without a signal. It holds no household: those lie encrypted in the page's
// own store, and the answers of the server are never kept here.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

const worker = self as unknown as ServiceWorkerGlobalScope & {
  __KEPT: { url: string; revision: string }[]
  __SHELL: string
}

cleanupOutdatedCaches()
precacheAndRoute(worker.__KEPT)
registerRoute(new NavigationRoute(createHandlerBoundToURL(worker.__SHELL), { allowlist: [/\/liaison\/visits\/$/] }))

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
