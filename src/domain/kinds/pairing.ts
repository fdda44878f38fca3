import { day, firm, isPerson, line, must } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'
import { cutText } from '../text.ts'

/** 配套: a demand (L13) and a supply (L14) that may belong together. The bot finds it, people of either side say what becomes of it. */
export const pairing = recordKind({
  key: 'pairing',
  district: false,
  states: { new: 'wait', going: 'active', matched: 'closed', unfit: 'closed', void: 'void' },
  first: 'new',
  fields: [
    must(line('item', 30)),
    must(firm('buyer')),
    must(line('offer', 30)),
    must(firm('seller')),
    must(line('why', 100)),
  ],
  madeOf: 'objects',
  recurs: true,
  without: ['edit', 'assign', 'merge'],
  titleOf: ({ item, seller }) => cutText(`${item}：${isPerson(seller) ? seller.name : ''}`, 40).text,
  columns: ['buyer', 'offer'],
  shows: ['result', 'matched_on'],
  tells: ['workers', 'invited'],
  steps: {
    contact: { from: ['new'], to: 'going', by: 'work', tells: ['workers', 'invited'] },
    match: {
      from: ['new', 'going'],
      to: 'matched',
      by: 'work',
      asks: [must(line('result', 60)), must(day('on', { past: true }))],
      change: ({ result, on }) => ({ values: { result, matched_on: on } }),
      tells: ['workers', 'invited'],
    },
    unfit: {
      from: ['new', 'going'],
      to: 'unfit',
      by: 'work',
      asks: [must(line('reason', 100))],
      tells: ['workers', 'invited'],
    },
  },
  reply: 'match',
})
