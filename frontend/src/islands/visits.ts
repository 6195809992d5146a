// Signing out on any page locks what the visit app keeps on this device: households go, the key can no longer be used.
// Records not yet sent stay, sealed. The store and its shape are those of visits/vault.ts.

const NAME = 'lianxin-visits'

async function isKept(): Promise<boolean> {
  return (await indexedDB.databases()).some((each) => each.name === NAME)
}

function lock(): Promise<void> {
  return new Promise((done) => {
    const asked = indexedDB.open(NAME)
    asked.onerror = () => done()
    asked.onsuccess = () => {
      const change = asked.result.transaction(['keys', 'day'], 'readwrite')
      change.objectStore('day').clear()
      const keys = change.objectStore('keys')
      keys.getAll().onsuccess = (event) => {
        for (const each of (event.target as IDBRequest<{ user: string; wrapped: unknown }[]>).result)
          keys.put({ user: each.user, wrapped: each.wrapped })
      }
      change.oncomplete = change.onabort = () => done()
    }
  })
}

export function lockVisitsOnSignOut(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-sign-out]')
  if (!form || !('databases' in indexedDB)) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    isKept()
      .then((kept) => (kept ? lock() : undefined))
      .catch(() => undefined)
      .finally(() => form.submit())
  })
}
