package org.photokura.virtualphone.demo.paint;

import java.awt.geom.Path2D;

/** A shrine gate standing in a calm sea. */
record Torii(Sea sea, int lacquer) implements Scene {

  private static final double WATER = .68;

  @Override
  public void paint(Canvas canvas, int seed) {
    double centre = .5 + .05 * Field.value(seed, 1, 1);
    sea.sky(canvas, seed, centre + .02);
    canvas.backdrop(Ramp.of(0, sea.tint(), 1, sea.tint()), sea.horizon(), 1);
    Sea.coast(canvas, seed, Tone.mix(sea.sky().color(0), 0x1d2b3a, .55), sea.horizon(), .12);
    Water.mirror(canvas, seed, sea.horizon(), .5, sea.tint(), sea.deep());
    sea.disc(canvas, centre + .02);
    Water.swell(canvas, seed + 4, sea.horizon(), Tone.mix(sea.glitter(), sea.tint(), .3), Tone.shade(sea.tint(), .6), .5);
    Water.glitter(canvas, seed, sea.horizon(), centre + .02, sea.glitter(), .8, .8);
    var gate = gate(canvas, centre);
    reflection(canvas, seed, gate);
    canvas.draw(g -> gate.draw(g, lacquer));
  }

  /** The gate mirrored about the water at its feet, torn by ripples. */
  private void reflection(Canvas canvas, int seed, Gate gate) {
    var upright = new Canvas(canvas.w, canvas.h);
    upright.draw(g -> {
      g.setColor(java.awt.Color.WHITE);
      g.fill(gate.all);
    });
    int line = (int) (WATER * canvas.h);
    int color = Tone.mix(lacquer, sea.tint(), .38);
    for (int y = line; y < canvas.h; y++) {
      double t = (y - line + .5) / (canvas.h - line);
      double far = 1 / (t + .12);
      for (int x = 0; x < canvas.w; x++) {
        double u = (x - canvas.w / 2.0) / canvas.unit;
        double wave = Field.at(seed + 21, u * far * 1.2 + 50, far * 16);
        int sx = Math.clamp((int) (x + wave * canvas.unit * (.006 + .03 * t)), 0, canvas.w - 1);
        int sy = Math.clamp(2 * line - y + (int) (wave * canvas.unit * .012), 0, canvas.h - 1);
        float cover = upright.px[3 * (sy * canvas.w + sx)] / 255f;
        if (cover > 0) {
          canvas.blend(3 * (y * canvas.w + x), color, cover * (float) (.86 - .35 * t));
        }
      }
    }
  }

  private static Gate gate(Canvas canvas, double centre) {
    double s = canvas.unit * .98;
    double x0 = centre * canvas.w;
    double base = WATER * canvas.h;
    var dark = new Path2D.Double();
    var red = new Path2D.Double();
    double top = base - .56 * s;
    beam(dark, x0, top, .39 * s, .34 * s, .040 * s, .030 * s);
    beam(red, x0, top + .034 * s, .355 * s, .335 * s, .036 * s, .024 * s);
    rect(red, x0 - .305 * s, top + .135 * s, .61 * s, .034 * s);
    rect(red, x0 - .02 * s, top + .06 * s, .04 * s, .08 * s);
    for (int side = -1; side <= 1; side += 2) {
      double upper = x0 + side * .205 * s;
      double lower = x0 + side * .232 * s;
      leg(red, upper, lower, .024 * s, .031 * s, top + .06 * s, base);
      leg(dark, lower - side * .002 * s, lower, .036 * s, .039 * s, base - .045 * s, base + .004 * s);
      rect(red, upper + side * .008 * s - .032 * s, top + .062 * s, .064 * s, .02 * s);
    }
    var all = new Path2D.Double(red);
    all.append(dark, false);
    return new Gate(dark, red, all);
  }

  /** A beam whose ends rise. */
  private static void beam(Path2D path, double x, double y, double half, double under, double thick, double rise) {
    path.moveTo(x - half, y - rise);
    path.quadTo(x, y + rise * .9, x + half, y - rise);
    path.lineTo(x + under, y + thick - rise * .55);
    path.quadTo(x, y + thick + rise * .6, x - under, y + thick - rise * .55);
    path.closePath();
  }

  private static void rect(Path2D path, double x, double y, double width, double height) {
    path.append(new java.awt.geom.Rectangle2D.Double(x, y, width, height), false);
  }

  private static void leg(Path2D path, double upper, double lower, double halfTop, double halfBase, double top, double base) {
    path.moveTo(upper - halfTop, top);
    path.lineTo(upper + halfTop, top);
    path.lineTo(lower + halfBase, base);
    path.lineTo(lower - halfBase, base);
    path.closePath();
  }

  private record Gate(Path2D dark, Path2D red, Path2D all) {

    void draw(java.awt.Graphics2D g, int lacquer) {
      var bounds = all.getBounds2D();
      g.setPaint(new java.awt.GradientPaint((float) bounds.getMinX(), 0, Tone.awt(Tone.shade(lacquer, 1.06)), (float) bounds.getMaxX(), 0,
          Tone.awt(Tone.shade(lacquer, .74))));
      g.fill(red);
      g.setColor(Tone.awt(Tone.mix(lacquer, 0x1c1418, .72)));
      g.fill(dark);
    }
  }
}
