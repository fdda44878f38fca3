import { expect, it, onTestFinished } from 'vitest'
import type { Json } from '../../emulator/server/json.ts'
import { openStage } from '../../scripts/stage.ts'
import { cast, chains, groups } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { upgrade } from '../../src/cli/upgrade.ts'
import { readPlaces } from '../../src/config.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { temporaryFolder } from '../bad-days/rig.ts'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { wordsOf } from '../support/words.ts'
import { databaseOf, leftAt, releases } from './fixtures/releases.ts'

interface Sent {
  seq: number
  verb: 'send' | 'reply' | 'patch'
  target_type: string
  target_id: string
  msg_type: string
  body: string
  message_id: string
  chat_id: string
  sent_at: string
}

/**
 * The database a release left, brought to this version, and the bot on it in a Feishu where people hold what it had sent.
 * @param left what that release had not come to.
 */
const lifeAfter = async (release: string, left = '') => {
  const folder = temporaryFolder()
  const file = databaseOf(release, folder)
  const database = openDatabase(file)
  database.raw.exec(left)
  await upgrade(database, readPlaces({ DATABASE_URL: `file:${file}`, BACKUP_DIR: `${folder}/backups` }))
  await database.close()
  const stage = await openStage({ databaseFile: file, start: leftAt })
  onTestFinished(() => stage.close())
  const rows = <T>(sql: string) => rawOf(stage.database).prepare(sql).all() as T[]

  const outbox = rows<Sent>("select * from outbox join outbox_body using (seq) where state = 'sent' order by seq")
  for (const { verb, target_type, target_id, message_id, chat_id, msg_type, body, sent_at } of outbox) {
    if (verb === 'patch') continue
    const patched = outbox.findLast((row) => row.verb === 'patch' && row.target_id === message_id)
    stage.emulator.hadSent({
      message_id,
      chat_id,
      ...(target_type === 'open_id' ? { person: target_id } : {}),
      msg_type,
      content: JSON.parse(patched?.body ?? body) as Json,
      create_time: Date.parse(sent_at),
    })
  }
  const old = new Set(outbox.map(({ message_id }) => message_id))
  /** What the bot has said since, oldest first. */
  const said = (chatId?: string) =>
    stage.emulator
      .messages(chatId)
      .filter(({ sender, message_id }) => sender.type === 'app' && !old.has(message_id))
      .map(wordsOf)
  return {
    stage,
    said,
    rows,
    at: (when: string) => stage.moveTo(officeTime(when)),
    of: (who: keyof typeof cast) => member(stage, cast[who]),
    /** What this person has had in private since. */
    heard: (who: keyof typeof cast) => said(stage.emulator.person(cast[who]).p2p()),
  }
}

it.each(releases)('after %s the bot answers from what was filed before', { timeout: 60_000 }, async (release) => {
  const { of, rows } = await lifeAfter(release)

  const status = await of('吴工').says('状态')
  for (const { name } of Object.values(chains)) expect(status).toContain(name)
  expect(status).toContain('第37周')
  const own = await of('张工').says('状态')
  expect(own).toContain('已报')

  const seen = await of('张工').says('查 航天')
  expect(seen).toContain('签订试验台合同（演示）')
  expect(seen).toContain('试验台完成设备招标并开工（演示）')
  expect(await of('吴工').says('查 纺织')).toContain('新线试车（演示）')

  expect(await of('吴工').says('查 试验台'), 'what was filed before there was an index').toContain('航天产业链 第36周')

  const week = await of('吴工').says('汇总 航天 上周')
  expect(week).toContain('试验台完成设备招标并开工（演示）')
  expect(week).toContain('第36周')

  expect(await of('王工').says('周报 陶瓷基')).toContain('陶瓷基复合材料产业链')
  expect(of('王工').lastCard().message.content).toEqual(expect.objectContaining({ body: expect.anything() }))
  expect(JSON.stringify(of('王工').lastCard().message.content), 'the draft is still there').toContain(
    '试样送检（演示）',
  )

  const granted = rows<{ role: string; until: string | null }>(
    `select role, until from person_role join person on person.id = person_id
     where open_id = '${cast.冯工}' and chain_id = 'cmc'`,
  )
  expect(granted, 'what was given in chat outlives the district file').toEqual([{ role: 'backup', until: null }])
})

