package org.photokura.bench;

import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/** The phone of a benchmark, in a process of its own: {@code LINK MIX}, serves until its standard input ends. */
final class BenchPhone {

  private BenchPhone() {}

  static LinkModel link(String name) {
    return switch (name) {
      case "usb2" -> LinkModel.USB2;
      case "usb3" -> LinkModel.USB3;
      case "none" -> LinkModel.NONE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  public static void main(String[] arguments) throws Exception {
    var tree = Mix.of(arguments[1]).tree();
    try (var server = VirtualPhoneServer.start(VirtualPhone.serving(tree).link(link(arguments[0])).build(), 0)) {
      System.out.println("phone at " + server.address());
      while (System.in.read() >= 0) {
        // Until the benchmark is done.
      }
      System.out.println("phone saw " + server.phone().statistics());
    }
  }
}
