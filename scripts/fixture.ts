// Plays ten days of the demo district and prints the database they leave as SQL: what a release hands on to later ones.
//   npx tsx scripts/fixture.ts > test/db/fixtures/<release>.sql
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openStage, type Stage } from './stage.ts'
import { tempFolder } from './town/temp-folder.ts'

const office = 'oc_demo_office'

/** A week with its digests, a late report and a correction; of the next week the cards, one report, a draft and a text nobody has confirmed. */
const play = async (stage: Stage): Promise<void> => {
  const { emulator } = stage
  const at = (day: string, time: string) => stage.moveTo(new Date(`2026-09-${day}T${time}:00+08:00`).toISOString())
  const says = async (who: string, text: string, group?: string) => {
    await emulator.person(who).says(text, group ? { in: group, mentions: ['bot', 'ou_demo_c1_contributor'] } : {})
    await stage.settle()
  }
  const presses = async (who: string, button: string, values = {}) => {
    const person = emulator.person(who)
    const card = person
      .sees()
      .findLast(({ chat_id, content }) => chat_id === person.p2p() && JSON.stringify(content).includes(`"${button}"`))
    const click = await person.clicks(card?.message_id ?? '', button, values)
    if (click.code !== undefined || click.blocked !== undefined || click.toast?.type === 'error')
      throw new Error(`${who} ${button}: ${JSON.stringify(click)}`)
    await stage.settle()
  }
  const report = (words: string) => ({ progress: `${words}（演示）`, next_plan: `${words}的下一步（演示）` })

  await at('02', '15:00')
  await presses('ou_demo_c1_main', 'submit', {
    ...report('试验台完成设备招标'),
    ask_level: 'chief',
    ask_detail: '请链长协调试验用地（演示）',
  })
  await says('ou_demo_c2_main', '周报 本周进展：中试线完成烘炉（演示）\n下周计划：出首批试样（演示）')
  await presses('ou_demo_c2_main', 'confirm')
  await presses('ou_demo_c3_main', 'no_news')
  await at('03', '09:00')
  if (!emulator.chat(office).members.includes('ou_demo_admin')) await emulator.addMember(office, 'ou_demo_admin')
  await says('ou_demo_admin', '成员 陶瓷基 加 备报', office)
  await says('ou_demo_c1_contributor', '设置')
  await at('04', '09:00')
  await says('ou_demo_c4_main', '补报')
  await presses('ou_demo_c4_main', 'submit', report('新线试车'))
  await at('04', '09:30')
  await presses('ou_demo_c1_main', 'edit')
  await presses('ou_demo_c1_main', 'submit', report('试验台完成设备招标并开工'))
  await at('09', '15:00')
  await presses('ou_demo_c1_main', 'submit', { ...report('签订试验台合同'), last_plan_1: 'done' })
  await presses('ou_demo_c2_main', 'save_draft', { progress: '试样送检（演示）' })
  await says('ou_demo_c3_main', '周报 本周进展：检修结束（演示）\n下周计划：恢复满负荷（演示）')
  await at('09', '15:30')
}

const literal = (value: unknown): string => {
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  throw new Error(`no SQL for ${typeof value}`)
}

/** The indexes of texts lie in tables of SQLite's own making. They are left out and filled anew after the start, as after an upgrade. */
const ofIndex = /^re(?:port|cord)_(?:doc|words)/

/** What was made, in its order, then the rows. */
const dump = (file: string): string => {
  const raw = new Sqlite(file, { readonly: true })
  const all = raw
    .prepare(
      "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid",
    )
    .all() as { type: string; name: string; sql: string }[]
  const made = all.filter(({ name }) => !/^re(?:port|cord)_words_/.test(name))
  const tables = made.filter(({ type, name }) => type === 'table' && !ofIndex.test(name)).map(({ name }) => name)
  const rows = tables.flatMap((table) =>
    raw
      .prepare(`select * from "${table}" ${orderOf(raw, table)}`)
      .raw()
      .all()
      .map((row) => `insert into "${table}" values (${(row as unknown[]).map(literal).join(', ')});`),
  )
  const anew = [
    'insert or ignore into unindexed select id from item where current_rev > 0;',
    'insert or ignore into unindexed_record select id from record;',
  ].filter((sql) => tables.some((table) => sql.includes(` into ${table} `)))
  raw.close()
  return [...made.map(({ sql }) => `${sql.replaceAll(/\s+/g, ' ')};`), ...rows, ...anew, ''].join('\n')
}

const orderOf = (raw: Sqlite.Database, table: string): string =>
  (raw.pragma(`table_list("${table}")`) as { wr: number }[])[0]?.wr === 1 ? '' : 'order by rowid'

const folder = tempFolder()
const databaseFile = join(folder.path, 'week.db')
try {
  const stage = await openStage({ databaseFile, start: '2026-08-31T00:30:00.000Z' })
  try {
    await play(stage)
  } finally {
    await stage.close()
  }
  process.stdout.write(dump(databaseFile))
} finally {
  folder.remove()
}
