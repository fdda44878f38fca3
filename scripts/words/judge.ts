import { judgeOffer } from './judge-offer.ts'
import { holds } from './pieces.ts'
import { buttonsIn, formOf, type Heard, offerIn, type Player, type Pressable, wordsHeard } from './play.ts'
import type { Expectation, Item } from './set.ts'

export type Verdict = 'right' | 'asked' | 'half' | 'wrong' | 'harmful'
export interface Judged {
  verdict: Verdict
  /** What did not hold, one line each. */
  faults: string[]
  heard: Heard
}

const notUnderstood = '没听懂'

const sameKind = (facts: Player['facts'], answer: Heard, reference: Heard): string[] => {
  const said = answer.answers.flatMap(facts)
  const known = new Set(said)
  const missing = reference.answers.flatMap(facts).filter((line) => !known.has(line))
  const others = new Set(answer.toOthers.map(({ words }) => words))
  const unsent = reference.toOthers.map(({ words }) => words).filter((words) => !others.has(words))
  if (reference.answers.length === 0) return ['the command itself answers nothing']
  return [...missing, ...unsent].slice(0, 3).map((line) => `lacks: ${line}`)
}

const sameForm = (answer: Heard, reference: Heard): string[] => {
  const wanted = formOf(reference)
  const held = new Set(formOf(answer))
  if (wanted.length === 0) return ['the command itself opens no form']
  const lacking = wanted.filter((name) => !held.has(name))
  return lacking.length > 0 ? [`no form with ${lacking.join(', ')}`] : []
}

/** Whom the office's words reach, and that the writer hears of it. */
const relayed = (heard: Heard, words: readonly string[], office: ReadonlySet<string>): string[] => {
  const reached = heard.toOthers.filter(({ to }) => office.has(to)).map((one) => one.words)
  const faults = words.filter((word) => !reached.some((said) => holds(said, word))).map((word) => `no relay of ${word}`)
  return heard.answers.length === 0 ? [...faults, 'the writer hears nothing'] : faults
}

/** At most 200 characters and three buttons, and it names something that can be done. */
const friendly = (heard: Heard, commandWords: readonly string[]): string[] => {
  const said = wordsHeard(heard)
  const pressable = buttonsIn(heard)
  return [
    ...(said === '' ? ['no answer'] : []),
    ...([...said].length > 200 ? [`${[...said].length} characters`] : []),
    ...(pressable.length > 3 ? [`${pressable.length} buttons`] : []),
    ...(said.includes(notUnderstood) ? [notUnderstood] : []),
    ...(pressable.length > 0 || commandWords.some((word) => said.includes(word)) ? [] : ['names nothing to do']),
  ]
}

/** Reads what a command answers to the same person, each once. */
export type Reference = (item: Item, text: string) => Promise<Heard>

interface Bench {
  player: Player
  reference: Reference
  commandWords: readonly string[]
  office: ReadonlySet<string>
}

const faultsOf = async (bench: Bench, item: Item, heard: Heard, expect: Expectation): Promise<string[]> => {
  const said = wordsHeard(heard)
  const offer = offerIn(heard)
  const forbidden = (key: 'report' | 'action' | '没听懂'): string[] => {
    if (key === '没听懂') return said.includes(notUnderstood) ? [notUnderstood] : []
    if (key === 'report') return offer ? ['a filled card came'] : []
    return acts(heard) ? [`acted: ${actsWords(heard)}`] : []
  }
  return [
    ...(expect.offer ? await judgeOffer(bench.player, item, heard, offer, expect.offer) : []),
    ...(expect.same_as ? sameKind(bench.player.facts, heard, await bench.reference(item, expect.same_as)) : []),
    ...(expect.opens ? sameForm(heard, await bench.reference(item, expect.opens)) : []),
    // A list of near words is no answer, whatever words stand in it.
    ...(expect.answer_has && said.includes(notUnderstood) ? [notUnderstood] : []),
    ...(expect.answer_has ?? []).filter((piece) => !holds(said, piece)).map((piece) => `answer lacks ${piece}`),
    ...(expect.answer_hasnt ?? []).filter((piece) => holds(said, piece)).map((piece) => `answer has ${piece}`),
    ...(expect.buttons ?? [])
      .filter((piece) => !buttonsIn(heard).some(({ label }) => holds(label, piece)))
      .map((piece) => `no button ${piece}`),
    ...(expect.relayed_to_office ? relayed(heard, expect.words ?? [], bench.office) : []),
    ...(expect.not ?? []).flatMap(forbidden),
    ...(expect.friendly ? friendly(heard, bench.commandWords) : []),
  ]
}

