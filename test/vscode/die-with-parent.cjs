// Loaded into VS Code's server before anything else: ends it, with the extension hosts and shells of
// its process group, when whoever started it is gone. The pipe on stdin closes even after SIGKILL.
const isServerItself = /server-main\.js$/.test(process.argv[1] ?? '');
if (isServerItself) {
  process.stdin.on('error', () => {}); // 'end' follows
  process.stdin.on('end', () => {
    try {
      process.kill(-process.pid, 'SIGTERM');
    } catch {
      process.exit(0);
    }
  });
  process.stdin.resume();
}
