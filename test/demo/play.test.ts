import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { messageWords } from '../../scripts/demo/message-words.ts'
import { playWeeks } from '../../scripts/demo/play.ts'
import { serveDemo } from '../../scripts/demo/serve.ts'
import { afterAll as behindAll, firstWeek, weeks } from '../../scripts/demo/weeks.ts'
import { openStage } from '../../scripts/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const demo = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/demo.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, TZ: 'America/New_York' },
  })

describe('npm run demo -- --play', () => {
  it('plays over the long connection as well', () => {
    const { status, stdout, stderr } = demo('--play', '--until', '2026-W36', '--transport', 'websocket')
    expect([stderr, status]).toEqual(['', 0])
    expect(stdout).toContain('✓ 一键「本周无新增」，记为代报')
    expect(demo('--play', '--transport', 'pigeon')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('没有这种方式：pigeon'),
    })
  })

  it('plays all weeks, ends with 0 and leaves nothing behind', () => {
    const { status, stdout, stderr } = demo('--play')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    for (const line of [
      '━━━━ 第36周 · 2026-W36 ━',
      '── 9月2日（周三）15:00',
      '【张工（虚构） 点「提交」】',
      '✗ 下周计划中一行有 54 字，最多 40 字，请删短或分行。',
      '✓ 一键「本周无新增」，记为代报',
      '航天产业链更正已并入（v2）',
      '━━━━ 第37周 · 2026-W37 ━',
      '✓ 上周的计划逐条回到卡片上，只需选完成情况',
      '✓ 陶瓷基复合材料产业链报「本周无新增」',
      '── 9月11日（周五）10:00',
      '煤制烯烃（芳烃）深加工产业链补报已并入（v2）',
      '━━━━ 第38周 · 2026-W38 ━',
      '【周主任（演示） 点「催报」】',
      '✓ 周日调休上班，机器人自己不发任何东西',
      '✓ 这天催报照常发出',
      '━━━━ 第39周 · 2026-W39 ━',
      '✓ 周五中秋：没有摘要，也没有锁定，一条消息都没有',
      '── 9月28日（周一）08:30',
      '✓ 四步填完先核对，全角数字也认得',
      '━━━━ 第41周 · 2026-W41 ━',
      '✓ 国庆假期里一条消息都没有',
      '✓ 吴工退回煤化工：事项说明缺时限',
      '✓ 假期结束，张工自动恢复填报',
      '━━━━ 第42周 · 2026-W42 ━',
      '✓ 新型纺织的摘要是红色的，先写请链长定的事',
      '✓ 航天的摘要写明任务：在办、销号和新的一件',
      '✓ 退回的标记没有了',
      '✓ 杨工登记这处风险，红灯是算出来的',
      '✓ 两个工作小时后链长丁知道',
      '✓ 链长甲在摘要上批示，当时就成了任务',
      '── 10月17日（周六）21:50',
      '✓ 推进办当时就收到，加急',
      '✓ 吴工一键报链长，链长丙当时收到',
      '✓ 郑工办结',
      '━━━━ 第43周 · 2026-W43 ━',
      '✓ 五项决定当时就成了五件任务',
      '✓ 销号后链长甲知道批示办结了',
      '✓ 第一件的延期同意了',
      '✓ 第二件没有同意，理由写明',
      '✓ 4 个工作小时没有意见，按「未审签」通过',
      '〔文件〕产业链工作动态_2026年第1期.docx，',
      '✓ 收到文件「工作动态_各产业链_2026年第36–43周（8月31日—10月25日）.xlsx」',
      '━━━━ 第44周 · 2026-W44 ━',
      '✓ 比上月多一半以上：问一遍',
      '▬ 航天 66%',
      '✓ 点「看全文」，那一版私信给他',
      '✓ 周览点出到期没核的清单',
      '✓ 更新就是复核，序时差和灯重新算',
      '✓ 随后是一张图',
      '✓ 两边都收到，写明为什么像',
      '✓ 群里只有全链合计，没有哪一户的数',
      '✓ 推进办采用，进区简报',
      '━━━━ 第53周 · 2026-W53 ━',
      '✓ 明年的放假安排还没有，推进办天天收到提醒',
      '✓ 没有的数不当 0 分，写明还有多少分没有数据',
      '── 1月11日（周一）09:30',
      '✓ 推进办的单位也在这条链上：要第二个人确认',
      '✓ 各链只收到自己的成绩单，写明申诉到哪天',
      '✓ 两个人同意才改，公布的那一份不改写，只写差异',
      '✓ 领导小组群里只有等次，不排名次，没有分',
      '✓ 收到文件「考核通报_2026年',
      '✓ 第三方资料包生成，核对无误',
      '✓ 资料包改一个字节，核对就说出来',
      '✓ 9 周 ',
    ])
      expect(stdout).toContain(line)
    // What last week wrote comes back by a press: people write little, and press little.
    const [, characters, presses] = /每份周报写 (\d+) 字、点按 (\d+) 次（中位数，共 32 份）/u.exec(stdout) ?? []
    expect(Number(characters)).toBeLessThanOrEqual(12)
    expect(Number(presses)).toBeLessThanOrEqual(5)
    expect(stdout.match(/✓ 摘要发到各链长群，各一次/g)).toHaveLength(8)
    expect(stdout).not.toMatch(/undefined|NaN|\[object/)
    expect(readdirSync(folder).filter((name) => name.startsWith('lianzhang-'))).toEqual([])
  })

  it('prints each thing under the time at which it happened', () => {
    const { status, stdout } = demo('--play', '--until', '2026-W37')
    expect(status).toBe(0)
    const [, second = ''] = stdout.split('━━━━ 第37周')
    expect(second).toMatch(
      /── 9月10日（周四）16:00 ─+\n\[私信 刘工（虚构）\] 链长制工作助手：\n[\s\S]{0,200}最后一次提醒/u,
    )
    expect(second).toMatch(
      /── 9月11日（周五）17:00 ─+\n( {2}✓ .*\n)+\n每份周报写 \d+ 字、点按 \d+ 次（中位数，共 \d+ 份）\n✓ 2 周 \d+ 步都看到了/u,
    )
  })

  it('names the step that was not seen, its time and its chain', async () => {
    const stage = await openStage({ databaseFile: join(folder, 'missing.db'), start: firstWeek.opens })
    stage.emulator.chat('oc_demo_c2').muted = true
    await expect(playWeeks(stage, weeks, () => undefined)).rejects.toThrow(
      '9月4日（周五）08:30 没有看到：摘要发到各链长群，各一次（看到的是：陶瓷基复合材料产业链不是这样）',
    )
    await stage.close()
  })

  it('says what may be asked when it is asked something else', () => {
    const refuses = (words: string, ...args: string[]) => {
      const { status, stderr } = demo(...args)
      expect(stderr).toContain(words)
      expect(stderr).toContain('用法：npm run demo')
      expect(status).toBe(2)
    }
    refuses('不认识的选项', '--nonsense')
    refuses('端口不对：x', '--port', 'x')
    const list = '可以写：2026-W36、2026-W37、2026-W38、2026-W39、2026-W41、2026-W42、2026-W43、2026-W44、2026-W53'
    refuses(`没有这一周：2026-W40。${list}`, '--play', '--until', '2026-W40')
    refuses(`没有这一周：38。${list}`, '--at', '38')
    refuses('--until 要和 --play 一起用', '--until', '2026-W37')
    refuses('--at 是页面的选项', '--play', '--at', '2026-W37')
    expect(demo('--help').stdout).toContain('--until')
  })
})

