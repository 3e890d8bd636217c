import { Position, workspace } from 'vscode';

const LINE = /([^\r\n]*)(?:\r\n|\r|\n|$)/gu;

/**
 * Where positions in a CP949 file that was read as UTF-8 lie in its text: the lines are the same, and a
 * character is where its bytes are.
 *
 * @param bytes the file
 * @param positions in the text as UTF-8
 */
export async function koreanPositions(
  bytes: Uint8Array,
  positions: readonly Position[],
): Promise<Position[]> {
  // One character to each byte, so that lengths are those of the bytes.
  const byteLines = [...new TextDecoder('latin1').decode(bytes).matchAll(LINE)];
  return Promise.all(
    positions.map(async ({ line, character }) => {
      const found = byteLines[line];
      const from = found?.index ?? bytes.length;
      const lineBytes = bytes.subarray(from, from + (found?.[1]?.length ?? 0));
      const before = bytesBefore(lineBytes, character);
      const korean = await workspace.decode(before, { encoding: 'euckr' });
      return new Position(line, korean.length);
    }),
  );
}

/** As many of the first bytes as have so many units in UTF-8. */
function bytesBefore(bytes: Uint8Array, units: number): Uint8Array {
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  let at = 0;
  while (read < units && at < bytes.length) {
    read += decoder.decode(bytes.subarray(at, ++at), { stream: true }).length;
  }
  return bytes.subarray(0, at);
}
