import { type Config, ConfigFaults, readConfig, readPlaces } from '../config.ts'
import type { District } from '../domain/district.ts'
import { expectedOf } from './check/app.ts'
import { checkDatabase } from './check/database.ts'
import { checkFeishu } from './check/feishu.ts'
import { type Add, type Finding, marks, ok, warning, wrong } from './check/finding.ts'
import { checkPictures } from './check/pictures.ts'
import { checkPlaces, checkPort } from './check/places.ts'
import { DistrictFaults, isRunning, loadDistrict } from './open.ts'
import { rulesBeside } from './rules-files.ts'
import { type ExitCode, say } from './say.ts'

/** `lianzhang check`: each line ticked, or what to do. Sends nothing and changes nothing. */
export const check = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const findings: Finding[] = []
  const add: Add = (...found) => {
    findings.push(...found)
    if (!json) for (const one of found) say(`${marks[one.state]} ${one.what}：${one.say}`)
  }
  const config = tried(() => readConfig(env), add)
  if (config) add(ok('配置', '齐全'))
  // What is missing for Feishu need not hide what is wrong here.
  const places = config ?? tried(() => readPlaces(env))
  if (places) {
    const district = checkDistrict(places.districtFile, add)
    checkRules(places.districtFile, add)
    await checkPlaces(places, add)
    await checkPictures(add)
    await checkDatabase(places, district, add)
    if (config) {
      await checkPort(config, await isRunning(config.database), add)
      await checkFeishu(
        config,
        district,
        expectedOf((name) => env[name]?.trim() || undefined),
        add,
      )
    }
  }
  const bad = findings.filter(({ state }) => state === 'wrong')
  if (json) say(JSON.stringify(findings))
  else say(bad.length === 0 ? '可以启动。' : `有 ${bad.length} 处要先改。`)
  if (bad.length === 0) return 0
  return bad.some(({ what }) => what === '配置' || what === '区文件') ? 2 : 1
}

const tried = <T extends Partial<Config>>(read: () => T, add?: Add): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    add?.(...error.faults.map((fault) => wrong('配置', fault)))
    return undefined
  }
}

const checkRules = (file: string, add: Add): void => {
  const { rules, faults } = rulesBeside(file)
  if (rules.length > 0) add(ok('考核规则', rules.map((one) => `${one.rules.year}年`).join('、')))
  add(...faults.map((fault) => warning('考核规则', `${fault}（没有采用）`)))
}

const checkDistrict = (file: string, add: Add): District | undefined => {
  try {
    const district = loadDistrict(file)
    const owing = district.chains.filter(({ kind }) => kind === 'key')
    add(ok('区文件', `${district.district}，${owing.length} 条重点产业链`))
    const reports = (id: string) =>
      district.people.some(({ roles }) => roles.some(({ role, chain }) => role === 'reporter' && chain === id))
    for (const { id, name } of owing)
      if (!reports(id)) add(warning('主报', `${name} 在区文件里没有主报；也可以由管理员在飞书里发「成员」登记`))
    return district
  } catch (error) {
    if (!(error instanceof DistrictFaults)) throw error
    // Of several faults the first line only counts them.
    const lines = error.message.split('\n')
    add(...lines.slice(lines.length > 1 ? 1 : 0).map((line) => wrong('区文件', line)))
    return undefined
  }
}
