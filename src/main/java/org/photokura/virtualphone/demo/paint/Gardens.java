package org.photokura.virtualphone.demo.paint;

import java.util.List;
import java.util.Map;
import org.photokura.virtualphone.demo.paint.Ridges.Light;

/** Flowers, fields, tables. */
final class Gardens {

  private Gardens() {}

  static void addTo(Map<String, Scene> scenes) {
    scenes.put("cherry", new Blossom(Ramp.of(0, 0xa9cdea, 1, 0xe6eef6), Palette.of(0xfbd3df, 0xf7b9cb, 0xfde6ec), 0xd0557e, 0x4a3532));
    scenes.put("wisteria", new Blossom(Ramp.of(0, 0xcfe0c4, 1, 0x9fc094), Palette.of(0xc3a6ea, 0xa884dd, 0xe0d0f5), 0x6b45b0, 0x4a3a2c));
    scenes.put("plum", new Blossom(Ramp.of(0, 0x3a3140, 1, 0x6a4a58), Palette.of(0xf06a8a, 0xe0446c, 0xf9a0b4), 0x8f1840, 0x2a2024));
    scenes.put("latte", new Cup(0x8a6246, 0xf3eee6, 0x7a4526));
    scenes.put("matcha", new Cup(0x46504c, 0xe6e0d4, 0x7d9c3a));
    scenes.put("cocoa", new Cup(0xb9926a, 0x2f4858, 0x5a2e1c));
    scenes.put("lavender", new FlowerField(Ramp.of(0, 0x7fb8ea, 1, 0xf2ecdf), 0x4d6b3f, Palette.of(0x8a63c9, 0xa884dd, 0x6f4bb0),
        0x3f6a4a, 13));
    scenes.put("tulips", new FlowerField(Ramp.of(0, 0x6fb0e6, 1, 0xf0f2ee), 0x4f8a3a,
        Palette.of(0xe8443a, 0xf6c53a, 0xf28aa8, 0xffffff, 0x8a3fa0), 0x4a7a4a, 15));
    scenes.put("poppies", new FlowerField(Ramp.of(0, 0x79b3e6, 1, 0xe7f1f3), 0x5e8a3c, Palette.of(0xe0402f, 0xf2604a, 0x6fa04a), 0x4f7f46,
        0));
    scenes.put("dahlia", new Bloom(Palette.of(0x33513a, 0x16281c, 0x4f7a4a), 0xf08a7a, 0xd9604f, 0x9a3524, 4, 18, .35, .17));
    scenes.put("sunflower", new Bloom(Palette.of(0x7fb0d8, 0x4f86b8, 0xd8e8f0), 0xf9c22e, 0xf29a1c, 0x5a3218, 3, 20, .75, .36));
    scenes.put("daisy", new Bloom(Palette.of(0x5f9a4a, 0x2f6a34, 0xa8d070), 0xfdfdfa, 0xf0f0ea, 0xf0b92c, 2, 22, .15, .26));
    scenes.put("lotus", new Bloom(Palette.of(0x1f4a44, 0x0f2a2a, 0x3f7a6a), 0xf7c6d8, 0xf2a0bf, 0xf0cf5a, 4, 12, .8, .15));
    scenes.put("terraces", new Terraces(Ramp.of(0, 0x8fbfe0, 1, 0xf0f2e4), Palette.of(0x6fa053, 0x8bb862, 0x588a49, 0xa4c76f)));
    scenes.put("terraces-gold", new Terraces(Ramp.of(0, 0x8aa8d0, .6, 0xf4cfa0, 1, 0xfbe6c4),
        Palette.of(0xc79a3a, 0xe0b84f, 0xa87a30, 0xd9c25f)));
    scenes.put("balloons", new Balloons(new Ridges(Ramp.of(0, 0x6f9fd0, .5, 0xf4cfae, 1, 0xfbe3c6), 0x8a5a4a, 0xf6d0ac, 5, .56, .98, .10,
        .5, 0,
        new Light(.2, .52, .03, 0xfff6e0, 0xffe0b0)), List.of(Palette.of(0xd8453a, 0xf2b134), Palette.of(0x2f6fb0, 0xf4f0e6),
            Palette.of(0xe58a2e, 0x9a3a2a), Palette.of(0x2f9a86, 0xf0e2b0),
        Palette.of(0x8a4fa8, 0xf2c2d0))));
  }
}
