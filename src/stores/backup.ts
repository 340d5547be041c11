import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { fail, ok, type Result } from '#domain/result.ts'
import { makeBackup, type Backup } from '#exporting/backup.ts'
import type { BackupContents } from '#importing/backup.ts'
import { compareWithLog, type BackupComparison } from '#importing/backupComparison.ts'
import type { PackageProblem } from '#importing/packageProblem.ts'
import { mayWrite } from '#domain/person.ts'
import { LAST_BACKUP } from '#log/settings.ts'
import type { LogIssue, MergeSummary } from '#log/types.ts'
import { useBackupAge } from './backupAge.ts'
import { useExchange } from './exchange.ts'
import { readChosenFile } from './intakeWorker.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** A backup that holds, and what restoring it would do. Nothing is written yet. */
export interface RestorePlan {
  readonly contents: BackupContents
  readonly comparison: BackupComparison
}

/** Why a backup is not restored: everything wrong with the file, or why the log or the person cannot. */
export type RestoreIssue = { readonly code: 'restore/bad-file'; readonly problems: readonly PackageProblem[] } | ActIssue

/** What a restore did. */
export type RestoreSummary = MergeSummary

/** Copies of everything, to a file and back. */
export const useBackup = defineStore('backup', () => {
  /** What the last restore of this session did. */
  const restored = shallowRef<MergeSummary | null>(null)

  /** Makes the full backup. Anybody may: it only reads. */
  const make = (now: number): Promise<Result<Backup, LogIssue>> => reading(() => makeBackup(theLog(), now))

  /** Remembers that a backup was handed over, for the reminder on 数据. */
  async function remember(now: number): Promise<Result<null, LogIssue>> {
    await useBackupAge().remember()
    return theLog().setPreference(LAST_BACKUP, new Date(now).toISOString())
  }

  /** Checks a chosen file in every part and compares it with this device. */
  async function preview(file: Blob): Promise<Result<RestorePlan, RestoreIssue>> {
    restored.value = null
    const contents = await readChosenFile({ kind: 'backup', file })
    if (!contents.ok) return fail({ code: 'restore/bad-file', problems: contents.issue })
    const comparison = await reading(() => compareWithLog(contents.value, theLog()))
    return comparison.ok ? ok({ contents: contents.value, comparison: comparison.value }) : comparison
  }

  /** Restores what was agreed to: all of it or nothing. Allowed before anybody has said who works here. */
  async function restore({ contents }: RestorePlan): Promise<Result<MergeSummary, ActIssue>> {
    const { actor } = useSession()
    const allowed = actor === null ? ok(null) : mayWrite(actor)
    if (!allowed.ok) return allowed
    const { texts, files, manifest } = contents
    const done = await theLog().restore(texts, files, { missing: manifest.missing })
    if (done.ok) restored.value = done.value
    // What the earlier installation wrote and handed to nobody is this one's to hand over.
    if (done.ok) await useExchange().inherit(manifest.device)
    return done
  }

  return { restored, make, remember, preview, restore }
})
