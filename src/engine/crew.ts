import { instantiate, KERNELS, scratchFloats } from './kernels';
import type { Address, EngineMemory } from './memory';
import { decodePlan, encodePlan, SLICE_WORK, type Plan } from './plan';

/** What a thread is started with. It knows kernels and memory; layers and models it does not. */
export interface ThreadSetup {
  readonly memory: WebAssembly.Memory;
  readonly kernels: WebAssembly.Module;
  /** scratch memory of this thread's own */
  readonly scratch: Address;
  readonly control: Address;
  /** 1 and up; 0 is the thread that the engine lives in */
  readonly index: number;
}

export interface Thread {
  end(): void;
}

/** A plan where every thread can read it. */
export interface StoredPlan {
  readonly at: Address;
  readonly run: readonly (() => void)[];
  readonly work: readonly number[];
}

/**
 * The threads that replay plans. A job is one plan for each shard of a batch; thread k does the shards
 * k, k + threads, … Which thread does a shard changes nothing of its result, and while the threads are
 * still starting, this one does all.
 */
export interface Crew {
  readonly threads: number;
  store(plan: Plan): StoredPlan;
  forget(plan: StoredPlan): void;
  /** All plans of a job, to their end. */
  run(job: readonly StoredPlan[]): void;
  /** The same in slices of a few milliseconds; ended early, no thread is at work any more. */
  slices(job: readonly StoredPlan[]): Generator<undefined, void, undefined>;
  dispose(): void;
}

// The control block, in 32-bit numbers.
const JOB = 0; // counts jobs: another number is another job
const DONE = 1; // threads that are done with it, those too that had nothing to do
const STOP = 2; // 1: leave this job, at the next call; 2: end
const SHARDS = 3; // of this job
const READY = 4; // threads that have started
const FAILED = 5; // threads that a kernel failed on
const SHARING = 6; // threads that share this job, this one too
const PLANS = 8; // where the plan of each shard lies
const MOST_SHARDS = 24;
const CONTROL_FLOATS = PLANS + MOST_SHARDS;

/** Turns of asking before a thread goes to sleep: about a tenth of a millisecond. */
const SPINS = 20_000;
/** A thread that has not answered for so long is dead. */
const DEAD_AFTER_MS = 10_000;

