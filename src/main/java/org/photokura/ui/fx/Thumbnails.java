package org.photokura.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.library.image.PictureSource;

/**
 * The small pictures of the window. Requests are served latest first on {@code thumb-n} threads, so what is visible now comes before what was scrolled past;
 * a request that nobody wants any more is dropped. Images are kept in memory up to a bound.
 */
public final class Thumbnails implements AutoCloseable {

  private static final int MOST_WAITING = 600;
  /** What the phone itself could not give is asked for again after that. */
  private static final long RETRY_MILLIS = 5_000;

  private final PictureSource source;
  private final UiThread ui;
  private final long maxBytes;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private final ReadOnlyLongWrapper generation = new ReadOnlyLongWrapper();
  private final Map<Key, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
  /** Of which size the latest image of a picture is; by its key without a size. */
  private final Map<Key, Integer> latestEdge = new HashMap<>();
  private long keptBytes;
  private @Nullable DeviceSession session;
  private boolean closed;
  private final ReadOnlyObjectWrapper<@Nullable Problem> trouble = new ReadOnlyObjectWrapper<>();
  private boolean retryIsDue;
  private boolean failedSinceRetry;

  /**
   * @param threads how many pictures are fetched at once
   * @param maxBytes how much memory the images may take
   */
  public Thumbnails(PictureSource source, UiThread ui, int threads, long maxBytes) {
    this.source = source;
    this.ui = ui;
    this.maxBytes = maxBytes;
    for (int i = 1; i <= threads; i++) {
      Threads.start("thumb-" + i, this::serve);
    }
  }

  /** Grows when pictures that failed may come now: another session. */
  public ReadOnlyLongProperty generationProperty() {
    return generation.getReadOnlyProperty();
  }

  /** Takes pictures from this phone from now on. After the cable came out the old one stays: what is cached still comes. */
  public void use(@Nullable DeviceSession phone, boolean samePhone) {
    synchronized (this) {
      session = phone;
      if (samePhone) {
        kept.values().removeIf(k -> k.image == null);
      } else {
        kept.clear();
        latestEdge.clear();
        keptBytes = 0;
      }
    }
    generation.set(generation.get() + 1);
  }

  /** Why the phone gives no pictures just now; null while it does, or while none is wanted. They are asked for again until they come. */
  public ReadOnlyObjectProperty<@Nullable Problem> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** What could not be had is asked for again at once: the phone may give it now. */
  public void retryNow() {
    trouble.set(null);
    generation.set(generation.get() + 1);
  }

  /** Whether pictures come from this phone, or may: none is in use yet. */
  public synchronized boolean isOf(Udid phone) {
    return session == null || session.device().udid().equals(phone);
  }

  /** The session in use. */
  public synchronized @Nullable DeviceSession session() {
    return session;
  }

  /** The image if it is in memory. */
  public synchronized @Nullable Image inMemory(Item item, int edge) {
    var found = kept.get(Key.of(item, edge));
    return found == null ? null : found.image;
  }

  /** An image of it in another size, to stand in until the right one comes; null if none is in memory. */
  public synchronized @Nullable Image inAnySize(Item item) {
    var look = Key.of(item, 0);
    Integer edge = latestEdge.get(look);
    var found = edge == null ? null : kept.get(look.sized(edge));
    return found == null ? null : found.image;
  }