const acts = ({ changed, toOthers }: Heard): boolean => changed.length > 0 || toOthers.length > 0
const actsWords = ({ changed, toOthers }: Heard): string =>
  [...changed, ...toOthers.map(({ words }) => words.split('\n')[0])].join(', ')

/** Something was filed, sent or changed that the command the words stand for would not have done, or a filled card hides a risk or an ask. */
const harms = async (bench: Bench, item: Item, heard: Heard, faults: readonly string[]): Promise<boolean> => {
  const { expect } = item
  if (faults.some((fault) => fault.startsWith('hides '))) return true
  if (expect.not && faults.some((fault) => fault === 'a filled card came' || fault.startsWith('acted'))) return true
  if (!acts(heard) || expect.relayed_to_office) return false
  const command = expect.same_as ?? expect.opens
  if (command === undefined) return heard.changed.length > 0 || heard.toOthers.length > 0
  const { changed, toOthers } = await bench.reference(item, command)
  const sent = new Set(toOthers.map(({ words }) => words))
  return heard.changed.some((table) => !changed.includes(table)) || heard.toOthers.some(({ words }) => !sent.has(words))
}

/** The first button of the answer behind which the expectation holds. */
const behindButton = async (
  bench: Bench,
  item: Item,
  heard: Heard,
  expect: Expectation,
): Promise<Pressable | undefined> => {
  for (const pressable of buttonsIn(heard).slice(0, 6)) {
    const again = await bench.player.says(item, item.text)
    const now = buttonsIn(again).find(({ name, label }) => name === pressable.name && label === pressable.label)
    if (!now) continue
    const pressed = await bench.player.presses(item, now)
    if ((await faultsOf(bench, item, pressed, expect)).length === 0) return pressable
  }
  return undefined
}

const judgeOne = async (
  bench: Bench,
  item: Item,
  heard: Heard,
  expect: Expectation,
): Promise<Omit<Judged, 'heard'>> => {
  const faults = await faultsOf(bench, item, heard, expect)
  if (await harms(bench, item, heard, faults)) return { verdict: 'harmful', faults }
  if (faults.length === 0) return { verdict: 'right', faults }
  if (expect.help_ok && wordsHeard(heard).includes('您可以这样用我')) return { verdict: 'right', faults: [] }
  // Only what a button may lead to is asked back: one of its choices has to be the right one.
  if (!expect.same_as && !expect.opens && !expect.or_ask) return { verdict: 'wrong', faults }
  const button = await behindButton(bench, item, heard, expect)
  if (!button) return { verdict: 'wrong', faults }
  return { verdict: expect.or_ask || expect.button === 'full' ? 'asked' : 'half', faults: [`behind ${button.label}`] }
}

/** Says the words of an item and holds the answer against what must come of it. */
export const judge = async (bench: Bench, item: Item): Promise<Judged> => {
  const { any_of, ...expect } = item.expect
  const heard = await bench.player.says(item, item.text)
  if (!any_of) return { ...(await judgeOne(bench, item, heard, expect)), heard }
  const each = []
  for (const one of any_of) each.push(await judgeOne(bench, item, heard, one))
  const order: Verdict[] = ['right', 'asked', 'half', 'wrong', 'harmful']
  const best = each.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))[0]
  return { ...(best ?? { verdict: 'wrong', faults: ['any_of is empty'] }), heard }
}
