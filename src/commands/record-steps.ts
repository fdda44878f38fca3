import { type RecordRow, recordList } from '../cards/record-list.ts'
import { readRecord, type StoredRecord } from '../db/records.ts'
import { plainWord } from '../domain/normalise.ts'
import { readWords } from '../domain/records/read-words.ts'
import * as t from '../texts/records.ts'
import { deskAllowing } from '../usecases/records/desk-allowing.ts'
import { drawStepForm } from '../usecases/records/draw-form.ts'
import { rowOf } from '../usecases/records/draw-list.ts'
import { drawRecord, openSteps } from '../usecases/records/draw-record.ts'
import { allKinds, type Kind, kindOf, stepOf } from '../usecases/records/kinds.ts'
import { relationsOf } from '../usecases/records/relation.ts'
import { maySee } from '../usecases/records/rights.ts'
import { knownFor } from '../usecases/records/surroundings.ts'
import type { Answer, Asked, Command } from './command.ts'
import type { FoundCommand } from './find-command.ts'
import { cardAnswer, stepNamed } from './records.ts'
import { say } from './refused.ts'

const mostShown = 8

/** A step's word without a number, `签收`: the record on the desk that allows it, or those to choose from. Nothing is done by it. */
export const stepAlone = (text: string): FoundCommand | undefined => {
  const word = plainWord(text)
  const steps = allKinds.flatMap((kind) => {
    const step = stepNamed(kind, word)
    return step === undefined ? [] : [{ kind, step }]
  })
  return steps.length === 0 ? undefined : { command: choosing(word, steps), words: '' }
}

const choosing = (word: string, steps: readonly { kind: Kind; step: string }[]): Command => ({
  name: word,
  aliases: [],
  summary: '',
  usage: word,
  action: 'help',
  run: async (asked) => {
    const found: { kind: Kind; record: StoredRecord }[] = []
    for (const { kind, step } of steps)
      for (const record of await deskAllowing(asked, kind, step, mostShown + 1)) found.push({ kind, record })
    const [one] = found
    if (!one) return say(t.noneToStep(word))
    if (found.length === 1) return cardAnswer(one.record, await drawRecord(asked, one.record))
    const rows: RecordRow[] = []
    for (const { kind, record } of found.slice(0, mostShown)) rows.push(await rowOf(asked, kind, record))
    const card = recordList({
      title: t.chooseTitle(word),
      counts: t.chooseCount(found.length, mostShown),
      rows,
      nothing: '',
      turning: [],
      filters: [],
    })
    return { where: 'private', content: { card }, topic: 'record-card' }
  },
})

/** A reply in private to a record's card is offered as its text step, else as 补记: a filled form, never done at once. */
export const replyToRecord = async (
  asked: Asked,
  id: string | undefined,
  text: string,
): Promise<Answer | undefined> => {
  const record = id === undefined ? undefined : await readRecord(asked.tx, id)
  const kind = record && kindOf(record.kind)
  if (!record || !kind || !maySee(asked, kind, record, await relationsOf(asked, record))) return undefined
  const open = await openSteps(asked, kind, record)
  const step = [kind.declared.reply, 'note'].find((one) => one !== undefined && open.includes(one))
  if (step === undefined) return cardAnswer(record, await drawRecord(asked, record))
  const asks = stepOf(kind, step)?.asks ?? []
  const given = readWords(text, asks, await knownFor(asked, record, asks))
  return cardAnswer(record, await drawStepForm(asked, kind, record, step, { typed: given }), true)
}
