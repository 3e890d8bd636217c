import type { Phrase } from '../../phrase/phrase';
import { UnitCircle } from '../../webview/charts/unit-circle';
import type { ViewProps } from '../../webview/view';
import type { ModelFit } from './arima-event';
import { WORDS } from './arima-words';

export interface RootsProps extends Pick<ViewProps<never>, 'say'> {
  readonly roots: ModelFit['roots'];
  /** one sentence with `{count}` and `{largest}`, the modulus of the furthest */
  readonly describe: Phrase;
  readonly help: Phrase;
}

/** The inverse roots of a lag polynomial beside the unit circle. */
export function Roots({ roots, describe, help, say }: RootsProps) {
  const largest = Math.max(...roots.map(({ modulus }) => 1 / modulus));
  const described = say(describe, { count: roots.length, largest });
  return (
    <section>
      <h3>{say(WORDS.circle)}</h3>
      <UnitCircle
        points={roots.map(({ inverseRe, inverseIm, modulus, isBoundary }) => ({
          re: inverseRe,
          im: inverseIm,
          modulus: 1 / modulus,
          near: isBoundary,
        }))}
        describe={described}
        label={(i) => say(WORDS.root, { root: i + 1 })}
        headings={[say(WORDS.roots), say(WORDS.re), say(WORDS.im), say(WORDS.modulus)]}
      />
      <p class="quiet">
        {described} {say(help)}
      </p>
    </section>
  );
}
