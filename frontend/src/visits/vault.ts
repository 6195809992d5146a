// What lies on the phone, encrypted. Every person has a key of their own, AES-GCM, that cannot be read out. It lies here
// wrapped: only the secret the server gives to that person's signed-in session unwraps it. Unwrapped it may be used until
// `until`, so that a closed tab in a field without signal opens again; after that, and after signing out, the phone holds
// nothing but ciphertext.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}
interface Keys {
  user: string
  wrapped: Sealed
  open?: CryptoKey
  until?: number
}
export interface Boxed extends Sealed {
  seq?: number
  id: string
  user: string
  contact: string // its opaque id: whom a record is about is read after unlocking
}
interface Schema extends DBSchema {
  about: { key: string; value: unknown }
  keys: { key: string; value: Keys }
  day: { key: string; value: Sealed }
  outbox: { key: number; value: Boxed; indexes: { user: string; id: string } }
}

export const NAME = 'lianxin-visits'
const HOURS_OPEN = 14
let opened: Promise<IDBPDatabase<Schema>> | undefined

export function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('about')
      database.createObjectStore('keys', { keyPath: 'user' })
      database.createObjectStore('day')
      const outbox = database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
      outbox.createIndex('user', 'user')
      outbox.createIndex('id', 'id')
    },
  })
  return opened
}

export async function about<T>(name: string): Promise<T | undefined> {
  return (await (await store()).get('about', name)) as T | undefined
}

export async function setAbout(name: string, value: unknown): Promise<void> {
  await (await store()).put('about', value, name)
}

export async function deviceId(): Promise<string> {
  const known = await about<string>('device')
  if (known) return known
  const made = crypto.randomUUID()
  await setAbout('device', made)
  return made
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))

async function wrappingKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
  const words = new TextEncoder()
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: words.encode('lianxin'), info: words.encode('visit key') },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

const fresh = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(12))

/** Sign-in unlocks: the secret unwraps this person's key (made at the first time) and it stays usable for a day's work. */
export async function unlock(user: string, secret: string): Promise<CryptoKey> {
  const wrapping = await wrappingKey(secret)
  const database = await store()
  let wrapped = (await database.get('keys', user))?.wrapped
  if (!wrapped) {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
    const iv = fresh()
    wrapped = { iv, data: await crypto.subtle.wrapKey('raw', key, wrapping, { name: 'AES-GCM', iv }) }
  }
  const algorithm = { name: 'AES-GCM', iv: wrapped.iv }
  const key = await crypto.subtle.unwrapKey('raw', wrapped.data, wrapping, algorithm, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  await database.put('keys', { user, wrapped, open: key, until: Date.now() + HOURS_OPEN * 3_600_000 })
  return key
}

/** The key without the server, while its day lasts. */
export async function openKey(user: string): Promise<CryptoKey | undefined> {
  const keys = await (await store()).get('keys', user)
  return keys?.open && (keys.until ?? 0) > Date.now() ? keys.open : undefined
}

export async function seal(key: CryptoKey, user: string, value: unknown): Promise<Sealed> {
  const iv = fresh()
  const words = new TextEncoder()
  const algorithm = { name: 'AES-GCM', iv, additionalData: words.encode(user) }
  return { iv, data: await crypto.subtle.encrypt(algorithm, key, words.encode(JSON.stringify(value))) }
}

export async function unseal<T>(key: CryptoKey, user: string, sealed: Sealed): Promise<T> {
  const algorithm = { name: 'AES-GCM', iv: sealed.iv, additionalData: new TextEncoder().encode(user) }
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, sealed.data))) as T
}

export async function keepDay(key: CryptoKey, user: string, day: unknown): Promise<void> {
  await (await store()).put('day', await seal(key, user, day), user)
}

export async function keptDay<T>(key: CryptoKey, user: string): Promise<T | undefined> {
  const sealed = await (await store()).get('day', user)
  return sealed && unseal<T>(key, user, sealed)
}

/** Captured is kept: on return the record lies on the disk of the phone, under its author. */
export async function capture(key: CryptoKey, user: string, id: string, contact: string, record: unknown): Promise<void> {
  const sealed = await seal(key, user, record)
  const change = (await store()).transaction('outbox', 'readwrite', { durability: 'strict' })
  await change.store.add({ ...sealed, id, user, contact })
  await change.done
}

export async function boxOf(user: string): Promise<Boxed[]> {
  return (await store()).getAllFromIndex('outbox', 'user', user)
}

export async function countOfOthers(user: string): Promise<number> {
  const database = await store()
  return (await database.count('outbox')) - (await database.countFromIndex('outbox', 'user', user))
}

/** The server has it, or has kept it in the refused tray: it leaves the phone. */
export async function settle(seq: number): Promise<void> {
  await (await store()).delete('outbox', seq)
}

/** Households go, and the key can no longer be used without signing in; records not yet sent stay, sealed. */
export async function lock(): Promise<void> {
  const database = await store()
  await database.clear('day')
  for (const keys of await database.getAll('keys')) await database.put('keys', { user: keys.user, wrapped: keys.wrapped })
}

/** Everything of this phone goes, and its name: it was revoked. */
export async function wipe(): Promise<void> {
  const database = await store()
  await Promise.all([database.clear('day'), database.clear('keys'), database.clear('outbox'), database.clear('about')])
}
