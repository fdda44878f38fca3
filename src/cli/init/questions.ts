import { districtOf, type FirstChain, type FirstDistrict, namesIn } from '../../domain/first-district.ts'
import { judgeDistrict } from '../../domain/judge-district.ts'
import * as t from '../../texts/init.ts'
import { soundOf } from '../../usecases/words/pinyin.ts'
import type { Talk } from '../talk.ts'

/** Asks for what a district file cannot be without. @throws Interrupted */
export const askDistrict = async ({ ask, tell }: Pick<Talk, 'ask' | 'tell'>): Promise<FirstDistrict> => {
  tell(t.asks.intro)
  const needed = async (question: string): Promise<string> => {
    for (;;) {
      const answer = await ask(question)
      if (answer !== '') return answer
      tell(t.needed)
    }
  }
  let first: FirstDistrict = { district: '', office: '', chains: [] }
  const faultsOf = (part: Partial<FirstDistrict>, of: string, at?: number): string[] => {
    const judged = judgeDistrict(districtOf({ ...first, ...part }, soundOf))
    const ours = judged.ok
      ? []
      : judged.fault.filter(({ path }) => path[0] === of && (at === undefined || path[1] === at))
    return ours.map(({ message }) => message)
  }
  for (const [part, read] of [
    ['district', () => needed(t.asks.district)],
    ['office', async () => (await ask(t.asks.office)) || t.usualOffice],
  ] as const) {
    for (;;) {
      const answer = { [part]: await read() }
      const faults = faultsOf(answer, part)
      first = { ...first, ...answer }
      if (faults.length === 0) break
      for (const fault of faults) tell(fault)
    }
  }
  for (;;) {
    const at = first.chains.length
    const name = await ask(t.asks.chain(at + 1))
    if (name === '' && at > 0) return first
    if (name === '') {
      tell(t.asks.noChain)
      continue
    }
    const chain = await askChain(name, ask, needed)
    const faults = faultsOf({ chains: [...first.chains, chain] }, 'chains', at)
    if (faults.length === 0) first = { ...first, chains: [...first.chains, chain] }
    else for (const fault of [...faults, t.asks.again]) tell(fault)
  }
}

const askChain = async (
  name: string,
  ask: Talk['ask'],
  needed: (question: string) => Promise<string>,
): Promise<FirstChain> => {
  const short = await ask(t.asks.short)
  const chief = await ask(t.asks.chief)
  const departments = chief === '' ? [] : namesIn(await needed(t.asks.departments))
  return { name, short, chief, departments, incubating: chief === '' }
}
