import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import * as v from 'valibot'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { columnOf, presetKeys, type LedgerColumn, type Preset } from '#projection/ledgerColumns.ts'
import { theLog } from './openedLog.ts'

/** Narrowest and widest column: px. */
export const WIDTH_BOUNDS = { least: 56, most: 640 } as const

const KeysSchema = v.array(v.string())
const ArrangementSchema = v.object({
  /** The person's own columns in order, or `null` while only presets are used. */
  keys: v.nullable(KeysSchema),
  /** Columns that stay in sight, after the name, which always does. */
  pinned: KeysSchema,
  widths: v.record(v.string(), v.pipe(v.number(), v.minValue(WIDTH_BOUNDS.least), v.maxValue(WIDTH_BOUNDS.most))),
})
type Arrangement = v.InferOutput<typeof ArrangementSchema>

const KEPT_AS = 'ledger-columns'
const UNTOUCHED: Arrangement = { keys: null, pinned: [], widths: {} }

/** How the ledger's columns are arranged on this device: a preference, not part of the log, never exchanged. */
export const useLedgerColumns = defineStore('ledgerColumns', () => {
  const arrangement = shallowRef<Arrangement>(UNTOUCHED)

  /** Reads what was kept; what cannot be read is as if nothing was. */
  async function load(): Promise<void> {
    const kept = v.safeParse(ArrangementSchema, await theLog().preference(KEPT_AS))
    arrangement.value = kept.success ? kept.output : UNTOUCHED
  }

  /** The preset that holds when the address names none, or one this device does not have. */
  const presetFor = (named: Preset | null): Preset => {
    const hasOwn = arrangement.value.keys !== null
    if (named === 'own') return hasOwn ? 'own' : 'common'
    return named ?? (hasOwn ? 'own' : 'common')
  }

  /** The columns of a preset, pinned ones first and the name before all. */
  function columnsOf(preset: Preset): readonly LedgerColumn[] {
    const { keys, pinned } = arrangement.value
    const wanted = preset === 'own' ? (keys ?? presetKeys('common')) : presetKeys(preset)
    const columns = ['name', ...wanted.filter((key) => key !== 'name')].flatMap((key) => columnOf(key) ?? [])
    const isPinned = ({ key }: LedgerColumn): boolean => key === 'name' || pinned.includes(key)
    return [...columns.filter(isPinned), ...columns.filter((column) => !isPinned(column))]
  }

  const isPinned = (key: string): boolean => key === 'name' || arrangement.value.pinned.includes(key)
  const widthOf = ({ key, width }: LedgerColumn): number => arrangement.value.widths[key] ?? width

  /** Takes these columns, in this order, as the person's own. */
  const arrange = (keys: readonly string[]): Promise<Result<null, LogIssue>> => keep({ ...arrangement.value, keys: [...keys] })

  /** Keeps a column in sight, or lets it scroll again. */
  function togglePin(key: string): Promise<Result<null, LogIssue>> {
    const { pinned } = arrangement.value
    return keep({ ...arrangement.value, pinned: pinned.includes(key) ? pinned.filter((one) => one !== key) : [...pinned, key] })
  }

  /** Shows a width while it is being dragged; `setWidth` keeps it. */
  function showWidth(key: string, width: number): void {
    const within = Math.round(Math.min(WIDTH_BOUNDS.most, Math.max(WIDTH_BOUNDS.least, width)))
    arrangement.value = { ...arrangement.value, widths: { ...arrangement.value.widths, [key]: within } }
  }

  /** Gives a column a width, in px. */
  function setWidth(key: string, width: number): Promise<Result<null, LogIssue>> {
    showWidth(key, width)
    return keep(arrangement.value)
  }

  /** Forgets widths, pins and the person's own columns. */
  const reset = (): Promise<Result<null, LogIssue>> => keep(UNTOUCHED)

  function keep(next: Arrangement): Promise<Result<null, LogIssue>> {
    // Shown at once: a preference that is not kept costs nobody a figure.
    arrangement.value = next
    const { keys, pinned, widths } = next
    return theLog().setPreference(KEPT_AS, { keys: keys && [...keys], pinned: [...pinned], widths: { ...widths } })
  }

  return { arrangement, load, presetFor, columnsOf, isPinned, widthOf, arrange, togglePin, showWidth, setWidth, reset }
})
