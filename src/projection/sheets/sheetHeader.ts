import type { LedgerColumn } from '../ledgerColumns.ts'
import { monthsText, type SheetFrame } from './frame.ts'

/**
 * A ledger column's header in a sheet. It says year, months and unit by itself, because a column is copied elsewhere
 * without its title: `2024年底累计（万元）`, `2025年1-5月累计完成（万元）`, `年度计划投资（2025）（万元）`.
 */
export function sheetHeader({ key, label, kind, yearly }: LedgerColumn, frame: SheetFrame): string {
  const unit = kind === 'money' ? '（万元）' : kind === 'percent' ? '（%）' : ''
  return `${nameOf(key, label, yearly, frame)}${unit}`
}

function nameOf(key: string, label: string, yearly: boolean, frame: SheetFrame): string {
  const reported = frame.month !== null
  if (key === 'completedBeforeYear') return `${frame.year - 1}年底累计`
  if (key === 'yearToDate' && reported) return `${frame.year}年${monthsText(frame)}累计完成`
  if (key === 'progress' && reported) return `${frame.year}年${monthsText(frame)}形象进度`
  return yearly || key === 'lists' ? `${label}（${frame.year}）` : label
}
