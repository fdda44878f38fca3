import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { splitCommand } from '../../../src/domain/normalise.ts'
import { readReport } from '../../../src/domain/reading/read-report.ts'

interface Offer {
  progress_has?: string[]
  progress_hasnt?: string[]
  plan_has?: string[]
  plan_hasnt?: string[]
  ask_detail_has?: string[]
  anywhere_has?: string[]
  ask_level?: string | string[]
  risk?: string | string[]
  no_news?: boolean
}
interface Item {
  id: string
  role: string
  place: string
  reply_to?: string
  text: string
  expect: { offer?: Offer }
}

const itemsOf = (file: string): Item[] => parse(readFileSync(new URL(file, import.meta.url), 'utf8')).items
const items = ['../../words/visible.yaml', 'own.yaml'].flatMap(itemsOf)

/** Spaces and stops are ignored. */
const bare = (text: string | undefined): string => (text ?? '').replace(/[\p{P}\p{S}\s]/gu, '')
const has = (text: string, one: string): boolean => one.split('|').some((part) => bare(text).includes(bare(part)))

const read = ({ text, reply_to }: Item) => {
  const { head, words } = splitCommand(text)
  const command = head === '周报' && words !== ''
  const reading = readReport(command ? words : text)
  const offered = command || reply_to ? reading.kind !== 'not' : reading.kind === 'headed' || reading.kind === 'free'
  return { ...reading, offered }
}

describe('what reporters write', () => {
  it.each(items.filter(({ expect: { offer } }) => offer).map((item) => [item.id, item] as const))('%s', (_, item) => {
    const { typed, doubts, noNews, offered } = read(item)
    const offer = item.expect.offer ?? {}
    const told = JSON.stringify({ text: item.text, typed, doubts, noNews })
    expect(offered, told).toBe(true)
    const lists = [
      [typed.progress, offer.progress_has, offer.progress_hasnt],
      [typed.next_plan, offer.plan_has, offer.plan_hasnt],
      [typed.ask_detail, offer.ask_detail_has, undefined],
      [Object.values(typed).join('\n'), offer.anywhere_has, undefined],
    ] as const
    for (const [field, wanted = [], unwanted = []] of lists) {
      for (const one of wanted) expect(has(field ?? '', one), `${one} in ${told}`).toBe(true)
      for (const one of unwanted) expect((field ?? '').includes(one), `${one} not in ${told}`).toBe(false)
    }
    for (const pick of ['ask_level', 'risk'] as const) {
      const wanted = [offer[pick] ?? []].flat()
      const said = doubts[pick] === undefined ? (typed[pick] ?? 'none') : 'ask'
      if (wanted.length > 0) expect(wanted, `${pick} in ${told}`).toContain(said)
    }
    expect(noNews, told).toBe(offer.no_news ?? noNews)
    if (!offer.no_news && offer.progress_has) expect(noNews, told).toBe(false)
  })

  it.each(
    items
      .filter(({ role, expect: { offer } }) => role === 'reporter' && !offer)
      .map((item) => [item.id, item] as const),
  )('%s is no report', (_, item) => {
    expect(read(item).offered, item.text).toBe(false)
  })
})
