import { readFileSync } from 'node:fs'
import type { EmulatorSeed } from '../../emulator/server/types.ts'
import { readDistrict } from '../../src/district/read-district.ts'
import type { District } from '../../src/domain/district.ts'

export const districtIn = (file: string): District => {
  const read = readDistrict(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.fault.map((fault) => `${fault.line}: ${fault.message}`).join('\n'))
  return read.value
}

export const demoFile = 'districts/demo.yaml'
const demo = districtIn(demoFile)

/** Everybody of the demo's district, a chain a line. */
const inFile = [
  ...(['张工', '李工', '秦处', '链长甲', '冯工'] as const),
  ...(['王工', '赵工', '魏处', '链长乙'] as const),
  ...(['刘工', '陈工', '韩处', '链长丙'] as const),
  ...(['杨工', '黄工', '宋处', '链长丁'] as const),
  ...(['周主任', '吴工', '郑工', '组长', '何工'] as const),
]

const found = <T>(id: T | undefined, what: string): T => {
  if (id === undefined) throw new Error(`${demoFile} has no ${what}`)
  return id
}
const idOf = (who: string): string =>
  found(demo.people.find(({ name }) => name.replace(/（.*）$/u, '') === who)?.open_id, who)

/** By the name people call them: those of the file, and two whom it does not know. 钱工 is in the tenant and in no post, 外人 belongs to another tenant. */
export const cast = {
  ...(Object.fromEntries(inFile.map((who) => [who, idOf(who)])) as Record<(typeof inFile)[number], string>),
  钱工: 'ou_demo_nobody',
  外人: 'ou_demo_other_tenant',
}
export type Who = keyof typeof cast

const chatOf = (kind: string, chain?: string): string =>
  found(demo.groups.find((group) => group.kind === kind && group.chain === chain)?.chat_id, `${kind} ${chain}`)

/** Those of the file, and three that are bound to nothing. */
export const groups = {
  航天群: chatOf('chief', 'aerospace'),
  陶瓷基群: chatOf('chief', 'cmc'),
  煤化工群: chatOf('chief', 'coal-olefin'),
  纺织群: chatOf('chief', 'textile'),
  推进办群: chatOf('office'),
  领导小组群: chatOf('leading'),
  新群: 'oc_demo_unbound',
  专班群: 'oc_demo_taskforce',
  外部群: 'oc_demo_external',
}
export type Where = keyof typeof groups

export interface Chain {
  name: string
  /** The chief's group. */
  chat: string
  /** The main reporter. */
  reporter: string
}

const chainOf = (id: string, where: Where, who: Who): Chain => ({
  name: found(demo.chains.find((chain) => chain.id === id)?.name, id),
  chat: groups[where],
  reporter: cast[who],
})

export const aerospace = chainOf('aerospace', '航天群', '张工')
export const cmc = chainOf('cmc', '陶瓷基群', '王工')
export const coal = chainOf('coal-olefin', '煤化工群', '刘工')
export const textile = chainOf('textile', '纺织群', '杨工')
export const chains = { aerospace, cmc, 'coal-olefin': coal, textile }
export type ChainId = keyof typeof chains

/** People and chats of the tenant that the district file does not know. */
export type Bystanders = Pick<EmulatorSeed, 'people' | 'chats'>

/** For refusals, 绑定 and people from outside. */
export const bystanders: Bystanders = {
  people: [
    { open_id: cast.钱工, name: '钱工（虚构）', mobile: '13900000001' },
    { open_id: cast.外人, name: '外人（虚构）', tenant_key: 'another-tenant' },
  ],
  chats: [
    {
      chat_id: groups.新群,
      name: '航天对接群（演示）',
      members: [cast.张工, cast.秦处, cast.吴工, cast.何工, cast.钱工, cast.魏处],
      bot: true,
    },
    {
      chat_id: groups.专班群,
      name: '航天专班群（演示）',
      members: [cast.张工, cast.李工, cast.秦处, cast.吴工],
      bot: true,
    },
    {
      chat_id: groups.外部群,
      name: '对外联络群（演示）',
      members: [cast.何工, cast.秦处, cast.外人],
      bot: true,
      external: true,
    },
  ],
}
