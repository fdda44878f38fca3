import { readConfig } from '../config.ts'
import type { OpenDatabase } from '../db/database.ts'
import { nameHere } from '../domain/claim-code.ts'
import type { Actor } from '../domain/people.ts'
import { minute } from '../domain/time.ts'
import * as t from '../texts/claim.ts'
import { contactHash } from '../usecases/office/district-facts.ts'
import { admins, claimLife, fateOf, mintClaim, undoClaim } from '../usecases/people/claim.ts'
import { isRunning, machineClock, openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** Who does what is typed on the server. */
export const operator: Actor = { openId: 'cli', name: '', grants: [] }

const lookEveryMs = 1_000

/** `lianzhang claim`: a code for the first administrator, beside a running bot or before it starts. On a terminal it waits to say who came. */
export const claim = async (env: NodeJS.ProcessEnv, { undo }: { undo?: boolean }): Promise<ExitCode> => {
  const config = readConfig(env)
  const database = await openExisting(config.database)
  try {
    return undo ? await takeBack(database) : await mint(database, config)
  } finally {
    await database.close()
  }
}

type Places = Pick<ReturnType<typeof readConfig>, 'database' | 'feishu'>

const mint = async (database: OpenDatabase, { database: place, feishu }: Places): Promise<ExitCode> => {
  const seal = (words: string) => contactHash(words, feishu.appSecret)
  const minted = await shortTransactions(database)('claim', (ctx) => mintClaim({ ...ctx, actor: operator }, seal))
  if (!minted) {
    complain(t.adminThere((await admins(database.kysely)).map(({ name }) => name)))
    return 1
  }
  complain(t.claimHow(claimLife / minute))
  say(t.claimLine(minted.code, nameHere))
  if (!(await isRunning(place))) complain(t.notRunning)
  if (!process.stderr.isTTY) return 0
  complain(t.claimWaits)
  return waitFor(database, minted.hash)
}

const waitFor = async (database: OpenDatabase, hash: string): Promise<ExitCode> => {
  for (;;) {
    const fate = await fateOf(database.kysely, machineClock.now(), hash)
    if (fate.kind === 'claimed') complain(t.claimedBy(fate.by.name, fate.by.openId ?? ''))
    else if (fate.kind !== 'waits') complain(t.claimEnded[fate.kind])
    if (fate.kind !== 'waits') return fate.kind === 'claimed' ? 0 : 1
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

const takeBack = async (database: OpenDatabase): Promise<ExitCode> => {
  const done = await shortTransactions(database)('claim-undo', (ctx) => undoClaim({ ...ctx, actor: operator }))
  if ('not' in done) {
    complain(t.notUndone[done.not])
    return 1
  }
  say(t.undone(done.name))
  if (done.deeds > 0) say(t.deedsStay(done.deeds))
  return 0
}
