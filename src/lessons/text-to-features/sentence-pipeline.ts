import { wordsIn, wordsOf } from '../../models/text-lines';
import type { TextVectors } from '../../models/text-vectors';
import { cosine } from '../../text/cosine';
import { greatestDifference, matrixProduct } from '../../text/matrix-product';
import { createVectorIndex } from '../../text/nearest-neighbours';
import { oneHot, oneHotBytes } from '../../text/one-hot';
import { fitSentenceVectors } from '../../text/sentence-vectors';
import type { Checks, Features, Pipeline, Token } from './text-to-features-event';

const NEAREST = 5;

/** Every stage from a sentence's text to its features, and each checked against the one before. */
export interface SentencePipeline {
  ofSentence(sentence: number): Pipeline;
  ofText(text: string): Pipeline;
}

/** @param smoothing a of the weights a / (a + p(w)), > 0 */
export function createPipeline(vectors: TextVectors, smoothing: number): SentencePipeline {
  const { sentences, counts, dimensions: d, data, text: read } = vectors;
  const fitted = fitSentenceVectors(
    vectors,
    sentences.map(({ rows }) => rows),
    { smoothing },
  );
  const index = createVectorIndex(fitted.data, d);
  const total = counts.reduce((sum, count) => sum + count, 0);

  const tokenOf = (text: string, id: number | undefined, place: Token['place']): Token => {
    const count = id === undefined ? 0 : counts[id]!;
    return {
      text,
      place,
      id,
      count,
      weight: smoothing / (smoothing + count / total),
      vector: id === undefined ? [] : Array.from(data.subarray(id * d, (id + 1) * d)),
    };
  };
  const pipelineOf = (
    text: string,
    sentence: number | undefined,
    tokens: readonly Token[],
  ): Pipeline => {
    const known = tokens.filter(({ id }) => id !== undefined);
    const ids = Int32Array.from(known, ({ id }) => id!);
    const vector = fitted.vectorOf(ids);
    const features = vector && featuresOf(known, vector, fitted.common);
    const exclude = new Set(sentence === undefined ? [] : [sentence]);
    const found = vector === undefined ? [] : index.search(vector, { most: NEAREST, exclude });
    const nearest = found.map(({ index: other, score }) => ({ sentence: other, score }));
    return {
      kind: 'pipeline',
      sentence,
      text,
      vocabulary: vectors.words.length,
      dimensions: d,
      tokens,
      oneHot: {
        numbers: ids.length * vectors.words.length,
        bytes: oneHotBytes(ids.length, vectors.words.length),
      },
      features,
      nearest,
      checks: features && check(known, ids, features, nearest[0]),
    };
  };
  const check = (
    known: readonly Token[],
    ids: Int32Array,
    { mean, common, left }: Features,
    nearest: Pipeline['nearest'][number] | undefined,
  ): Checks => {
    const products = matrixProduct(oneHot(ids, vectors.words.length), data, vectors.words.length);
    const backwards = fitted.vectorOf(ids.toReversed())!;
    const there = nearest && fitted.data.subarray(nearest.sentence * d, (nearest.sentence + 1) * d);
    return {
      vectors: greatestDifference(
        products,
        known.flatMap(({ vector }) => vector),
      ),
      features: greatestDifference(
        mean.map((value, i) => value - common[i]!),
        left,
      ),
      nearest: there === undefined ? 0 : Math.abs(cosine(left, there) - nearest!.score),
      backwards: greatestDifference(backwards, left),
      idsChange: !isSameBackwards(ids),
    };
  };

  return {
    ofSentence(sentence) {
      const asked = sentences[sentence]!;
      const { text, rows, places, line } = asked;
      const tokens = wordsIn(asked).map((word, i) =>
        tokenOf(word, rows[i]! < 0 ? undefined : rows[i], { line, ...places[i]! }),
      );
      return pipelineOf(text, sentence, tokens);
    },
    ofText: (text) =>
      pipelineOf(
        text,
        undefined,
        wordsOf(text).map((word) => tokenOf(word, read.rowOf(word), undefined)),
      ),
  };
}

/** Whether there is no order to lose: no number, one, or a row of them that is its own reverse. */
export function isSameBackwards(ids: Int32Array): boolean {
  return ids.every((id, i) => id === ids[ids.length - 1 - i]);
}

/** The weighted mean of the tokens' vectors, and how much of it lies along the common direction. */
function featuresOf(
  known: readonly Token[],
  left: Float32Array,
  direction: Float64Array | undefined,
): Features {
  const mean = Array.from(left, (_, i) => {
    const sum = known.reduce((all, { weight, vector }) => all + weight * vector[i]!, 0);
    return sum / known.length;
  });
  const along = direction?.reduce((sum, value, i) => sum + value * mean[i]!, 0) ?? 0;
  const common = mean.map((_, i) => along * (direction?.[i] ?? 0));
  return { mean, common, left: Array.from(left) };
}
