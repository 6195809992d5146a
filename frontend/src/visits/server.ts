// Talks with the server: who is signed in, the secret of the key, and records in their order.
import type { Spot } from '../islands/route'
import { about, boxOf, deviceId, keepDay, lock, setAbout, settle, unlock, unseal, wipe } from './vault'

export interface User {
  id: string
  name: string
}
/** Keepers and lines of a card are part, name, phone to dial, phone to read. */
export interface Card {
  keepers: string[][]
  place: string
  width: number
  bits: string
}
export interface Contact {
  id: string
  title: string
  where: string
  part: string
  phone: string
  people: string[]
  due: { on: string; why: string } | null
  last: string
  promises: [string, string, string][]
  errands?: [string, string][] // a day kept before the app knew errands, spots or cards has none
  card?: Card | null
  spot?: Spot | null
}
export interface Day {
  contacts: Contact[]
  channels: [string, string][]
  occasions: [string, string][]
  topics: [string, string][]
  categories: [string, string][]
  errands?: [string, string][]
  start?: Spot | null
  places?: Record<string, string[][]>
  refused: { id: string; when: string; reason: string; words: string }[]
  received: [string, string][]
  days: number
}
interface Result {
  id: string | null
  state: 'received' | 'refused' | 'held' | 'failed'
  reason?: string
}
export type Reached = 'ok' | 'offline' | 'signed-out' | 'refused' | 'revoked'

const AT_ONCE = 40
const WORTH_PACKING = 1000
const PATIENCE = 60_000

let token = ''

/** Whether the server has been talked to since this page was opened: then it can be sent to at once. */
export const hasToken = (): boolean => token !== ''

/** A day's records say much the same in the same words: packed they are a fifth. */
async function packed(text: string): Promise<{ body: Blob | string; encoding: Record<string, string> }> {
  if (text.length < WORTH_PACKING || !('CompressionStream' in window)) return { body: text, encoding: {} }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).blob(), encoding: { 'Content-Encoding': 'gzip' } }
}

async function ask(url: string, value?: unknown): Promise<Response | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const { body, encoding } = value === undefined ? { body: undefined, encoding: {} } : await packed(JSON.stringify(value))
    const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token, ...encoding }
    return await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : headers,
      body,
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal: stop.signal,
    })
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Whose session this is; `null` when nobody is signed in, `undefined` when the server cannot be reached. */
export async function whoIsSignedIn(base: string): Promise<User | null | undefined> {
  const answer = await ask(`${base}session/`)
  if (!answer?.ok) return undefined
  const found = (await answer.json()) as { user: User | null; token: string }
  token = found.token
  return found.user
}

/** Get the secret and unlock this person's key. */
export async function signInHere(base: string): Promise<{ reached: Reached; user?: User; key?: CryptoKey }> {
  const answer = await ask(`${base}open/`, { phone: await deviceId() })
  if (!answer) return { reached: 'offline' }
  if (answer.status === 410) {
    await wipe()
    return { reached: 'revoked' }
  }
  if (answer.type === 'opaqueredirect') return { reached: 'signed-out' }
  if (!answer.ok) return { reached: 'refused' }
  const given = (await answer.json()) as { user: User; secret: string }
  const before = await about<User>('user')
  if (before && before.id !== given.user.id) await lock()
  const key = await unlock(given.user.id, given.secret)
  await setAbout('user', given.user)
  return { reached: 'ok', user: given.user, key }
}

/** Send what waits, in order, and fetch the day. A link that breaks loses nothing: what was not answered is sent again. */
export async function sync(base: string, user: User, key: CryptoKey): Promise<Reached> {
  for (;;) {
    const waiting = await boxOf(user.id)
    const part = waiting.slice(0, AT_ONCE)
    const records = await Promise.all(part.map((each) => unseal<object>(key, user.id, each)))
    const isLast = waiting.length <= AT_ONCE
    const body = { phone: await deviceId(), user: user.id, device_now: new Date().toISOString(), records, day: isLast }
    const answer = await ask(`${base}sync/`, body)
    if (!answer) return 'offline'
    if (answer.type === 'opaqueredirect') return 'signed-out'
    if (answer.status === 410) {
      await wipe()
      return 'revoked'
    }
    if (!answer.ok) return 'refused'
    const given = (await answer.json()) as { results: Result[]; day: Day | null }
    const states = new Map(given.results.map((each) => [each.id, each.state]))
    for (const each of part)
      if (states.get(each.id) === 'received' || states.get(each.id) === 'refused') await settle(each.seq!)
    if (given.day) {
      await keepDay(key, user.id, given.day)
      await setAbout('contact', Date.now())
      await setAbout('days', given.day.days)
    }
    const left = (await boxOf(user.id)).length
    if (isLast || left === waiting.length) return 'ok' // what breaks on the server must not be sent without end
  }
}
