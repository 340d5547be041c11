import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Change, Event } from '#domain/event.ts'
import { EVENT_VERSION, eventText } from '#domain/event.ts'
import { DISTRICTS } from '#domain/district.ts'
import { SECTORS } from '#domain/sector.ts'

/** Events of one project: registered, planned, on a list, and seven months reported. */
export const EVENTS_PER_PROJECT = 10
const REPORTED_MONTHS = 7
const START = Date.UTC(2025, 1, 10)
const ACTOR = { person: '基准', unit: '基准测试', role: '发改局' } as const
const SURNAMES = ['物联谷', '传感器', '数字港', '智造园', '磁科学', '新材料', '人才公寓', '社区服务', '邻里中心', '产业大厦']

interface Sentence {
  readonly type: string
  readonly subject: string
  readonly payload: unknown
  readonly fields: Readonly<Record<string, unknown>>
}

/** The exact texts of a register of n projects, as one device wrote them: a chain without gaps, deterministic. */
export function registerTexts(projects: number): string[] {
  const texts: string[] = []
  let prev = ''
  for (let index = 0; index < projects; index += 1) {
    for (const sentence of sentencesOf(index)) {
      const text = eventText(makeEvent(sentence, texts.length + 1, prev))
      prev = bytesToHex(sha256(utf8ToBytes(text)))
      texts.push(text)
    }
  }
  return texts
}

function makeEvent({ type, subject, payload, fields }: Sentence, n: number, prev: string): Event {
  const changes: Change[] = Object.entries(fields).map(([field, to]) => ({ field, from: null, to, base: [] }))
  const wall = START + n
  return { v: EVENT_VERSION, device: 'bench', n, prev, type, subject, payload, changes, clock: [wall, 0], actor: ACTOR, recordedAt: new Date(wall).toISOString() }
}

function sentencesOf(index: number): Sentence[] {
  const subject = `project/bench-${index}`
  const plan = (500 + (index % 97) * 10) * 10_000
  const registered = { type: 'ProjectRegistered', subject, payload: { source: '基准测试' }, fields: ownFields(index) }
  const planned = { type: 'PlanSet', subject, payload: { year: 2025 }, fields: { 'planCategory@2025': index % 10 === 0 ? '新开工' : '续建', 'annualPlan@2025': plan, 'completedBeforeYear@2025': plan * 2 } }
  const listed = { type: 'ListJoined', subject, payload: { list: '市重点', year: 2025 }, fields: { 'list@2025/市重点': { level: '市级', plan } } }
  const months = Array.from({ length: REPORTED_MONTHS }, (_, month) => reportOf(subject, month + 1, Math.round(plan / 12)))
  return [registered, planned, listed, ...months]
}

function ownFields(index: number): Record<string, unknown> {
  const inReserve = index % 10 === 0
  return {
    registered: true,
    name: `${SURNAMES[index % SURNAMES.length]}${index}号项目(示例)`,
    projectCode: `2501-330108-04-01-${String(index).padStart(6, '0')}`,
    sector: SECTORS[index % SECTORS.length],
    district: DISTRICTS[index % DISTRICTS.length]?.name,
    investorKind: '政府投资',
    totalInvestment: (20_000 + (index % 89) * 1_000) * 10_000,
    responsibleUnit: `责任单位${index % 30}`,
    contactLeader: `联系领导${index % 12}`,
    officer: `专员${index % 40}`,
    stage: inReserve ? '储备' : index % 10 === 1 ? '投产' : '续建',
    stageSince: '2025-01-01',
    constructionLibrary: inReserve ? { kind: '立项审批', documentNo: `滨发改〔2024〕${index}号`, date: '2024-12-01' } : null,
    permit: inReserve ? { number: `3301${index}`, missingReason: null } : null,
    illustrative: true,
  }
}

function reportOf(subject: string, month: number, invested: number): Sentence {
  const period = `2025-${String(month).padStart(2, '0')}`
  const report = { invested, progressText: '按计划推进', progressPercent: month * 8, nextMonth: '继续施工', funds: null, reductionReason: null, reporter: '专员' }
  return { type: 'MonthReported', subject, payload: { period }, fields: { [`report@${period}`]: report } }
}
