import type { Entry } from '../../db/assessment-entries.ts'
import { rulesOfYear } from '../../db/assessment-rules.ts'
import { readChain } from '../../db/chains.ts'
import { ruleOf } from '../../domain/assessment/rules.ts'
import * as t from '../../texts/assessment.ts'
import { districtWide } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'

/** `登记3：航天产业链 B1 任务按时办结 调整 +0.5（补录佐证）` */
export const wordsOfEntry = async ({ tx }: Pick<Ctx, 'tx'>, entry: Entry): Promise<string> => {
  const rules = (await rulesOfYear(tx, entry.year))?.rules
  const input = entry.sort === 'input' ? rules?.inputs.find(({ id }) => id === entry.of) : undefined
  const rule = rules && ruleOf(rules, entry.of)
  const chain = entry.chainId === undefined ? undefined : await readChain(tx, entry.chainId)
  return t.entryLine({
    number: t.entryNumber(entry.no),
    chain: chain?.name ?? districtWide,
    title: entry.sort === 'third' ? t.thirdTitle : (input?.name ?? (rule ? `${rule.id} ${rule.title}` : entry.of)),
    sort: entry.sort,
    value: entry.value,
    unit: input ? ` ${input.unit}` : ' 分',
    reason: entry.reason,
  })
}
