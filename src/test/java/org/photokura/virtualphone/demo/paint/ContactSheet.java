package org.photokura.virtualphone.demo.paint;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Paints scenes side by side, for a person to look at: {@code ContactSheet OUT.png [WIDTH HEIGHT [NAME[:SEED]…]]}. */
final class ContactSheet {

  private ContactSheet() {}

  public static void main(String[] args) throws Exception {
    int w = args.length > 2 ? Integer.parseInt(args[1]) : 240;
    int h = args.length > 2 ? Integer.parseInt(args[2]) : 180;
    var names = args.length > 3 ? List.of(args).subList(3, args.length) : Scenes.names();
    int columns = Math.max(1, Math.min(names.size(), 1500 / w));
    int rows = (names.size() + columns - 1) / columns;
    var sheet = new BufferedImage(columns * (w + 6), rows * (h + 6), BufferedImage.TYPE_INT_RGB);
    var g = sheet.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < names.size(); i++) {
      var parts = names.get(i).split(":");
      long start = System.nanoTime();
      var picture = Scenes.paint(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 1, w, h);
      System.out.printf("%2d %-20s %4d ms%n", i, names.get(i), (System.nanoTime() - start) / 1_000_000);
      g.drawImage(picture, i % columns * (w + 6), i / columns * (h + 6), null);
    }
    g.dispose();
    ImageIO.write(sheet, "png", Path.of(args[0]).toFile());
  }
}
