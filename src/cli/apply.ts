import { readConfig } from '../config.ts'
import { applyRules } from '../usecases/assessment/apply-rules.ts'
import { applyDistrict } from '../usecases/office/apply-district.ts'
import { lookUpDistrict } from '../usecases/office/look-up-district.ts'
import { connect, DistrictFaults, loadDistrict, openExisting, shortTransactions, silent } from './open.ts'
import { rulesBeside } from './rules-files.ts'
import { complain, type ExitCode, say } from './say.ts'

/** Rolls the transaction back after its changes have been counted. */
class DryRun extends Error {}

/** `lianzhang apply <file>`: does to a running bot what `start` does with the district file. */
export const apply = async (
  env: NodeJS.ProcessEnv,
  file: string,
  { dryRun, json }: { dryRun?: boolean; json?: boolean },
): Promise<ExitCode> => {
  const config = readConfig(env)
  const district = loadDistrict(file)
  const { rules, faults } = rulesBeside(file)
  if (faults.length > 0)
    throw new DistrictFaults([`考核规则有 ${faults.length} 处错误，什么都没有改：`, ...faults].join('\n'))
  const database = await openExisting(config.database)
  const feishu = connect(config, silent)
  const contactKey = config.feishu.appSecret
  let lines: string[] = []
  try {
    const { complete, ...lookups } = await lookUpDistrict(feishu, district, contactKey)
    if (!complete) complain('有的人或群在飞书里还没查到（或飞书没有应答），机器人运行时会继续查。')
    await shortTransactions(database)('apply', async (ctx) => {
      lines = await applyDistrict(ctx, { district, file, contactKey, lookups, by: 'cli' })
      for (const one of rules) {
        const line = await applyRules(ctx, one.rules, one.file)
        if (line !== undefined) lines.push(line)
      }
      if (dryRun) throw new DryRun()
    }).catch((error: unknown) => {
      if (!(error instanceof DryRun)) throw error
    })
    if (json) say(JSON.stringify({ applied: !dryRun, changes: lines }))
    else {
      for (const line of lines) say(`${dryRun ? '将' : '已'} ${line}`)
      say(
        lines.length === 0
          ? '没有变化。'
          : dryRun
            ? `共 ${lines.length} 处，还没有改。`
            : `共 ${lines.length} 处，已生效。`,
      )
    }
    return 0
  } finally {
    feishu.close()
    await database.close()
  }
}
