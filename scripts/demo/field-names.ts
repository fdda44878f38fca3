import { fieldTitles, groupsTitle, sectionTitles } from '../../src/texts/bulletin.ts'
import { monthFieldWords } from '../../src/texts/monthly.ts'
import { fieldWords } from '../../src/texts/weekly.ts'

const names: Record<string, string> = {
  ...monthFieldWords,
  ...fieldTitles,
  ...sectionTitles,
  ...fieldWords,
  groups: groupsTitle,
  fragment: '补充内容',
  reason: '原因',
}

/** A field as people call it. */
export const fieldName = (name: string): string => names[name] ?? name
