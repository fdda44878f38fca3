import type { Kysely } from 'kysely'
import { up as first } from './0001-first.ts'
import { up as manyChains } from './0002-many-chains.ts'
import { up as returns } from './0003-returns.ts'
import { up as leave } from './0004-leave.ts'
import { up as hands } from './0005-hands.ts'
import { up as bulletins } from './0006-bulletins.ts'
import { up as search } from './0007-search.ts'
import { up as openForms } from './0008-open-forms.ts'
import { up as searchFields } from './0009-search-fields.ts'
import { up as records } from './0010-records.ts'
import { up as recordClocks } from './0011-record-clocks.ts'
import { up as imports } from './0012-imports.ts'
import { up as outboxBodies } from './0013-outbox-bodies.ts'
import { up as presses } from './0014-presses.ts'
import { up as aliases } from './0015-aliases.ts'
import { up as recordActs } from './0016-record-acts.ts'
import { up as bulletinRecords } from './0017-bulletin-records.ts'
import { up as largeLedger } from './0018-large-ledger.ts'
import { up as recordSearch } from './0019-record-search.ts'
import { up as weeklyLedger } from './0020-weekly-ledger.ts'
import { up as assessment } from './0021-assessment.ts'
import { up as firms } from './0022-firms.ts'
import { up as messageIndex } from './0023-message-index.ts'
import { up as recordPieces } from './0024-record-pieces.ts'
import { up as importRows } from './0025-import-rows.ts'

export interface Migration {
  name: string
  up(db: Kysely<unknown>): Promise<void>
}

/** In order, by hand: a folder scan breaks once the code is bundled. A new migration is a new file and one line here. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first },
  { name: '0002-many-chains', up: manyChains },
  { name: '0003-returns', up: returns },
  { name: '0004-leave', up: leave },
  { name: '0005-hands', up: hands },
  { name: '0006-bulletins', up: bulletins },
  { name: '0007-search', up: search },
  { name: '0008-open-forms', up: openForms },
  { name: '0009-search-fields', up: searchFields },
  { name: '0010-records', up: records },
  { name: '0011-record-clocks', up: recordClocks },
  { name: '0012-imports', up: imports },
  { name: '0013-outbox-bodies', up: outboxBodies },
  { name: '0014-presses', up: presses },
  { name: '0015-aliases', up: aliases },
  { name: '0016-record-acts', up: recordActs },
  { name: '0017-bulletin-records', up: bulletinRecords },
  { name: '0018-large-ledger', up: largeLedger },
  { name: '0019-record-search', up: recordSearch },
  { name: '0020-weekly-ledger', up: weeklyLedger },
  { name: '0021-assessment', up: assessment },
  { name: '0022-firms', up: firms },
  { name: '0023-message-index', up: messageIndex },
  { name: '0024-record-pieces', up: recordPieces },
  { name: '0025-import-rows', up: importRows },
]
