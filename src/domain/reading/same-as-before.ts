import type { WeeklyContent, WeeklyTyped } from '../weekly.ts'

const parts = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[\n,;!。；;，]/u)
    .map((part) => part.replace(/^\s*[(（]?\d{1,2}[)）.、]/u, '').replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean)

const allIn = (text: string | undefined, before: string): boolean => {
  const [said, known] = [parts(text ?? ''), new Set(parts(before))]
  return said.length > 0 && said.every((part) => known.has(part))
}

/** Fields that say nothing but what the report before said: pasted from last week, perhaps by mistake. */
export const sameAsBefore = (typed: WeeklyTyped, before: WeeklyContent): ('progress' | 'next_plan')[] => [
  ...(allIn(typed.progress, before.progress) ? (['progress'] as const) : []),
  ...(allIn(typed.next_plan, before.nextPlan) ? (['next_plan'] as const) : []),
]
