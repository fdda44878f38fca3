import { bulletinChooseCard } from '../../../src/cards/bulletin-choose.ts'
import { bulletinEditCard } from '../../../src/cards/bulletin-edit.ts'
import { bulletinListCard } from '../../../src/cards/bulletin-list.ts'
import { bulletinPostedCard } from '../../../src/cards/bulletin-posted.ts'
import { bulletinPreviewCard } from '../../../src/cards/bulletin-preview.ts'
import {
  type BulletinContent,
  bulletinFields,
  bulletinLimits,
  type PrintedBulletin,
} from '../../../src/domain/bulletin.ts'
import * as t from '../../../src/texts/bulletin.ts'
import { demoMark } from '../../../src/texts/demo.ts'
import { many, type Wording } from './texts.ts'

/** 简报, step by step. */
export const bulletinGallery = ({ name, line, long }: Wording) => {
  const common = {
    ...{ bulletin: 'bul-0123456789abcdef0123', rev: 2, rangeText: '2026年第36周' },
    savedText: t.savedLine(name, '9月3日 18:30'),
  }
  const option = (kind: string, n = 1) => ({
    value: `${kind}/1/weekly/2026-W36/chain-${n}`,
    label: `${name}：${line}`,
  })
  const kinds = (count: number) =>
    (['progress', 'ask', 'risk'] as const).map((kind) => ({
      kind,
      options: many(count, (n) => option(kind, n)),
      chosen: [option(kind, 0).value],
    }))
  const choose = {
    ...common,
    kinds: kinds(2),
    reported: { owed: 4, filed: 3, returned: 1 },
    total: 6,
    rest: 0,
  }
  const filled = Object.fromEntries(
    bulletinFields.map((field) => [field, bulletinLimits[field] === 1000 ? long : line]),
  ) as BulletinContent
  const edit = { ...common, content: filled, faults: [], sources: 4 }
  const whole = many(8, () => long)
    .join('\n')
    .slice(0, 1000)
  const printed: PrintedBulletin = {
    ...{
      masthead: t.masthead,
      issue: t.issueText(3),
      issuer: name,
      day: '2026年9月3日',
      title: line,
      mark: demoMark,
    },
    lines: [
      { level: 1, text: '一、工作进展' },
      { level: 2, text: `（一）${name}` },
      { level: 0, text: long },
      { level: 1, text: '二、下步安排' },
      { level: 3, text: `1.${line}` },
    ],
    routing: [t.routingLine('报', line), t.routingLine('发', line)],
    signers: [t.routingLine('编辑', name), t.routingLine('审核', name), t.routingLine('签发', '')],
  }
  const fullPrinted: PrintedBulletin = {
    ...printed,
    lines: many(4, (n) => [
      { level: 1 as const, text: `${n + 1}、工作进展` },
      { level: 0 as const, text: whole },
    ]).flat(),
    routing: many(3, () => t.routingLine('报', whole.slice(0, 200))),
  }
  const groups = many(3, (n) => ({ value: `oc_${n}`, label: t.groupName(name, '推进办群') }))
  const preview = { ...common, state: 'preview' as const, printed, groups, chosen: ['oc_0'], line: common.savedText }
  const listed = (state: keyof typeof t.listRow, n: number) => ({
    ...{ bulletin: `bul-${n}`, rev: 1, name: `${t.issueName(2026, 3)} ${line}`, state, text: common.savedText },
  })
  return {
    'bulletin, choosing': bulletinChooseCard(choose),
    'bulletin, choosing, a lot': bulletinChooseCard({ ...choose, kinds: kinds(20), total: 90, rest: 30 }),
    'bulletin, chosen beforehand': bulletinChooseCard({ ...choose, preselected: { count: 4, left: 2 } }),
    'bulletin, nothing chosen': bulletinChooseCard({ ...choose, fault: t.nothingChosen }),
    'bulletin, editing': bulletinEditCard(edit),
    'bulletin, editing, faults': bulletinEditCard({
      ...edit,
      faults: [
        { field: 'title', reason: 'missing' },
        { field: 'body', reason: 'missing' },
      ],
    }),
    'bulletin, editing, overtaken': bulletinEditCard({ ...edit, overtaken: t.overtaken(name, '9月3日 18:31') }),
    'bulletin, preview': bulletinPreviewCard(preview),
    'bulletin, preview, overtaken': bulletinPreviewCard({
      ...preview,
      printed: fullPrinted,
      overtaken: t.changedBefore(name, '9月3日 18:31'),
    }),
    'bulletin, preview, no group': bulletinPreviewCard({ ...preview, groups: [], chosen: [] }),
    'bulletin, preview, last number asked': bulletinPreviewCard({ ...preview, lastNumber: { year: 2026, known: 0 } }),
    'bulletin, preview, last number not given': bulletinPreviewCard({
      ...preview,
      lastNumber: { year: 2026, known: 12, fault: true },
    }),
    'bulletin, issued': bulletinPreviewCard({
      ...preview,
      state: 'issued',
      line: t.issuedLine({ name: t.issueName(2026, 3), by: name, at: '9月3日 18:32', groups: [name, name] }),
    }),
    'bulletin, dropped': bulletinPreviewCard({
      ...preview,
      state: 'dropped',
      line: t.droppedLine(name, '9月3日 18:32'),
    }),
    'bulletin, posted': bulletinPostedCard(printed),
    'bulletin, posted, a lot': bulletinPostedCard(fullPrinted),
    'bulletin, list': bulletinListCard({
      rows: [listed('choosing', 1), listed('draft', 2), listed('issued', 3)],
    }),
  }
}
