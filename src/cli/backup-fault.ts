import type { BackupManifest } from '../db/backup-files.ts'
import type { Inspection } from '../db/inspection.ts'
import { migrations } from '../db/migrations/index.ts'

/** Why a backup that was read through is not to be used. */
export const faultOf = (
  { faults, migrations: applied, counts }: Inspection,
  manifest: BackupManifest | string,
): string | undefined => {
  if (faults.length > 0) return `备份文件不完好（${faults.slice(0, 3).join('；')}）`
  const newer = applied.filter((name) => !migrations.some((known) => known.name === name))
  if (newer.length > 0) return `备份是更新版本的程序做的（${newer.join('、')}），本版本不能用`
  const differs = typeof manifest === 'object' && JSON.stringify(manifest.counts) !== JSON.stringify(counts)
  return differs ? '清单（.json）里的份数与备份对不上' : undefined
}
