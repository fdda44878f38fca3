import {
  type BulletinContent,
  type BulletinSection,
  bulletinLimits,
  bulletinSections,
  numberedLines,
} from '../../domain/bulletin.ts'
import { markLines } from '../../domain/numbering.ts'
import { experienceHeading } from '../../texts/bulletin.ts'
import type { Candidate } from './candidates.ts'

const numbered = (lines: readonly string[]): string[] =>
  lines.length > 1 ? markLines(lines, (line, index) => `${index + 1}. ${line}`) : [...lines]

/** One chain after the other, each under a heading of its own. */
const byChain = (chosen: readonly Candidate[], linesOf: (one: Candidate) => string[]): string[] => {
  const chains = new Map<string, { name: string; lines: string[] }>()
  for (const one of chosen) {
    const known = chains.get(one.chainId) ?? { name: one.chainName, lines: [] }
    known.lines.push(...linesOf(one))
    chains.set(one.chainId, known)
  }
  return [...chains.values()].flatMap(({ name, lines }) =>
    lines.length > 0 ? [`（一）${name}`, ...numbered(lines)] : [],
  )
}

/** The sections as they are first shown to the office. */
export const writeDraft = (chosen: readonly Candidate[]): Pick<BulletinContent, BulletinSection> => {
  const of = (kind: Candidate['kind']) => chosen.filter((one) => one.kind === kind)
  const experiences = of('experience').map(({ text }) => text)
  const texts = {
    progress: [
      ...byChain(of('progress'), ({ lines }) => lines),
      ...(experiences.length > 0 ? [`（一）${experienceHeading}`, ...numbered(experiences)] : []),
    ],
    asks: numbered(of('ask').map(({ text }) => text)),
    risks: numbered(of('risk').map(({ text }) => text)),
    next: byChain(of('progress'), ({ nextPlan }) => nextPlan),
  }
  const text = (section: BulletinSection): string =>
    numberedLines(texts[section].join('\n'))
      .map((line) => line.text)
      .join('\n')
  return { progress: text('progress'), asks: text('asks'), risks: text('risks'), next: text('next') }
}

/** The first section that no field can hold. */
export const overfull = (
  content: Pick<BulletinContent, BulletinSection>,
): { section: BulletinSection; actual: number } | undefined =>
  bulletinSections
    .map((section) => ({ section, actual: content[section].length }))
    .find(({ section, actual }) => actual > bulletinLimits[section])
