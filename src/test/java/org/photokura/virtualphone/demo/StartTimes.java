package org.photokura.virtualphone.demo;

/** How long a library takes to be there, in processor time of a fresh machine and again. */
final class StartTimes {

  private StartTimes() {}

  public static void main(String[] args) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 3; i++) {
      long start = threads.getCurrentThreadCpuTime();
      long wall = System.nanoTime();
      var library = new DemoLibrary();
      System.out.printf("%d ms cpu, %d ms wall, %s%n", (threads.getCurrentThreadCpuTime() - start) / 1_000_000,
          (System.nanoTime() - wall) / 1_000_000, library.list("/"));
    }
  }
}
