import * as t from '../texts/digest.ts'
import { versionTag } from '../texts/weekly.ts'
import { type ChiefDigestView, chiefDigestBlocks } from './chief-digest-blocks.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'

const template = ({ report }: ChiefDigestView): Template => {
  if (report.state === 'missing' || report.state === 'exempt') return 'grey'
  if (report.risk === 'new') return 'red'
  return report.asks.length > 0 || report.risk === 'changed' ? 'orange' : 'blue'
}

/** The weekly digest in a chief's group, for twenty seconds on a phone. */
export const chiefDigestCard = (v: ChiefDigestView): Card => {
  const late = 'late' in v.report && v.report.late
  return card({
    title: t.chiefDigestTitle(v.chainName, v.weekLabel),
    subtitle: t.chiefDigestSubtitle,
    template: template(v),
    tags: [
      tag(versionTag(v.version), 'blue'),
      late ? tag(t.digestTags.late, 'orange') : v.catchUpDue !== undefined && tag(t.digestTags.catchUp, 'orange'),
      v.notDue !== undefined && tag(t.digestTags.early, 'orange'),
    ],
    summary: t.chiefDigestSummary(v.chainName, v.weekLabel),
    elements: chiefDigestBlocks(v),
  })
}
