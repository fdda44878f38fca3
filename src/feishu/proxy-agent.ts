import type { Agent, AgentOptions } from 'node:http'
import { HttpsProxyAgent } from 'https-proxy-agent'

/** Connections through an HTTP proxy, by CONNECT: what is said inside of them the proxy does not see. @throws TypeError for a proxy that is no address */
export const throughProxy = (proxy: string, options: AgentOptions): Agent => new HttpsProxyAgent(proxy, options)
