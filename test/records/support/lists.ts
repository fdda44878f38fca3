import type { Who } from '../../../scripts/town/cast.ts'
import { lists } from '../../../src/domain/lists/all.ts'
import type { Field } from '../../../src/domain/records/field.ts'
import type { Town } from '../../support/town.ts'

/** Something that fits a column, as it is typed. */
export const typedFor = (field: Field, n = 1): string => {
  switch (field.is) {
    case 'pick':
      return field.of[0] ?? ''
    case 'number':
      return '10'
    case 'amount':
      return '300 吨'
    case 'day':
      return '2026-09-10'
    case 'unit':
      return '区科技工信局（演示）'
    case 'firm':
      return '示例材料乙（虚构）'
    case 'ref':
      return ''
    case 'person':
      return '某人（虚构）'
    default:
      return `示例${field.key}${n}（虚构）`.slice(0, 'most' in field ? field.most : 40)
  }
}

/** Every column that the form of a list asks. */
export const formOf = (key: string, n = 1): Record<string, string> =>
  Object.fromEntries(
    (lists.find((one) => one.key === key)?.fields ?? []).map((field) => [field.key, typedFor(field, n)]),
  )

/** Makes a row, by its form. */
export const addsRow = async (
  town: Town,
  who: Who,
  key: string,
  given: Record<string, string> = formOf(key),
  chain = '',
): Promise<string> => {
  await town[who].says(`${key} ${chain} 新增`)
  return (await town[who].lastCard().clicks('create', given)).words
}
