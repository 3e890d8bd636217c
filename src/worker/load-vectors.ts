import type { Phrase } from '../phrase/phrase';
import { fill } from '../phrase/phrase';
import { Refusal } from '../phrase/refusal';
import type { VectorSource } from '../protocol/messages';
import { openVectorFile, type VectorAnnouncement, type VectorFile } from '../text/vector-file';
import type { WordVectors } from '../text/word-vectors';
import type { WorkerPlatform } from './port';

/** Bytes read at a time, so that messages get in between. */
const PIECE = 1 << 16;

/** Files of word vectors, read piece by piece: other runs go on meanwhile. */
export interface VectorLoader {
  /** @throws {Refusal} if the file does not begin as one does, or has one number to each word */
  announce(vectors: VectorSource): Promise<VectorAnnouncement>;
  /**
   * @param onBytes how much has been read; what it throws ends the reading
   * @throws {Refusal} naming the file and the line that cannot be read, or when there is no memory
   */
  load(vectors: VectorSource, onBytes: (bytes: number) => void): Promise<WordVectors>;
}

export function createVectorLoader(platform: WorkerPlatform): VectorLoader {
  const open = async (
    vectors: VectorSource,
    onBytes: (bytes: number) => void,
  ): Promise<VectorFile> => {
    const { name } = vectors.source;
    const pieces = piecesOf(vectors, platform, onBytes);
    const file = await openVectorFile(pieces, { name, bytes: vectors.size });
    if (file.announcement.dimensions >= 2) return file;
    await file.close();
    throw new Refusal(fill(ONE_NUMBER, { name }));
  };
  return {
    async announce(vectors) {
      const file = await open(vectors, () => undefined);
      await file.close();
      return file.announcement;
    },
    async load(vectors, onBytes) {
      const file = await open(vectors, onBytes);
      try {
        return await file.read(vectors.most === undefined ? {} : { most: vectors.most });
      } catch (error) {
        if (!isOutOfMemory(error)) throw error;
        throw new Refusal(fill(NO_MEMORY, { name: vectors.source.name }));
      }
    },
  };
}

async function* piecesOf(
  { source }: VectorSource,
  platform: WorkerPlatform,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  if (source.kind === 'file') {
    for await (const piece of platform.readFile(source.uri)) {
      onBytes((read += piece.length));
      yield piece;
    }
    return;
  }
  for (; read < source.bytes.length; read += PIECE) {
    await platform.yieldToMessages();
    onBytes(read);
    yield source.bytes.subarray(read, read + PIECE);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof RangeError && /allocation failed|typed array length/iu.test(error.message)
  );
}

const ONE_NUMBER: Phrase = {
  ko: '{name|은/는} 단어마다 숫자가 하나뿐이라 단어 빈도표로 보여요. 단어 벡터 파일에는 단어마다 숫자가 2개 이상 있어야 해요.',
  en: '"{name}" has one number to each word, as a list of word counts has; word vectors need 2 or more to each word.',
};
const NO_MEMORY: Phrase = {
  ko: '{name|을/를} 모두 담을 메모리가 없어요. 앞쪽 단어만 불러와 주세요.',
  en: 'There is not enough memory for all of {name}: load only its first words.',
};
