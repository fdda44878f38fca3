import * as t from '../texts/digest.ts'
import { demoTag, versionTag } from '../texts/weekly.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type OfficeDigestView, officeDigestBlocks } from './office-digest-blocks.ts'

/** 推进办周览, the weekly digest in the office's group. */
export const officeDigestCard = (v: OfficeDigestView): Card =>
  card({
    title: t.officeDigestTitle(v.weekLabel),
    template: v.risks.some((risk) => risk.state === 'new')
      ? 'red'
      : v.asks.length + v.risks.length + v.owing.length > 0
        ? 'orange'
        : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      v.catchUpDue !== undefined && tag(t.digestTags.catchUp, 'orange'),
      v.demo && tag(demoTag, 'violet'),
    ],
    summary: t.officeDigestTitle(v.weekLabel),
    elements: officeDigestBlocks(v),
  })
