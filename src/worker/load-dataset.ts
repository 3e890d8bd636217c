import { datasetFromText } from '../dataset/from-text';
import type { Dataset } from '../dataset/dataset';
import type { Source } from '../protocol/messages';
import type { WorkerPlatform } from './port';
