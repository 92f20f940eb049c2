package org.photokura.virtualphone.demo.paint;

import java.util.List;
import java.util.Map;
import org.photokura.virtualphone.demo.paint.Ridges.Light;

/** What a traveller brings home. */
final class Journeys {

  private Journeys() {}

  static void addTo(Map<String, Scene> scenes) {
    scenes.put("fuji", new Fuji(Ramp.of(0, 0x3f86c8, .7, 0xcfe4f0, 1, 0xeaf2f4), 0x56708c, 0xffffff, 0x2f5a44, 0xffffff));
    scenes.put("fuji-dawn", new Fuji(Ramp.of(0, 0x4a5a96, .55, 0xe8a8a8, 1, 0xfbd8b8), 0x6a4a66, 0xffd9d4, 0x3a3050, 0xf7bfae));
    scenes.put("village-snow", new SnowVillage(Ramp.of(0, 0x24365e, .6, 0x6a86b4, 1, 0xa8bcd8), 0xdfe9f6, 0x3a2c2c, 0xffc25e));
    scenes.put("fireworks", (canvas, seed) -> NightLights.fireworks(canvas, seed,
        Palette.of(0xffb347, 0xff5f6d, 0x6fc8ff, 0xb98aff, 0x8cf0a4)));
    scenes.put("lanterns", (canvas, seed) -> NightLights.lanterns(canvas, seed, 0xf07a3a));
    scenes.put("bamboo", new Bamboo(0xcfe6a0, 0x6f9a45, 0x1f4a2c));
    scenes.put("citrus", new Fruit(0x5fb8b0, List.of(Palette.of(0xf29a1e, 0xf9a83a), Palette.of(0xf2d21e, 0xf7e05a),
        Palette.of(0xe2503a, 0xf0705a), Palette.of(0x6fae2e, 0xa8d860))));
    scenes.put("citrus-rose", new Fruit(0xe9a6a6, List.of(Palette.of(0xf2a01e, 0xfab04a), Palette.of(0xe8574a, 0xf28a6a),
        Palette.of(0xf2d84a, 0xf9ea8a))));
    scenes.put("jellyfish", (canvas, seed) -> Deep.jellyfish(canvas, seed, 0x12306e, Palette.of(0xff9ac8, 0xc8a0ff, 0xffc0a0, 0x8fd8ff)));
    scenes.put("koi", Deep::koi);
    scenes.put("moon", (canvas, seed) -> Nights.moon(canvas, seed, 0x1a2442, 0xf6f1e2, 0xa09a8e));
    scenes.put("camp", (canvas, seed) -> Nights.camp(canvas, seed, 0xf2963a));
    scenes.put("sails", new Coast(new Sea(Ramp.of(0, 0x5fa8dc, .7, 0xbfe0f0, 1, 0xeef6f4), .52, 0x1f6a96, .8,
        new Light(.66, .16, .035, 0xffffff, 0xffffff),
        0xf4fdff, 0xffffff, 0x5a7f96), Coast.Kind.SAILS, 0x2a4560));
    scenes.put("palms", new Coast(new Sea(Ramp.of(0, 0x3a3a78, .45, 0xd9608a, .75, 0xf79a5e, 1, 0xffd27a), .68, 0x4a2a5a, .6,
        new Light(.5, .55, .06, 0xfff2c0, 0xffb45e), 0xffd88a, 0xf2809a, null), Coast.Kind.PALMS, 0x1c1026));
    scenes.put("lighthouse", new Coast(new Sea(Ramp.of(0, 0x22305c, .5, 0x6a6aa0, .85, 0xe8a2a0, 1, 0xfbd0b0), .60, 0x2a3a60, .6,
        new Light(.5, .57, .02, 0xffe8d0, 0xf7b0a0), 0xf7d0c0, 0xd98aa0, null), Coast.Kind.LIGHTHOUSE, 0x1c2030));
    scenes.put("cake", (canvas, seed) -> Home.cake(canvas, seed, 0xfbeff2, 0xf0b8c4));
    scenes.put("cat", (canvas, seed) -> Home.cat(canvas, seed, Ramp.of(0, 0x6a6aa8, .5, 0xf0a890, 1, 0xfbd8a8)));
    scenes.put("rain", (canvas, seed) -> Home.rain(canvas, seed,
        new Bokeh(Ramp.of(0, 0x1a2638, 1, 0x2c3444), Palette.of(0xffb04a, 0xff5a4a, 0x6fb8ff, 0xffe0a0, 0x5ee0b0), 70, 0)));
    scenes.put("hydrangea", (canvas, seed) -> Home.hydrangea(canvas, seed, Palette.of(0x6f8fe8, 0x8f7fe0, 0xb08ae0, 0x6fb0f0)));
    scenes.put("hydrangea-rose", (canvas, seed) -> Home.hydrangea(canvas, seed, Palette.of(0xe88ab0, 0xd87ac0, 0xf0a8c0, 0xb08ae0)));
  }
}
