package org.photokura.virtualphone.demo.media;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.photokura.virtualphone.demo.Templates;
import org.photokura.virtualphone.demo.paint.Scenes;
import org.photokura.virtualphone.demo.paint.Shot;

/** Makes the demo's templates with heif-enc and ffmpeg. Started by packaging/demo-media: {@code DemoMediaMaker RESOURCES WORK [NAME…]}. */
public final class DemoMediaMaker {

  private static final int TILE = 512;
  private static final int STILL_QUALITY = 41;
  private static final int CLIP_RATE_FACTOR = 33;

  private final Path resources;
  private final Path work;
  private final List<String> only;

  private DemoMediaMaker(Path resources, Path work, List<String> only) {
    this.resources = resources;
    this.work = work;
    this.only = only;
  }

  public static void main(String[] args) throws Exception {
    var maker = new DemoMediaMaker(Path.of(args[0]), Files.createDirectories(Path.of(args[1])), List.of(args).subList(2, args.length));
    for (var shot : Templates.stills()) {
      maker.still(shot);
    }
    for (var clip : Templates.liveClips()) {
      maker.clip(clip);
    }
    for (var clip : Templates.videoClips()) {
      maker.clip(clip);
    }
  }

  private void still(Shot shot) throws IOException, InterruptedException {
    var target = target("still/" + shot.key() + ".heic");
    if (target == null) {
      return;
    }
    var upright = Scenes.paint(shot, Templates.HEIC_LONG, Templates.HEIC_SHORT);
    var stored = shot.tall() ? Scenes.turned(upright, 3) : upright;
    var tiles = encode(tiles(stored));
    var thumbnail = encode(List.of(scaled(stored, 320, 240))).getFirst();
    var capture = new Capture(OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), 0.0, 0.0, shot.tall() ? 6 : 1, stored.getWidth(),
        stored.getHeight(),
        null, null, Capture.Lens.MAIN);
    Files.write(target,
        new HeicWriter(tiles, thumbnail, Exif.block(capture, null, Exif.ROOM_BYTES), stored.getWidth(), stored.getHeight(),
            shot.tall() ? 3 : 0).toBytes());
    System.out.println(target + " " + Files.size(target));
  }

  /** Tiles of 512 pixels; the last ones are drawn out to full size by their own edge. */
  private static List<BufferedImage> tiles(BufferedImage picture) {
    var tiles = new ArrayList<BufferedImage>();
    for (int y = 0; y < picture.getHeight(); y += TILE) {
      for (int x = 0; x < picture.getWidth(); x += TILE) {
        var tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < TILE; v++) {
          for (int u = 0; u < TILE; u++) {
            tile.setRGB(u, v, picture.getRGB(Math.min(x + u, picture.getWidth() - 1), Math.min(y + v, picture.getHeight() - 1)));
          }
        }
        tiles.add(tile);
      }
    }
    return tiles;
  }

  private List<HeicWriter.Picture> encode(List<BufferedImage> pictures) throws IOException, InterruptedException {
    var out = work.resolve("encoded.heic");
    var command = new ArrayList<>(List.of("heif-enc", "-q", "" + STILL_QUALITY, "-p", "preset=slow", "-o", out.toString()));
    for (int i = 0; i < pictures.size(); i++) {
      var png = work.resolve("tile-" + i + ".png");
      ImageIO.write(pictures.get(i), "png", png.toFile());
      command.add(png.toString());
    }
    run(command);
    return HeicWriter.Picture.of(Files.readAllBytes(out));
  }

  /** A slow circling look at the painting, which ends where it began. */
  private void clip(Templates.Clip clip) throws IOException, InterruptedException {
    var target = target("clip/" + clip.shot().key() + ".mov");
    if (target == null) {
      return;
    }
    double margin = 1.12;
    int w = (int) (clip.width() * 1.5 * margin);
    int h = (int) (clip.height() * 1.5 * margin);
    var upright = Scenes.paint(clip.shot(), w, h);
    var painting = clip.shot().tall() ? Scenes.turned(upright, 3) : upright;
    var process = new ProcessBuilder("ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "bgra", "-s",
        clip.width() + "x" + clip.height(), "-r", "24",
        "-i", "-", "-an", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-profile:v", "main", "-preset", "veryslow", "-crf",
            "" + CLIP_RATE_FACTOR, "-bf", "0", "-g",
        "1000", "-f", "mov", target.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = new BufferedOutputStream(process.getOutputStream())) {
      for (int i = 0; i < clip.frames(); i++) {
        double turn = 2 * Math.PI * i / clip.frames();
        double zoom = 1 + .05 * (1 - Math.cos(turn)) / 2;
        var frame = new BufferedImage(clip.width(), clip.height(), BufferedImage.TYPE_INT_RGB);
        var g = frame.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.translate(clip.width() / 2.0, clip.height() / 2.0);
        g.scale(zoom / 1.5, zoom / 1.5);
        g.translate(-painting.getWidth() / 2.0 + .03 * w * Math.sin(turn), -painting.getHeight() / 2.0 + .012 * h * Math.sin(2 * turn));
        g.drawImage(painting, 0, 0, null);
        g.dispose();
        var bytes = new byte[4 * clip.width() * clip.height()];
        int[] pixels = ((DataBufferInt) frame.getRaster().getDataBuffer()).getData();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(pixels);
        out.write(bytes);
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg failed for " + target);
    }
    System.out.println(target + " " + Files.size(target));
  }

  private @org.jspecify.annotations.Nullable Path target(String name) throws IOException {
    if (!only.isEmpty() && only.stream().noneMatch(name::contains)) {
      return null;
    }
    var path = resources.resolve("org/photokura/virtualphone/demo").resolve(name);
    Files.createDirectories(path.getParent());
    return path;
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var g = out.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    var half = new BufferedImage(width * 2, height * 2, BufferedImage.TYPE_INT_RGB);
    var first = half.createGraphics();
    first.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    first.drawImage(picture, 0, 0, width * 2, height * 2, null);
    first.dispose();
    g.drawImage(half, 0, 0, width, height, null);
    g.dispose();
    return out;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
