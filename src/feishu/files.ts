import { classify, type NotOk, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import { pathId } from './sdk.ts'
import type { Transport } from './transport.ts'

export type Downloaded = { kind: 'ok'; bytes: Uint8Array } | { kind: 'too-large' } | NotOk

export interface Files {
  /** What somebody sent as a file. It changes nothing, so repeating it is harmless. */
  download(file: { messageId: string; fileKey: string; most: number }): Promise<Downloaded>
}

/** Not through the SDK: its call hands out a stream, which has neither our deadline nor our limit. */
export const createFiles = (base: string, { download }: Pick<Transport, 'download'>): Files => ({
  async download({ messageId, fileKey, most }) {
    const path = `messages/${pathId(messageId)}/resources/${pathId(fileKey)}`
    const answer = await settle(download(`${base}/open-apis/im/v1/${path}?type=file`, most))
    if (!(answer instanceof CallFailure)) return { kind: 'ok', bytes: answer }
    return answer.facts.why === 'too-large' ? { kind: 'too-large' } : classify(answer)
  },
})
