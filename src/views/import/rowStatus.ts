import type { PreviewField, PreviewRow } from '#importing/sheet/plan/preview.ts'

/** What a row of the preview is called on the screen. */
export const ROW_WORDS: Readonly<Record<PreviewRow['status'], string>> = {
  new: '新增', changed: '变更', unchanged: '不变', refused: '拒绝', waiting: '待定', 'left-out': '不导入',
}

/** What becomes of a field. */
export const FIELD_WORDS: Readonly<Record<PreviewField['status'], string>> = {
  new: '填入', changed: '变更', unchanged: '不变', refused: '拒绝', waiting: '待定',
}

/** The states that have a count, in their order. */
export const COUNTED = ['new', 'changed', 'unchanged', 'refused', 'waiting'] as const

/** The tone of a state; its word always stands beside it. */
export const toneOf = (status: PreviewRow['status']): string => (status === 'refused' ? 'is-bad' : status === 'waiting' ? 'is-warn' : '')
