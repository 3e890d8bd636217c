import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Answer } from './line-protocol';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What a peer said when it was ready: versions, binary, BLAS. */
export type Ready = Readonly<Record<string, string | number>>;

const READY_MS = 60_000;
const ANSWER_MS = 300_000;

/** A running peer of the benchmark, asked one thing at a time. */
export class PeerProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: Interface;
  private readonly waiting: ((line: string | undefined) => void)[] = [];
  private hasEnded = false;
  private complaint = '';

  constructor({ file, args, env }: Command) {
    this.child = spawn(file, args, { env });
    this.lines = createInterface({ input: this.child.stdout });
    this.lines.on('line', (line) => this.waiting.shift()?.(line));
    this.child.stderr.on('data', (text: Buffer) => (this.complaint += text.toString()));
    this.child.on('error', ({ message }) => this.end(message));
    this.child.on('close', () => this.end(''));
    this.child.stdin.on('error', () => undefined); // it has ended: that is reported above
  }

  /** @throws {Error} with what it said last, when it cannot run here */
  async ready(): Promise<Ready> {
    return JSON.parse(await this.nextLine(READY_MS)) as Ready;
  }

  /** Times a workload for so many seconds, at least so many steps. */
  async ask(workload: string, seconds: number, minSteps: number): Promise<Answer> {
    if (this.hasEnded) return { wl: workload, err: this.reason() };
    this.child.stdin.write(`${workload} ${seconds} ${minSteps}\n`);
    try {
      return JSON.parse(await this.nextLine(ANSWER_MS)) as Answer;
    } catch (error) {
      return { wl: workload, err: error instanceof Error ? error.message : String(error) };
    }
  }

  dispose(): void {
    this.child.stdin.end();
    this.child.kill();
  }

  private nextLine(timeout: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.complaint += `\nno answer in ${timeout / 1000} s`;
        this.child.kill('SIGKILL');
      }, timeout);
      const answer = (line: string | undefined) => {
        clearTimeout(timer);
        if (line === undefined) reject(new Error(this.reason()));
        else resolve(line);
      };
      if (this.hasEnded) answer(undefined);
      else this.waiting.push(answer);
    });
  }

  private end(message: string): void {
    this.hasEnded = true;
    this.complaint += message;
    for (const answer of this.waiting.splice(0)) answer(undefined);
  }

  /** The last thing it said before it ended, which of a Python traceback is the error. */
  private reason(): string {
    const complaint = this.complaint.trim();
    return complaint === '' ? 'it ended without a word' : complaint.split('\n').at(-1)!;
  }
}
