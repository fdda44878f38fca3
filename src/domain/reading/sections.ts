import type { AskLevel, RiskState } from '../report.ts'
import { askSaid } from './asks.ts'
import { clausesOf, saysNo } from './denial.ts'
import { fold } from './fold.ts'
import type { Heard } from './free-text.ts'
import { riskSaid } from './risks.ts'

const nothing =
  /^(?:(?:本周)?(?:暂)?无(?:新增|变化|进展|新进展)?|没有(?:新增)?|没|[-—/]|no|none|nil|n\/?a)?[。.！!]?$/iu
export const deniesAll = (text: string): boolean => nothing.test(text) || saysNo(text)

/** What a section says: what is picked, whether it is guessed, and the words that stay. */
export interface Section<T> {
  heard: Heard<T>
  /** In the form's own words, or under its own heading: nothing was guessed. */
  plain?: true
  detail: string
}

const named: readonly [RegExp, AskLevel][] = [
  [/专班(?:自解|自行解决|内部解决)|自行解决/u, 'self'],
  [/(?:(?<![邀宴聘申])请|由|需|报|提|望)(?:请|产业链|区)*领导小组(?!办公室)/u, 'leading'],
  [/(?:(?<![邀宴聘申])请|由|需|报|提|望)(?:请|产业链|区)*链长/u, 'chief'],
  [/(?:(?<![邀宴聘申])请|由|需|报|提|望)(?:请|产业链|区)*(?:推进办|领导小组办公室)/u, 'office'],
]
const pickerWords =
  /^(?:请(?:产业链)?推进办协调|请链长协调|请领导小组研究|专班自解)(?=[\s：:，,。；;]|$)[\s：:，,。；;]*/u

/** What is asked, and troubles that may be an ask. Who must act is read where somebody is named in so many words. */
export const readAsk = (ask: string, trouble: string): Section<AskLevel> | undefined => {
  if (ask === '' && trouble === '') return undefined
  const troubles = deniesAll(trouble) ? '' : trouble
  if (deniesAll(ask)) {
    if (troubles === '') return { heard: { value: 'none', words: ask || trouble }, plain: true, detail: '' }
    const [level, ...others] = levelsIn(troubles)
    return {
      heard: level && others.length === 0 && ask === '' ? level : { open: true, words: troubles },
      detail: troubles,
    }
  }
  const { unquoted } = fold(ask)
  const [first] = named
    .map(([pattern, level]) => ({ level, at: unquoted.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const detail = [troubles, ask.replace(pickerWords, '').trim()].filter(Boolean).join('\n')
  if (!first || over.test(unquoted)) return { heard: { open: true, words: ask }, detail }
  return { heard: { value: first.level, words: ask }, plain: true, detail }
}

/** 已请链长协调解决: what was asked for is over, or was asked before. */
const over = /已[^，。；]{0,12}(?:解决|落实|办结|答复)|(?:解决|协调|落实)(?:了|完毕|到位)/u

/** Whom the clauses ask, each level once. */
const levelsIn = (text: string): { value: AskLevel; words: string }[] => {
  const found = new Map<AskLevel, string>()
  for (const clause of clausesOf(text)) {
    const ask = askSaid(fold(clause).unquoted)
    if (ask?.kind === 'of' && !found.has(ask.level)) found.set(ask.level, clause)
  }
  return [...found].map(([value, words]) => ({ value, words }))
}

const riskWords: Readonly<Record<string, RiskState>> = {
  ...{ 有: 'new', 有新增: 'new', 新增: 'new', yes: 'new' },
  ...{ 有变化: 'changed', 已报风险有变化: 'changed', 变化: 'changed' },
}
const riskAndMore = /^(?<state>有新增|新增|已报风险有变化|有变化)[\s：:，,。；;]+(?<more>.+)$/su

/** The form's own words are an answer; of others a plain one is guessed, and the rest is left to the person. */
export const readRisk = (text: string): Section<RiskState> | undefined => {
  if (text === '') return undefined
  if (deniesAll(text)) return { heard: { value: 'none', words: text }, plain: true, detail: '' }
  const alone = riskWords[text.replace(/[。.]+$/u, '').toLowerCase()]
  if (alone) return { heard: { value: alone, words: text }, plain: true, detail: '' }
  const { state = '', more = '' } = riskAndMore.exec(text)?.groups ?? {}
  const answered = riskWords[state]
  if (answered) return { heard: { value: answered, words: text }, plain: true, detail: more }
  const clauses = clausesOf(fold(text).unquoted)
  const said = clauses.flatMap((clause) => riskSaid(clause) ?? [])
  const [first] = said
  const agreed = said.every((one) => one.kind === 'is' && first?.kind === 'is' && one.state === first.state)
  const value = first?.kind === 'is' && agreed && !clauses.some((clause) => deniesAll(clause)) ? first.state : undefined
  return { heard: value ? { value, words: text } : { open: true, words: text }, detail: text }
}
