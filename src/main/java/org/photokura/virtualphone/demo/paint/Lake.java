package org.photokura.virtualphone.demo.paint;

/** Mountains and their picture in still water. */
record Lake(Ridges land, double line, double rough, int tint, double deep) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    land.paint(canvas, seed);
    Water.mirror(canvas, seed, line, rough, tint, deep);
    int y = (int) (line * canvas.h);
    for (int row = -2; row <= 3; row++) {
      if (y + row >= 0 && y + row < canvas.h) {
        for (int x = 0; x < canvas.w; x++) {
          canvas.blend(3 * ((y + row) * canvas.w + x), 0xffffff, (float) (.20 * (1 - Math.abs(row) / 4.0)));
        }
      }
    }
  }
}
