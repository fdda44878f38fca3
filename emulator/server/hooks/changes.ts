import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Emulator } from '../emulator.ts'

/** Server-sent events: `change` with a running number; many changes at once make one event. Fetch the snapshot after each. */
export function changes(emulator: Emulator, c: Context): Response {
  return streamSSE(c, async (stream) => {
    let number = 0
    let seen = -1
    let wake = () => {}
    const stop = emulator.onChange(() => {
      number += 1
      wake()
    })
    stream.onAbort(() => {
      stop()
      wake()
    })
    while (!stream.aborted) {
      if (seen !== number) {
        seen = number
        await stream.writeSSE({ event: 'change', data: JSON.stringify({ number }) })
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  })
}
