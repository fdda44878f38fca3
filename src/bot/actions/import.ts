import { readImport } from '../../db/imports.ts'
import { importToasts } from '../../texts/imports.ts'
import { toasts } from '../../texts/toasts.ts'
import { dropImport, startImport } from '../../usecases/imports/apply-import.ts'
import { drawImport } from '../../usecases/imports/draw-import.ts'
import { kindOf } from '../../usecases/records/kinds.ts'
import { importRight } from '../../usecases/records/rights.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 导入 34 条 or 不导入 under the report of a file. */
const press = async (click: Click, action: Wish<'import'>): Promise<CardAnswer> => {
  const one = await readImport(click.tx, action.import)
  const kind = one && kindOf(one.kind)
  if (!one || !kind) return { toast: toasts.oldCard }
  const right = importRight(kind)
  if (!click.may(right).allow) return refuseClick(click, right, {})
  const after = action.do === 'apply' ? await startImport(click, one.id, click.card) : await dropImport(click, one.id)
  if (!after) return { toast: importToasts.settled }
  return {
    toast: action.do === 'apply' ? importToasts.started : importToasts.dropped,
    card: drawImport(after),
  }
}

export const importButton: Button<'import'> = { right: 'help', mark: (action) => action.import, press }
