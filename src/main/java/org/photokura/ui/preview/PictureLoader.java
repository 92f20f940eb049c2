package org.photokura.ui.preview;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.library.image.Picture;
import org.photokura.library.image.PictureSource;
import org.photokura.ui.fx.Background;

/** The large pictures: the one looked at first, then its neighbours; a few are kept. */
final class PictureLoader {

  private static final int KEPT = 6;

  private final PictureSource source;
  private final Background background;
  private final Map<Key, Image> kept = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
      return size() > KEPT;
    }
  };
  private Background.Job current = Background.Job.NONE;
  private Background.Job ahead = Background.Job.NONE;

  private record Key(String itemId, boolean edited) {}

  PictureLoader(PictureSource source, Background background) {
    this.source = source;
    this.background = background;
  }

  /** The picture if it is kept. */
  @Nullable Image kept(Item item, boolean edited) {
    return kept.get(new Key(item.id(), edited));
  }

  /** Fetches the picture that is looked at; what was fetched before is given up. */
  void load(DeviceSession phone, Item item, boolean edited, int maxEdge, Consumer<Image> done, Consumer<Problem> failed) {
    stop();
    ahead.cancel();
    current = background.run(cancellation -> image(source.preview(phone, item, edited, maxEdge, cancellation)), image -> {
      kept.put(new Key(item.id(), edited), image);
      done.accept(image);
    }, failed);
  }

  /** Gives up the picture that was looked at: nothing is told of it any more. */
  void stop() {
    current.cancel();
  }

  /** Fetches a neighbour, so that it is there when it is looked at. */
  void loadAhead(DeviceSession phone, Item item, int maxEdge) {
    if (kept(item, true) == null) {
      ahead.cancel();
      ahead = background.run(cancellation -> image(source.preview(phone, item, true, maxEdge, cancellation)),
          image -> kept.put(new Key(item.id(), true), image), _ -> {});
    }
  }

  void close() {
    stop();
    ahead.cancel();
    kept.clear();
  }

  private static Image image(Picture picture) {
    var image = new WritableImage(picture.width(), picture.height());
    image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(), PixelFormat.getIntArgbPreInstance(), picture.argb(), 0, picture.width());
    return image;
  }
}
