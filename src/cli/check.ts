import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Config, ConfigFaults, readConfig } from '../config.ts'
import { listBackups } from '../db/backup-files.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { freeBytes, leastFreeBytes } from '../db/probe.ts'
import type { District } from '../domain/district.ts'
import { hour, minute } from '../domain/time.ts'
import { lookUpDistrict } from '../usecases/look-up-district.ts'
import { connect, DistrictFaults, loadDistrict, machineClock, openExisting, shortTransactions, silent } from './open.ts'
import { type ExitCode, say } from './say.ts'

interface Finding {
  what: string
  state: 'ok' | 'warning' | 'wrong'
  say: string
}

const ok = (what: string, text: string): Finding => ({ what, state: 'ok', say: text })
const warning = (what: string, text: string): Finding => ({ what, state: 'warning', say: text })
const wrong = (what: string, text: string): Finding => ({ what, state: 'wrong', say: text })

/** `lianzhang check`: each line ticked, or what to do. Sends nothing and changes nothing. */
export const check = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const findings: Finding[] = []
  const add = (...found: Finding[]) => {
    findings.push(...found)
    if (!json)
      for (const one of found) say(`${{ ok: '✓', warning: '!', wrong: '✗' }[one.state]} ${one.what}：${one.say}`)
  }
  let config: Config | undefined
  try {
    config = readConfig(env)
    add(ok('配置', '齐全'))
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    add(...error.faults.map((fault) => wrong('配置', fault)))
  }
  if (config) {
    const district = checkDistrict(config, add)
    await checkPlaces(config, add)
    await checkDatabase(config, add)
    await checkFeishu(config, district, add)
  }
  if (json) say(JSON.stringify(findings))
  const bad = findings.filter(({ state }) => state === 'wrong')
  if (!json) say(bad.length === 0 ? '可以启动。' : `有 ${bad.length} 处要先改。`)
  if (bad.length === 0) return 0
  return bad.some(({ what }) => what === '配置' || what === '区文件') ? 2 : 1
}

type Add = (...found: Finding[]) => void

const checkDistrict = ({ districtFile }: Config, add: Add): District | undefined => {
  try {
    const district = loadDistrict(districtFile)
    const owing = district.chains.filter(({ kind }) => kind === 'key')
    add(ok('区文件', `${district.district}，${owing.length} 条重点产业链`))
    for (const chain of owing)
      if (
        !district.people.some(({ roles }) =>
          roles.some(({ role, chain: of }) => role === 'reporter' && of === chain.id),
        )
      )
        add(warning('主报', `${chain.name} 在区文件里没有主报；也可以由管理员在群里用「成员」登记`))
    return district
  } catch (error) {
    if (!(error instanceof DistrictFaults)) throw error
    add(...error.message.split('\n').map((line) => wrong('区文件', line)))
    return undefined
  }
}

const checkPlaces = async ({ databaseFile, backupDir }: Config, add: Add): Promise<void> => {
  for (const [what, folder] of [
    ['数据目录', dirname(databaseFile)],
    ['备份目录', backupDir],
  ] as const)
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
      add(ok(what, `${folder} 可写`))
    } catch {
      add(wrong(what, `${folder} 不可写，请改正权限`))
    }
  const free = await freeBytes(databaseFile).catch(() => undefined)
  if (free !== undefined) {
    const text = `剩 ${Math.round(free / 1024 / 1024)} MB`
    add(free < leastFreeBytes ? wrong('磁盘', `${text}，至少要 200 MB，请清理`) : ok('磁盘', text))
  }
  const [last] = await listBackups(backupDir)
  const age = last && Date.parse(machineClock.now()) - Date.parse(last.takenAt)
  if (!last) add(warning('备份', '还没有备份，启动后每天 02:30 自动备份'))
  else
    add(
      (age ?? 0) > 26 * hour
        ? warning('备份', `最近一份是 ${last.takenAt}，已超过 26 小时，请用 lianzhang backup 备一份`)
        : ok('备份', `最近一份 ${last.file}`),
    )
}

const checkDatabase = async ({ databaseFile }: Config, add: Add): Promise<void> => {
  if (!existsSync(databaseFile)) return add(ok('数据库', '还没有，启动时会建立'))
  try {
    const database = openExisting(databaseFile)
    const { rules, now } = await shortTransactions(database)('check', async (ctx) => ({
      rules: ctx.rules,
      now: ctx.now,
    }))
    await database.close()
    add(ok('数据库', '完好，是本版本'))
    const nextYear = Number(now.slice(0, 4)) + 1
    if (rules.calendar.hasYear(nextYear)) add(ok('节假日', `${nextYear} 年已录入`))
    else if (now.slice(5) >= '12-20')
      add(wrong('节假日', `${nextYear} 年放假安排还没有录入，请私信机器人「设置 放假」并粘贴通知`))
    else add(warning('节假日', `${nextYear} 年放假安排还没有录入，公布后私信机器人「设置 放假」并粘贴通知`))
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error
    add(wrong('数据库', error.message))
  }
}

const checkFeishu = async (config: Config, district: District | undefined, add: Add): Promise<void> => {
  const feishu = connect(config, silent)
  try {
    const credentials = await feishu.verifyCredentials()
    if (!credentials.ok) return add(wrong('飞书凭证', credentials.hint))
    add(ok('飞书凭证', '可用'))
    const bot = await feishu.bot().catch(() => undefined)
    if (!bot || bot.openId === '') add(wrong('机器人', '读不到机器人信息。请在开放平台添加机器人能力并发布版本'))
    else add(ok('机器人', bot.name))
    const offset = feishu.clockOffset()
    if (offset && Math.abs(offset.offsetMs) > 5 * minute)
      add(wrong('时钟', `本机时间与飞书相差 ${Math.round(offset.offsetMs / minute)} 分钟，请校准`))
    else if (offset) add(ok('时钟', '与飞书一致'))
    if (district) await checkRoster(config, district, feishu, add)
    add(ok('事件与回调', '能否收到要在开放平台保存请求地址时才知道；打开机器人会话发「帮助」，有回复即可'))
  } finally {
    feishu.close()
  }
}

const checkRoster = async (
  config: Config,
  district: District,
  feishu: ReturnType<typeof connect>,
  add: Add,
): Promise<void> => {
  const { people, groupNames } = await lookUpDistrict(feishu, district, config.feishu.appSecret)
  const unnamed = district.people.filter(({ open_id }) => open_id === undefined)
  if (unnamed.length > people.size)
    add(
      warning(
        '人员',
        `${unnamed.length} 人里有 ${unnamed.length - people.size} 人在通讯录中没找到，请核对手机号和通讯录权限范围`,
      ),
    )
  else if (district.people.length > 0) add(ok('人员', `${district.people.length} 人`))
  for (const { chat_id } of district.groups) {
    const name = groupNames.get(chat_id)
    add(name === undefined ? wrong('群', `${chat_id} 读不到，请把机器人拉进这个群`) : ok('群', name))
  }
}
