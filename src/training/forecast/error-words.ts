import type { Phrase } from '../../phrase/phrase';

/** The columns of a table of forecast errors: smaller is better in each. */
export const ERRORS = {
  mae: {
    ko: '평균 절대 오차. 열의 단위예요.',
    en: 'Mean absolute error, in the unit of the column.',
  },
  rmse: {
    ko: '제곱 오차 평균의 제곱근. 큰 오차일수록 더 크게 쳐요.',
    en: 'Root mean squared error: large errors weigh more.',
  },
  mase: {
    ko: '평균 절대 오차를 학습 구간에서 단순 예측이 낸 오차로 나눈 값이에요. 1보다 작아도 여기서 마지막 값을 베끼는 것보다 낫다는 뜻은 아니에요.',
    en: 'MAE over that of the naive forecast on the training rows. Below 1 does not mean better than copying the last row here.',
  },
} as const satisfies Record<string, Phrase>;
