import type { Card } from '../../cards/kit/card.ts'
import { readChain } from '../../db/chains.ts'
import type { Digest } from '../../db/digests.ts'
import type { Topic } from '../../db/topics.ts'
import type { Instant } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import { placesText } from '../chat-words.ts'
import type { Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'
import type { ReportItem } from '../reports/report-item.ts'
import type { DigestMaking } from './digest-views.ts'

/** What happened to an item after its digest was posted. */
export type Late = 'filed' | 'refiled' | 'exempt' | 'restored'

/**
 * One digest of one period, for one circle of readers: all that is needed to preview, post, renew and redraw it. A kind of report says it of its
 * own; the hands that do it stand once.
 */
export interface PeriodDigest {
  id: string
  kind: Digest['kind']
  chainId: string | undefined
  period: string
  topic: Topic
  /** When it is posted by itself. */
  dueAt: Instant
  /** When the reports in it are due: before, it is early. */
  reportsDueAt: Instant
  /** Undefined when the chain owes nothing this period. */
  draw(ctx: Ctx, making: DigestMaking): Promise<Card | undefined>
  recipients(ctx: Ctx): Promise<Recipient[]>
  /** One of its reports; undefined when there is no such item. */
  read(ctx: Ctx, itemId: string): Promise<ReportItem | undefined>
  words: {
    /** `第36周`, `9月月报` */
    label: string
    /** Where it is not a chain's. */
    name: string
    /** When the reports are due. */
    due(ctx: Ctx): string
    /** What to say to have it posted early. @param name its own, empty where it is the office's. */
    early(name: string): string
    noGroup(chain: string): Sentence
    /** The line in its thread; undefined where readers are not told of every addition. */
    late: ((report: ReportItem, late: Late, version: number) => Sentence) | undefined
  }
}

/** On its buttons: a chain's id, `office` or `leading`. */
export const keyOf = ({ chainId, kind }: PeriodDigest): string => chainId ?? kind

export const nameOf = async (ctx: Ctx, { chainId, words }: PeriodDigest): Promise<string> =>
  (chainId !== undefined && (await readChain(ctx.tx, chainId))?.name) || words.name

/** Where it goes, in words; undefined when nowhere. */
export const placesOf = async (ctx: Ctx, digest: PeriodDigest): Promise<string | undefined> =>
  placesText(ctx.tx, await digest.recipients(ctx), { use: digest.kind, chainId: digest.chainId })
