import { startPostgres } from '../../scripts/postgres-server.ts'
import { stageTemplate } from '../../scripts/stage-database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { memoryFolder } from './memory.ts'

/** What tests plant with a word of SQLite's that the product does not use. */
const spelledBySqlite = ['text', 'json'].map(
  (type) => `create function json_set(json text, path text, value ${type}) returns text language sql immutable
    as $$ select jsonb_set(json::jsonb, string_to_array(substr(path, 3), '.'), to_jsonb(value))::text $$`,
)

/** One server for a run of the suite, with a database to begin all others from. @returns what stops it */
export const setUpPostgres = async (programs: string): Promise<() => void> => {
  // One that somebody keeps running, to read its log.
  if (process.env.TEST_POSTGRES !== undefined) return () => undefined
  const server = startPostgres(programs, memoryFolder())
  try {
    const admin = connectBlocking(server.url())
    admin.exec(`create database ${stageTemplate}`)
    admin.close()
    const template = await openPostgres(server.url(stageTemplate))
    await migrate(template)
    await template.close()
    const past = connectBlocking(server.url(stageTemplate))
    for (const text of spelledBySqlite) past.exec(text)
    past.close()
  } catch (error) {
    server.stop()
    throw error
  }
  process.env.TEST_POSTGRES = server.url('%')
  return server.stop
}