it.each(releases)('after %s nothing is sent again, and the week goes on', { timeout: 60_000 }, async (release) => {
  const { at, said, heard, of, stage } = await lifeAfter(release)
  expect(of('张工').heard().length, 'they hold what it had sent').toBeGreaterThan(0)
  await at('09-10 09:59')
  expect(said()).toEqual([])

  await at('09-10 10:00')
  const reminded = (['张工', '王工', '刘工', '杨工'] as const).map((who) => heard(who).length)
  expect(reminded, '航天 has filed and 陶瓷基 has a draft').toEqual([0, 0, 1, 1])
  await of('刘工').card('请核对').clicks('confirm')

  await at('09-11 08:45')
  const digests = said(groups.航天群)
  expect(digests).toHaveLength(1)
  expect(digests[0]).toContain('签订试验台合同（演示）')
  expect(digests[0], 'the plan of the week before').toContain('上周计划')
  expect(said(groups.煤化工群)).toEqual([expect.stringContaining('检修结束（演示）')])
  expect(said(groups.推进办群).filter((words) => words.includes('推进办周览'))).toHaveLength(1)
  await at('09-14 08:30')
  expect(said(groups.航天群)).toHaveLength(1)
  // What people wrote in those days is not in this Feishu and cannot be read again.
  expect(stage.emulator.calls().filter(({ method, code }) => method !== 'GET' && code !== 0)).toEqual([])
})

it.each(releases)('after %s the cards people hold still work', { timeout: 60_000 }, async (release) => {
  const { at, of, rows, said, heard } = await lifeAfter(release)
  const revisions = (item: string) =>
    rows<{ rev: number; kind: string }>(`select rev, kind from revision where item_id = 'weekly/${item}' order by rev`)

  const filed = await of('杨工')
    .card('第37周')
    .fills({ ...good, last_plan_1: 'done' })
    .submits()
  expect(filed.toast).toBe('已提交')
  expect(filed.words).toContain('已收到 · 新型纺织产业链')
  expect(revisions('2026-W37/textile')).toEqual([{ rev: 1, kind: 'submit' }])

  const confirmed = await of('刘工').card('请核对').clicks('confirm')
  expect(confirmed.words).toContain('已收到')
  expect(revisions('2026-W37/coal-olefin')).toEqual([{ rev: 1, kind: 'submit' }])

  // The digest of the week before was posted by the first release: a correction joins that card, with a line in its thread.
  const before = revisions('2026-W36/cmc').length
  const receipt = of('王工').cards('已收到').at(-1)
  await receipt?.clicks('edit')
  await receipt?.fills({ ...good, progress: '中试线二次烘炉（演示）', reason: '补记二次烘炉（演示）' }).submits()
  expect(revisions('2026-W36/cmc').slice(before)).toEqual([{ rev: before + 1, kind: 'correction' }])
  await at('09-09 16:00')
  expect(of('王工').inGroup('陶瓷基群', '第36周').words()).toContain('中试线二次烘炉（演示）')
  expect(said(groups.陶瓷基群)).toEqual([expect.stringContaining('已并入')])
  expect(heard('张工')).toEqual([])
})

it.each(releases)('after %s tasks live beside what people hold', { timeout: 60_000 }, async (release) => {
  const { at, of, rows, said } = await lifeAfter(release)
  const held = of('张工').cards('航天产业链').length
  await of('吴工').says('交办 航天 区投资商务局 9-14 接通示例地块水电')
  await of('冯工').says('签收 任务1')
  await of('秦处').says('任务', { in: '航天群' })
  expect(said(groups.航天群).at(-1)).toContain('任务1 接通示例地块水电')
  await at('09-10 09:00')
  expect(of('冯工').last()).toContain('临期，9月14日（周一）到期')
  // The card of the week that an earlier release sent, and the task, do not get into each other's way.
  const filed = await of('杨工')
    .card('第37周')
    .fills({ ...good, last_plan_1: 'done' })
    .submits()
  expect(filed.toast).toBe('已提交')
  await of('冯工').says('办结 任务1 水电已经接通')
  await of('吴工').says('任务1')
  expect((await of('吴工').lastCard().clicks('close')).toast).toBe('已销号')
  expect(of('张工').cards('航天产业链').length).toBeGreaterThanOrEqual(held)
  expect(rows<{ state: string }>("select state from record where kind = 'task'")).toEqual([{ state: 'closed' }])
})

it('after before-outbox-bodies.sql what waited goes out word for word, and what is in doubt could', {
  timeout: 60_000,
}, async () => {
  const copied = (id: string, words: string, state: string) =>
    `insert into outbox select null, '${id}', '${id}', 'notice', 'send', 'chat_id', '${groups.推进办群}', null, 'text',
       '{"text":"${words}"}', '${id}', 0, '${state}', 1, '2026-09-09T07:31:00.000Z', null, null, null, null, 1, null, null, null, null, null, null, null,
       null, '${leftAt}', 0;`
  const { at, said, rows } = await lifeAfter(
    'before-outbox-bodies.sql',
    copied('waits', '等着发的', 'pending') +
      copied('leaves', '正要发的', 'sending') +
      copied('doubt', '不知到没到的', 'uncertain'),
  )
  await at('09-09 15:32')
  expect(said(groups.推进办群)).toEqual(['等着发的', '正要发的'])
  expect(rows("select state, body from outbox join outbox_body using (seq) where id = 'doubt'")).toEqual([
    { state: 'uncertain', body: '{"text":"不知到没到的"}' },
  ])
})
