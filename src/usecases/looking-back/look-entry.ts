import type { LookEntry } from '../../cards/look.ts'
import type { Item } from '../../db/items.ts'
import type { Revision } from '../../domain/report.ts'
import { decide } from '../../domain/rights.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { signedBy } from '../../texts/sign-off.ts'
import { filedByLine } from '../../texts/weekly.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { filerName } from '../reports/filing.ts'

/** Who filed it and when, and who signed it: two people, never one. */
export const handsLine = ({ rules }: Ctx, revision: Omit<Revision, 'content'>, signOff: SignOff | undefined): string =>
  [
    filedByLine(filerName(revision, rules), revision.onBehalfOf, shortTimeText(revision.sentAt, rules.zone)),
    ...(signOff?.state === 'signed' ? [signedBy(signOff.byName ?? '')] : []),
  ].join('，')

/** A month's figures as typed are for those who fill it in and the office that checks it; its chief reads the figures. */
export const seesTyped = ({ actor }: ActorCtx, chain: string): boolean =>
  (['file', 'correct'] as const).some((action) => decide(actor, action, { chain }, { kind: 'p2p' }).allow)

/** 详情 for whoever may act on it, 版本 for whoever may only read, where there is more than one. */
export const detailOf = ({ actor }: ActorCtx, item: Item): LookEntry['detail'] => {
  if (item.currentRev === 0) return undefined
  if (decide(actor, 'return', { chain: item.chainId }, { kind: 'p2p' }).allow) return { item: item.id, word: 'detail' }
  return item.currentRev > 1 ? { item: item.id, word: 'versions' } : undefined
}
