import { plainLine } from '../domain/normalise.ts'
import { whichKind } from '../texts/sheets.ts'
import { requestTemplate } from '../usecases/files/request-records.ts'
import { filledKinds, lists } from '../usecases/records/kinds.ts'
import { importRight } from '../usecases/records/rights.ts'
import type { Command } from './command.ts'
import { leadingKind } from './kind-words.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'

/** 导入 任务: the template in private. Sent back filled, it is read and reported on before anything of it counts. */
export const importFiles: Command = {
  name: '导入',
  aliases: ['import'],
  summary: '取导入模板；填好私信发回来，检查后再导入',
  usage: '导入 任务 / 导入 L07',
  example: '导入 任务',
  action: 'task-steer',
  orElse: 'list-raise',
  run: async (asked, words) => {
    const named = leadingKind(plainLine(words))
    const kind = named?.kind
    if (!kind || !filledKinds.includes(kind))
      return say(
        whichKind([...filledKinds.filter((one) => !lists.includes(one)), ...lists.slice(0, 1)].map(({ word }) => word)),
      )
    const right = asked.may(importRight(kind))
    if (!right.allow) return refused(asked, right, importRight(kind))
    return privateFile(asked, (from) => requestTemplate(asked, kind, from))
  },
}