  /**
   * Asks for the square picture of an item; call on the UI thread. The answer comes there too, unless cancelled.
   *
   * @param edge in pixels of the screen
   * @param radius of the corners in pixels of the screen
   */
  public Request request(Item item, int edge, double radius, Consumer<Answer> consumer) {
    var request = new Request(item, edge, radius, consumer);
    synchronized (this) {
      var known = kept.get(request.key());
      if (known != null) {
        ui.execute(() -> request.tell(known.answer()));
        return request;
      }
      waiting.addFirst(request);
      if (waiting.size() > MOST_WAITING) {
        waiting.removeLast();
      }
      notifyAll();
    }
    return request;
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  private void serve() {
    while (true) {
      Request request;
      DeviceSession phone;
      synchronized (this) {
        while (!closed && (waiting.isEmpty() || session == null)) {
          try {
            wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        if (closed) {
          return;
        }
        request = waiting.removeFirst();
        phone = session;
      }
      if (phone != null && !request.cancellation.isCancelled()) {
        fetch(request, phone);
      }
    }
  }

  private void fetch(Request request, DeviceSession phone) {
    Answer answer;
    try {
      var picture = source.thumbnail(phone, request.item, request.edge, request.cancellation);
      answer = new Answer(SquarePicture.of(picture, request.edge, request.radius), null);
    } catch (CancellationException e) {
      return;
    } catch (Throwable e) {
      answer = new Answer(null, Background.problemOf(e));
    }
    if (answer.isFinal()) {
      keep(request.key(), answer, phone);
    } else {
      retryLater(Objects.requireNonNull(answer.problem()));
    }
    var told = answer;
    ui.execute(() -> request.tell(told));
  }

  /** Tiles ask once more a little later, and go on doing so while the phone cannot be read. */
  private void retryLater(Problem problem) {
    synchronized (this) {
      failedSinceRetry = true;
      if (retryIsDue || closed) {
        return;
      }
      retryIsDue = true;
    }
    ui.execute(() -> trouble.set(problem));
    var _ = Threads.timer().schedule(() -> ui.execute(this::retry), RETRY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void retry() {
    synchronized (this) {
      retryIsDue = false;
      if (closed) {
        return;
      }
      if (failedSinceRetry) {
        // Whether it is over shows only after the next try.
        retryIsDue = true;
        var _ = Threads.timer().schedule(() -> ui.execute(this::retry), RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    if (failedSinceRetry()) {
      generation.set(generation.get() + 1);
    } else {
      trouble.set(null);
    }
  }

  private synchronized boolean failedSinceRetry() {
    boolean failed = failedSinceRetry;
    failedSinceRetry = false;
    return failed;
  }

  private synchronized void keep(Key key, Answer answer, DeviceSession phone) {
    if (phone != session) {
      return;
    }
    var before = kept.put(key, new Kept(answer.image(), answer.problem()));
    keptBytes += bytesOf(key, answer.image()) - (before == null ? 0 : bytesOf(key, before.image));
    if (answer.image() != null) {
      latestEdge.put(key.sized(0), key.edge);
    }
    var eldest = kept.entrySet().iterator();
    while (keptBytes > maxBytes && eldest.hasNext()) {
      var entry = eldest.next();
      keptBytes -= bytesOf(entry.getKey(), entry.getValue().image);
      latestEdge.remove(entry.getKey().sized(0), entry.getKey().edge);
      eldest.remove();
    }
  }

  private static long bytesOf(Key key, @Nullable Image image) {
    return image == null ? 64 : 4L * key.edge * key.edge;
  }

  /** A picture, or why there is none. */
  public record Answer(@Nullable Image image, @Nullable Problem problem) {

    /** Whether asking again would tell the same: the picture itself is at fault, not the phone or the way to it. */
    boolean isFinal() {
      return problem == null || !mayPass(problem);
    }
  }

  private static final Set<ProblemId> PASSING = EnumSet.of(ProblemId.DEVICE_GONE, ProblemId.DEVICE_LOCKED, ProblemId.DEVICE_TIMEOUT, ProblemId.CONNECTION_LOST,
      ProblemId.SERVICE_REFUSED, ProblemId.SERVICE_LIMIT, ProblemId.FILE_DENIED, ProblemId.FILE_TIMEOUT, ProblemId.PAIRING_STALE, ProblemId.TRUST_WAITING,
      ProblemId.TRUST_REFUSED, ProblemId.USBMUXD_HUNG, ProblemId.USBMUXD_MISSING, ProblemId.USBMUXD_REFUSED, ProblemId.PROTOCOL_BROKEN, ProblemId.CANCELLED);

  /** Whether what failed may go well later: then the phone or the way to it is at fault, not the picture. */
  public static boolean mayPass(Problem problem) {
    return PASSING.contains(problem.id());
  }

  /** Whether two states of an item look alike: its files tell, and a first glance knows less of them. */
  public static boolean lookAlike(Item one, Item other) {
    return Key.of(one, 0).equals(Key.of(other, 0));
  }

  private record Key(String itemId, int content, int edge) {
    static Key of(Item item, int edge) {
      return new Key(item.id(), Objects.hash(item.files(), item.edited(), item.details().originalPath()), edge);
    }

    Key sized(int otherEdge) {
      return new Key(itemId, content, otherEdge);
    }
  }

  private record Kept(@Nullable Image image, @Nullable Problem problem) {
    Answer answer() {
      return new Answer(image, problem);
    }
  }

  /** A wish for a picture. */
  public static final class Request {

    private final Item item;
    private final int edge;
    private final double radius;
    private final Consumer<Answer> consumer;
    private final Key key;
    private final Cancellation cancellation = new Cancellation();

    private Request(Item item, int edge, double radius, Consumer<Answer> consumer) {
      this.item = item;
      this.edge = edge;
      this.radius = radius;
      this.consumer = consumer;
      this.key = Key.of(item, edge);
    }

    private Key key() {
      return key;
    }

    /** Nobody wants it any more. */
    public void cancel() {
      cancellation.cancel();
    }

    private void tell(Answer answer) {
      if (!cancellation.isCancelled()) {
        consumer.accept(answer);
      }
    }
  }
}
