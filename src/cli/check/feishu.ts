import type { Config } from '../../config.ts'
import type { District } from '../../domain/district.ts'
import { minute, second } from '../../domain/time.ts'
import { createAppAdmin } from '../../feishu/app-admin.ts'
import type { Feishu } from '../../feishu/client.ts'
import { personKey } from '../../usecases/office/district-facts.ts'
import { lookUpDistrict } from '../../usecases/office/look-up-district.ts'
import { connect, machineClock, silent } from '../open.ts'
import { checkApp, type Expected } from './app.ts'
import { type Add, ok, warning, wrong } from './finding.ts'

/** Credentials, the bot itself, the clock, and whether the district's people and groups can be reached. Sends nothing. */
export const checkFeishu = async (
  config: Config,
  district: District | undefined,
  expected: Expected,
  add: Add,
): Promise<void> => {
  const feishu = connect(config, silent)
  try {
    const credentials = await feishu.verifyCredentials()
    if (!credentials.ok) return add(wrong(credentials.refused ? '飞书凭证' : '飞书', credentials.hint))
    add(ok('飞书凭证', '可用'))
    const bot = await feishu.bot().catch(() => undefined)
    if (!bot || bot.openId === '') add(wrong('机器人', '读不到机器人信息。请在开放平台添加机器人能力并发布版本'))
    else add(ok('机器人', bot.name))
    checkClock(feishu, add)
    if (district) await checkRoster(feishu, district, config.feishu.appSecret, add)
    if (config.feishu.transport === 'websocket') await checkConnection(feishu, add)
    const app = await lookAt(config, expected)
    add(...(app ?? [warning('事件与回调', unseen[config.feishu.transport])]))
  } finally {
    feishu.close()
  }
}

const lookAt = async ({ feishu: { appId, appSecret, baseUrl } }: Config, expected: Expected) => {
  const admin = createAppAdmin({ appId, appSecret, baseUrl: baseUrl.replace(/\/+$/, ''), clock: machineClock })
  try {
    return await checkApp(admin, expected)
  } finally {
    admin.close()
  }
}

/** What no API tells of this app. */
const unseen = {
  webhook: '这里测不到。在开放平台保存请求地址能通过，打开机器人会话发「帮助」有回复，就是通的',
  websocket:
    '这里测不到。开放平台里「事件配置」和「回调配置」都要选长连接并发布；启动后打开机器人会话发「帮助」有回复，就是通的',
} as const

/** Asks for an address and opens nothing: the connection of the running bot is left alone. */
const checkConnection = async (feishu: Feishu, add: Add): Promise<void> => {
  const found = await feishu.discover()
  if (!found.ok) return add(wrong('长连接', found.hint))
  add(ok('长连接', '飞书给出了连接地址'))
}

const checkClock = (feishu: Feishu, add: Add): void => {
  const offset = feishu.clockOffset()
  if (!offset) return
  const off = Math.abs(offset.offsetMs)
  if (off > 5 * minute) add(wrong('时钟', `本机时间与飞书相差 ${Math.round(off / minute)} 分钟，请校准`))
  else if (off > minute) add(warning('时钟', `本机时间与飞书相差 ${Math.round(off / second)} 秒，请校准`))
  else add(ok('时钟', '与飞书一致'))
}

const checkRoster = async (feishu: Feishu, district: District, contactKey: string, add: Add): Promise<void> => {
  const { people, groupNames } = await lookUpDistrict(feishu, district, contactKey)
  const lost = district.people.filter((person) => !person.open_id && !people.has(personKey(person, contactKey)))
  if (lost.length > 0)
    add(
      warning(
        '人员',
        `通讯录中没找到${lost.map(({ name }) => name).join('、')}，请核对手机号或邮箱，以及应用的通讯录权限范围`,
      ),
    )
  else if (district.people.length > 0) add(ok('人员', `${district.people.length} 人`))
  for (const { chat_id } of district.groups) {
    const name = groupNames.get(chat_id)
    add(name === undefined ? wrong('群', `${chat_id} 读不到，请把机器人拉进这个群`) : ok('群', name))
  }
}
