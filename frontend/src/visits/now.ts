// What the open app knows at this moment, and what a page of it may ask for.
import type { Contact, Day, Reached, User } from './server'
import { ordered } from './order'
import type { Boxed } from './vault'

export const root = document.getElementById('visits')!
export const base = root.dataset.base!

export interface Now {
  user?: User
  key?: CryptoKey
  day?: Day
  box: Boxed[]
  others: number
  reached: Reached | 'locked'
  order: string[]
  told: string
}
export const now: Now = { box: [], others: 0, reached: 'offline', order: [], told: '' }

/** What only the whole app can do. */
export interface Acts {
  draw: () => void
  talk: () => Promise<void>
  leave: () => Promise<void>
}

export const inOrder = (): Contact[] => ordered(now.day!.contacts, now.order)
