package org.photokura.bench;

import java.io.IOException;

/** Processor time between two moments: of the processes that ran and ended in between, of the phone, of everybody else. */
final class Meters {

  private final PhoneProcess phone;
  private final long startNanos = System.nanoTime();
  private final double children = ProcFiles.endedChildrenCpuSeconds();
  private final double phones;
  private final double busy = ProcFiles.busySeconds();

  Meters(PhoneProcess phone) throws IOException {
    this.phone = phone;
    this.phones = phone.cpuSeconds();
  }

  double cpuSeconds() throws IOException {
    return ProcFiles.endedChildrenCpuSeconds() - children;
  }

  double phoneCpuSeconds() throws IOException {
    return phone.cpuSeconds() - phones;
  }

  double othersShare() throws IOException {
    double all = (System.nanoTime() - startNanos) / 1e9 * Runtime.getRuntime().availableProcessors();
    return Math.max(0, ProcFiles.busySeconds() - busy - cpuSeconds() - phoneCpuSeconds()) / all;
  }
}
