import { newId } from '../db/ids.ts'
import type { Sentence } from '../texts/plain.ts'
import type { FileAsked } from '../usecases/files/queue-file.ts'
import type { Answer, Asked } from './command.ts'
import { say } from './refused.ts'

/** A file for whoever asked, behind the sentence that announces it. */
export const privateFile = async (asked: Asked, request: (from: FileAsked) => Promise<Sentence>): Promise<Answer> => {
  const answer = newId('out')
  const to = { type: 'open_id', id: asked.actor.openId } as const
  return {
    ...say(await request({ to, messageId: asked.messageId, place: asked.place.kind, answer })),
    outboxId: answer,
  }
}
