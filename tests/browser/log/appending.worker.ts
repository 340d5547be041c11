import { openLog } from '#log/openLog.ts'

/** What a worker is asked: append so many acts to a log, with Web Locks or without. */
export interface AppendOrder {
  readonly name: string
  readonly acts: number
  readonly locked: boolean
}

/** How many acts were confirmed, and which numbers its listeners heard. */
export interface AppendReport {
  readonly confirmed: number
  readonly heard: readonly number[]
}

self.onmessage = async ({ data }: MessageEvent<AppendOrder>) => {
  const opened = await openLog({ name: data.name, ...(data.locked ? {} : { locks: null }) })
  if (!opened.ok) throw new Error(opened.issue.code)
  const log = opened.value
  const heard: number[] = []
  log.subscribe((events) => heard.push(...events.map(({ event }) => event.n)))
  let confirmed = 0
  for (let act = 0; act < data.acts; act += 1) {
    const name = { field: 'name', from: null, to: `项目${act}`, base: [] }
    const draft = {
      type: 'ProjectRegistered' as const,
      subject: `project/${act}`,
      payload: { source: '测试' },
      changes: [name],
    }
    const appended = await log.append([draft], { person: '王建', unit: '发改局', role: '发改局' })
    if (appended.ok) confirmed += 1
  }
  await log.catchUp()
  self.postMessage({ confirmed, heard } satisfies AppendReport)
}
