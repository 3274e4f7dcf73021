import { watchPhotos } from './photo-fields.ts'
import { watchRequired } from './required.ts'
import { watchSending } from './sending.ts'

watchPhotos(document)
watchRequired(document)
watchSending(document)
