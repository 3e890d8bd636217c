import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page, SourceLine, ToView } from '../../src/protocol/messages';
import { EMPTY, reduce, type PageState, type ShownRun } from '../../src/webview/state';

const SOURCE: SourceLine = {
  name: 'sales.csv',
  uri: 'file:///sales.csv',
  fallback: undefined,
  qualifier: undefined,
  summary: undefined,
};
const SENTENCE = { ko: '안 돼요.', en: 'No.' };
const LESSON: Page = { kind: 'lesson', id: 'unrolled-cell' };

const page = (shown: Page, language: 'ko' | 'en' = 'ko'): ToView => ({
  kind: 'page',
  page: shown,
  language,
  source: undefined,
  lesson: undefined,
  large: false,
});
const queued = (runId: number, ahead: number): ToView => ({ kind: 'run-queued', runId, ahead });
const started = (runId: number, params = {}): ToView => ({
  kind: 'run-started',
  runId,
  params,
  seed: 1,
  source: SOURCE,
});
const events = (runId: number, kinds: string[], step?: number): ToView => ({
  kind: 'events',
  runId,
  events: kinds.map((kind) => ({ kind })),
  progress:
    step === undefined ? undefined : { step, total: 10, stepsPerSecond: 2, secondsLeft: undefined },
});
const ended = (runId: number, how: 'done' | 'cancelled' | 'failed'): ToView => ({
  kind: 'run-ended',
  runId,
  how,
  message: how === 'failed' ? SENTENCE : undefined,
});

/** The state after some messages. */
function after(...messages: readonly ToView[]): PageState {
  return messages.reduce(reduce, EMPTY);
}

function shown(...messages: readonly ToView[]): ShownRun {
  const { run } = after(...messages);
  assert.ok(run !== undefined);
  return run;
}

const kindsOf = (run: ShownRun) => run.events.map(({ kind }) => kind);

