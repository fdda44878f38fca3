import { randomInt } from 'node:crypto'
import { botScopes, manifest } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import type { Wanted } from './changes.ts'
import type { Way } from './questions.ts'
import type { Store } from './store.ts'
import type { Talk } from './talk.ts'

export const allScopes: readonly string[] = [...botScopes, ...manifest.setupScopes]

/** What is there already is not written again: a run that changes nothing leaves the file alone. */
export const saveMissing = (store: Store, changes: Record<string, string>): void => {
  const differing = Object.entries(changes).filter(([name, value]) => store.get(name) !== value)
  if (differing.length > 0) store.save(Object.fromEntries(differing))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** 32 are the most that the console takes: 190 bits. */
const newKey = (): string => Array.from({ length: 32 }, () => letters[randomInt(letters.length)]).join('')

/** Stored before they are sent: keys that Feishu has and we do not would lock the bot out. */
export const keysOf = (store: Store, talk: Talk): { encryptKey: string; verificationToken: string } => {
  const missing = ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'].filter((name) => store.get(name) === undefined)
  if (missing.length > 0) {
    store.save(Object.fromEntries(missing.map((name) => [name, newKey()])))
    talk.tell(words.keysSaved)
  }
  return {
    encryptKey: store.get('FEISHU_ENCRYPT_KEY') ?? '',
    verificationToken: store.get('FEISHU_VERIFICATION_TOKEN') ?? '',
  }
}

/** How the file looks when all is done; the transport comes last and says that. */
export const wholeFile = ({ transport, publicUrl }: Way): Record<string, string> => ({
  ...(publicUrl === undefined ? {} : { FEISHU_PUBLIC_URL: publicUrl }),
  FEISHU_TRANSPORT: transport,
})

export const wantedOf = (store: Store, way: Way, keys: Wanted['keys']): Wanted => ({
  transport: way.transport,
  url: way.publicUrl && `${way.publicUrl}/webhook/feishu`,
  keys,
  scopes: allScopes,
  finished: Object.entries(wholeFile(way)).every(([name, value]) => store.get(name) === value),
})
