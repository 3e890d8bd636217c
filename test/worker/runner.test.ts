import assert from 'node:assert/strict';
import fc from 'fast-check';
import { datasetFromText } from '../../src/dataset/from-text';
import type { Experiment, ExperimentContext } from '../../src/lessons/experiment';
import { say } from '../../src/phrase/phrase';
import { Refusal } from '../../src/phrase/refusal';
import type { ToWorker } from '../../src/protocol/messages';
import { ENGINE, isEnd, settled, startFakeWorker, type FakeWorker } from './fake-worker';

type FakeExperiment = Experiment<{ readonly kind: string }>;

/** Long enough that a batch ends after it. */
const FRAME = 20;

describe('the runner', () => {
  it('says that it is ready, before anything else', () => {
    assert.deepEqual(startFakeWorker({}).posted, [{ kind: 'ready' }]);
  });

  it('hands an experiment the dataset, the params, the seed and the engine of its run', async () => {
    let seen: ExperimentContext | undefined;
    const dataset = datasetFromText('x\n1\n', { name: 'a.csv', kind: 'series' });
    const asked: unknown[] = [];
    const worker = startFakeWorker(
      {
        *look(context) {
          seen = context;
          yield { kind: 'seen' };
        },
      },
      {
        loadDataset: (source, kind) => {
          asked.push(source.name, kind);
          return Promise.resolve(dataset);
        },
      },
    );
    const params = { cell: 'gru', window: 12 };
    const run = worker.run('look', { params, seed: 9, datasetKind: 'series' });
    await worker.ended(run);
    assert.equal(seen!.dataset, dataset);
    assert.equal(seen!.engine, ENGINE);
    assert.deepEqual([seen!.params, seen!.seed], [params, 9]);
    assert.deepEqual(asked, ['sales.csv', 'series']);
  });

  describe('events', () => {
    it('arrive in order, with the progress, and the end after them', async () => {
      const worker = startFakeWorker({
        *count() {
          yield { kind: 'a' };
          yield { kind: 'progress', step: 1, total: 2 };
          yield { kind: 'b' };
          yield { kind: 'progress', step: 2, total: 2 };
          yield { kind: 'c' };
        },
      });
      const run = worker.run('count');
      await worker.ended(run);
      // All within one frame of 16 ms: one batch, with the newest progress.
      assert.deepEqual(worker.told(run), ['a', 'b', 'c', 'step 2', 'done']);
    });

    it('of more than a frame are posted in batches, and messages are let in between', async () => {
      const worker: FakeWorker = startFakeWorker({
        *slow() {
          for (let i = 1; i <= 6; i++) {
            worker.pass(FRAME / 2);
            yield { kind: `event ${i}` };
          }
        },
      });
      let yields = 0;
      worker.onYield((count) => (yields = count));
      const run = worker.run('slow');
      await worker.ended(run);
      const batches = worker.posted.flatMap((message) =>
        message.kind === 'events' ? [message.events.length] : [],
      );
      assert.deepEqual(batches, [2, 2, 2]);
      assert.equal(yields, 4); // before each batch, and before the end is found
    });

    it('carry all of themselves', async () => {
      const event = { kind: 'loss', step: 3, values: Float64Array.of(1, 2) };
      const worker = startFakeWorker({
        *tell() {
          yield event;
        },
      });
      await worker.ended(worker.run('tell'));
      const batch = worker.posted.find((message) => message.kind === 'events');
      assert.deepEqual(batch!.events, [event]);
    });

    it('that are none are not posted', async () => {
      const worker = startFakeWorker({
        *silent() {
          // nothing to tell
        },
      });
      const run = worker.run('silent');
      await worker.ended(run);
      assert.deepEqual(worker.told(run), ['done']);
    });
  });

  describe('progress', () => {
    it('has the speed of the time spent in the experiment, and what it leaves', async () => {
      const worker: FakeWorker = startFakeWorker({
        *steps() {
          for (let step = 1; step <= 100; step++) {
            worker.pass(FRAME);
            yield { kind: 'progress', step, total: 100 };
          }
        },
      });
      worker.onYield(() => worker.pass(1000)); // waiting for messages is not running
      const run = worker.run('steps');
      await worker.ended(run);
      const progress = worker.posted.flatMap((message) =>
        message.kind === 'events' && message.progress ? [message.progress] : [],
      );
      assert.deepEqual(progress[49], {
        step: 50,
        total: 100,
        stepsPerSecond: 1000 / FRAME,
        secondsLeft: (50 * FRAME) / 1000,
      });
    });
  });

  describe('cancel', () => {
    /** Yields far more events than are waited for, one a frame, and notes when it is let go. */
    function endless() {
      const noted: string[] = [];
      const worker: FakeWorker = startFakeWorker({
        *endless() {
          try {
            for (let i = 0; i < 1000; i++) {
              worker.pass(FRAME);
              noted.push('event');
              yield { kind: 'event' };
            }
          } finally {
            noted.push('disposed');
          }
        },
      });
      return { worker, noted };
    }

    it('between two events ends the run before the next one and lets the experiment clean up', async () => {
      const { worker, noted } = endless();
      worker.onYield((count) => {
        if (count === 3) worker.send({ kind: 'cancel', runId: 1 });
      });
      const run = worker.run('endless');
      await worker.ended(run);
      assert.deepEqual(noted, ['event', 'event', 'disposed']);
      assert.deepEqual(worker.told(run), ['event', 'event', 'cancelled']);
    });

    it('between two slices of a step ends the run, and slices are not shown', async () => {
      const worker = startFakeWorker({
        *slicing() {
          for (;;) {
            yield { kind: 'slice' };
            worker.pass(20);
          }
        },
      });
      const run = worker.run('slicing');
      worker.onYield((count) => {
        if (count === 5) worker.send({ kind: 'cancel', runId: run });
      });
      await worker.ended(run);
      assert.deepEqual(worker.told(run), ['cancelled']);
    });

    it('has cleaned up by the time it says so', async () => {
      const { worker, noted } = endless();
      worker.onYield((count) => {
        if (count === 2) worker.send({ kind: 'cancel', runId: 1 });
      });
      let atEnd: string[] = [];
      void worker.until(isEnd).then(() => (atEnd = [...noted]));
      await worker.ended(worker.run('endless'));
      assert.equal(atEnd.at(-1), 'disposed');
    });

    it('while the file is still being read starts no experiment', async () => {
      const noted: string[] = [];
      let finish = (): void => undefined;
      const worker = startFakeWorker(
        {
          *endless() {
            noted.push('started');
            yield { kind: 'event' };
          },
        },
        {
          loadDataset: () =>
            new Promise((resolve) => {
              finish = () => resolve(datasetFromText('x\n1\n', { name: 'a.csv', kind: 'series' }));
            }),
        },
      );
      const run = worker.run('endless');
      worker.send({ kind: 'cancel', runId: run });
      finish();
      await worker.ended(run);
      assert.deepEqual(noted, []);
      assert.deepEqual(worker.told(run), ['cancelled']);
    });

    it('of a paused run ends it at once, without a resumed', async () => {
      const { worker, noted } = endless();
      worker.onYield((count) => {
        if (count === 2) worker.send({ kind: 'pause', runId: 1 });
      });
      const run = worker.run('endless');
      await worker.until((message) => message.kind === 'paused');
      worker.send({ kind: 'cancel', runId: run });
      await worker.ended(run);
      assert.deepEqual(worker.told(run), ['event', 'paused', 'cancelled']);
      assert.equal(noted.at(-1), 'disposed');
    });

    it('of a run that has ended, or of none, does nothing', async () => {
      const worker = startFakeWorker({
        *short() {
          yield { kind: 'event' };
        },
      });
      const run = worker.run('short');
      await worker.ended(run);
      worker.send({ kind: 'cancel', runId: run });
      worker.send({ kind: 'cancel', runId: 99 });
      await settled();
      assert.deepEqual(worker.told(run), ['event', 'done']);
      const next = worker.run('short');
      await worker.ended(next);
      assert.deepEqual(worker.told(next), ['event', 'done']);
    });
  });

  describe('pause', () => {
    /** Five steps, each an event and a progress, a frame each. */
    function fiveSteps() {
      const worker: FakeWorker = startFakeWorker({
        *steps() {
          for (let step = 1; step <= 5; step++) {
            worker.pass(FRAME);
            yield { kind: `event ${step}` };
            yield { kind: 'progress', step, total: 5 };
          }
        },
      });
      return worker;
    }

    const times = (worker: FakeWorker, kind: string) =>
      worker.posted.filter((message) => message.kind === kind).length;

    it('stops the run until resume, and then it goes on where it was', async () => {
      const worker = fiveSteps();
      worker.onYield((count) => {
        if (count === 3) worker.send({ kind: 'pause', runId: 1 });
      });
      const run = worker.run('steps');
      await worker.until((message) => message.kind === 'paused');
      await settled();
      assert.deepEqual(worker.told(run), ['event 1', 'event 2', 'step 1', 'paused']);
      worker.send({ kind: 'resume', runId: run });
      await worker.ended(run);
      const told = worker.told(run);
      assert.deepEqual(
        told.filter((kind) => kind.startsWith('event')),
        ['event 1', 'event 2', 'event 3', 'event 4', 'event 5'],
      );
      assert.deepEqual([times(worker, 'paused'), times(worker, 'resumed')], [1, 1]);
      assert.equal(told.at(-1), 'done');
    });

    it('sent again while paused changes nothing', async () => {
      const worker = fiveSteps();
      const run = worker.run('steps');
      worker.send({ kind: 'pause', runId: run });
      await worker.until((message) => message.kind === 'paused');
      worker.send({ kind: 'pause', runId: run });
      await settled();
      assert.deepEqual(worker.told(run), ['paused']);
      worker.send({ kind: 'resume', runId: run });
      await worker.ended(run);
      assert.equal(worker.told(run).at(-1), 'done');
    });

    it('and step goes on to the next finished step, and the pause lasts', async () => {
      const worker = fiveSteps();
      const run = worker.run('steps');
      worker.send({ kind: 'pause', runId: run });
      await worker.until((message) => message.kind === 'paused');
      for (const step of [1, 2, 3]) {
        worker.send({ kind: 'step', runId: run });
        await settled();
        const told = worker.told(run).filter((kind) => !/paused|resumed/.test(kind));
        assert.equal(told.at(-1), `step ${step}`);
        assert.ok(told.includes(`event ${step}`) && !told.includes(`event ${step + 1}`));
      }
      worker.send({ kind: 'resume', runId: run });
      await worker.ended(run);
      assert.deepEqual(worker.told(run).slice(-2), ['step 5', 'done']);
      assert.deepEqual([times(worker, 'paused'), times(worker, 'resumed')], [1, 1]);
    });

    it('and resume right behind a step goes on to the end', async () => {
      const worker = fiveSteps();
      const run = worker.run('steps');
      worker.send({ kind: 'pause', runId: run });
      await worker.until((message) => message.kind === 'paused');
      worker.send({ kind: 'step', runId: run });
      worker.send({ kind: 'resume', runId: run });
      await worker.ended(run);
      assert.deepEqual([times(worker, 'paused'), times(worker, 'resumed')], [1, 1]);
      assert.deepEqual(worker.told(run).slice(-2), ['step 5', 'done']);
    });

    it('and step beyond the last step ends the run', async () => {
      const worker = startFakeWorker({
        *one() {
          yield { kind: 'progress', step: 1, total: 1 };
        },
      });
      const run = worker.run('one');
      worker.send({ kind: 'pause', runId: run });
      await worker.until((message) => message.kind === 'paused');
      worker.send({ kind: 'step', runId: run });
      await settled();
      worker.send({ kind: 'step', runId: run });
      await worker.ended(run);
      assert.deepEqual(worker.told(run), ['paused', 'step 1', 'done']);
    });

    it('taken back before the run came to look is not told', async () => {
      const worker = fiveSteps();
      const run = worker.run('steps');
      worker.send({ kind: 'pause', runId: run });
      worker.send({ kind: 'resume', runId: run });
      await worker.ended(run);
      assert.deepEqual([times(worker, 'paused'), times(worker, 'resumed')], [0, 0]);
    });
  });

  describe('failure', () => {
    const failing = (error: unknown): FakeExperiment =>
      function* () {
        yield { kind: 'event' };
        throw error;
      };

    const messageOf = async (error: unknown) => {
      const worker = startFakeWorker({ failing: failing(error) });
      const run = worker.run('failing');
      await worker.ended(run);
      const failed = worker.posted.find((message) => message.kind === 'failed');
      return failed?.message;
    };

    it('by a refusal passes its phrase on as it is', async () => {
      const phrase = { ko: '행이 모자라요.', en: 'too few rows.' };
      assert.deepEqual(await messageOf(new Refusal(phrase)), phrase);
    });

    it('by any other error becomes the sentence for what was not expected', async () => {
      const message = await messageOf(new RangeError('shapes {a} and 3'));
      assert.equal(message?.ko, 'Unroll 안에서 예상하지 못한 오류가 났어요: shapes {a} and 3');
      assert.equal(
        say(message, 'en'),
        'Something unexpected went wrong inside Unroll: shapes {a} and 3',
      );
      assert.equal(
        (await messageOf('only words'))?.en,
        'Something unexpected went wrong inside Unroll: only words',
      );
    });

    it('by an experiment that does not exist names it', async () => {
      const worker = startFakeWorker({});
      const run = worker.run('dreaming');
      await worker.ended(run);
      const [, failed] = worker.posted;
      assert.ok(failed?.kind === 'failed');
      assert.match(failed.message.en, /no experiment "dreaming"/);
    });

    it('by a dataset that stops the run tells its problem, and starts no experiment', async () => {
      let started = false;
      const dataset = datasetFromText('', { name: 'empty.csv', kind: 'series' });
      const stop = dataset.problems.find(({ severity }) => severity === 'stops');
      const worker = startFakeWorker(
        {
          *look() {
            started = true;
            yield { kind: 'event' };
          },
        },
        { loadDataset: () => Promise.resolve(dataset) },
      );
      const run = worker.run('look');
      await worker.ended(run);
      const failed = worker.posted.find((message) => message.kind === 'failed');
      assert.ok(stop !== undefined);
      assert.deepEqual(failed?.message, stop.message);
      assert.equal(started, false);
    });

    it('of one run leaves the worker ready for the next', async () => {
      const worker = startFakeWorker({
        failing: failing(new Error('broken')),
        *working() {
          yield { kind: 'event' };
        },
      });
      for (const experiment of ['failing', 'working', 'failing', 'working']) {
        const run = worker.run(experiment);
        await worker.ended(run);
        const end = experiment === 'failing' ? 'failed' : 'done';
        assert.equal(worker.told(run).at(-1), end);
      }
    });

    it('of the chosen engine to run here is told once a run, and another engine trains', async () => {
      const notice = { ko: '대신', en: 'instead' };
      const worker = startFakeWorker(
        {
          *working({ engine }) {
            yield { kind: engine === ENGINE ? 'trained' : 'not trained' };
          },
        },
        { loadEngine: () => Promise.resolve({ engine: ENGINE, notice }) },
      );
      const run = worker.run('working');
      await worker.ended(run);
      assert.deepEqual(worker.told(run), ['notice', 'trained', 'done']);
      const told = worker.posted.find((message) => message.kind === 'notice');
      assert.deepEqual(told, { kind: 'notice', runId: run, message: notice });
    });

    it('of the engine is tried again with the next run, and the engine then kept', async () => {
      let loads = 0;
      const worker = startFakeWorker(
        {
          *working() {
            yield { kind: 'event' };
          },
        },
        {
          loadEngine: () =>
            ++loads === 1
              ? Promise.reject(new Error('no wasm'))
              : Promise.resolve({ engine: ENGINE }),
        },
      );
      const ends: string[] = [];
      for (let i = 0; i < 3; i++) {
        const run = worker.run('working');
        await worker.ended(run);
        ends.push(worker.told(run).at(-1)!);
      }
      assert.deepEqual(ends, ['failed', 'done', 'done']);
      assert.equal(loads, 2);
    });
  });

  it('two runs at a time do not touch each other', async () => {
    const worker: FakeWorker = startFakeWorker({
      *steps({ seed }) {
        for (let step = 1; step <= 4; step++) {
          worker.pass(FRAME);
          yield { kind: `${seed}-${step}` };
        }
      },
    });
    const one = worker.run('steps', { seed: 1 });
    const two = worker.run('steps', { seed: 2 });
    worker.send({ kind: 'cancel', runId: one });
    await Promise.all([worker.ended(one), worker.ended(two)]);
    assert.deepEqual(worker.told(one), ['cancelled']);
    assert.deepEqual(worker.told(two), ['2-1', '2-2', '2-3', '2-4', 'done']);
  });

  it('ends every run exactly once and last, whatever is sent at whatever moment', async () => {
    type Control = Extract<ToWorker, { kind: 'pause' | 'resume' | 'step' | 'cancel' }>['kind'];
    const control = fc.constantFrom<Control>('pause', 'resume', 'step', 'cancel');
    const sent = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), control), { maxLength: 8 });
    const endings = fc.constantFrom('ends', 'throws', 'refuses');
    await fc.assert(
      fc.asyncProperty(sent, endings, async (controls, ending) => {
        let opened = 0;
        const worker: FakeWorker = startFakeWorker({
          *steps() {
            opened++;
            try {
              for (let step = 1; step <= 5; step++) {
                worker.pass(FRAME);
                yield { kind: 'event' };
                yield { kind: 'progress', step, total: 5 };
              }
              if (ending === 'throws') throw new Error('broken');
              if (ending === 'refuses') throw new Refusal({ ko: '안 돼요', en: 'no' });
            } finally {
              opened--;
            }
          },
        });
        worker.onYield((count) => {
          for (const [at, kind] of controls) if (at === count) worker.send({ kind, runId: 1 });
        });
        const run = worker.run('steps');
        await settled();
        // Left paused: the person resumes in the end.
        for (let i = 0; i < 20 && !worker.posted.some(isEnd); i++) {
          worker.send({ kind: 'resume', runId: run });
          await settled();
        }
        const told = worker.told(run);
        const ends = told.filter((kind) => /^(?:done|cancelled|failed)$/.test(kind));
        assert.equal(ends.length, 1, told.join(' '));
        assert.equal(told.at(-1), ends[0]);
        assert.equal(opened, 0);
        const wanted = ending === 'ends' ? 'done' : 'failed';
        const cancels = controls.some(([, kind]) => kind === 'cancel');
        assert.ok(ends[0] === wanted || (cancels && ends[0] === 'cancelled'), told.join(' '));
        // paused and resumed alternate, so that a page shows one or the other
        const pauses = told.filter((kind) => kind === 'paused' || kind === 'resumed');
        pauses.forEach((kind, i) => assert.equal(kind, i % 2 === 0 ? 'paused' : 'resumed'));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  const source = {
    kind: 'text',
    name: 'sales.csv',
    languageId: 'csv',
    text: '',
    firstLine: 0,
    firstCharacter: 0,
  } as const;

  describe('a lab', () => {
    const withLab = (disposed: number[] = []): Parameters<typeof startFakeWorker>[0] => ({
      *bench({ seed }) {
        yield { kind: 'trained' };
        return {
          *ask({ weight }) {
            if (weight === 'bad')
              throw new Refusal({ ko: '그런 가중치는 없어요', en: 'no such weight' });
            yield { kind: `seed ${seed}, weight ${weight}` };
          },
          dispose: () => disposed.push(seed),
        };
      },
    });

    const pausing = (turn: () => void): Parameters<typeof startFakeWorker>[0] => ({
      *bench() {
        yield { kind: 'trained' };
        return {
          *ask({ weight }) {
            for (let i = 0; i < 100; i++) {
              turn();
              yield { kind: 'slice' };
            }
            yield { kind: `weight ${weight}` };
          },
          dispose: () => undefined,
        };
      },
    });

    it('answers after its run, again and again', async () => {
      const worker = startFakeWorker(withLab());
      const runId = worker.run('bench', { seed: 5 });
      await worker.ended(runId);
      assert.deepEqual(worker.posted.at(-1), { kind: 'done', runId, lab: true });
      worker.send({ kind: 'ask', runId, question: { weight: 1 } });
      worker.send({ kind: 'ask', runId, question: { weight: 2 } });
      const answers = worker.posted.filter((message) => message.kind === 'answers');
      assert.deepEqual(
        answers.map(({ events }) => events),
        [[{ kind: 'seed 5, weight 1' }], [{ kind: 'seed 5, weight 2' }]],
      );
    });

    it('says why it has no answer, and answers the next question', async () => {
      const worker = startFakeWorker(withLab());
      const runId = worker.run('bench');
      await worker.ended(runId);
      worker.send({ kind: 'ask', runId, question: { weight: 'bad' } });
      const refused = worker.posted.at(-1);
      assert.ok(refused?.kind === 'no-answer' && refused.message.en === 'no such weight');
      worker.send({ kind: 'ask', runId, question: { weight: 1 } });
      assert.equal(worker.posted.at(-1)?.kind, 'answers');
    });

    it('gives its memory back when forgotten, and says that it is gone', async () => {
      const disposed: number[] = [];
      const worker = startFakeWorker(withLab(disposed));
      const runId = worker.run('bench', { seed: 3 });
      await worker.ended(runId);
      worker.send({ kind: 'forget', runId });
      worker.send({ kind: 'forget', runId });
      assert.deepEqual(disposed, [3]);
      worker.send({ kind: 'ask', runId, question: {} });
      assert.equal(worker.posted.at(-1)?.kind, 'no-answer');
    });

    it('that pauses lets messages in, and answers its questions one after the other', async () => {
      const worker = startFakeWorker(pausing(() => worker.pass(20)));
      const runId = worker.run('bench');
      await worker.ended(runId);
      worker.send({ kind: 'ask', runId, question: { weight: 1 } });
      worker.send({ kind: 'ask', runId, question: { weight: 2 } });
      worker.send({ kind: 'inspect', requestId: 7, source });
      const isAnswer = ({ kind }: { readonly kind: string }) => kind === 'answers';
      await worker.until((message) => message.kind === 'answers');
      const posted = worker.posted.map(({ kind }) => kind);
      assert.ok(posted.indexOf('inspected') < posted.indexOf('answers'), posted.join(' '));
      await settled();
      assert.deepEqual(
        worker.posted.filter(isAnswer).map((message) => 'events' in message && message.events),
        [[{ kind: 'weight 1' }], [{ kind: 'weight 2' }]],
      );
    });

    it('is left in the middle of an answer when it is forgotten', async () => {
      let turns = 0;
      const worker = startFakeWorker(
        pausing(() => {
          turns++;
          worker.pass(20);
        }),
      );
      const runId = worker.run('bench');
      await worker.ended(runId);
      worker.send({ kind: 'ask', runId, question: { weight: 1 } });
      worker.send({ kind: 'ask', runId, question: { weight: 2 } });
      worker.send({ kind: 'forget', runId });
      await settled();
      assert.ok(turns < 3, `${turns} turns`);
      const answers = worker.posted.filter((message) => message.kind === 'no-answer');
      assert.equal(answers.length, 2);
      assert.match(answers[0]!.message.en, /no longer there/u);
      assert.equal(worker.posted.at(-1)?.kind, 'no-answer');
    });

    it('of an old run makes room for those of newer ones', async () => {
      const disposed: number[] = [];
      const worker = startFakeWorker(withLab(disposed));
      for (const seed of [1, 2, 3, 4, 5, 6]) await worker.ended(worker.run('bench', { seed }));
      assert.deepEqual(disposed, [1, 2]);
    });
  });

  describe('inspect', () => {
    it('answers with what is in the file, by the number of the request', async () => {
      const worker = startFakeWorker({});
      worker.send({ kind: 'inspect', requestId: 7, source });
      await worker.until((message) => message.kind === 'inspected');
      const answer = worker.posted.find((message) => message.kind === 'inspected');
      assert.equal(answer!.requestId, 7);
      assert.deepEqual(answer!.summary.columns, ['x']);
      assert.equal(answer!.summary.rows, 2);
    });

    it('answers with a sentence when the file cannot be read', async () => {
      const worker = startFakeWorker(
        {},
        { loadDataset: () => Promise.reject(new Error('no such file')) },
      );
      worker.send({ kind: 'inspect', requestId: 8, source });
      await worker.until((message) => message.kind === 'inspect-failed');
      const answer = worker.posted.find((message) => message.kind === 'inspect-failed');
      assert.equal(answer!.requestId, 8);
      assert.match(answer!.message.en, /no such file/);
    });
  });

  describe('a file of word vectors', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `word${i} ${i} 1`);
    const bytes = new TextEncoder().encode(['20000 2', ...rows, ''].join('\n'));
    const source = {
      kind: 'bytes',
      bytes,
      name: 'v.vec',
      languageId: '',
      encoding: undefined,
    } as const;
    const vectors = { source, size: bytes.length, most: undefined };

    it('is announced by its beginning', async () => {
      const worker = startFakeWorker({});
      worker.send({ kind: 'announce', requestId: 3, vectors });
      await worker.until((message) => message.kind === 'announced');
      const answer = worker.posted.find((message) => message.kind === 'announced');
      assert.equal(answer!.requestId, 3);
      const { words, dimensions, memory } = answer!.announcement;
      assert.deepEqual([words, dimensions, memory], [20_000, 2, 2_760_000]);
    });

    it('with one number to each word looks like a list of counts, and is refused', async () => {
      const worker = startFakeWorker({
        *look() {
          yield { kind: 'seen' };
        },
      });
      const counts = new TextEncoder().encode('the 1234\nof 999\n');
      const list = { source: { ...source, bytes: counts }, size: counts.length, most: undefined };
      worker.send({ kind: 'announce', requestId: 3, vectors: list });
      await worker.until((message) => message.kind === 'inspect-failed');
      await worker.ended(worker.run('look', { vectors: list }));
      const said = worker.posted.flatMap((message) =>
        message.kind === 'inspect-failed' || message.kind === 'failed' ? [message.message.en] : [],
      );
      assert.equal(said.length, 2);
      for (const sentence of said) assert.match(sentence, /list of word counts.*2 or more/u);
    });

    it('comes to the experiment after it was read with its progress', async () => {
      let seen: ExperimentContext['vectors'];
      const worker = startFakeWorker({
        *look(context) {
          seen = context.vectors;
          yield { kind: 'seen' };
        },
      });
      const run = worker.run('look', { vectors: { ...vectors, most: 15_000 } });
      await worker.ended(run);
      assert.equal(seen!.words.length, 15_000);
      assert.deepEqual([...seen!.data.subarray(20, 24)], [10, 1, 11, 1]);
      const told = worker.told(run);
      const steps = told.filter((kind) => kind.startsWith('step')).map((kind) => +kind.slice(5));
      assert.ok(steps.length >= 3 && steps.every((step) => step < 100), told.join());
      assert.deepEqual(
        steps,
        steps.toSorted((a, b) => a - b),
      );
      assert.deepEqual(told.slice(-2), ['seen', 'done']);
    });

    it('is not read on after a cancel, and its experiment not started', async () => {
      let started = false;
      const worker = startFakeWorker({
        *look() {
          started = true;
        },
      });
      worker.onYield((count) => {
        if (count === 2) worker.send({ kind: 'cancel', runId: 1 });
      });
      const run = worker.run('look', { vectors });
      await worker.ended(run);
      assert.equal(worker.told(run).at(-1), 'cancelled');
      assert.equal(started, false);
    });

    it('with a fault ends the run with the sentence that names the line', async () => {
      const worker = startFakeWorker({
        *look() {
          yield { kind: 'seen' };
        },
      });
      const text = new TextEncoder().encode('2 2\n차 1 1\n물 x 1\n');
      const faulty = { ...vectors, source: { ...source, bytes: text }, size: text.length };
      const run = worker.run('look', { vectors: faulty });
      await worker.ended(run);
      const failed = worker.posted.find((message) => message.kind === 'failed');
      assert.match(failed!.message.ko, /v\.vec 3번째 줄/u);
    });
  });
});
