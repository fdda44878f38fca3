import { notOpened } from '../texts/imports.ts'
import { type FileErrand, kindsToImport } from '../usecases/imports/take-file.ts'
import { sendOnErrand } from '../usecases/say.ts'
import type { Answer, Asked } from './command.ts'
import { say } from './refused.ts'

/**
 * A file sent in private by somebody who may import: fetched and read after this transaction. Nothing else that is sent as a file is ever opened.
 * @returns undefined for whoever may not: then it is a file like any other.
 */
export const takeImportFile = async (
  asked: Asked,
  { key, name }: { key: string; name: string },
): Promise<Answer | 'comes' | undefined> => {
  if (kindsToImport(asked).length === 0) return undefined
  if (!/\.(?:xlsx?|csv)$/iu.test(name)) return say(notOpened)
  const errand: FileErrand = { fileKey: key, fileName: name, openId: asked.actor.openId }
  const { messageId } = asked
  await sendOnErrand(asked, 'fetch-file', `import/${messageId}`, { type: 'message_id', id: messageId }, errand)
  return 'comes'
}
