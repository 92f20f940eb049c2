package org.photokura.library.image;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.library.image.cache.ThumbnailCache;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.Decoded;
import org.photokura.library.image.decode.Fit;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.source.MemorySource;

/** Pictures of a phone, by the cheapest way to each. Keeps thumbnails on disk, none in memory: that is the window's. Thread-safe. */
public final class PhonePictures implements PictureSource {

  private static final int SMALLEST_EDGE = 64;
  private static final int LARGEST_EDGE = 1024;
  private static final int FAILURES_KEPT = 2000;

  private final ThumbnailCache cache;
  private final PhoneDecoding decoding;
  private final ThumbnailFinder thumbnails;
  private final MetadataReader metadata = new MetadataReader();
  /** Pictures that cannot be decoded: scrolling over them again costs nothing. */
  private final Map<String, Problem> failures = new LinkedHashMap<>(64, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Problem> eldest) {
      return size() > FAILURES_KEPT;
    }
  };

  /**
   * @param cacheFolder for thumbnails; made when first needed
   * @param cacheBoundBytes how much the cache may take
   * @param decoders the first that has a format decodes it; see {@link PictureDecoders#all}
   */
  public PhonePictures(Path cacheFolder, long cacheBoundBytes, List<PictureDecoder> decoders) {
    this(cacheFolder, () -> cacheBoundBytes, decoders);
  }

  /** With a bound that may change meanwhile. */
  public PhonePictures(Path cacheFolder, LongSupplier cacheBoundBytes, List<PictureDecoder> decoders) {
    this.cache = new ThumbnailCache(cacheFolder, cacheBoundBytes);
    this.decoding = new PhoneDecoding(decoders);
    this.thumbnails = new ThumbnailFinder(decoding);
  }

  @Override
  public Picture thumbnail(DeviceSession phone, Item item, int minEdge, Cancellation cancellation) throws ProblemException {
    cancellation.throwIfCancelled();
    int edge = keptEdge(minEdge);
    String key = ThumbnailKey.of(phone, item, edge, cancellation);
    var kept = cached(key, minEdge, cancellation);
    if (kept.isPresent()) {
      return kept.get();
    }
    throwIfKnownToFail(key);
    try {
      var found = thumbnails.find(phone, item, minEdge, edge, cancellation);
      cancellation.throwIfCancelled();
      found.encoded().ifPresent(encoded -> cache.put(key, encoded));
      return scaled(found.picture(), new Fit.ShortEdge(minEdge));
    } catch (ProblemException e) {
      rememberFailure(key, e.problem());
      throw e;
    }
  }

  /** Kept sizes are powers of two, so that a window that changes its tiles by a pixel finds what is there. */
  private static int keptEdge(int minEdge) {
    return Math.max(minEdge, Integer.highestOneBit(Math.clamp(minEdge, SMALLEST_EDGE, LARGEST_EDGE) - 1) << 1);
  }

  private Optional<Picture> cached(String key, int minEdge, Cancellation cancellation) {
    try {
      var bytes = cache.get(key);
      if (bytes.isPresent()) {
        var request = new DecodeRequest(new Fit.ShortEdge(minEdge), false);
        return Optional.of(decoding.decode(new MemorySource("cache", bytes.get()), request, cancellation).picture());
      }
    } catch (ProblemException _) {
      // What was kept cannot be shown any more; it is fetched again and replaced.
    }
    return Optional.empty();
  }

  private void throwIfKnownToFail(String key) throws ProblemException {
    Problem known;
    synchronized (failures) {
      known = failures.get(key);
    }
    if (known != null) {
      throw new ProblemException(known);
    }
  }

  private void rememberFailure(String key, Problem problem) {
    if (problem.id() == ProblemId.DECODE_FAILED) {
      synchronized (failures) {
        failures.put(key, problem);
      }
    }
  }

  @Override
  public Picture preview(DeviceSession phone, Item item, boolean edited, int maxEdge, Cancellation cancellation) throws ProblemException {
    cancellation.throwIfCancelled();
    ProblemException reason = null;
    for (var file : PictureFiles.own(item, edited)) {
      try {
        Decoded decoded = decoding.decode(phone.files(), file.path(), file.sizeBytes(), DecodeRequest.preview(maxEdge), cancellation);
        cancellation.throwIfCancelled();
        return decoded.picture();
      } catch (ProblemException e) {
        if (e instanceof DeviceException device && device.reach() != DeviceException.Reach.FILE) {
          throw e;
        }
        reason = reason == null ? e : reason;
      }
    }
    return standIn(phone, item, maxEdge, reason, cancellation);
  }

  /**
   * A video has its poster, a picture that is only in iCloud its thumbnail; for every other the reason why it cannot be shown is the
   * answer.
   */
  private Picture standIn(DeviceSession phone, Item item, int maxEdge, @Nullable ProblemException reason, Cancellation cancellation)
      throws ProblemException {
    if (item.kind() == Item.Kind.VIDEO || reason == null || item.original() == Item.OriginalState.ICLOUD_ONLY) {
      var ready = thumbnails.readyMade(phone, item, LARGEST_EDGE, LARGEST_EDGE, cancellation);
      if (ready.isPresent()) {
        return scaled(ready.get().picture(), new Fit.LongEdge(maxEdge));
      }
    }
    throw reason == null || item.original() == Item.OriginalState.ICLOUD_ONLY ? ThumbnailFinder.nothingThere(item) : reason;
  }

  private static Picture scaled(Picture picture, Fit fit) {
    return AreaScaler.scale(picture, fit.of(new Size(picture.width(), picture.height())));
  }

  @Override
  public Metadata metadata(DeviceSession phone, Item item, Cancellation cancellation) throws ProblemException {
    return metadata.read(phone.files(), item, cancellation);
  }
}
