package org.photokura.ui.tour;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.Subtype;
import org.photokura.library.Item;
import org.photokura.library.image.Picture;
import org.photokura.library.image.PictureSource;
import org.photokura.ui.fake.OffFx;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Scenes;
import org.photokura.virtualphone.demo.paint.Shot;

/** The pictures of Mina's library, each painted once in a run of the tour. */
final class TourPictures implements PictureSource {

  private static final int THUMBNAIL = 300;
  /** As the phone's own for larger tiles. */
  private static final int LARGE_THUMBNAIL = 480;
  private static final int PREVIEW = 1200;
  private static final Map<String, Picture> PAINTED = new ConcurrentHashMap<>();

  private final Library library;
  private final AtomicInteger underWay = new AtomicInteger();
  /** Items whose picture cannot be had. */
  volatile Set<String> broken = Set.of();
  /** Whether pictures are still on their way, and stay there. */
  volatile boolean holding;

  TourPictures(Library library) {
    this.library = library;
  }

  boolean busy() {
    return underWay.get() > 0;
  }

  @Override
  public Picture thumbnail(DeviceSession phone, Item item, int minEdge, Cancellation cancellation) throws ProblemException {
    return paint(item, true, minEdge * 4 / 3 > THUMBNAIL ? LARGE_THUMBNAIL : THUMBNAIL, cancellation);
  }

  @Override
  public Picture preview(DeviceSession phone, Item item, boolean edited, int maxEdge, Cancellation cancellation) throws ProblemException {
    return paint(item, edited, PREVIEW, cancellation);
  }

  @Override
  public Metadata metadata(DeviceSession phone, Item item, Cancellation cancellation) {
    OffFx.check();
    if (item.details().subtypes().contains(Subtype.SCREENSHOT)) {
      return new Metadata(null, null, null, null, null, null, null, 1179, 2556, null, null);
    }
    if (item.kind() == Kind.VIDEO) {
      return new Metadata(null, "iPhone 15 Pro", "back camera", null, null, null, null, 3840, 2160, 35.0094, 135.6668);
    }
    return new Metadata(OffsetDateTime.of(2026, 11, 4, 17, 8, 0, 0, ZoneOffset.ofHours(9)), "iPhone 15 Pro", "back camera", 1.8, "1/120 s", 64, 24.0, 5712, 4284,
        35.0094, 135.6668);
  }

  private Picture paint(Item item, boolean edited, int longSide, Cancellation cancellation) throws ProblemException {
    OffFx.check();
    if (holding) {
      while (true) {
        cancellation.throwIfCancelled();
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
    }
    if (broken.contains(item.id())) {
      throw new ProblemException(Problem.of(ProblemId.DECODE_FAILED));
    }
    underWay.incrementAndGet();
    try {
      var shot = library.shot(item);
      var wanted = edited ? shot : shot.withGrade(Grade.NONE);
      return PAINTED.computeIfAbsent(wanted.key() + "/" + longSide, _ -> paint(wanted, longSide));
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static Picture paint(Shot shot, int longSide) {
    var image = Scenes.paint(shot, longSide, longSide * 3 / 4);
    int w = image.getWidth();
    int h = image.getHeight();
    return new Picture(w, h, image.getRGB(0, 0, w, h, null, 0, w));
  }
}
