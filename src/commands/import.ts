import { plainLine } from '../domain/normalise.ts'
import { whichKind } from '../texts/sheets.ts'
import { requestTemplate } from '../usecases/files/request-records.ts'
import { filledKinds } from '../usecases/records/kinds.ts'
import { actionOf } from '../usecases/records/rights.ts'
import type { Command } from './command.ts'
import { leadingKind } from './kind-words.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'

/** 导入 任务: the template in private. Sent back filled, it is read and reported on before anything of it counts. */
export const importFiles: Command = {
  name: '导入',
  aliases: ['import'],
  summary: '取导入模板；填好私信发回来，检查后再导入',
  usage: '导入 任务',
  example: '导入 任务',
  action: 'task-steer',
  run: async (asked, words) => {
    const named = leadingKind(plainLine(words))
    const [only, ...others] = filledKinds
    const kind = named?.kind ?? (words.trim() === '' && others.length === 0 ? only : undefined)
    if (!kind || !filledKinds.includes(kind)) return say(whichKind(filledKinds.map(({ word }) => word)))
    const right = asked.may(actionOf(kind, 'steer'))
    if (!right.allow) return refused(asked, right, actionOf(kind, 'steer'))
    return privateFile(asked, (from) => requestTemplate(asked, kind, from))
  },
}
