import { formatNumber } from '../../phrase/phrase';
import { TableTwin } from './table-twin';
import './unit-circle.css';

export interface CirclePoint {
  readonly re: number;
  readonly im: number;
  /** distance from 0 */
  readonly modulus: number;
  /** stands out: nearly on the circle */
  readonly near: boolean;
}

export interface UnitCircleProps {
  readonly points: readonly CirclePoint[];
  /** one sentence for those who do not see it */
  readonly describe: string;
  /** what a point is called: `root 2` */
  readonly label: (point: number) => string;
  /** headings of the table: the points, real part, imaginary part, distance from 0 */
  readonly headings: readonly [points: string, re: string, im: string, modulus: string];
}

/** Half the side of the picture, in units of the circle's radius. */
const REACH = 1.2;
const POINT_RADIUS = 0.045;

/** Complex numbers as points, the circle of radius 1 around 0, and the two axes. */
export function UnitCircle({ points, describe, label, headings }: UnitCircleProps) {
  const cell = ({ re, im, modulus }: CirclePoint, column: number) =>
    formatNumber([re, im, modulus][column] ?? NaN);
  return (
    <figure class="chart unit-circle">
      <svg
        viewBox={`${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`}
        role="img"
        aria-label={describe}
      >
        <line x1={-REACH} y1={0} x2={REACH} y2={0} />
        <line x1={0} y1={-REACH} x2={0} y2={REACH} />
        <circle class="circle" cx={0} cy={0} r={1} />
        <text x={1.03} y={0.15}>
          1
        </text>
        <text x={0.04} y={-1.05}>
          i
        </text>
        {points.map((point, i) => (
          <circle
            key={i}
            class={point.near ? 'point near' : 'point'}
            cx={point.re}
            cy={-point.im}
            r={POINT_RADIUS}
          >
            <title>{`${label(i)}: ${cell(point, 0)} ${point.im < 0 ? '−' : '+'} ${formatNumber(Math.abs(point.im))}i, ${headings[3]} ${cell(point, 2)}`}</title>
          </circle>
        ))}
      </svg>
      <TableTwin
        describe={describe}
        rows={headings[0]}
        columns={headings.slice(1)}
        rowCount={points.length}
        label={label}
        cell={(row, column) => cell(points[row]!, column)}
      />
    </figure>
  );
}
