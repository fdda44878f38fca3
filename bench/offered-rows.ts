import Sqlite from 'better-sqlite3'

export interface OfferedRow {
  item: string
  spec: string
}

/** Writes rows of L13 and L14 past the bot: ten thousand cannot be typed. Each is of a firm of its own. */
export const writeOffered = (file: string, demands: readonly OfferedRow[], supplies: readonly OfferedRow[]): void => {
  const raw = new Sqlite(file)
  const chain = raw.prepare('select id from chain').pluck().get()
  const insert = raw.prepare(
    `insert into record (id, kind, year, no, chain_id, title, title_key, state, open, rank, decide, due_is_default, raised_by_name, source, sensitive,
       field_values, rev, moved_at, created_at, told)
     values (?, ?, 0, ?, ?, ?, ?, 'valid', 1, 5, 0, 0, '', '', 0, ?, 1, ?, ?, '[]')`,
  )
  const at = '2026-09-01T00:00:00.000Z'
  const write = (kind: string, rows: readonly OfferedRow[]) => {
    for (const [n, { item, spec }] of rows.entries()) {
      const title = `${kind} ${n} ${item}`
      const values = JSON.stringify({ firm: { id: `firm-0-${kind}-${n}`, name: `示例${kind}第${n}厂` }, item, spec })
      insert.run(`${kind}-0-${n + 1}`, kind, n + 1, chain, title, title, values, at, at)
    }
  }
  raw.transaction(() => {
    write('L13', demands)
    write('L14', supplies)
  })()
  raw.close()
}
