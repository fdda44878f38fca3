import { createAliases } from './aliases.ts'
import { assessment } from './assessment.ts'
import { bind } from './bind.ts'
import { bulletin } from './bulletin.ts'
import { burden } from './burden.ts'
import { callOffice } from './call-office.ts'
import { checkup } from './checkup.ts'
import type { Command } from './command.ts'
import { correct } from './correct.ts'
import { digest } from './digest.ts'
import { exempt } from './exempt.ts'
import { exportFiles } from './export.ts'
import { createHelp, createUnknown } from './help.ts'
import { importFiles } from './import.ts'
import { later } from './later.ts'
import { leave } from './leave.ts'
import { listsCommand } from './lists.ts'
import { look } from './look.ts'
import { mapCommand } from './map.ts'
import { matchCommand } from './match.ts'
import { members } from './members.ts'
import { mine } from './mine.ts'
import { monitoring } from './monitoring.ts'
import { monthly } from './monthly.ts'
import { naming } from './naming.ts'
import { nudge } from './nudge.ts'
import { organisation } from './organisation.ts'
import { push } from './push.ts'
import { recordCommands } from './records.ts'
import { report } from './report.ts'
import { returnReport } from './return.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { supplement } from './supplement.ts'
import { targetsCommand } from './targets.ts'
import { trendCommand } from './trend.ts'

/** Every command, in the order of 帮助. A new command is a new file and one line here. */
export const commands: readonly Command[] = [
  report,
  monthly,
  correct,
  supplement,
  mine,
  later,
  leave,
  status,
  nudge,
  naming,
  returnReport,
  exempt,
  digest,
  bulletin,
  ...recordCommands,
  assessment,
  checkup,
  monitoring,
  trendCommand,
  targetsCommand,
  listsCommand,
  mapCommand,
  matchCommand,
  look,
  exportFiles,
  importFiles,
  burden,
  push,
  members,
  organisation,
  bind,
  settings,
  createAliases(() => commands),
  callOffice,
  createHelp(() => commands),
]

export const unknownCommand = createUnknown(() => commands)

/** A word that two commands claim would be answered by chance. */
const claimed = new Set<string>()
for (const command of commands)
  for (const word of [command.name, ...command.aliases]) {
    if (claimed.has(word.toLowerCase())) throw new Error(`two commands claim ${word}`)
    claimed.add(word.toLowerCase())
  }