describe('the state of a page', () => {
  describe('of a run', () => {
    it('goes from queued to running, paused, running and done', () => {
      const messages = [
        queued(1, 2),
        queued(1, 0),
        started(1, { cell: 'gru' }),
        { kind: 'run-paused', runId: 1 },
        { kind: 'run-resumed', runId: 1 },
        ended(1, 'done'),
      ] as const;
      const statuses = messages.map((_, i) => {
        const { status, ahead } = shown(...messages.slice(0, i + 1));
        return `${status} ${ahead}`;
      });
      assert.deepEqual(statuses, [
        'queued 2',
        'queued 0',
        'running 0',
        'paused 0',
        'running 0',
        'done 0',
      ]);
      assert.deepEqual(shown(...messages).params, { cell: 'gru' });
      assert.equal(shown(...messages).source, SOURCE);
    });

    it('keeps every event in order, and the newest progress', () => {
      const run = shown(
        started(1),
        events(1, ['a', 'b'], 1),
        events(1, []),
        events(1, ['c']),
        events(1, [], 2),
      );
      assert.deepEqual(kindsOf(run), ['a', 'b', 'c']);
      assert.equal(run.progress?.step, 2);
    });

    it('keeps its events when it has ended, with how and why', () => {
      const run = shown(started(1), events(1, ['a']), ended(1, 'failed'));
      assert.deepEqual([run.status, run.message], ['failed', SENTENCE]);
      assert.deepEqual(kindsOf(run), ['a']);
      assert.equal(shown(started(1), ended(1, 'cancelled')).status, 'cancelled');
    });

    it('notes that its file was changed, and goes on', () => {
      const changed: ToView = { kind: 'source-changed', runId: 1 };
      const run = shown(started(1), changed, events(1, ['a']));
      assert.deepEqual([run.fileChanged, run.status], [true, 'running']);
      assert.equal(shown(started(1)).fileChanged, false);
    });
  });

  describe('when there is a newer run', () => {
    /** Everything that can be said about the run before. */
    const stale: readonly ToView[] = [
      queued(1, 3),
      started(1),
      events(1, ['old'], 9),
      { kind: 'run-paused', runId: 1 },
      { kind: 'run-resumed', runId: 1 },
      ended(1, 'failed'),
      { kind: 'source-changed', runId: 1 },
    ];

    it('shows that one with nothing left of the one before', () => {
      const run = shown(
        started(1, { cell: 'gru' }),
        events(1, ['old'], 5),
        { kind: 'source-changed', runId: 1 },
        ended(1, 'failed'),
        started(2, { cell: 'lstm' }),
      );
      assert.deepEqual(run, {
        id: 2,
        status: 'running',
        ahead: 0,
        params: { cell: 'lstm' },
        source: SOURCE,
        events: [],
        progress: undefined,
        message: undefined,
        answers: [],
        answered: 0,
        fileChanged: false,
      });
    });

    for (const message of stale) {
      it(`drops ${message.kind} of the one before`, () => {
        for (const start of [started(2), queued(2, 1)]) {
          const state = after(start, events(2, ['new'], 1));
          const { run } = reduce(state, message);
          assert.deepEqual(run, state.run);
        }
      });
    }
  });

  it('of a run that was never heard of is left as it was, but for its being queued or started', () => {
    for (const message of [
      events(5, ['a'], 1),
      { kind: 'run-paused', runId: 5 },
      { kind: 'run-resumed', runId: 5 },
      ended(5, 'done'),
      { kind: 'source-changed', runId: 5 },
    ] as const) {
      assert.deepEqual(reduce(EMPTY, message), EMPTY);
      const state = after(started(4), events(4, ['b']));
      assert.deepEqual(reduce(state, message), state);
    }
    assert.equal(after(started(4), queued(5, 1)).run?.id, 5);
    assert.equal(after(started(4), started(5)).run?.id, 5);
  });

  describe('of a page', () => {
    it('keeps its run when only the words or the file around it change', () => {
      const state = after(page(LESSON), started(1), events(1, ['a']), page(LESSON, 'en'));
      assert.equal(state.page?.language, 'en');
      assert.deepEqual(kindsOf(state.run!), ['a']);
    });

    it('forgets run, notice and step keys when another page is shown', () => {
      const others: readonly Page[] = [
        { kind: 'lesson', id: 'forecast-verdict' },
        { kind: 'training', experiment: 'forecast' },
      ];
      for (const other of others) {
        const state = after(
          page(LESSON),
          started(1),
          { kind: 'notice', message: SENTENCE },
          { kind: 'step-key', by: 1 },
          page(other),
        );
        assert.deepEqual(state, { ...EMPTY, page: page(other) });
      }
    });

    it('tells a forecast from a text run', () => {
      const forecast = after(page({ kind: 'training', experiment: 'forecast' }), started(1));
      const text = page({ kind: 'training', experiment: 'text' });
      assert.equal(reduce(forecast, text).run, undefined);
    });
  });

  describe('of a notice', () => {
    it('leaves the run alone, and goes when a run is queued or started', () => {
      const notice: ToView = { kind: 'notice', message: SENTENCE };
      const state = after(started(1), events(1, ['a']), notice);
      assert.equal(state.notice, SENTENCE);
      assert.deepEqual(kindsOf(state.run!), ['a']);
      assert.equal(reduce(state, queued(2, 0)).notice, undefined);
      assert.equal(reduce(state, started(2)).notice, undefined);
      assert.equal(reduce(state, events(1, ['b'])).notice, SENTENCE);
    });
  });

  it('of the step keys changes with every press, the same key twice included', () => {
    const keys = ([1, 1, -1, 0] as const).map((by): ToView => ({ kind: 'step-key', by }));
    const states = keys.map((_, i) => after(...keys.slice(0, i + 1)).stepKey);
    assert.deepEqual(states, [
      { count: 1, by: 1 },
      { count: 2, by: 1 },
      { count: 3, by: -1 },
      { count: 4, by: 0 },
    ]);
  });

  it('never goes back to an older run, and is never changed in place', () => {
    const runId = fc.integer({ min: 1, max: 4 });
    const message = fc.oneof(
      fc.tuple(runId, fc.nat(3)).map(([id, ahead]) => queued(id, ahead)),
      runId.map((id) => started(id)),
      fc.tuple(runId, fc.nat(9)).map(([id, step]) => events(id, [`of run ${id}`], step)),
      runId.map((id): ToView => ({ kind: 'run-paused', runId: id })),
      fc
        .tuple(runId, fc.constantFrom('done' as const, 'failed' as const))
        .map(([id, how]) => ended(id, how)),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
        let state = EMPTY;
        for (const each of messages) {
          const before = structuredClone(state);
          const next = reduce(state, each);
          assert.deepEqual(state, before);
          assert.ok((next.run?.id ?? 0) >= (state.run?.id ?? 0));
          for (const { kind } of next.run?.events ?? []) {
            assert.equal(kind, `of run ${next.run!.id}`);
          }
          state = next;
        }
      }),
      { seed: 1 },
    );
  });
});
