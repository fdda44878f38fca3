import type { PrintedBulletin } from '../domain/bulletin.ts'
import { postedSummary } from '../texts/bulletin.ts'
import { bulletinBlocks } from './bulletin-blocks.ts'
import { type Card, card } from './kit/card.ts'

/** An issue in a group: the same text as the file, nothing to press. */
export const bulletinPostedCard = (v: PrintedBulletin): Card =>
  card({
    title: `${v.masthead}${v.issue}`,
    template: 'blue',
    summary: postedSummary(v.issue, v.title),
    elements: bulletinBlocks(v),
  })
