import { expect, test } from 'vitest'
import { decodeFrame, encodeFrame, type Frame } from '../../../emulator/server/long-connection/frame.ts'

const ping: Frame = { seqId: 0n, logId: 0n, service: 33554678, method: 0, headers: [['type', 'ping']] }

test('the first ping is, byte for byte, what the official client sends', () => {
  expect(encodeFrame(ping).toString('hex')).toBe('0800100018f68180102000' + '2a0c0a04747970651204' + '70696e67')
})

test('a full frame comes back as it was, numbers beyond 2^53 included', () => {
  const full: Frame = {
    seqId: 2n ** 64n - 1n,
    logId: 9007199254740993n,
    service: -1,
    method: 1,
    headers: [
      ['type', 'event'],
      ['sum', '1'],
      ['链', '长'],
    ],
    payloadEncoding: 'none',
    payloadType: 'json',
    payload: Buffer.from('{"a":"链"}'),
    logIdNew: 'x',
  }
  expect(decodeFrame(encodeFrame(full))).toEqual(full)
})

test.each([
  ['cut off', encodeFrame(ping).subarray(0, -1)],
  ['zeros left out', Buffer.from('18f68180102a0c0a04747970651204' + '70696e67', 'hex')],
  ['no protobuf', Buffer.from('hello')],
])('is refused: %s', (_why, bytes) => {
  expect(() => decodeFrame(bytes)).toThrow()
})
