/** Jobs that wait, shared out evenly among those who sent them. Pure: it starts nothing and knows no time. */
export interface FairQueue<Job> {
  readonly size: number;
  /**
   * Adds a job to its client's line. At the bound the longest line gives way: its newest job is turned away, or
   * this one when its own line is (or would be) among the longest. So whoever asks little is let in while
   * somebody floods, and a client alone may use the whole queue.
   * @returns the job that is turned away; null when all of them have a place
   */
  offer(client: string, job: Job): Job | null;
  /**
   * Takes the next job: clients in turn, each one's jobs in their order.
   * @param mayStart jobs that must still wait are passed over and keep their place and their client's turn
   */
  take(mayStart?: (job: Job) => boolean): Job | null;
  /** Drops a job that nobody waits for any more. @returns whether it was waiting */
  remove(client: string, job: Job): boolean;
}

/** @param bound jobs that may wait at most, over all clients */
export function createFairQueue<Job>(bound: number): FairQueue<Job> {
  // Only clients with waiting jobs, the one whose turn is next first.
  const lines = new Map<string, Job[]>();
  let size = 0;

  /** Ends a client's turn, or its place when nothing of it waits. */
  function moveBehind(client: string, line: Job[]): void {
    lines.delete(client);
    if (line.length > 0) lines.set(client, line);
  }

  function drop(client: string, line: Job[], at: number): Job | null {
    const [job] = line.splice(at, 1);
    if (line.length === 0) lines.delete(client);
    size -= 1;
    return job ?? null;
  }

  function longest(): { client: string; line: Job[] } | null {
    let found: { client: string; line: Job[] } | null = null;
    for (const [client, line] of lines) {
      if (!found || line.length > found.line.length) found = { client, line };
    }
    return found;
  }

  return {
    get size() {
      return size;
    },
    offer(client, job) {
      let turnedAway: Job | null = null;
      if (size >= bound) {
        const most = longest();
        const own = (lines.get(client)?.length ?? 0) + 1;
        if (!most || own >= most.line.length) return job;
        turnedAway = drop(most.client, most.line, most.line.length - 1);
      }
      const line = lines.get(client);
      if (line) line.push(job);
      else lines.set(client, [job]);
      size += 1;
      return turnedAway;
    },
    take(mayStart = () => true) {
      for (const [client, line] of lines) {
        const at = line.findIndex(mayStart);
        const [job] = at < 0 ? [] : line.splice(at, 1);
        if (job === undefined) continue;
        size -= 1;
        moveBehind(client, line);
        return job;
      }
      return null;
    },
    remove(client, job) {
      const line = lines.get(client);
      const at = line?.indexOf(job) ?? -1;
      if (!line || at < 0) return false;
      drop(client, line, at);
      return true;
    },
  };
}
