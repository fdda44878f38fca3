import type pg from 'pg'
import { databaseCode } from '../errors.ts'
import type { Inspection } from '../inspection.ts'

/** As many reports are read at a time: the bot goes on meanwhile. */
const atOnce = 200
const mostFaults = 20

/**
 * Asks a whole database what `sqlite/inspect.ts` asks a file, inside of the open transaction.
 * @param through reads every value of every table besides, which whoever dumps it does anyway
 * @throws what says nothing about what is in it
 */
export const inspect = async (client: pg.Client, { through = false } = {}): Promise<Inspection> => {
  const report: Inspection = { faults: [], migrations: [] }
  const all = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  const names = async (text: string) => (await all<{ name: string }>(text)).map(({ name }) => name)
  try {
    report.migrations = await names('select name from migration order by name')
    report.faults.push(...(await strays(all)))
    const [counts] = await all<Record<'revisions' | 'items' | 'audit', string>>(
      'select (select count(*) from revision) as revisions, (select count(*) from item) as items, (select count(*) from audit) as audit',
    )
    const counted = (of: string | undefined) => Number(of ?? 0)
    report.counts = {
      revisions: counted(counts?.revisions),
      items: counted(counts?.items),
      audit: counted(counts?.audit),
    }
    await client.query('declare reports no scroll cursor for select item_id, rev, content from revision')
    for (;;) {
      const rows = await all<{ item_id: string; rev: string; content: string }>(`fetch ${atOnce} from reports`)
      for (const { item_id, rev, content } of rows)
        if (!isObject(content)) report.faults.push(`unreadable ${item_id} ${rev}`)
      if (rows.length < atOnce) break
    }
    await client.query('close reports')
    report.faults.push(
      ...(await names(`select 'revisions of ' || id as name from item
        where current_rev <> (select count(*) from revision where item_id = item.id)
          or current_rev <> (select coalesce(max(rev), 0) from revision where item_id = item.id)`)),
    )
    if (through)
      for (const table of await names(
        `select oid::regclass::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`,
      ))
        await client.query(`select sum(length(whole::text)) from ${table} as whole`)
  } catch (error) {
    // XX is the server's word for what it cannot read of its own files; 42 for a table or a column that is not there.
    const code = databaseCode(error) ?? ''
    if (!/^(XX...|42P01|42703)$/.test(code)) throw error
    report.faults.push(code.startsWith('XX') ? code : `缺表或缺列 ${code}`)
  }
  return report
}

const isObject = (content: string): boolean => {
  try {
    const found: unknown = JSON.parse(content)
    return typeof found === 'object' && found !== null
  } catch {
    return false
  }
}

interface Reference {
  child: string
  parent: string
  columns: string[]
  keys: string[]
}

/** The server keeps references whole, unless somebody has told it not to. */
const strays = async (all: <Row>(text: string) => Promise<Row[]>): Promise<string[]> => {
  const columns = (of: string, where: string) =>
    `array(select quote_ident(attname) from unnest(${of}) with ordinality as k (n, i)
       join pg_attribute on attrelid = ${where} and attnum = n order by i)`
  const references =
    await all<Reference>(`select conrelid::regclass::text as child, confrelid::regclass::text as parent,
    ${columns('conkey', 'conrelid')} as columns, ${columns('confkey', 'confrelid')} as keys
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`)
  const found: string[] = []
  for (const { child, parent, columns, keys } of references) {
    const same = columns.map((column, index) => `parent.${keys[index]} = child.${column}`).join(' and ')
    const given = columns.map((column) => `child.${column} is not null`).join(' and ')
    const rows = await all<{ name: string }>(
      `select 'foreign key ${child} ' || child.${columns[0]} as name from ${child} as child
       where ${given} and not exists (select 1 from ${parent} as parent where ${same}) limit ${mostFaults}`,
    )
    found.push(...rows.map(({ name }) => name))
  }
  return found
}
