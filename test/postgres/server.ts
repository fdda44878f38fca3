import { onTestFinished } from 'vitest'
import { postgresPrograms, startPostgres } from '../../scripts/postgres-server.ts'
import { stageTemplate, stageUrl } from '../../scripts/stage-database.ts'
import { type Blocking, connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { memoryFolder } from '../support/memory.ts'

/** The server of this run, by the name of a database. */
export const urlOf = (name: string): string => stageUrl(process.env.TEST_POSTGRES ?? '', name)

/** Asks the server itself. */
export const admin = (): Blocking => {
  const connection = connectBlocking(urlOf('postgres'))
  onTestFinished(connection.close)
  return connection
}

let count = 0

/** A database of the test's own, gone with it. @param how after its name in `create database` */
export const freshDatabase = (how = `template ${stageTemplate}`): string => {
  count += 1
  const name = `lz_test_${process.pid}_${count}`
  const server = admin()
  server.exec(`create database ${name} ${how}`)
  onTestFinished(() => server.exec(`drop database if exists ${name} with (force)`))
  return urlOf(name)
}

export const open = async (url = freshDatabase()) => {
  const database = await openPostgres(url)
  onTestFinished(database.close)
  return { url, database }
}

/** One that nobody else is on: it goes, or its disk does. */
export const serverOfOwn = () => {
  const server = startPostgres(postgresPrograms() ?? '', memoryFolder())
  onTestFinished(server.stop)
  return { ...server, admin: connectBlocking(server.url()) }
}
