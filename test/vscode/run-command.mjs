// Runs the commands that prepare VS Code (npm, the build) so that one signal can end them all.
import { spawn } from 'node:child_process';

const runningCommands = new Set();
let mayStart = true;
const isWindows = process.platform === 'win32';

/**
 * Runs a command to its end.
 *
 * @param {string} command program name or path
 * @param {string[]} commandArguments
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.quiet] keep the output back and show it only in the error
 * @returns {Promise<string>} what the command printed, when quiet
 * @throws {Error} if the command cannot be started or does not exit with 0
 */
export function runCommand(command, commandArguments, { cwd, env, quiet = false } = {}) {
  if (!mayStart) return Promise.reject(new Error(`"${command}" was not started: we are ending.`));
  const child = spawn(command, commandArguments, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    // A group of its own, so that endRunningCommands also reaches what npm itself has started.
    detached: !isWindows,
    // npm and code are .cmd files there, which only a shell starts.
    shell: isWindows && !command.endsWith('.exe'),
  });
  runningCommands.add(child);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));

  return new Promise((resolve, reject) => {
    child.on('error', (cause) => {
      runningCommands.delete(child);
      reject(new Error(`"${command}" could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', (code, signal) => {
      runningCommands.delete(child);
      if (code === 0) return resolve(output);
      const line = [command, ...commandArguments].join(' ');
      reject(new Error(`"${line}" ended with ${signal ?? `code ${code}`}.\n${output}`.trimEnd()));
    });
  });
}

/** Runs npm with the registry settings of the person, but none of those of an npm run around us. */
export function runNpm(npmArguments, { env = process.env, ...options } = {}) {
  const inherited = Object.entries(env).filter(
    ([name]) => !/^npm_(lifecycle|package|config_local_prefix)/.test(name),
  );
  return runCommand('npm', npmArguments, { ...options, env: Object.fromEntries(inherited) });
}

/** Ends every command that is still running, with everything it started, and lets none follow. */
export function endRunningCommands() {
  mayStart = false;
  for (const child of runningCommands) {
    try {
      if (isWindows) child.kill();
      else process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}
