import type { LaneKind } from '#projection/board.ts'

/** What the kinds of lanes are called. */
export const LANE_NAMES: Readonly<Record<LaneKind, string>> = { none: '不分泳道', district: '按属地', sector: '按行业', unit: '按责任单位', leader: '按联系领导', light: '按亮灯' }
