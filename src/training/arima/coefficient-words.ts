/**
 * A coefficient's name with its lag below the line.
 *
 * @example coefficientName('φ', 12) // => 'φ₁₂'
 */
export function coefficientName(letter: 'φ' | 'θ', lag: number): string {
  return letter + String(lag).replace(/\d/gu, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
}
