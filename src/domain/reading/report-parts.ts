import { textLines } from '../text.ts'
import { readHeading, reportLines, type Section } from './headings.ts'

/** A text taken apart at its headings. */
export interface Parts {
  /** What stands before the first heading. */
  free: string
  sections: Record<Section, string[]>
  ofForm: number
  ofOwn: number
  /** 问题和风险: one section for both. */
  mixed: boolean
  /** A second report begins. */
  twice: boolean
}

/** What dictation makes of headings: 进站：, 记划：. Only where a mark stands behind them. */
const misheard: readonly (readonly [RegExp, string])[] = [
  [/(?:进站|近展|进战)(?=情况?\s*[:：])/gu, '进展'],
  [/(?:记划|几划|计化)(?=\s*[:：])/gu, '计划'],
  [/(?:协条|谐调|携调)(?=(?:事项)?\s*[:：])/gu, '协调'],
  [/风显(?=\s*[:：])/gu, '风险'],
]
const asMeant = (text: string): string => misheard.reduce((one, [wrong, right]) => one.replace(wrong, right), text)

export const partsOf = (text: string): Parts => {
  const parts: Parts = {
    free: '',
    sections: { progress: [], next_plan: [], ask: [], trouble: [], risk: [] },
    ofForm: 0,
    ofOwn: 0,
    mixed: false,
    twice: false,
  }
  const free: string[] = []
  let current: Section | undefined
  for (const line of reportLines(asMeant(text))) {
    const heading = readHeading(line)
    if (!heading) {
      ;(current ? parts.sections[current] : free).push(line)
      continue
    }
    if (heading.own) parts.ofOwn += 1
    else parts.ofForm += 1
    const begun = current !== undefined && current !== 'progress'
    if (heading.section === 'progress' && begun && parts.sections.progress.length > 0) parts.twice = true
    current = heading.section
    parts.mixed ||= heading.mixed === true
    if (textLines(heading.rest).length > 0) parts.sections[current].push(heading.rest)
  }
  parts.free = free.join('\n')
  return parts
}

/** What stands below a heading of progress, where there is no other and nothing before it. */
export const underOneHeading = ({ free, sections, ofForm, ofOwn }: Parts): string | undefined =>
  free === '' && ofForm === 1 && ofOwn === 0 && sections.progress.length > 0 ? linesOnce(sections.progress) : undefined

/** A line that was pasted twice stands once. */
export const linesOnce = (lines: readonly string[]): string => [...new Set(lines)].join('\n')
