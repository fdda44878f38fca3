/** A part of a multipart body: bytes whatever it is, since the SDK names no file for a Buffer. */
export type Parts = ReadonlyMap<string, Buffer>

/** Undefined when the content type or the body is not multipart/form-data. */
export function parseMultipart(contentType: string, body: Buffer): Parts | undefined {
  const match = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (!boundary) return undefined
  const mark = Buffer.from(`--${boundary}`)
  const parts = new Map<string, Buffer>()
  let from = body.indexOf(mark)
  while (from >= 0) {
    const start = from + mark.length
    const next = body.indexOf(mark, start)
    if (next < 0) break
    const part = body.subarray(start + 2, next - 2)
    const gap = part.indexOf('\r\n\r\n')
    const name = /\bname="([^"]*)"/.exec(part.subarray(0, gap).toString('utf8'))?.[1]
    if (gap >= 0 && name !== undefined) parts.set(name, part.subarray(gap + 4))
    from = next
  }
  return parts
}
