import { NotStored } from '../db/errors.ts'
import type { Outgoing } from '../db/outbox.ts'
import { settle } from '../db/outbox-delivery.ts'
import type { Question, Told } from '../domain/pointing/question.ts'
import { addMs, minute, second } from '../domain/time.ts'
import { ExportCut, type Exporter, ExportFailed } from '../exports/exporter.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { applyImport, importBroken } from '../usecases/imports/apply-import.ts'
import { type FileErrand, type FileRead, takeFile } from '../usecases/imports/take-file.ts'
import { type MatchErrand, takeMatched } from '../usecases/matching/run-matching.ts'
import { ranErrand } from '../usecases/office/bind-group.ts'
import { allKinds } from '../usecases/records/kinds.ts'
import { sheetName } from '../usecases/records/sheet.ts'
import { notUrged, type Urging } from '../usecases/records/urge.ts'
import { keepCalendar } from './keep-calendar.ts'
import type { Messenger } from './messenger.ts'

export interface ErrandDeps {
  inTransaction: InTransaction
  messenger: Messenger
  exporter: Exporter
  assistant: {
    /** Absent where none is switched on. */
    ask?: ((question: Question) => Promise<Told>) | undefined
    answer(ctx: Ctx, row: Outgoing, told: Told | undefined): Promise<void>
  }
  onBug(error: unknown, where: string): void
}

/** What a file that people send back may weigh. */
const mostBytes = 5 * 1024 * 1024
const mostTries = 5
/** Some minutes. */
const mostUrged = 60

/** Whether a row says nothing to anybody. */
export const isErrand = ({ verb }: Outgoing): boolean =>
  verb === 'urge' ||
  verb === 'ask-members' ||
  verb === 'fetch-file' ||
  verb === 'apply-import' ||
  verb === 'ask-assistant' ||
  verb === 'keep-calendar' ||
  verb === 'match'

/** Asks Feishu outside of any transaction, or works through many rows in several; what came of it is stored with the end of the row. */
export const runErrand = async (deps: ErrandDeps, row: Outgoing): Promise<void> => {
  const { inTransaction, onBug } = deps
  try {
    if (row.verb === 'urge') await urge(deps, row)
    else if (row.verb === 'ask-members') await askMembers(deps, row)
    else if (row.verb === 'fetch-file') await fetchFile(deps, row)
    else if (row.verb === 'match') await match(deps, row)
    else if (row.verb === 'ask-assistant') await askAssistant(deps, row)
    else if (row.verb === 'keep-calendar') await keepCalendar(deps, row)
    else await applyImport(inTransaction, row)
  } catch (error) {
    // Not stored: the row is lost and found again, and all of it done again. The process leaves: the same after the next start.
    if (error instanceof NotStored || error instanceof ExportCut) return
    onBug(error, 'errand')
    if (row.verb === 'fetch-file') return takeFile(inTransaction, row, { ok: false, fault: 'failed' })
    const again = row.verb !== 'ask-members' && row.attempts < mostTries
    await inTransaction('errand', async (ctx) => {
      const end = again
        ? ({ state: 'pending', nextAt: addMs(ctx.now, minute), error: 'bug' } as const)
        : ({ state: 'refused', error: 'bug' } as const)
      if ((await settle(ctx.tx, row, end)) && row.verb === 'apply-import' && !again) await importBroken(ctx, row)
    })
  }
}

/** Repeated only where it certainly did not reach anybody: nobody is called twice. */
const urge = async ({ inTransaction, messenger }: ErrandDeps, row: Outgoing): Promise<void> => {
  const { openId, record } = JSON.parse(row.body) as Urging
  const is = await messenger.urge({ messageId: row.target.id, openId })
  await inTransaction('errand', async (ctx) => {
    const again = is.kind === 'retry' && row.attempts < mostUrged
    if (again) {
      const nextAt = addMs(ctx.now, Math.max(is.afterMs ?? 0, 5 * second))
      await settle(ctx.tx, row, { state: 'pending', nextAt, error: `retry ${is.code}` })
      return
    }
    const end =
      is.kind === 'ok'
        ? ({ state: 'sent', at: ctx.now, messageId: row.target.id } as const)
        : ({ state: 'refused', error: 'code' in is ? `${is.kind} ${is.code}` : is.kind } as const)
    if ((await settle(ctx.tx, row, end)) && is.kind !== 'ok') await notUrged(ctx, record)
  })
}

const askMembers = async ({ inTransaction, messenger }: ErrandDeps, row: Outgoing): Promise<void> => {
  const { target } = row
  const [chat, members] = await Promise.all([messenger.chat(target.id), messenger.members(target.id)])
  await inTransaction('errand', (ctx) => ranErrand(ctx, row, { chat, members }))
}

/** Asked once; whoever comes back to it after a fault gives the rules' answer. */
const askAssistant = async ({ inTransaction, assistant }: ErrandDeps, row: Outgoing): Promise<void> => {
  const { question } = JSON.parse(row.body) as { question: Question }
  const told: Told | undefined = row.attempts > 1 ? { kind: 'failed' } : await assistant.ask?.(question)
  await inTransaction('errand', (ctx) => assistant.answer(ctx, row, told))
}

/** Tried once more after a fault; then whoever asked hears that it came to nothing. */
const match = async ({ inTransaction, exporter }: ErrandDeps, row: Outgoing): Promise<void> => {
  const { chain } = JSON.parse(row.body) as MatchErrand
  const matched = row.attempts > 2 ? undefined : await exporter.match(chain)
  await inTransaction('errand', (ctx) => takeMatched(ctx, row, matched))
}

const fetchFile = async ({ inTransaction, messenger, exporter, onBug }: ErrandDeps, row: Outgoing): Promise<void> => {
  const { fileKey, fileName } = JSON.parse(row.body) as FileErrand
  const got = await messenger.download({ messageId: row.target.id, fileKey, most: mostBytes })
  if ((got.kind === 'retry' || got.kind === 'unknown') && row.attempts < mostTries) {
    await inTransaction('errand', (ctx) =>
      settle(ctx.tx, row, { state: 'pending', nextAt: addMs(ctx.now, 5 * second), error: 'download' }),
    )
    return
  }
  const read = async (): Promise<FileRead> => {
    if (got.kind === 'too-large') return { ok: false, fault: 'too-large' }
    if (got.kind !== 'ok') return { ok: false, fault: 'gone' }
    try {
      const words = allKinds.flatMap((kind) => [...new Set([sheetName(kind), kind.word])])
      if (!/\.csv$/iu.test(fileName)) return await exporter.read(got.bytes, words)
      // 风险 is in 风险处置.csv as well: the longest word is meant.
      const sheet = words.filter((word) => fileName.includes(word)).toSorted((a, b) => b.length - a.length)[0]
      return sheet === undefined ? { ok: false, fault: 'csv-name' } : await exporter.readCsv(got.bytes, sheet)
    } catch (error) {
      // No memory or no end in sight: made to be so, or damaged.
      if (!(error instanceof ExportFailed)) throw error
      onBug(error.cause, 'import')
      return { ok: false, fault: 'unreadable' }
    }
  }
  await takeFile(inTransaction, row, await read())
}
