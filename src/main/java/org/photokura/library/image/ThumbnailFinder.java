package org.photokura.library.image;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.Fit;
import org.photokura.library.image.decode.PictureEncoder;
import org.photokura.library.image.source.MemorySource;

/**
 * Gets a thumbnail from the cheapest place that has one large enough: the phone's own thumbnails, a video's poster, the picture inside the
 * file, the file.
 */
final class ThumbnailFinder {

  private static final int MOST_READY_MADE_BYTES = 4 << 20;
  /** A JPEG up to this size is kept as it came; a larger one is made small first. */
  private static final int MOST_KEPT_AS_IS_BYTES = 128 * 1024;

  private final PhoneDecoding decoding;
  private final MissingThumbnails missing = new MissingThumbnails();

  ThumbnailFinder(PhoneDecoding decoding) {
    this.decoding = decoding;
  }

  /**
   * A thumbnail.
   *
   * @param encoded the file to keep of it; empty if it is not worth keeping
   */
  record Found(Picture picture, Optional<byte[]> encoded) {
    boolean isAtLeast(int edge) {
      return Math.min(picture.width(), picture.height()) >= edge * DecodeRequest.NEARLY;
    }
  }

  /**
   * Finds a thumbnail.
   *
   * @param minEdge what is asked for
   * @param keptEdge what is kept of a picture that must be made smaller anyway; not less
   * @throws ProblemException what prevented the best of them, if there is none
   */
  Found find(DeviceSession phone, Item item, int minEdge, int keptEdge, Cancellation cancellation) throws ProblemException {
    var ready = readyMade(phone, item, minEdge, keptEdge, cancellation);
    if (ready.isPresent() && ready.get().isAtLeast(minEdge)) {
      return ready.get();
    }
    ProblemException reason = null;
    for (var file : PictureFiles.own(item, true)) {
      try {
        var decoded = decoding.decode(phone.files(), file.path(), file.sizeBytes(), DecodeRequest.thumbnail(keptEdge), cancellation);
        return new Found(decoded.picture(), decoded.damaged() ? Optional.empty() : encoded(decoded.picture()));
      } catch (ProblemException e) {
        reason = reason == null ? onlyThisFile(e) : choose(reason, onlyThisFile(e));
      }
    }
    if (ready.isPresent()) {
      return ready.get();
    }
    throw reason == null || item.original() == Item.OriginalState.ICLOUD_ONLY ? nothingThere(item) : reason;
  }

  /** What the phone has ready: without decoding anything large. */
  Optional<Found> readyMade(DeviceSession phone, Item item, int minEdge, int keptEdge, Cancellation cancellation) throws ProblemException {
    Found best = null;
    for (String path : PictureFiles.thumbnails(item)) {
      best = better(best, ready(phone, path, true, minEdge, keptEdge, cancellation));
      if (best != null && best.isAtLeast(minEdge)) {
        return Optional.of(best);
      }
    }
    for (String path : PictureFiles.posters(item)) {
      best = better(best, ready(phone, path, false, minEdge, keptEdge, cancellation));
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable Found better(@Nullable Found a, @Nullable Found b) {
    boolean larger = a != null && b != null && b.picture().argb().length > a.picture().argb().length;
    return a == null || larger ? b : a;
  }

  private @Nullable Found ready(DeviceSession phone, String path, boolean learn, int minEdge, int keptEdge, Cancellation cancellation)
      throws ProblemException {
    String udid = phone.device().udid().value();
    if (learn && missing.isMissing(udid, path)) {
      return null;
    }
    try {
      var bytes = phone.files().readAll(path, MOST_READY_MADE_BYTES, cancellation);
      boolean keptAsIs = bytes.length <= MOST_KEPT_AS_IS_BYTES;
      var request = new DecodeRequest(new Fit.ShortEdge(keptAsIs ? minEdge : keptEdge), false);
      var decoded = decoding.decode(new MemorySource(path, bytes), request, cancellation);
      return new Found(decoded.picture(), decoded.damaged() ? Optional.empty() : keptAsIs ? Optional.of(bytes) : encoded(decoded.picture()));
    } catch (ProblemException e) {
      onlyThisFile(e);
      if (learn && e.problem().id() == ProblemId.FILE_VANISHED) {
        missing.learn(udid, phone.files(), path, cancellation);
      }
      return null;
    }
  }

  private static Optional<byte[]> encoded(Picture picture) {
    try {
      return Optional.of(PictureEncoder.encode(picture));
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** Passes on what concerns one file; throws what concerns the connection or the phone. */
  private static ProblemException onlyThisFile(ProblemException e) throws DeviceException {
    if (e instanceof DeviceException device && device.reach() != DeviceException.Reach.FILE) {
      throw device;
    }
    return e;
  }

  /** A missing decoder is what the person can do something about; else the first failure counts. */
  private static ProblemException choose(ProblemException first, ProblemException next) {
    return next.problem().id() == ProblemId.DECODER_MISSING ? next : first;
  }

  static ProblemException nothingThere(Item item) {
    var id = item.original() == Item.OriginalState.ICLOUD_ONLY ? ProblemId.ONLY_IN_ICLOUD : ProblemId.DECODE_FAILED;
    return new ProblemException(Problem.of(id, "no picture on the phone").with("path", PictureFiles.basePath(item)));
  }
}
