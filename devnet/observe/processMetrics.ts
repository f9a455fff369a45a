import { readdir } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { Counter, Gauge, type Registry } from "prom-client";

/**
 * Registers what this process uses. It reads when it is asked and keeps no observer, so that nothing of it outlives a
 * devnet that stops in a process that goes on.
 */
export function addProcessMetrics(registry: Registry): void {
  const registers = [registry];
  new Counter({
    name: "concordat_process_cpu_seconds_total",
    help: "Processor time that the process used, in seconds.",
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  new Counter({
    name: "concordat_process_event_loop_active_seconds_total",
    help: "Time that the event loop was busy, in seconds; a rate near 1 means that it is never idle.",
    registers,
    collect() {
      this.reset();
      this.inc(performance.eventLoopUtilization().active / 1e3);
    },
  });
  gauge(registers, "resident_memory_bytes", "Memory that the process holds, in bytes.", () =>
    process.memoryUsage.rss(),
  );
  gauge(
    registers,
    "heap_used_bytes",
    "Part of the JavaScript heap in use, in bytes.",
    () => process.memoryUsage().heapUsed,
  );
  gauge(
    registers,
    "start_time_seconds",
    "When the process started, in seconds since 1970.",
    () => performance.timeOrigin / 1e3,
  );
  if (process.platform !== "linux") return;
  gauge(
    registers,
    "open_fds",
    "Open files and sockets of the process.",
    async () => (await readdir("/proc/self/fd")).length,
  );
}

function gauge(registers: Registry[], name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name: `concordat_process_${name}`,
    help,
    registers,
    async collect() {
      this.set(await read());
    },
  });
}
