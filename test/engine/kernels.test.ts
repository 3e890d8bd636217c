import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  instantiate,
  kernelFile,
  KERNELS,
  supportedSimd,
  type SimdKind,
} from '../../src/engine/kernels';
import { createMemory } from '../../src/engine/memory';

const DIST = path.resolve(__dirname, '../../dist');
const SIMD: readonly SimdKind[] = ['relaxed-simd', 'simd'];

function binary(simd: SimdKind, shared: boolean): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(DIST, kernelFile(simd, shared))));
}

describe('the kernels', () => {
  for (const shared of [true, false]) {
    it(`hold every function that a plan may call, for ${shared ? 'shared' : 'own'} memory`, () => {
      const module = new WebAssembly.Module(binary('simd', shared));
      const kernels = instantiate(module, createMemory({ shared }).memory, 0);
      for (const name of KERNELS) assert.equal(typeof kernels[name], 'function', name);
    });
  }

  it('for shared memory cannot take memory of one thread, nor the other way round', () => {
    for (const shared of [true, false]) {
      const module = new WebAssembly.Module(binary('simd', shared));
      const { memory } = createMemory({ shared: !shared });
      assert.throws(() => instantiate(module, memory, 0), WebAssembly.LinkError);
    }
  });

  it('for relaxed SIMD are valid exactly where it is said to run', () => {
    const runs = WebAssembly.validate(binary('relaxed-simd', true));
    assert.equal(supportedSimd() === 'relaxed-simd', runs);
  });

  it('for plain SIMD are valid wherever SIMD is', () => {
    assert.notEqual(supportedSimd(), undefined);
    assert.ok(WebAssembly.validate(binary('simd', true)));
  });

  it('stay under 40 KB each, compressed', () => {
    for (const simd of SIMD) {
      for (const shared of [true, false]) {
        const size = gzipSync(binary(simd, shared)).length;
        assert.ok(size < 40 * 1024, `${kernelFile(simd, shared)} has ${size} bytes`);
      }
    }
  });
});
