import type { IntakeJob, IntakeOutcomes } from '#importing/intakeJob.ts'

/**
 * Reads a chosen file in a worker, so that the page goes on answering. Where module workers are missing
 * (Firefox before 114) it is read on the page.
 */
export async function readChosenFile<K extends keyof IntakeOutcomes>(job: IntakeJob<K>): Promise<IntakeOutcomes[K]> {
  return (await readInWorker(job)) ?? (await import('#importing/intakeJob.ts')).runIntakeJob(job)
}

/** @returns `null` when the worker did not start or broke */
function readInWorker<K extends keyof IntakeOutcomes>(job: IntakeJob<K>): Promise<IntakeOutcomes[K] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('../importing/intake.worker.ts', import.meta.url), { type: 'module' })
    const end = (outcome: IntakeOutcomes[K] | null): void => {
      worker.terminate()
      resolve(outcome)
    }
    worker.onmessage = ({ data }: MessageEvent<IntakeOutcomes[K]>) => end(data)
    worker.onerror = () => end(null)
    worker.postMessage(job)
  })
}
