import { expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../emulator/server/emulator.ts'
import { credentials, manualClock, seedOf } from '../../scripts/stage.ts'
import { portraitMap } from '../../src/drawings/map.ts'
import { openPainter } from '../../src/exports/painter.ts'
import { createFeishu } from '../../src/feishu/client.ts'
import { demoDistrict } from '../bad-days/rig.ts'
import { spaceMap } from '../drawings/support/maps.ts'

const connected = async () => {
  const emulator = createEmulator({
    seed: seedOf(demoDistrict()),
    clock: { now: () => Date.parse('2026-09-02T07:00:00Z') },
  })
  const { url, close } = await emulator.listen()
  const { appId, appSecret } = credentials
  const silent = { info: () => undefined, warn: () => undefined }
  const clock = manualClock('2026-09-02T07:00:00.000Z')
  const feishu = createFeishu({ appId, appSecret, baseUrl: url, clock, log: silent })
  onTestFinished(async () => {
    feishu.close()
    await close()
  })
  return { emulator, feishu }
}

it.each(['工作动态_航天_2026年第36–39周（8月31日—9月27日）.xlsx', '工作动态_航天_2026年第36周（8月31日—9月6日）.docx'])(
  '%s is uploaded under its name, byte for byte',
  async (name) => {
    const { emulator, feishu } = await connected()
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)
    // A boundary cannot be mistaken in whatever lies in the file.
    bytes.set(Buffer.from('\r\n------formdata\r\n--'), 100)
    const uploaded = await feishu.upload({ name, bytes })
    if (!('fileKey' in uploaded)) throw new Error(uploaded.kind)
    const stored = emulator.resource(uploaded.fileKey)
    expect(stored?.file_name).toBe(name)
    expect(Buffer.from(stored?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)
  },
)

it('a picture is uploaded as one, so that a chat shows it', async () => {
  const { emulator, feishu } = await connected()
  const bytes = (await openPainter())(portraitMap(spaceMap))
  const uploaded = await feishu.upload({ name: '图谱_航天.png', bytes })
  if (!('imageKey' in uploaded)) throw new Error(uploaded.kind)
  const stored = emulator.resource(uploaded.imageKey)
  expect(uploaded.imageKey).toMatch(/^img_/)
  expect(Buffer.from(stored?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)
})

it('a file beyond Feishu’s limit is refused for good, an empty one too', async () => {
  const { feishu } = await connected()
  const large = await feishu.upload({ name: 'a.xlsx', bytes: new Uint8Array(30 * 1024 * 1024 + 1) })
  expect(large).toMatchObject({ kind: 'refused', code: 234006, reason: 'too-long' })
  expect(await feishu.upload({ name: 'a.xlsx', bytes: new Uint8Array() })).toMatchObject({
    kind: 'refused',
    code: 234010,
  })
})
