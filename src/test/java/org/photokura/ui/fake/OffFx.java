package org.photokura.ui.fake;

/** The rule that nothing of phone, disk or database runs on the FX thread, as a check that every fake makes. */
public final class OffFx {

  private OffFx() {}

  /** Fails on the FX thread. */
  public static void check() {
    if (Thread.currentThread().getName().equals("JavaFX Application Thread")) {
      throw new AssertionError("phone, disk or database on the FX thread");
    }
  }
}
