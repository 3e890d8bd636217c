import { useState } from 'preact/hooks';
import { formatNumber } from '../../phrase/phrase';
import { LineChart } from '../../webview/charts/line-chart';
import { TokenChips } from '../../webview/charts/token-chips';
import { useLineWalk } from '../../webview/line-walk';
import { Segments } from '../../webview/segments';
import { Stepper } from '../../webview/stepper';
import type { View, ViewProps } from '../../webview/view';
import type {
  IndexedLine,
  IndexingEvent,
  IndexMade,
  LinesFound,
  Relabelled,
  RelabelledStep,
} from './indexing-event';
import { WORDS } from './indexing-words';

type Props = ViewProps<IndexingEvent>;
type Say = Pick<Props, 'say'>;
type Numbering = 'first' | 'drawn';

/** The table, a line as numbers and back, and what drawing the numbers anew changes. */
export const view: View<IndexingEvent> = (props) => {
  const { events, answers, say } = props;
  const [numbering, setNumbering] = useState<Numbering>('first');
  const index = events.find((event) => event.kind === 'index');
  const lines = events.find((event) => event.kind === 'lines');
  const line =
    answers.find((event) => event.kind === 'line') ?? events.find((event) => event.kind === 'line');
  const steps = events.filter((event): event is RelabelledStep => event.kind === 'step');
  const relabelled = events.find((event) => event.kind === 'relabelled');
  if (index === undefined) return null;
  return (
    <>
      <Segments
        name={say(WORDS.numbering)}
        options={[
          { id: 'first', label: say(WORDS.first) },
          { id: 'drawn', label: say(WORDS.drawn) },
        ]}
        chosen={numbering}
        onChoose={setNumbering}
      />
      <Table index={index} numbering={numbering} say={say} />
      {lines !== undefined && line !== undefined && (
        <Line {...props} lines={lines} line={line} numbering={numbering} />
      )}
      {steps.length > 1 && <Losses steps={steps} say={say} />}
      {relabelled !== undefined && <Changes relabelled={relabelled} say={say} />}
    </>
  );
};

interface TableProps extends Say {
  readonly index: IndexMade;
  readonly numbering: Numbering;
}

function Table({ index, numbering, say }: TableProps) {
  return (
    <section>
      <h3>{say(WORDS.table)}</h3>
      <TokenChips
        describe={say(WORDS.table)}
        tokens={index.entries.map(({ token, id, drawn }) => ({
          text: token,
          under: String(numbering === 'first' ? id : drawn),
        }))}
      />
      <p class="quiet">
        {say(WORDS.size, { size: index.size })} {say(WORDS.tableHelp)}
      </p>
    </section>
  );
}

type LineProps = Props & {
  readonly lines: LinesFound;
  readonly line: IndexedLine;
  readonly numbering: Numbering;
};

function Line({ lines, line, numbering, say, ask, ended, highlight, stepKey }: LineProps) {
  const { stepper } = useLineWalk({
    places: lines.places,
    line,
    tokens: line.tokens,
    ask,
    ended,
    highlight,
    stepKey,
  });
  const isFirst = numbering === 'first';
  return (
    <Stepper {...stepper}>
      <h3>{say(WORDS.line)}</h3>
      <TokenChips
        describe={say(WORDS.lineDescribe)}
        tokens={line.tokens.map(({ text, id, drawn, known }) => ({
          text,
          under: String(isFirst ? id : drawn),
          unknown: !known,
          title: known ? say(WORDS.chip, { id, drawn }) : say(WORDS.unknownChip, { id }),
        }))}
      />
      <p aria-live="polite">
        {isFirst
          ? say(WORDS.decoded, { decoded: line.decoded })
          : say(WORDS.decodedDrawn, { decoded: line.decodedDrawn })}{' '}
        <span class="quiet">{say(WORDS.decodedHelp)}</span>
      </p>
      <h3>{say(WORDS.batch)}</h3>
      {line.batch.map((row, i) => (
        <p class="scroll" key={i}>
          <code>[{row.join(', ')}]</code>
        </p>
      ))}
      <p class="quiet">{say(WORDS.batchHelp)}</p>
    </Stepper>
  );
}

function Losses({ steps, say }: { readonly steps: readonly RelabelledStep[] } & Say) {
  const values = (of: 'name' | 'size', when: 'before' | 'after') =>
    steps.map((step) => step[of][when]);
  return (
    <section>
      <h3>{say(WORDS.losses)}</h3>
      <LineChart
        x={steps.map(({ step }) => step)}
        label={(row) => String(steps[row]?.step ?? '')}
        rows={say(WORDS.step)}
        unit={say(WORDS.unit)}
        describe={say(WORDS.losses)}
        height={170}
        series={[
          {
            name: say(WORDS.nameBefore),
            values: values('name', 'before'),
            colour: 'blue',
            width: 3,
          },
          {
            name: say(WORDS.nameAfter),
            values: values('name', 'after'),
            colour: 'foreground',
            dash: [3, 3],
          },
          { name: say(WORDS.sizeBefore), values: values('size', 'before'), colour: 'red' },
          {
            name: say(WORDS.sizeAfter),
            values: values('size', 'after'),
            colour: 'purple',
            dash: [3, 3],
          },
        ]}
      />
      <p class="quiet">{say(WORDS.lossesHelp)}</p>
    </section>
  );
}

function Changes({ relabelled, say }: { readonly relabelled: Relabelled } & Say) {
  const rows = [
    [WORDS.bigram, relabelled.bigram],
    [WORDS.name, relabelled.name],
    [WORDS.asSize, relabelled.size],
  ] as const;
  return (
    <section>
      <h3>{say(WORDS.changes)}</h3>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.model)}</th>
            <th scope="col">{say(WORDS.before)}</th>
            <th scope="col">{say(WORDS.after)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { before, after }]) => (
            <tr key={name.en}>
              <th scope="row">{say(name)}</th>
              <td>{formatNumber(before)}</td>
              <td>{formatNumber(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