export function createCrew(
  memory: EngineMemory,
  kernels: WebAssembly.Module,
  threads: number,
  spawn: ((setup: ThreadSetup) => Thread) | undefined,
): Crew {
  const scratch = scratchFloats(kernels, memory);
  const own = instantiate(kernels, memory.memory, memory.allocate(scratch, 'scratch memory'));
  const control = memory.allocate(CONTROL_FLOATS, 'the control block of threads');
  let started: Thread[] | undefined;
  let plans = 0;
  // Kept, which is right for shared memory only: nobody asks for it without threads.
  const word = memory.ints(control, CONTROL_FLOATS);

  /** Threads start with the first job that has work for them. */
  function start(): void {
    started = [];
    for (let index = 1; index < threads; index++) {
      const at = memory.allocate(scratch, 'scratch memory');
      started.push(spawn!({ memory: memory.memory, kernels, scratch: at, control, index }));
    }
  }

  function handOut(job: readonly StoredPlan[]): number {
    if (job.length === 1 || spawn === undefined) return 1;
    if (started === undefined) start();
    if (started!.length === 0 || Atomics.load(word, READY) < started!.length) return 1;
    const sharing = Math.min(threads, job.length);
    job.forEach(({ at }, shard) => (word[PLANS + shard] = at));
    word[SHARDS] = job.length;
    word[SHARING] = sharing;
    word[STOP] = 0;
    Atomics.store(word, DONE, 0);
    Atomics.add(word, JOB, 1);
    Atomics.notify(word, JOB);
    return sharing;
  }

  function* slices(job: readonly StoredPlan[]): Generator<undefined, void, undefined> {
    const sharing = handOut(job);
    let finished = false;
    try {
      let since = 0;
      for (let shard = 0; shard < job.length; shard += sharing) {
        const { run, work } = job[shard]!;
        for (const [i, call] of run.entries()) {
          call();
          since += work[i]!;
          if (since < SLICE_WORK) continue;
          since = 0;
          yield;
        }
      }
      while (sharing > 1 && !areDone()) yield;
      finished = true;
    } finally {
      if (!finished && sharing > 1) stop();
    }
    if (sharing > 1 && word[FAILED] !== 0) throw new Error('a kernel failed in a thread');
  }

  /** Waits for the others a while. */
  function areDone(): boolean {
    const others = started!.length;
    for (let i = 0; i < SPINS; i++) if (Atomics.load(word, DONE) >= others) return true;
    const done = Atomics.load(word, DONE);
    if (done >= others) return true;
    Atomics.wait(word, DONE, done, 1);
    return Atomics.load(word, DONE) >= others;
  }

  function stop(): void {
    Atomics.store(word, STOP, 1);
    while (!areDone());
    Atomics.store(word, STOP, 0);
  }

  return {
    threads: spawn === undefined ? 1 : threads,
    store(plan) {
      const numbers = encodePlan(++plans, plan, (kernel) => KERNELS.indexOf(kernel));
      const at = memory.allocate(2 * numbers.length, 'a plan');
      memory.doubles(at, numbers.length).set(numbers);
      return {
        at,
        run: plan.map(({ kernel, args }) => {
          const call = own[kernel];
          return () => call(...args);
        }),
        work: plan.map(({ work }) => work),
      };
    },
    forget: ({ at }) => memory.free(at),
    run(job) {
      const sharing = handOut(job);
      for (let shard = 0; shard < job.length; shard += sharing) {
        for (const call of job[shard]!.run) call();
      }
      if (sharing === 1) return;
      for (let waited = 0; !areDone(); waited++) {
        if (waited > DEAD_AFTER_MS) throw new Error('a thread of the engine does not answer');
      }
      if (word[FAILED] !== 0) throw new Error('a kernel failed in a thread');
    },
    slices,
    dispose() {
      if (started === undefined) return;
      Atomics.store(word, STOP, 2);
      Atomics.add(word, JOB, 1);
      Atomics.notify(word, JOB);
      for (const thread of started) thread.end();
      started = [];
    },
  };
}

/**
 * A thread's life: waits for jobs and replays its shards' plans, until it is told to end. Blocks the
 * thread it is called on.
 */
export function serveCrew({ memory, kernels, scratch, control, index }: ThreadSetup): void {
  const own = instantiate(kernels, memory, scratch);
  const functions = KERNELS.map((name) => own[name]);
  const word = new Int32Array(memory.buffer, control, CONTROL_FLOATS);
  const known = new Map<Address, ReturnType<typeof decodePlan>>();

  function planAt(at: Address): ReturnType<typeof decodePlan> {
    const found = known.get(at);
    const isKnown = found !== undefined && new Float64Array(memory.buffer, at, 1)[0] === found.id;
    if (isKnown) return found;
    memory.grow(0); // where the other thread has made it grow, this one learns of it now
    const rest = Math.floor((memory.buffer.byteLength - at) / 8);
    const decoded = decodePlan(new Float64Array(memory.buffer, at, rest));
    known.set(at, decoded);
    return decoded;
  }

  let job = Atomics.load(word, JOB);
  Atomics.add(word, READY, 1);
  for (;;) {
    job = nextJob(word, job);
    if (word[STOP] === 2) return;
    const sharing = word[SHARING]!;
    try {
      for (let shard = index; index < sharing && shard < word[SHARDS]!; shard += sharing) {
        for (const { kernel, args } of planAt(word[PLANS + shard]!).calls) {
          if (Atomics.load(word, STOP) !== 0) break;
          functions[kernel]!(...args);
        }
      }
    } catch {
      Atomics.add(word, FAILED, 1);
    }
    Atomics.add(word, DONE, 1);
    Atomics.notify(word, DONE);
  }
}

function nextJob(word: Int32Array, job: number): number {
  for (let i = 0; i < SPINS; i++) {
    const now = Atomics.load(word, JOB);
    if (now !== job) return now;
  }
  while (Atomics.load(word, JOB) === job) Atomics.wait(word, JOB, job);
  return Atomics.load(word, JOB);
}
