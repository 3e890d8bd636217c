import assert from 'node:assert/strict';
import { platform } from '../../src/host/node/platform';
import type { Platform, WorkerHandle } from '../../src/host/platform';
import { Trainer, type RunNews, type RunRequest } from '../../src/host/trainer';
import type { ToWorker } from '../../src/protocol/messages';
import { unroll, until } from './product';

// The trainer with the real worker from dist/, in the real extension host.

const SINE = ['value', ...Array.from({ length: 160 }, (_, t) => String(Math.sin(t / 3) * 10 + 50))];

function request(text = SINE.join('\n'), name = 'sine.csv'): RunRequest {
  return {
    experiment: 'forecast',
    source: { kind: 'text', name, languageId: 'csv', text, firstLine: 0, firstCharacter: 0 },
    datasetKind: 'series',
    params: { cell: 'rnn', window: 8, units: 4 },
    seed: 1,
    engine: { name: 'wasm', threads: 0 },
    reveal: () => undefined,
  };
}

/**
 * Of some seconds: what is done in mid-run finds it still learning. The small run is over in a fifth
 * of a second, before a busy extension host has told of its first loss.
 */
function longRequest(): RunRequest {
  return { ...request(), params: { cell: 'lstm', window: 24, units: 128 } };
}

interface Followed {
  readonly id: number;
  readonly news: RunNews[];
  ended(): Promise<Extract<RunNews, { kind: 'ended' }>>;
  firstLoss(): Promise<void>;
}

function follow(trainer: Trainer, what: RunRequest): Followed {
  const news: RunNews[] = [];
  const id = trainer.nextRunId();
  trainer.start(id, what, (item) => news.push(item));
  return {
    id,
    news,
    ended: () =>
      until('the end of the run', () =>
        news.find((item): item is Extract<RunNews, { kind: 'ended' }> => item.kind === 'ended'),
      ),
    firstLoss: async () => {
      await until('the first loss', () =>
        news.find(
          (item) => item.kind === 'events' && item.events.some(({ kind }) => kind === 'loss'),
        ),
      );
    },
  };
}

