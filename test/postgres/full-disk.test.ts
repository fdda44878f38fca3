import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { cardWith, openTown, saidTo, type Town, 何工, 周报, 张工, 李工 } from '../bad-days/rig.ts'
import { rawOf } from '../support/raw.ts'
import { smallDisk } from '../support/small-disk.ts'
import { serverOfOwn } from './server.ts'

const told = (town: Town) => saidTo(town, 何工).filter((text) => text.includes('服务器磁盘'))
/** That no database makes smaller. */
const noise = (characters: number): string => randomBytes(characters / 2).toString('hex')

/** Rows of others, until not the smallest fits. */
const fill = (town: Town): void => {
  const put = rawOf(town.bot.database).prepare('insert into kv values (?, ?)')
  for (const size of [7_000, 700, 70, 2])
    for (let fits = true; fits; )
      try {
        put.run(`filler/${noise(20)}`, noise(size))
      } catch (error) {
        expect(error).toMatchObject({ code: '53100' })
        fits = false
      }
}

it('the disk of the tables is full: nothing is acknowledged that was not stored, and the bot works again by itself when there is room', async () => {
  const disk = smallDisk(20, 'postgres')
  // A checkpoint fails meanwhile, whoever asks for it.
  const server = serverOfOwn()
  server.admin.exec(`create tablespace small location '${disk.folder}'`)
  server.admin.exec('create database bot tablespace small')
  const town = await openTown({ place: server.url('bot') })
  await town.moveTo('2026-09-02T07:01:00.000Z')
  const card = cardWith(town, 张工, 'submit')
  const drafts = cardWith(town, 张工, 'save_draft')
  const says = () => town.emulator.person(李工).says(`周报 ${noise(1_000)}`)
  const press = async () =>
    (await town.emulator.person(张工).clicks(drafts, 'save_draft', { ...周报, progress: noise(280) })).toast?.content

  fill(town)
  // What pages in use still have room for is stored all the same.
  let taken = 0
  while ((await says()).status === 200) taken += 1
  for (let presses = 1; (await press()) !== '未保存，请重试'; presses++) expect(presses).toBeLessThan(500)
  expect(await press()).toBe('未保存，请重试')
  const inbox = () => town.rows<{ n: number }>("select count(*) as n from inbox where kind = 'message'")[0]?.n
  expect(inbox()).toBe(taken)
  expect(told(town)).toEqual([])

  disk.grow(100)
  await town.advance(60_000)
  expect(told(town)).toHaveLength(1)
  expect(told(town)[0]).toMatch(/有 2 次点击、1 条消息没有收下/)
  expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
  expect(town.rows('select rev from revision')).toEqual([{ rev: 1 }])
  // The message that was refused came again.
  expect(inbox()).toBe(taken + 1)
})
