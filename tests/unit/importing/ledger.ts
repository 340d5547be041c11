import { decodeRegister } from '#importing/registerFile.ts'
import { problemSentence } from '../../support/problemSentence.ts'

/** A sound row of a user's ledger; overrides make it unsound. */
export const ledgerRow = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: '区级产业用房(测试)',
  projectCode: '2205-330108-04-01-408156',
  sector: '民生设施',
  district: '西兴街道',
  investorKind: '政府投资',
  site: '滨盛路以南',
  scale: '总建筑面积约2万平方米',
  startYear: 2024,
  endYear: 2026,
  plannedStart: '2024-03-01',
  plannedCompletion: '2026-10-31',
  plannedProduction: '2026-12-31',
  totalInvestment: 500_000_000,
  responsibleUnit: '西兴街道',
  contactLeader: '甲',
  officer: '乙',
  stage: '续建',
  planCategory: '续建',
  annualPlan: 100_000_000,
  completedBeforeYear: 50_000_000,
  annualTarget: '主体封顶',
  lists: [{ list: '市重点', year: 2025 }],
  ...overrides,
})

/** A ledger file as text, one row a line from line 8 on. */
export function ledgerText(rows: readonly unknown[], header: Readonly<Record<string, unknown>> = {}): string {
  const head = {
    format: 'register',
    version: 1,
    year: 2025,
    illustrative: false,
    source: '测试台账',
    asOf: '2025-03-01',
    ...header,
  }
  const lines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  )
  return `{\n${lines.join('\n')}\n  "rows": [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]\n}\n`
}

/** The sentences of all that is wrong with a file; none when it is accepted. */
export function complaints(text: string): readonly string[] {
  const read = decodeRegister(text)
  return read.ok ? [] : read.issue.map(problemSentence)
}
