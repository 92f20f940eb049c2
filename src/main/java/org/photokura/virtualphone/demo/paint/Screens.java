package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Map;
import java.util.Random;

/**
 * What was on the phone's screen. Words are bars: nothing depends on the fonts of the computer.
 *
 * @param back the screen
 * @param card things on it
 * @param ink words
 * @param accent what stands out
 */
record Screens(App app, int back, int card, int ink, int accent) implements Scene {

  enum App {
    CHAT,
    WEATHER,
    MAP,
    MUSIC,
    FITNESS
  }

  static void addTo(Map<String, Scene> scenes) {
    scenes.put("screen-chat", new Screens(App.CHAT, 0xffffff, 0xe9e9ee, 0x2c2c34, 0x3478f6));
    scenes.put("screen-chat-dark", new Screens(App.CHAT, 0x0b0b0f, 0x26262c, 0xe8e8ee, 0x30a46c));
    scenes.put("screen-weather", new Screens(App.WEATHER, 0x4f8fd8, 0x74aae6, 0xffffff, 0xffd45e));
    scenes.put("screen-weather-dark", new Screens(App.WEATHER, 0x16203e, 0x26345c, 0xe6ecfa, 0xf2b66a));
    scenes.put("screen-map", new Screens(App.MAP, 0xf1ede4, 0xffffff, 0x50545c, 0x3478f6));
    scenes.put("screen-music", new Screens(App.MUSIC, 0x3a2440, 0x54365c, 0xf4eaf6, 0xff7fa8));
    scenes.put("screen-fitness", new Screens(App.FITNESS, 0x000000, 0x1c1c20, 0xf0f0f4, 0xa6ff3a));
  }

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    double s = canvas.w / 100.0;
    if (app == App.WEATHER || app == App.MUSIC) {
      canvas.backdrop(Ramp.of(0, Tone.shade(back, .8), 1, Tone.shade(back, 1.18)));
    } else {
      canvas.backdrop(Ramp.of(0, back, 1, back));
    }
    if (app == App.WEATHER) {
      Sky.clouds(canvas, seed, Tone.mix(back, 0xffffff, .5), .45, .02, .42, 2);
    }
    canvas.draw(g -> {
      g.scale(s, s);
      double bottom = canvas.h / s;
      switch (app) {
        case CHAT -> chat(g, bottom, random);
        case WEATHER -> weather(g, bottom, random);
        case MAP -> map(g, bottom, random);
        case MUSIC -> music(g, bottom, seed);
        case FITNESS -> fitness(g, bottom, random);
      }
      status(g, bottom);
    });
  }

  private void status(Graphics2D g, double bottom) {
    g.setColor(Tone.awt(ink));
    bar(g, 12, 6, 13, 3.2);
    bar(g, 74, 6, 5, 3.2);
    bar(g, 81, 6, 9, 3.2);
    bar(g, 33, bottom - 3.2, 34, 1.3);
    g.setColor(Tone.awt(0x000000));
    g.fill(new RoundRectangle2D.Double(34, 4, 32, 8, 8, 8));
  }

  private void chat(Graphics2D g, double bottom, Random random) {
    double y = 34;
    while (y < bottom - 30) {
      boolean mine = random.nextInt(5) < 2;
      int lines = 1 + random.nextInt(3);
      double width = 34 + random.nextInt(32);
      double height = 5.5 + lines * 5;
      double x = mine ? 95 - width : 5;
      g.setColor(Tone.awt(mine ? accent : card));
      g.fill(new RoundRectangle2D.Double(x, y, width, height, 9, 9));
      g.setColor(Tone.awt(mine ? 0xffffff : ink, .78));
      for (int i = 0; i < lines; i++) {
        bar(g, x + 4.5, y + 4 + i * 5, i == lines - 1 && lines > 1 ? width * .5 : width - 9, 2);
      }
      y += height + (random.nextBoolean() ? 2 : 5);
    }
    g.setColor(Tone.awt(Tone.mix(back, card, .5)));
    g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, 100, 30));
    avatar(g, 50, 20, 5.5, accent);
    g.setColor(Tone.awt(card));
    g.fill(new RoundRectangle2D.Double(14, bottom - 21, 78, 10, 10, 10));
    avatar(g, 7.5, bottom - 16, 3.4, Tone.mix(accent, card, .4));
  }

  private void weather(Graphics2D g, double bottom, Random random) {
    g.setColor(Tone.awt(ink, .95));
    bar(g, 34, 26, 32, 4);
    g.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new java.awt.geom.Line2D.Double(40, 38, 40, 58));
    g.draw(new RoundRectangle2D.Double(48, 38, 12, 20, 10, 10));
    g.draw(new Ellipse2D.Double(65, 37, 4, 4));
    bar(g, 38, 66, 24, 2.4);
    g.setColor(Tone.awt(card, .75));
    g.fill(new RoundRectangle2D.Double(5, 78, 90, 36, 8, 8));
    for (int i = 0; i < 6; i++) {
      double x = 13 + i * 15;
      g.setColor(Tone.awt(ink, .7));
      bar(g, x - 3.5, 83, 7, 2);
      g.setColor(Tone.awt(i % 3 == 1 ? ink : accent));
      g.fill(new Ellipse2D.Double(x - 3.6, 91, 7.2, 7.2));
      g.setColor(Tone.awt(ink));
      bar(g, x - 3, 104, 6, 2.6);
    }
    g.setColor(Tone.awt(card, .75));
    g.fill(new RoundRectangle2D.Double(5, 119, 90, Math.max(20, bottom - 136), 8, 8));
    for (double y = 127; y < bottom - 24; y += 11.5) {
      g.setColor(Tone.awt(ink, .85));
      bar(g, 10, y, 14, 2.6);
      g.setColor(Tone.awt(accent));
      g.fill(new Ellipse2D.Double(31, y - 1.6, 5.6, 5.6));
      g.setColor(Tone.awt(Tone.shade(card, .75)));
      bar(g, 46, y + .3, 40, 2);
      double from = 46 + random.nextInt(14);
      g.setPaint(new java.awt.GradientPaint((float) from, 0, Tone.awt(0x7fd0f0), 88, 0, Tone.awt(accent)));
      bar(g, from, y + .3, 14 + random.nextInt(12), 2);
    }
  }

  private void map(Graphics2D g, double bottom, Random random) {
    for (int i = 0; i < 26; i++) {
      g.setColor(Tone.awt(i % 4 == 0 ? 0xcfe6c0 : 0xe8e2d6));
      g.fill(new RoundRectangle2D.Double(random.nextInt(100) - 10, random.nextInt((int) bottom), 10 + random.nextInt(22),
          10 + random.nextInt(26), 3, 3));
    }
    var river = new Path2D.Double();
    river.moveTo(-5, bottom * .25);
    river.curveTo(35, bottom * .2, 40, bottom * .6, 110, bottom * .62);
    g.setStroke(new BasicStroke(15, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(0xa8d4f0));
    g.draw(river);
    for (int i = 0; i < 9; i++) {
      double a = random.nextInt(100);
      double b = random.nextInt(100);
      boolean across = i % 2 == 0;
      g.setStroke(new BasicStroke(i < 3 ? 4.5f : 2.4f));
      g.setColor(Tone.awt(i < 2 ? 0xf7d98a : 0xffffff));
      g.draw(across ? new java.awt.geom.Line2D.Double(-2, bottom * a / 100, 102, bottom * b / 100) : new java.awt.geom.Line2D.Double(a,
          -2, b, bottom));
    }
    var route = new Path2D.Double();
    route.moveTo(22, bottom * .66);
    route.curveTo(30, bottom * .5, 60, bottom * .52, 62, bottom * .38);
    route.lineTo(76, bottom * .26);
    g.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(accent));
    g.draw(route);
    avatar(g, 22, bottom * .66, 3.2, accent);
    avatar(g, 76, bottom * .26, 4, 0xe8453a);
    g.setColor(Tone.awt(card));
    g.fill(new RoundRectangle2D.Double(0, bottom - 52, 100, 60, 12, 12));
    g.setColor(Tone.awt(ink, .85));
    bar(g, 7, bottom - 43, 44, 4);
    g.setColor(Tone.awt(ink, .4));
    bar(g, 7, bottom - 35, 60, 2.4);
    g.setColor(Tone.awt(accent));
    g.fill(new RoundRectangle2D.Double(7, bottom - 26, 86, 13, 8, 8));
    g.setColor(Tone.awt(0xffffff));
    bar(g, 38, bottom - 21, 24, 3);
  }

  private void music(Graphics2D g, double bottom, int seed) {
    var cover = Scenes.paint("ridge-pink", seed & 0xFF, 400, 400);
    var clip = g.getClip();
    g.clip(new RoundRectangle2D.Double(9, 34, 82, 82, 6, 6));
    g.drawImage(cover, 9, 34, 82, 82, null);
    g.setClip(clip);
    g.setColor(Tone.awt(ink));
    bar(g, 9, 126, 46, 4.4);
    g.setColor(Tone.awt(ink, .55));
    bar(g, 9, 134.5, 30, 3.2);
    g.setColor(Tone.awt(ink, .3));
    bar(g, 9, 147, 82, 1.8);
    g.setColor(Tone.awt(accent));
    bar(g, 9, 147, 34, 1.8);
    g.fill(new Ellipse2D.Double(41, 145.7, 4.4, 4.4));
    double y = Math.min(168, bottom - 40);
    g.setColor(Tone.awt(ink));
    for (int side = -1; side <= 1; side += 2) {
      var arrow = new Path2D.Double();
      double x = 50 + side * 26;
      arrow.moveTo(x + side * 5, y);
      arrow.lineTo(x - side * 3, y - 5);
      arrow.lineTo(x - side * 3, y + 5);
      arrow.closePath();
      g.fill(arrow);
      bar(g, 50 + side * 3.4 - 1.8, y - 7, 3.6, 14);
    }
    for (int i = 0; i < 3; i++) {
      avatar(g, 22 + 28 * i, bottom - 16, 2.6, Tone.mix(ink, back, .4));
    }
  }

  private void fitness(Graphics2D g, double bottom, Random random) {
    int[] rings = {0xff375f, accent, 0x3ae0f0};
    for (int i = 0; i < 3; i++) {
      double r = 31 - i * 8.4;
      g.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(Tone.awt(Tone.mix(back, rings[i], .24)));
      g.draw(new Ellipse2D.Double(50 - r, 64 - r, 2 * r, 2 * r));
      g.setColor(Tone.awt(rings[i]));
      g.draw(new java.awt.geom.Arc2D.Double(50 - r, 64 - r, 2 * r, 2 * r, 90, -(180 + random.nextInt(170)), java.awt.geom.Arc2D.OPEN));
    }
    double y = 108;
    for (int card = 0; y < bottom - 46; card++, y += 46) {
      g.setColor(Tone.awt(this.card));
      g.fill(new RoundRectangle2D.Double(5, y, 90, 42, 8, 8));
      g.setColor(Tone.awt(ink, .9));
      bar(g, 10, y + 5, 26, 3);
      g.setColor(Tone.awt(rings[card % 3]));
      bar(g, 10, y + 11, 18, 4);
      for (int i = 0; i < 22; i++) {
        double height = 2 + random.nextInt(16);
        bar(g, 10 + i * 3.75, y + 37 - height, 2.2, height);
      }
    }
  }

  private static void avatar(Graphics2D g, double x, double y, double r, int color) {
    g.setPaint(new java.awt.GradientPaint(0, (float) (y - r), Tone.awt(Tone.shade(color, 1.25)), 0, (float) (y + r),
        Tone.awt(Tone.shade(color, .85))));
    g.fill(Cup.round(x, y, r));
  }

  private static void bar(Graphics2D g, double x, double y, double width, double height) {
    g.fill(new RoundRectangle2D.Double(x, y, width, height, Math.min(width, height), Math.min(width, height)));
  }
}
