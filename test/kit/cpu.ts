/** How much work was done: processor time of this process, which a busy machine does not stretch as it does the clock. */

/** Milliseconds of processor time used by this process so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
