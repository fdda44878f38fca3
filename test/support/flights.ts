import pg from 'pg'
import { onTestFinished } from 'vitest'

interface Stream {
  on(event: 'data', heard: () => void): void
  _write(chunk: Buffer, ...rest: unknown[]): void
  _writev(chunks: { chunk: Buffer }[], ...rest: unknown[]): void
}

/**
 * How often connections opened from now on that write have asked and had to wait: a flight is what leaves after something was heard, until something is
 * heard again.
 */
export const countFlights = (): { count: number } => {
  const seen = { count: 0 }
  const { connect } = pg.Connection.prototype as unknown as { connect(...to: unknown[]): void }
  const patched = pg.Connection.prototype as unknown as { connect: typeof connect }
  patched.connect = function (this: { stream: Stream }, ...to) {
    connect.apply(this, to)
    const { stream } = this
    const { _write, _writev } = stream
    let writes = false
    let heard = true
    const leaves = (bytes: Buffer): void => {
      writes ||= bytes.includes('pg_advisory_xact_lock')
      if (writes && heard) seen.count += 1
      heard = false
    }
    stream.on('data', () => {
      heard = true
    })
    stream._write = (chunk, ...rest) => {
      leaves(chunk)
      _write.call(stream, chunk, ...rest)
    }
    stream._writev = (chunks, ...rest) => {
      leaves(Buffer.concat(chunks.map(({ chunk }) => chunk)))
      _writev.call(stream, chunks, ...rest)
    }
  }
  onTestFinished(() => {
    patched.connect = connect
  })
  return seen
}
