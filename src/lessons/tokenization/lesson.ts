import type { Lesson } from '../lesson';

export const lesson: Lesson = {
  id: 'tokenization',
  chapter: 'text',
  title: { ko: '글을 토큰으로 자르기', en: 'Cutting a text into tokens' },
  notes: [
    {
      line: 27,
      ko: 'tokonization (단어 하나하나를 자른다)',
      en: 'tokenization (cut out each single word)',
    },
  ],
  prose: [
    {
      ko: '컴퓨터가 글을 다루려면 먼저 글을 조각으로 잘라야 해요. 조각 하나를 토큰(token), 자르는 일을 토큰화(tokenization)라고 해요. 노트의 ‘단어 하나하나’는 여러 방법 가운데 하나예요.',
      en: 'Before a computer can work with a text, the text is cut into pieces. A piece is a token, the cutting is tokenization. “Each single word”, as the notes say, is one way of several.',
    },
    {
      ko: '크게 자르면 토큰의 수는 적지만 사전(아는 토큰의 목록)에 없는 토큰이 많아져요. 잘게 자르면 모르는 토큰은 줄지만 토큰의 수가 늘어요. 한국어는 더 그래요. 띄어쓰기로 나뉜 덩어리인 어절에는 ‘할머니는, 할머니가, 할머니의’처럼 조사가 붙어서, 같은 명사도 다른 단어가 돼요. 글자(음절)로, 또는 첫소리·가운뎃소리·끝소리인 자모로 자를 수도 있어요.',
      en: 'Large pieces make a short sequence, but many of them are not in the dictionary, the list of known tokens. Small pieces are mostly known, but the sequence is long. Korean shows it even more: what stands between two spaces (eojeol) carries particles, so that one noun becomes many different words. Korean can also be cut into syllables, or into jamo, the letters of a syllable.',
    },
    {
      ko: '그 사이에 서브워드(subword)가 있어요. 바이트 BPE는 글을 바이트로 풀어 놓고, 가장 자주 붙어 나오는 둘을 합치는 일을 되풀이해서 조각을 배워요. 모든 글은 바이트로 쓸 수 있으니 모르는 글이 없어요. BERT가 쓰는 워드피스(WordPiece)는 단어의 앞에서부터, 사전에 있는 조각 가운데 가장 긴 것을 차례로 잘라 내요. 두 방법 모두 여기서 여러분의 글로 바로 배워요.',
      en: 'In between lie subwords. Byte-level BPE writes the text as bytes and learns its pieces by joining, again and again, the two that stand side by side most often. Any text can be written as bytes, so no text is unknown. WordPiece, which BERT uses, cuts a word into the longest pieces it knows. Both are trained here, on your own text.',
    },
    {
      ko: '공정하게 보려고 글의 앞 절반으로만 사전을 만들고, 뒤 절반은 처음 보는 글로 남겨 둬요. 또 토큰을 번호로 바꿨다가 되돌렸을 때(decode(encode(x))) 원래 글이 나오는지도 확인해요.',
      en: 'To be fair, the dictionaries come from the first half of the text only; the second half is kept as never seen. And each tokenizer has to show whether the text comes back when tokens are turned into numbers and back again, decode(encode(x)).',
    },
  ],
  predict: {
    question: {
      ko: '앞 절반으로 사전을 만들고 뒤 절반을 읽어요. 모르는 토큰의 비율은 어떻게 잘랐을 때 가장 높을까요?',
      en: 'The dictionary comes from the first half, then the second half is read. Which way of cutting will have the largest share of unknown tokens?',
    },
    options: [
      { id: 'letters', words: { ko: '글자나 자모', en: 'Characters or jamo' } },
      { id: 'subwords', words: { ko: '서브워드', en: 'Subwords' } },
      { id: 'words', words: { ko: '단어', en: 'Words' } },
      { id: 'eojeol', words: { ko: '어절(띄어쓰기)', en: 'Pieces cut at spaces' } },
      {
        id: 'tie',
        words: { ko: '하나로 말할 수 없어요(똑같아요)', en: 'No single one: they tie' },
      },
    ],
    because: {
      ko: '모르는 비율은 글자 {characters}, 자모 {jamo}, 단어 {words}, 어절 {eojeol}, 바이트 BPE {bpe}, 워드피스 {wordPiece|이에요/예요}.',
      en: 'Unknown: characters {characters}, jamo {jamo}, words {words}, at spaces {eojeol}, byte-level BPE {bpe}, WordPiece {wordPiece}.',
    },
  },
  claims: [
    {
      id: 'comes-back',
      words: {
        ko: '바이트 BPE는 어떤 글이든 그대로 되돌려요. 글자와 자모도 모르는 토큰만 없으면 그대로 되돌려요.',
        en: 'Byte-level BPE gives any text back exactly; characters and jamo do, too, where no token is unknown.',
      },
    },
    {
      id: 'unknown-is-counted',
      words: {
        ko: '모르는 비율은 뒤 절반의 토큰 가운데 앞 절반의 사전에 없는 것을 센 값이에요. 바이트 BPE는 늘 0이에요.',
        en: 'The unknown share is counted: tokens of the second half that the dictionary of the first does not hold. For byte-level BPE it is always 0.',
      },
    },
    {
      id: 'words-are-unknown-more-often',
      words: {
        ko: '두 예제 글에서는 단어가 글자보다 모르는 비율이 높아요. 대신 글자로 자르면 토큰이 더 많아요.',
        en: 'In both sample texts words are unknown more often than characters. But cut into characters there are more tokens.',
      },
    },
    {
      id: 'particles-multiply-words',
      words: {
        ko: '한국어 예제 글에서는 같은 명사가 조사를 달고 여러 다른 단어로 나와요.',
        en: 'In the Korean sample the same noun appears as several different words, because of its particles.',
      },
    },
  ],
  watchFor: [
    {
      ko: '토큰화가 곧 단어로 자르기는 아니에요. 요즘 큰 모델은 거의 모두 서브워드를 써요.',
      en: 'Tokenization is not the same as cutting into words. Nearly all large models use subwords today.',
    },
    {
      ko: '띄어쓰기로 자른 어절은 낱말이나 형태소가 아니에요. 조사와 어미까지 나누려면 형태소 분석기가 따로 필요해요. 여기의 서브워드는 뜻을 모르고 자주 붙어 나오는 것만 봐요. 그래서 조사를 잘 떼어 낼 때도, 엉뚱한 데서 자를 때도 있어요.',
      en: 'What stands between Korean spaces is not a morpheme. To separate particles and endings properly, one needs a morphological analyser. Subwords know no meaning, only what often stands together: sometimes they find a particle, sometimes they cut at an odd place.',
    },
    {
      ko: '되돌릴 수 없는 토크나이저가 틀린 것은 아니에요. 단어와 워드피스는 띄어쓰기나 문장 부호를 일부러 버리거나 한 가지로 통일해요. 다만 글을 새로 써야 하는 모델에는 불편해요.',
      en: 'A tokenizer that does not give the text back is not wrong. Words and WordPiece drop spaces or punctuation, or make them uniform, on purpose. For a model that has to write text it is a drawback.',
    },
    {
      ko: '화면에서 같은 글자도 컴퓨터에는 다를 수 있어요. ‘각’은 한 글자(NFC)로도, 자모 셋(NFD)으로도 저장돼요. 단어와 어절은 먼저 NFC로 모아서 한 단어로 세요.',
      en: 'What looks the same may be stored differently: a Hangul syllable as one character (NFC) or as its letters (NFD). Words are brought to NFC first, so that they count as one.',
    },
  ],
  snippets: [
    {
      library: 'Keras',
      code: `import keras

text = ['the lamp is lit and the lamp is warm']
unseen = ['the lamp was cold']
for split in ['whitespace', 'character']:
    layer = keras.layers.TextVectorization(max_tokens={vocabulary}, standardize=None, split=split)
    layer.adapt(text)
    # number 1 is [UNK]: a token that the first text does not hold
    print(split, layer.vocabulary_size(), layer(unseen))
`,
    },
    {
      library: 'PyTorch',
      code: `from collections import Counter
import torch

# byte-level BPE: join the most frequent pair, again and again
words = Counter('the lamp is lit and the lamp is warm'.split())
pieces = {word: [bytes([byte]) for byte in word.encode()] for word in words}
vocabulary = [bytes([byte]) for byte in range(256)]
while len(vocabulary) < {vocabulary}:
    pairs = Counter()
    for word, count in words.items():
        for pair in zip(pieces[word], pieces[word][1:]):
            pairs[pair] += count
    if not pairs or max(pairs.values()) < max(2, {minCount}):
        break
    left, right = pairs.most_common(1)[0][0]
    vocabulary.append(left + right)
    for word, old in pieces.items():
        new = []
        for piece in old:
            if new and new[-1] == left and piece == right:
                new[-1] = left + right
            else:
                new.append(piece)
        pieces[word] = new
print(pieces['lamp'], torch.tensor([vocabulary.index(piece) for piece in pieces['lamp']]))
`,
    },
    {
      library: 'TensorFlow.js',
      code: `import * as tf from '@tensorflow/tfjs';

const [text, unseen] = ['the lamp is lit and the lamp is warm', 'the lamp was cold'];
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const tokenizers = {
  characters: (line) => [...line],
  words: (line) =>
    [...segmenter.segment(line)].filter((part) => part.isWordLike).map((part) => part.segment),
};
for (const [name, cut] of Object.entries(tokenizers)) {
  const counts = new Map();
  for (const token of cut(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= {minCount}).map(([token]) => token);
  // indexOf is -1 for what is not known: number 0 is <unk>
  const ids = tf.tensor1d(cut(unseen).map((token) => known.indexOf(token) + 1), 'int32');
  console.log(name, known.length, ids.arraySync());
}
`,
    },
  ],
  sources: [
    {
      words:
        'Sennrich, Haddow & Birch, Neural Machine Translation of Rare Words with Subword Units (2016)',
      url: 'https://aclanthology.org/P16-1162/',
    },
    {
      words: 'Radford et al., Language Models are Unsupervised Multitask Learners (2019), 2.2',
      url: 'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf',
    },
    {
      words: 'Schuster & Nakajima, Japanese and Korean Voice Search (2012)',
      url: 'https://doi.org/10.1109/ICASSP.2012.6289079',
    },
    {
      words: 'Unicode Standard Annex #29, Unicode Text Segmentation',
      url: 'https://www.unicode.org/reports/tr29/',
    },
    {
      words: 'Jurafsky & Martin, Speech and Language Processing (3rd ed. draft), ch. 2',
      url: 'https://web.stanford.edu/~jurafsky/slp3/',
    },
  ],
  needs: ['corpus'],
  beginsAt: 'line',
  sample: 'a-year-in-the-alley.ko.txt',
  knobs: [
    {
      kind: 'range',
      id: 'vocabulary',
      label: { ko: '서브워드 사전 크기', en: 'Subword vocabulary' },
      help: {
        ko: '바이트 BPE와 워드피스가 조각을 합쳐 이 크기까지 사전을 키워요. 합칠 것이 더 없거나 글자만으로 이미 이보다 크면 거기서 멈춰요.',
        en: 'Byte-level BPE and WordPiece join pieces until their vocabulary is this large, or until nothing is left to join. Where the characters alone are more than this, nothing is joined.',
      },
      min: 300,
      max: 2000,
      step: 100,
      initial: 800,
    },
    {
      kind: 'range',
      id: 'minCount',
      label: { ko: '최소 횟수', en: 'Min-count' },
      help: {
        ko: '이보다 적게 나온 토큰은 사전에 넣지 않아요. 서브워드에서는 이만큼 붙어 나온 둘만 합쳐요(적어도 2번).',
        en: 'Tokens that occur less often stay out of the dictionary. Subwords join only pairs that occur at least this often (never fewer than 2 times).',
      },
      min: 1,
      max: 10,
      step: 1,
      initial: 1,
    },
  ],
};
