import { expect, it } from 'vitest'
import { countFlights } from '../support/flights.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

it('a submission goes to the server and back four times: what it asks, what it writes, what it answers, the commit', async () => {
  const flights = countFlights()
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  // Every statement is known by its name.
  await town.王工.fills(good).submits()
  flights.count = 0
  const { 张工, stage } = town
  const answer = await stage.emulator.person(张工.openId).clicks(张工.card('周四').id, 'submit', { ...good })
  expect(answer.toast?.content).toContain('已')
  expect(flights.count).toBe(4)
})
