import { workerData } from 'node:worker_threads';
import { serveCrew, type ThreadSetup } from '../engine/crew';

// A thread of the engine: it lives in serveCrew until it is told to end, or ended.
serveCrew(workerData as ThreadSetup);
