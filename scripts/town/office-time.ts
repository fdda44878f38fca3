import { type Instant, instantOf } from '../../src/domain/time.ts'

/** `09-03 18:05` in the office's zone; of 2026 unless a year stands in front. */
export const officeTime = (when: string): Instant => {
  const [day = '', time = ''] = when.split(' ')
  return instantOf(day.length > 5 ? day : `2026-${day}`, time, 'Asia/Shanghai')
}
