let armed: string | undefined;

/** Names the point at which this process is to die. Only tests do; a live shop refuses the setting. */
export const armFailpoint = (name: string | undefined): void => void (armed = name);

/**
 * A named place between two steps. Armed, the process is gone at once, as by a power cut: nothing is cleaned up, nothing said.
 * Every place in the code is found and tried by `simulator/failpoints.db.test.ts`.
 */
export function failpoint(name: string): void {
  if (name === armed) process.kill(process.pid, "SIGKILL");
}
