import { withoutStops } from '../domain/normalise.ts'
import { weeklyCommandWord } from '../texts/weekly.ts'
import type { Ctx } from '../usecases/context.ts'
import type { ReportKind } from '../usecases/reports/report-kind.ts'

/** The kind that is meant where none is named. */
export const usualKind = ({ kinds }: Pick<Ctx, 'kinds'>): ReportKind => {
  const usual = kinds.find(({ command }) => command === undefined)
  if (!usual) throw new Error('no kind of report is meant without its word')
  return usual
}

/** The command that opens its form. */
export const formWord = ({ command }: ReportKind): string => command?.word ?? weeklyCommandWord

/** 状态, 催报, 查 and 汇总 mean the month where 月报 is written, alone or in one with its time: `9月月报`. @returns the other words as well. */
export const kindNamed = (ctx: Pick<Ctx, 'kinds'>, words: string): { kind: ReportKind; words: string } => {
  const typed = withoutStops(words)
  for (const kind of ctx.kinds) {
    const { command } = kind
    const found = command && new RegExp(`(?<=^|\\s)(${command.time})?(?:${kind.named})(?=\\s|$)`, 'u').exec(typed)
    if (!found) continue
    const [whole, time = ''] = found
    const rest = [typed.slice(0, found.index), time, typed.slice(found.index + whole.length)]
    return {
      kind,
      words: rest
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' '),
    }
  }
  return { kind: usualKind(ctx), words }
}
