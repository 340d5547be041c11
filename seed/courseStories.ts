/** What a person decided of one project's course, so that every light and every state of a month has a true case. */
export interface Story {
  /** How many of the last months nobody reported. */
  readonly gaps?: number
  /** How far May has come, where it is not 已报. */
  readonly may?: '草稿' | '退回'
  /** A key point that fell due by May is still open. */
  readonly openMilestone?: true
  /** Not taken in by the statistics bureau although started long ago. */
  readonly notCounted?: true
}

const STORIES: Readonly<Record<string, Story>> = {
  物联谷产业园二期: { gaps: 1, openMilestone: true },
  浦沿文体养老服务中心: { openMilestone: true },
  存储设备生产基地: { gaps: 2, openMilestone: true, notCounted: true },
  长河片区医养综合体: { openMilestone: true },
  智能传感器产业化基地: { openMilestone: true },
  滨富智能制造产业园一期: { openMilestone: true },
  滨萧电子信息产业园: { openMilestone: true },
  未来网络技术创新中心: { gaps: 2 },
  智能网联汽车电子产业园: { gaps: 1 },
  新型显示器件制造基地: { gaps: 1 },
  智能视觉装备总部基地: { may: '退回' },
  精准诊疗创新中心: { may: '草稿' },
}

/** The story of a project by its name, with or without （示例）; most have none. */
export const storyOf = (name: string): Story => STORIES[name.replace(/\(示例\)$/, '')] ?? {}
