package org.photokura.virtualphone.demo.paint;

import java.util.Map;
import org.photokura.virtualphone.demo.paint.Ridges.Light;

/** Mountains, seas and lakes, each with its own light. */
final class Landscapes {

  private Landscapes() {}

  static void addTo(Map<String, Scene> scenes) {
    ridges(scenes);
    seas(scenes);
    lakes(scenes);
    others(scenes);
  }

  private static void ridges(Map<String, Scene> scenes) {
    scenes.put("ridge-dusk", new Ridges(Ramp.of(0, 0x2f4a78, .35, 0xc58a8c, .62, 0xf6c79a, 1, 0xf9dcb4), 0x1c2440, 0xf0b48f, 6, .46, .97,
        .13, .5, 0,
        new Light(.66, .38, .035, 0xfff2d6, 0xffd9a0)));
    scenes.put("ridge-cedar", new Ridges(Ramp.of(0, 0xdfe9df, 1, 0xc4d6c4), 0x17362a, 0xdbe7da, 6, .34, .96, .15, .5, .15, null));
    scenes.put("ridge-pink", new Ridges(Ramp.of(0, 0x6a5a9a, .5, 0xe79ab0, 1, 0xfbd3c0), 0x2b2348, 0xeeb0b8, 5, .5, .97, .12, .5, .13,
        new Light(.3, .40, .03, 0xfff0e4, 0xffd0c0)));
    scenes.put("ridge-fog", new Ridges(Ramp.of(0, 0xa9bccb, .5, 0xf1e6da), 0x3a4f5c, 0xefe5da, 7, .42, .98, .11, .5, .12,
        new Light(.5, .32, .03, 0xfffaf0, 0xfff0d8)));
    scenes.put("ridge-moon", new Ridges(Ramp.of(0, 0x0b1430, .6, 0x28406a, 1, 0x4a6388), 0x060c1a, 0x3c557c, 5, .5, .97, .13, .5, .15,
        new Light(.70, .22, .05, 0xf4f1e2, 0x6f86ad)));
    scenes.put("ridge-rock", new Ridges(Ramp.of(0, 0x3f86c6, .6, 0xcfe4ee, 1, 0xf2e6d8), 0x7a2f1c, 0xe7b08a, 5, .42, .95, .13, .6, 0, null));
    scenes.put("ridge-green", new Ridges(Ramp.of(0, 0x6cb0e6, .5, 0xd8ecf5), 0x2f6a35, 0xcfe3c4, 5, .46, .96, .11, .38, .05, null));
  }

  private static void seas(Map<String, Scene> scenes) {
    scenes.put("sea-gold", new Sea(Ramp.of(0, 0x3e5f8f, .55, 0xf0a878, 1, 0xffe0a6), .55, 0x274062, .62,
        new Light(.36, .46, .045, 0xfff6de, 0xffcf8a),
        0xffe3ae, 0xf7b58e, 0x2a3145));
    scenes.put("sea-teal", new Sea(Ramp.of(0, 0x6fb4d8, 1, 0xe6f3f4), .46, 0x147a8c, .8, new Light(.7, .18, .04, 0xffffff, 0xffffff),
        0xf0fdfc, 0xffffff,
        0x55758a));
    scenes.put("sea-storm", new Sea(Ramp.of(0, 0x4c5a6c, 1, 0xc4cdd2), .5, 0x2c4350, .75, new Light(.45, .38, .02, 0xf4f4ee, 0xdfe5e6),
        0xeef3f3, 0x8d99a4,
        null));
    scenes.put("sea-rose", new Sea(Ramp.of(0, 0x57548f, .5, 0xd98fae, 1, 0xffd9c4), .58, 0x4a3f6e, .6,
        new Light(.6, .5, .05, 0xfff0e2, 0xffb9a6), 0xffd9cf,
        0xf2a3b3, 0x3a3358));
    scenes.put("torii", new Torii(new Sea(Ramp.of(0, 0x41597f, .45, 0xd98f86, 1, 0xfbd2a4), .60, 0x33465f, .7,
        new Light(.5, .40, .055, 0xfff3dc, 0xffd9a8),
        0xffe9cf, null, null), 0xb3392b));
    scenes.put("torii-dawn", new Torii(new Sea(Ramp.of(0, 0x7da5c8, .5, 0xdfe4e6, 1, 0xf7e6cf), .60, 0x4f7488, .6,
        new Light(.5, .34, .04, 0xfffdf4, 0xfff2dc),
        0xffffff, 0xffffff, null), 0xc8452f));
  }

