/** The SDK hands over plain fields and expects its HTTP client to make a form of them; a Buffer is the file, named by `file_name`. */
export const multipart = async (data: unknown): Promise<{ type: string; body: Buffer }> => {
  const fields = Object.entries((data ?? {}) as Record<string, unknown>)
  const form = new FormData()
  for (const [name, value] of fields)
    if (value instanceof Uint8Array) form.append(name, new Blob([Uint8Array.from(value)]), nameOf(fields))
    else if (value !== undefined) form.append(name, String(value))
  const encoded = new Response(form)
  return { type: encoded.headers.get('content-type') ?? '', body: Buffer.from(await encoded.arrayBuffer()) }
}

const nameOf = (fields: [string, unknown][]): string =>
  String(fields.find(([name]) => name === 'file_name')?.[1] ?? 'file')
