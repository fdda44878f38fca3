import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { World } from '../world.ts'
import { readAddons } from './addons.ts'
import { isOpen, registrationOf } from './registration.ts'
import { scan } from './scan.ts'

const page = (title: string, body: unknown) =>
  html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><body><h1>${title}</h1>${body}</body></html>`

/** The page that a phone opens after scanning: who holds it, what the app wants, yes or no. */
export function confirmPage(app: Hono, world: World): void {
  app.get('/page/launcher', (c) => {
    const found = registrationOf(world, c.req.query('user_code') ?? '')
    if (!found || !isOpen(world, found)) return c.html(page('链接已失效', html`<p>请回到终端再要一个。</p>`), 410)
    const { scopes, events, callbacks } = readAddons(c.req.query('addons') ?? null)
    const people = [...world.people.values()]
    return c.html(
      page(
        `创建应用：${c.req.query('name') ?? '未命名'}`,
        html`<form method="post"><p>扫码的人 <select name="person">${people.map(
          ({ open_id, name }) => html`<option value="${open_id}">${name}</option>`,
        )}</select></p>
<p>权限</p><ul>${scopes.map((name) => html`<li>${name}</li>`)}</ul>
<p>事件和回调</p><ul>${[...events, ...callbacks].map((name) => html`<li>${name}</li>`)}</ul>
<button name="decide" value="approve">确认</button> <button name="decide" value="deny">拒绝</button></form>`,
      ),
    )
  })
  app.post('/page/launcher', async (c) => {
    const form = await c.req.parseBody()
    const decide = form.decide === 'approve' ? 'approve' : 'deny'
    try {
      scan(world, c.req.url, { person: String(form.person ?? ''), decide })
    } catch (error) {
      return c.html(page('没有成功', html`<p>${error instanceof Error ? error.message : ''}</p>`), 400)
    }
    return c.html(page(decide === 'approve' ? '已确认' : '已拒绝', html`<p>请回到终端。</p>`))
  })
}