describe('trainer', () => {
  let trainer: Trainer;
  let worker: WorkerHandle | undefined;

  beforeEach(async () => {
    const { extensionUri } = await unroll();
    const watched: Platform = {
      ...platform,
      spawnWorker: (uri) => (worker = platform.spawnWorker(uri)),
    };
    trainer = new Trainer(watched, extensionUri);
  });

  afterEach(() => trainer.dispose());

  it('a run ends once, with done, after losses and a verdict', async () => {
    const run = follow(trainer, request());
    assert.equal((await run.ended()).how, 'done');
    const kinds = run.news.flatMap((item) =>
      item.kind === 'events' ? item.events.map(({ kind }) => kind) : [item.kind],
    );
    for (const kind of ['started', 'loss', 'forecast', 'scores', 'verdict', 'ended']) {
      assert.ok(kinds.includes(kind), `no ${kind} among ${[...new Set(kinds)].join(', ')}`);
    }
    assert.equal(kinds.filter((kind) => kind === 'ended').length, 1);
  });

  it('a cancel is told at once, nothing more of the run is shown, and the next run works', async () => {
    const first = follow(trainer, longRequest());
    await first.firstLoss();
    trainer.cancel(first.id);
    const told = first.news.at(-1);
    assert.deepEqual(told, { kind: 'ended', how: 'cancelled', message: undefined });
    const length = first.news.length;
    const second = follow(trainer, request());
    assert.equal((await second.ended()).how, 'done');
    assert.equal(first.news.length, length);
  });

  it('two runs queue, and the second starts when the first is cancelled', async () => {
    const first = follow(trainer, request());
    const second = follow(trainer, request());
    assert.deepEqual(second.news, [{ kind: 'queued', ahead: 1 }]);
    trainer.cancel(first.id);
    assert.deepEqual(first.news.at(-1), { kind: 'ended', how: 'cancelled', message: undefined });
    assert.equal((await second.ended()).how, 'done');
    assert.ok(second.news.some(({ kind }) => kind === 'started'));
  });

  it('a worker that does not leave a cancelled run is replaced, and the next run goes to the new one', async () => {
    const posted: ToWorker[][] = [];
    const ended: number[] = [];
    const deaf: Platform = {
      ...platform,
      spawnWorker: () => {
        const number = posted.push([]) - 1;
        return {
          post: (message) => posted[number]!.push(message),
          onMessage: () => undefined,
          onDeath: () => undefined,
          terminate: () => ended.push(number),
        };
      },
    };
    const own = new Trainer(deaf, (await unroll()).extensionUri);
    const [first, second] = [follow(own, request()), follow(own, request())];
    own.cancel(first.id);
    assert.equal((await first.ended()).how, 'cancelled'); // for the person at once
    assert.deepEqual(
      posted[0]!.map(({ kind }) => kind),
      ['run', 'cancel'],
    );
    await until('the second run', () => second.news.find(({ kind }) => kind === 'started'));
    assert.deepEqual(ended, [0]);
    assert.deepEqual(
      posted[1]!.map(({ kind }) => kind),
      ['run'],
    );
    own.dispose();
  });

  it('TensorFlow.js trains the same run when it is chosen, and leaves it at once', async () => {
    const chosen = { ...longRequest(), engine: { name: 'tfjs', threads: 0 } } as const;
    const run = follow(trainer, chosen);
    await run.firstLoss();
    trainer.cancel(run.id);
    assert.equal((await run.ended()).how, 'cancelled');
    assert.equal((await follow(trainer, request()).ended()).how, 'done');
  });

  it('a queued run can be cancelled without touching the one that runs', async () => {
    const first = follow(trainer, request());
    const second = follow(trainer, request());
    trainer.cancel(second.id);
    assert.equal((await second.ended()).how, 'cancelled');
    assert.equal((await first.ended()).how, 'done');
  });

  it('pause stops the events, step gives one step, resume goes on to the end', async () => {
    const run = follow(trainer, longRequest());
    await run.firstLoss();
    trainer.pause(run.id);
    await until('paused', () => run.news.find(({ kind }) => kind === 'paused'));
    // A pause may come between the first loss and the news that its step is over.
    const finishedSteps = () => {
      const steps = run.news.flatMap((item) =>
        item.kind === 'events' ? (item.progress ?? []) : [],
      );
      return steps.at(-1)?.step ?? 0;
    };
    const before = finishedSteps();
    trainer.step(run.id);
    await until('the step', () => (finishedSteps() === before ? undefined : true));
    await new Promise((resolve) => setTimeout(resolve, 200)); // more steps would come meanwhile
    assert.equal(finishedSteps() - before, 1);
    assert.ok(!run.news.some(({ kind }) => kind === 'resumed'), 'the step ended the pause');
    trainer.resume(run.id);
    assert.equal((await run.ended()).how, 'done');
  });

  it('a worker that dies in mid-run is a failed run with a sentence, and the next run works', async () => {
    const run = follow(trainer, longRequest());
    await run.firstLoss();
    worker?.post(undefined as never); // no message at all: the worker throws and ends
    const end = await run.ended();
    assert.equal(end.how, 'failed');
    assert.match(end.message?.en ?? '', /ended in mid-run/);
    const next = follow(trainer, request());
    assert.equal((await next.ended()).how, 'done');
  });

  for (const { title, text, says } of [
    { title: 'an empty file', text: '', says: /empty/i },
    { title: 'a single row', text: 'value\n1\n', says: /row/i },
    { title: 'a column without a number', text: 'value\nNA\nNA\nNA\n', says: /value|number/i },
    {
      title: 'a constant column',
      text: `value\n${'5\n'.repeat(100)}`,
      says: /value|same|constant/i,
    },
    {
      title: 'binary bytes',
      text: 'PK\u0003\u0004\u0000\u0000\u0000\u0000',
      says: /binary|not text/i,
    },
  ]) {
    it(`${title} fails with one sentence in both languages, and the next run works`, async () => {
      const run = follow(trainer, request(text, 'bad.csv'));
      const end = await run.ended();
      assert.equal(end.how, 'failed');
      assert.match(end.message?.en ?? '', says);
      assert.match(end.message?.en ?? '', /bad\.csv/);
      assert.match(end.message?.ko ?? '', /bad\.csv.*[가-힣]/su);
      const next = follow(trainer, request());
      await next.firstLoss();
    });
  }

  it('the same seed gives the same run, number for number', async () => {
    const losses = async () => {
      const run = follow(trainer, request());
      await run.ended();
      return run.news.flatMap((item) =>
        item.kind === 'events' ? item.events.filter(({ kind }) => kind === 'loss') : [],
      );
    };
    assert.deepEqual(await losses(), await losses());
  });
});
