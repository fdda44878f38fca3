import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { credentials } from '../../scripts/stage.ts'
import { tempFolder } from '../../scripts/town/temp-folder.ts'
import { shownCode } from '../../src/domain/claim-code.ts'
import { contactHash } from '../../src/usecases/office/district-facts.ts'
import { mintClaim, undoClaim } from '../../src/usecases/people/claim.ts'
import { openTown, type Town } from './town.ts'

/** The demo's district file with these words in place of others. */
export const changedDistrict = (change: (text: string) => string): string => {
  const folder = tempFolder()
  onTestFinished(() => folder.remove())
  const file = join(folder.path, 'district.yaml')
  writeFileSync(file, change(readFileSync('districts/demo.yaml', 'utf8')))
  return file
}

const nobody = (text: string) => text.replace('roles: [{ role: admin }]', 'roles: []')

/** The demo's district, in which 何工 holds no post and nobody is administrator. */
export const openWithoutAdmin = (start = '09-02 10:00'): Promise<Town> =>
  openTown(start, { district: changedDistrict(nobody), newcomers: true })

const operator = { openId: 'cli', name: '', grants: [] }

/** As `lianzhang claim --undo` does it. */
export const undo = ({ stage }: Pick<Town, 'stage'>) =>
  stage.app.inTransaction('claim-undo', (ctx) => undoClaim({ ...ctx, actor: operator }))

/** As `lianzhang claim` does it. @returns the code as the terminal shows it */
export const mint = async ({ stage }: Pick<Town, 'stage'>): Promise<string> => {
  const seal = (words: string) => contactHash(words, credentials.appSecret)
  const minted = await stage.app.inTransaction('claim', (ctx) => mintClaim({ ...ctx, actor: operator }, seal))
  if (!minted) throw new Error('there is an administrator')
  return shownCode(minted.code)
}