  private static void lakes(Map<String, Scene> scenes) {
    scenes.put("lake-dawn", new Lake(new Ridges(Ramp.of(0, 0x7fb2d9, .6, 0xe9eef0, 1, 0xf7e3cd), 0x21404a, 0xdfe7e6, 5, .30, .57, .17,
        .55, .10, null), .58, .35,
        0x16323e, .5));
    scenes.put("lake-autumn", new Lake(new Ridges(Ramp.of(0, 0x8db7d8, 1, 0xf4ead6), 0x8a3b16, 0xf0c98a, 5, .30, .55, .15, .5, .10, null),
        .56, .35, 0x2e2a24, .45));
    scenes.put("lake-night", new Lake(new Ridges(Ramp.of(0, 0x0e1c3c, .7, 0x3a5a8c, 1, 0x8fa7c4), 0x0a1424, 0x5a759c, 4, .36, .56, .14,
        .55, .11,
        new Light(.64, .16, .04, 0xf6f2e4, 0x93abd0)), .57, .3, 0x0a1526, .5));
  }

  private static void others(Map<String, Scene> scenes) {
    scenes.put("dunes", new Dunes(Ramp.of(0, 0x5f96cc, .45, 0xf3dcc0), 0xf0b879, 0x8a4f33, 4));
    scenes.put("dunes-dusk", new Dunes(Ramp.of(0, 0x3f3a6e, .45, 0xe8a58f), 0xe09a70, 0x40274a, 4));
    scenes.put("aurora", new Aurora(0x57e3a2, 0x7f6df5));
    scenes.put("aurora-rose", new Aurora(0x6fe0c8, 0xe06aa8));
    scenes.put("clouds", new CloudSea(Ramp.of(0, 0x2660a8, .42, 0xcfe3f3, 1, 0xffffff), 0xffffff, 0x8ca7c6,
        new Light(.7, .38, .04, 0xfffbf0, 0xfff1d6)));
    scenes.put("clouds-gold", new CloudSea(Ramp.of(0, 0x3d4f86, .38, 0xf4a97e, .5, 0xffdcb0), 0xffd9b8, 0x7a6592,
        new Light(.35, .40, .04, 0xfff4da, 0xffc98a)));
    scenes.put("shore", new Shore(0xecd9b4, 0x63c7c1, 0x0f5f7f));
    scenes.put("shore-jade", new Shore(0xf4e8d2, 0x8fdcc4, 0x0a6f66));
    scenes.put("shore-dark", new Shore(0x6f6a66, 0x7fb4c4, 0x12394f));
    scenes.put("city", new City(Ramp.of(0, 0x141c3a, .5, 0x5a3f6c, 1, 0xe58f6f), 0x0d1226, 0xffd68a, 60));
    scenes.put("city-blue", new City(Ramp.of(0, 0x0e2a52, .6, 0x3d78a8, 1, 0xbcd5de), 0x0c1a30, 0xffe2a0, 0));
    scenes.put("maple", new Bokeh(Ramp.of(0, 0x7a2a14, .5, 0xb4501c, 1, 0x4a2010),
        Palette.of(0xff7b2e, 0xffb347, 0xe2431e, 0xffd27a, 0xc9301f), 60, 9));
    scenes.put("lights", new Bokeh(Ramp.of(0, 0x101a33, 1, 0x2a1a3c), Palette.of(0xffce73, 0xff8f6b, 0x7fb8ff, 0xffe9b8, 0xc38bff), 70, 0));
    scenes.put("maple-green", new Bokeh(Ramp.of(0, 0x2c5a24, .5, 0x7fae3c, 1, 0x1c3a1a),
        Palette.of(0xa8d858, 0xd8f08a, 0x6fb03a, 0xf4ffd0, 0x4f9a34), 60, 9));
  }
}
