import assert from 'node:assert/strict';
import { LabRun } from '../../src/host/lab-run';
import { platform } from '../../src/host/node/platform';
import type { Platform } from '../../src/host/platform';
import { Trainer } from '../../src/host/trainer';
import type { FromWorker, ToWorker } from '../../src/protocol/messages';
import { unroll } from './product';

// Questions to a worker that answers when the test says so.

const REQUEST = {
  experiment: 'embed',
  source: {
    kind: 'text',
    name: 'a.txt',
    languageId: '',
    text: '',
    firstLine: 0,
    firstCharacter: 0,
  },
  datasetKind: 'corpus',
  params: {},
  seed: 1,
  engine: { name: 'wasm', threads: 1 },
} as const;

interface StubWorker {
  readonly posted: ToWorker[];
  send(message: FromWorker): void;
  die(): void;
}

describe('lab run', () => {
  let workers: StubWorker[];
  let trainer: Trainer;
  let gone: number;

  beforeEach(async () => {
    workers = [];
    gone = 0;
    const { extensionUri } = await unroll();
    trainer = new Trainer({ ...platform, spawnWorker }, extensionUri);
  });
  afterEach(() => trainer.dispose());

  const spawnWorker: Platform['spawnWorker'] = () => {
    const posted: ToWorker[] = [];
    let hear: (message: FromWorker) => void = () => undefined;
    let dies: (reason: string) => void = () => undefined;
    workers.push({ posted, send: (message) => hear(message), die: () => dies('out of memory') });
    return {
      post: (message) => posted.push(message),
      onMessage: (listener) => (hear = listener),
      onDeath: (listener) => (dies = listener),
      terminate: () => undefined,
    };
  };

  /** One that has ended and may be asked. */
  const endedRun = async () => {
    const run = new LabRun<{ kind: string }>(trainer, () => gone++);
    const ended = run.start(REQUEST, () => undefined);
    const runId = lastRunId();
    workers.at(-1)!.send({ kind: 'done', runId, lab: true });
    await ended;
    return { run, runId };
  };
  const lastRunId = () => {
    const last = workers.at(-1)!.posted.findLast(({ kind }) => kind === 'run');
    assert.ok(last?.kind === 'run');
    return last.runId;
  };

  it('answers come to their questions in order', async () => {
    const { run, runId } = await endedRun();
    const answers = Promise.all([run.ask({ a: 1 }), run.ask({ b: 2 })]);
    for (const kind of ['first', 'second']) {
      workers[0]!.send({ kind: 'answers', runId, events: [{ kind }] });
    }
    assert.deepEqual(await answers, [{ kind: 'first' }, { kind: 'second' }]);
  });

  it('a question after dispose is refused with the reason that dispose was given', async () => {
    const { run } = await endedRun();
    const asked = run.ask({});
    run.dispose(() => new Error('the text was closed'));
    await assert.rejects(asked, /the text was closed/u);
    await assert.rejects(run.ask({}), /the text was closed/u);
  });

  it('a question to a run that is not over yet is refused', async () => {
    const run = new LabRun(trainer, () => gone++);
    const ended = run.start(REQUEST, () => undefined);
    await assert.rejects(run.ask({}), /nothing to ask/u);
    run.dispose();
    await assert.rejects(ended, /cancelled/u);
  });

  it('questions on their way are refused when the worker dies, and so are later ones', async () => {
    const { run } = await endedRun();
    const asked = [run.ask({}), run.ask({})];
    workers[0]!.die();
    for (const each of asked) await assert.rejects(each, /worker that held the model has ended/u);
    assert.equal(gone, 1);
    await assert.rejects(run.ask({}), /worker that held the model has ended/u);
    assert.equal(workers.length, 1, 'no new worker for what is gone');
  });

  it('a run that is asked nothing hears of the death of its worker too, once', async () => {
    await endedRun();
    workers[0]!.die();
    assert.equal(gone, 1);
  });

  it('each question of a page has one answer, before the worker died or after', () => {
    const id = trainer.nextRunId();
    const told: string[] = [];
    trainer.start(id, { ...REQUEST, reveal: () => undefined }, (news) => {
      told.push(news.kind === 'answers' ? (news.message?.en ?? 'answered') : news.kind);
    });
    workers[0]!.send({ kind: 'done', runId: id, lab: true });
    for (let i = 0; i < 3; i++) trainer.ask(id, {});
    workers[0]!.send({ kind: 'answers', runId: id, events: [{ kind: 'first' }] });
    workers[0]!.die();
    trainer.ask(id, {});
    const why = 'The worker that held the model has ended. Run again: it is trained anew.';
    assert.deepEqual(told, ['started', 'ended', 'answered', 'lab-gone', why, why, why]);
  });

  it('questions on their way are refused when the worker is replaced to leave another run', async () => {
    const { run } = await endedRun();
    const asked = run.ask({});
    const id = trainer.nextRunId();
    const engine = { name: 'tfjs', threads: 0 } as const; // replaced at once
    trainer.start(id, { ...REQUEST, engine, reveal: () => undefined }, () => undefined);
    trainer.cancel(id);
    await assert.rejects(asked, /worker that held the model has ended/u);
    assert.equal(gone, 1);
    assert.equal(workers.length, 2);
  });
});
