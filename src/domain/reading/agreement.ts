import { askSaid } from './asks.ts'
import { clausesOf } from './denial.ts'
import { fold } from './fold.ts'
import type { Heard } from './free-text.ts'
import { riskSaid } from './risks.ts'
import { deniesAll } from './sections.ts'

/** What the parts say, each by itself. */
interface Elsewhere {
  progress: string
  plan: string
  ask: string
  risk: string
  mixed: boolean
}
interface Other {
  strong: string | undefined
  weak: string | undefined
}

/** What the parts say together. An answer that other words contradict is a question. */
export const settle = <T>(heard: readonly (Heard<T> | undefined)[], none: T, other: Other): Heard<T> | undefined => {
  const all = heard.filter((one) => one !== undefined)
  const [first] = all
  const open = all.find((one) => one.open)
  if (open) return open
  if (all.some(({ value }) => value !== first?.value))
    return { open: true, words: all.find(({ value }) => value !== none)?.words ?? '' }
  if (first && first.value !== none) return first
  const words = other.strong ?? (first ? undefined : other.weak)
  return words === undefined ? first : { open: true, words }
}

/** Words of an ask under other headings: they stay where they are, and the person is asked. A plain ask contradicts a 无, a hint does not. */
export const askElsewhere = ({ progress, plan, risk, mixed }: Elsewhere): Other => {
  const done = (clause: string) => askSaid(clause)
  const planned = (clause: string) => askSaid(clause, { plan: true })
  return {
    strong: firstOf(
      sentenceWith(progress, (clause) => isPlain(done(clause))),
      sentenceWith(plan, (clause) => isPlain(planned(clause))),
      sentenceWith(risk, (clause) => isPlain(done(clause))),
    ),
    weak: firstOf(
      sentenceWith(progress, (clause) => done(clause) !== undefined),
      sentenceWith(plan, (clause) => planned(clause) !== undefined),
      mixed && risk !== '' && !deniesAll(risk) ? risk : undefined,
    ),
  }
}
const isPlain = (said: ReturnType<typeof askSaid>): boolean => said?.kind === 'of' || said?.kind === 'asks'

/** The same of a risk: words that tell of a supply contradict a 无新增, the bare word 风险 does not. */
export const riskElsewhere = ({ progress, plan, ask }: Elsewhere): Other => ({
  strong: firstOf(...[progress, plan, ask].map((text) => sentenceWith(text, (clause) => isFirm(riskSaid(clause))))),
  weak: firstOf(...[progress, plan].map((text) => sentenceWith(text, (clause) => riskSaid(clause) !== undefined))),
})
const isFirm = (said: ReturnType<typeof riskSaid>): boolean => said?.kind === 'is' || said?.firm === true

const firstOf = (...found: (string | undefined)[]): string | undefined => found.find((one) => one !== undefined)

const sentenceWith = (text: string, speaks: (clause: string) => boolean): string | undefined => {
  if (text === '') return undefined
  const { said } = fold(text)
  let at = 0
  for (const sentence of said.split(/[。；;\n]/u)) {
    if (clausesOf(sentence).some(speaks)) return text.slice(at, at + sentence.length).trim()
    at += sentence.length + 1
  }
  return undefined
}
