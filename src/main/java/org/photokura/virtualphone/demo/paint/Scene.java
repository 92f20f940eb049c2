package org.photokura.virtualphone.demo.paint;

/** Something that can be painted. */
@FunctionalInterface
interface Scene {

  /**
   * @param seed another seed gives another picture of the same thing
   */
  void paint(Canvas canvas, int seed);
}
