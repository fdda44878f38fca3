import { splitLook } from '../domain/look-words.ts'
import type { Sentence } from '../texts/plain.ts'
import * as t from '../texts/records.ts'
import { drawFound, drawLedger } from '../usecases/records/draw-ledger.ts'
import { findKinds } from '../usecases/records/find-kinds.ts'
import type { Kind } from '../usecases/records/kinds.ts'
import type { Answer, Asked } from './command.ts'
import { kindNamed } from './kind-words.ts'
import { list } from './records.ts'
import { say } from './refused.ts'

const allRecords = '记录'

/** 查 任务 …, 查 航天 任务 …: a bare word of a kind chooses the kind, 记录 all of them. @returns undefined where reports are meant. */
export const lookAtRecords = async (asked: Asked, words: string): Promise<Answer | undefined> => {
  const parts = splitLook(words)
  const kinds = new Set<Kind>()
  const rest: string[] = []
  for (const { word, quoted } of parts) {
    const kind = quoted ? undefined : kindNamed(word)
    if (kind) kinds.add(kind)
    else rest.push(quoted ? `「${word}」` : word)
  }
  const [kind, ...others] = kinds
  if (others.length > 0) return say(t.oneKindOnly([...kinds].map(({ word }) => word)))
  if (kind) return list(asked, kind, rest.join(' '))
  if (rest[0] !== allRecords) return undefined
  const sought = rest.slice(1).join(' ')
  if (sought === '') return { where: 'private', content: { card: await drawLedger(asked) } }
  const found = await findKinds(asked, sought)
  const [only, ...more] = found
  if (only && more.length === 0) return list(asked, only.kind, sought)
  return { where: 'private', content: { card: await drawFound(asked, found, sought) } }
}

/** One more line under what was found in reports. */
export const alsoRecords = async (asked: Asked, words: readonly string[]): Promise<Sentence | undefined> => {
  if (words.length === 0) return undefined
  const sought = words.map((word) => (kindNamed(word) ? `「${word}」` : word)).join(' ')
  const found = await findKinds(asked, sought)
  const count = found.reduce((sum, one) => sum + one.count, 0)
  return count > 0
    ? t.alsoRecords(
        count,
        found.some(({ orMore }) => orMore),
        sought,
      )
    : undefined
}
