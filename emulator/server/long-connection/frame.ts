/** One frame of the long connection: message `pbbp2.Frame`, proto2, as the official SDKs write it. */
export interface Frame {
  seqId: bigint
  logId: bigint
  service: number
  /** 0 control, 1 data. */
  method: number
  /** In their order. */
  headers: [key: string, value: string][]
  payloadEncoding?: string
  payloadType?: string
  payload?: Buffer
  logIdNew?: string
}

const varint = (value: bigint | number): Buffer => {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  do {
    const low = Number(left & 0x7fn)
    left >>= 7n
    bytes.push(left > 0n ? low | 0x80 : low)
  } while (left > 0n)
  return Buffer.from(bytes)
}
const number = (field: number, value: bigint | number): Buffer => Buffer.concat([varint(field << 3), varint(value)])
const bytes = (field: number, value: Uint8Array): Buffer =>
  Buffer.concat([varint((field << 3) | 2), varint(value.length), value])
const words = (field: number, value: string): Buffer => bytes(field, Buffer.from(value, 'utf8'))

/** Zeros are written as well: the fields are required, and the SDK refuses a frame without them. */
export const encodeFrame = (frame: Frame): Buffer =>
  Buffer.concat([
    number(1, frame.seqId),
    number(2, frame.logId),
    number(3, frame.service),
    number(4, frame.method),
    ...frame.headers.map(([key, value]) => bytes(5, Buffer.concat([words(1, key), words(2, value)]))),
    ...(frame.payloadEncoding === undefined ? [] : [words(6, frame.payloadEncoding)]),
    ...(frame.payloadType === undefined ? [] : [words(7, frame.payloadType)]),
    ...(frame.payload === undefined ? [] : [bytes(8, frame.payload)]),
    ...(frame.logIdNew === undefined ? [] : [words(9, frame.logIdNew)]),
  ])

/** Field number and value of each field of a message. @throws Error when the bytes are none */
const fieldsOf = (message: Buffer): [field: number, value: bigint | Buffer][] => {
  const fields: [number, bigint | Buffer][] = []
  let at = 0
  const next = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++]
      if (byte === undefined) break
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw new Error('a number is cut off')
  }
  while (at < message.length) {
    const tag = Number(next())
    const [field, type] = [tag >> 3, tag & 7]
    if (type !== 0 && type !== 2) throw new Error(`field ${field} has wire type ${type}`)
    const value = next()
    if (type === 0) fields.push([field, value])
    else {
      const end = at + Number(value)
      if (end > message.length) throw new Error(`field ${field} is cut off`)
      fields.push([field, message.subarray(at, end)])
      at = end
    }
  }
  return fields
}

const textOf = (value: bigint | Buffer | undefined): string => {
  if (!Buffer.isBuffer(value)) throw new Error('a text is missing')
  return value.toString('utf8')
}

/** @throws Error for what is no frame: cut off, or without a required field */
export const decodeFrame = (message: Buffer): Frame => {
  const fields = fieldsOf(message)
  const last = (field: number) => fields.findLast(([found]) => found === field)?.[1]
  const required = (field: number): bigint => {
    const value = last(field)
    if (typeof value !== 'bigint') throw new Error(`field ${field} is missing`)
    return value
  }
  const int32 = (field: number): number => Number(BigInt.asIntN(32, required(field)))
  const headers = fields.flatMap(([field, value]): [string, string][] => {
    if (field !== 5) return []
    if (!Buffer.isBuffer(value)) throw new Error('a header is no message')
    const pair = new Map(fieldsOf(value))
    return [[textOf(pair.get(1)), textOf(pair.get(2))]]
  })
  const [payloadEncoding, payloadType, payload, logIdNew] = [last(6), last(7), last(8), last(9)]
  return {
    seqId: required(1),
    logId: required(2),
    service: int32(3),
    method: int32(4),
    headers,
    ...(payloadEncoding === undefined ? {} : { payloadEncoding: textOf(payloadEncoding) }),
    ...(payloadType === undefined ? {} : { payloadType: textOf(payloadType) }),
    ...(Buffer.isBuffer(payload) ? { payload } : {}),
    ...(logIdNew === undefined ? {} : { logIdNew: textOf(logIdNew) }),
  }
}

export const headerOf = ({ headers }: Frame, name: string): string | undefined =>
  headers.find(([key]) => key === name)?.[1]
