/** A bar on a terminal, a line each tenth elsewhere. */
export function showProgress(what: string, total: number): (done: number) => void {
  let tenth = 0;
  return (done) => {
    const share = total === 0 ? 1 : done / total;
    const text = `${done}/${total} ${what}`;
    if (process.stderr.isTTY) {
      const filled = Math.round(share * 30);
      process.stderr.write(`\r[${"█".repeat(filled)}${"·".repeat(30 - filled)}] ${text}${done >= total ? "\n" : ""}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      process.stderr.write(`${text}\n`);
    }
  };
}
