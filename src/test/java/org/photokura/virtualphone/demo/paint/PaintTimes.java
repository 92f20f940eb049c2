package org.photokura.virtualphone.demo.paint;

import java.util.ArrayList;

/** How long painting takes: {@code PaintTimes WIDTH HEIGHT}. Processor time, the second round counts. */
final class PaintTimes {

  private PaintTimes() {}

  public static void main(String[] args) {
    int w = Integer.parseInt(args[0]);
    int h = Integer.parseInt(args[1]);
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    var lines = new ArrayList<String>();
    long total = 0;
    for (int round = 0; round < 2; round++) {
      lines.clear();
      total = 0;
      for (var name : Scenes.names()) {
        long start = threads.getCurrentThreadCpuTime();
        Scenes.paint(name, 2, w, h);
        long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
        total += millis;
        lines.add("%5d ms %s".formatted(millis, name));
      }
    }
    lines.sort(null);
    lines.forEach(System.out::println);
    System.out.println(total / lines.size() + " ms on average");
  }
}
