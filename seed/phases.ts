import type { Random } from './random.ts'

/** What a report says of the site: 形象进度 in words and percent, and what comes next month. */
export interface PhaseText {
  readonly progressText: string
  readonly progressPercent: number
  readonly nextMonth: string
}

/** Phases of a building by the share of the total spent; `#` is how far the phase is, in percent. */
const PHASES: readonly { readonly until: number; readonly now: string; readonly next: string }[] = [
  { until: 25, now: '桩基施工完成#%', next: '继续桩基施工，开展土方开挖' },
  { until: 45, now: '地下室结构完成#%', next: '继续地下室结构施工' },
  { until: 62, now: '主体结构施工完成#%', next: '主体结构向上施工，砌体插入' },
  { until: 74, now: '主体结构封顶，砌体工程完成#%', next: '继续砌体及粗装修施工' },
  { until: 84, now: '幕墙工程完成#%', next: '继续幕墙安装，机电管线进场' },
  { until: 93, now: '机电安装及装修完成#%', next: '继续机电安装及装修，室外管网施工' },
  { until: 100, now: '室外工程完成#%', next: '收尾施工，准备专项验收' },
]

/** The phase of a project of which a share (0 to 1) of the total is spent. */
export function phaseOf(share: number, random: Random): PhaseText {
  const percent = Math.min(99, Math.floor(share * 100))
  const index = PHASES.findIndex(({ until }) => percent < until)
  const phase = PHASES[index]!
  const from = PHASES[index - 1]?.until ?? 0
  const within = Math.floor(((share * 100 - from) / (phase.until - from)) * 90) + random.between(2, 8)
  const now = phase.now.replace('#', String(Math.min(98, Math.max(3, within))))
  return { progressText: now, progressPercent: percent, nextMonth: phase.next }
}
