import { runIntakeJob, type IntakeJob } from './intakeJob.ts'

// One job a worker: it is ended by whoever asked.
self.onmessage = async ({ data }: MessageEvent<IntakeJob>) => {
  self.postMessage(await runIntakeJob(data))
}
