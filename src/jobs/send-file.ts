import type { Outgoing } from '../db/outbox.ts'
import { ExportCut, type Exporter, ExportFailed } from '../exports/exporter.ts'
import type { AnyWish, Made } from '../exports/wish.ts'
import type { SendOutcome } from '../feishu/errors.ts'
import type { NotMade } from '../usecases/files/file-failed.ts'
import type { Messenger } from './messenger.ts'

/** Feishu takes no larger file. */
const mostBytes = 30 * 1024 * 1024
/** Answers with a code nobody knows are no outage: some eight minutes of them. */
const mostUploads = 9

export interface FileDeps {
  messenger: Pick<Messenger, 'upload' | 'send'>
  exporter: Exporter
  onBug(error: unknown, where: string): void
}

/**
 * Makes the file a row asks for, uploads it and sends it under the row's uuid. Whatever fails before the send has put nothing before
 * anybody's eyes, so it is done again from the beginning: what the file says is then as of that moment.
 * @param leave taken right before the send. @returns undefined when it said no.
 */
export const sendFile = async (
  { messenger, exporter, onBug }: FileDeps,
  row: Outgoing,
  leave: () => Promise<boolean>,
): Promise<SendOutcome | NotMade | undefined> => {
  const wish = JSON.parse(row.body) as AnyWish
  let made: Made
  try {
    made = await exporter.make(wish)
  } catch (error) {
    // The process leaves: made again after the next start.
    if (error instanceof ExportCut) return { kind: 'retry', code: 0 }
    onBug(error instanceof ExportFailed ? error.cause : error, 'export')
    return { kind: 'not-made', reason: 'failed', rows: 0 }
  }
  if (!made.ok) return { kind: 'not-made', reason: made.reason, rows: made.rows }
  if (made.bytes.byteLength > mostBytes) return { kind: 'not-made', reason: 'too-large', rows: made.rows }
  const uploaded = await messenger.upload({ name: made.name ?? wish.name, bytes: made.bytes })
  if (uploaded.kind === 'unknown') {
    if (uploaded.code !== undefined && row.attempts >= mostUploads)
      return { kind: 'not-made', reason: 'failed', rows: 0 }
    // Nobody sees an upload that may have arrived.
    return { kind: 'retry', code: uploaded.code ?? 0 }
  }
  if (uploaded.kind !== 'ok') return uploaded
  if (!(await leave())) return undefined
  const { type, id } = row.target
  return messenger.send({
    to: { type: type === 'chat_id' ? type : 'open_id', id },
    ...('imageKey' in uploaded
      ? { msgType: 'image', content: JSON.stringify({ image_key: uploaded.imageKey }) }
      : { msgType: 'file', content: JSON.stringify({ file_key: uploaded.fileKey }) }),
    uuid: row.uuid,
  })
}