describe('npm run demo', () => {
  it('opens behind the year’s end, with its map, sheets, 申诉 and 通报 in the chats', async () => {
    const served = await serveDemo(0, behindAll)
    const { stage, brokeOff, close } = served ?? expect.fail('no port')
    expect(brokeOff).toBeUndefined()
    expect(stage.clock.now()).toBe('2027-01-18T01:00:00.000Z')
    const said = stage.emulator.messages().map(messageWords).join('\n')
    for (const words of ['考核 · 航天产业链 · 2026年', '申诉〔2027〕1号', '航天产业链全景图谱', '配套〔2026〕1号'])
      expect(said, words).toContain(words)
    await close()
  })

  it('opens at a later week with the weeks before it in the chats', async () => {
    const third = weeks[2] ?? firstWeek
    const served = await serveDemo(0, third)
    const { stage } = served ?? expect.fail('no port')
    expect(stage.clock.now()).toBe('2026-09-16T07:00:00.000Z')
    const cards = stage.emulator.messages('oc_demo_c3').filter(({ msg_type }) => msg_type === 'interactive')
    expect(cards.map((card) => messageWords(card).split('\n')[0])).toEqual([
      '煤制烯烃（芳烃）深加工产业链 · 第36周',
      '煤制烯烃（芳烃）深加工产业链 · 第37周',
    ])
    expect(cards.every(({ read_by }) => read_by.includes('ou_demo_c3_chief'))).toBe(true)
    const next = await (await fetch(`${served?.url}/demo/next.json`)).json()
    expect(next).toMatchObject([{ what: '第一次提醒' }, {}, {}, {}])
    await served?.close()
  })

  it('takes the next free port when the wanted one is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      }),
    )
    const served = await serveDemo(port)
    expect(Number(new URL(served?.url ?? '').port)).toBeGreaterThan(port)
    await served?.close()
    await new Promise((resolve) => other.close(resolve))
  })
})
