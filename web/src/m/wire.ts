// The outbox's calls on the real API.
import { uploadFileFor } from '@/api/files'
import * as hazards from '@/api/hazards'
import { putAnswers, submitInspection } from '@/api/inspections'
import type { Wire } from './outbox/sending'

export const wire: Wire = {
  uploadPhoto: (photo) => uploadFileFor(photo.unit, photo.bytes, 'image/jpeg', photo.name),
  putAnswers,
  submit: submitInspection,
  report: hazards.reportHazard,
  findReported: async (report) => {
    const first = report.photos_before[0]
    const page = await hazards.listHazards({ 'f.school': report.school, q: report.title, sort: '-number' }, null)
    return page.rows.find((hazard) => first !== undefined && hazard.photos_before.includes(first)) ?? null
  },
  step: hazards.stepHazard,
  loadHazard: (hazard) => hazards.loadHazard(hazard),
}
