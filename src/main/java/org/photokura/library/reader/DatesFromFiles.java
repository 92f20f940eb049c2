package org.photokura.library.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceFiles;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.FileItems;
import org.photokura.library.image.MetadataReader;
import org.photokura.library.image.TakenDate;

/**
 * Dates items that no database row dates by what their files tell (EXIF, QuickTime): a file's time knows no zone, and is that of a copy where a picture came
 * from elsewhere. That costs reading the start of each file, so only the first {@link #MOST} are dated so, which are the newest; more would hold up a
 * large library for minutes. Everything else passes through untouched.
 */
final class DatesFromFiles implements LibrarySink, AutoCloseable {

  static final int MOST = 1000;
  private static final int AT_ONCE = 6;

  private final LibrarySink sink;
  private final DeviceFiles files;
  private final Cancellation cancellation;
  private final MetadataReader metadata = new MetadataReader();
  private final ExecutorService threads = Threads.pool("dates", AT_ONCE);
  private int left = MOST;

  DatesFromFiles(LibrarySink sink, DeviceFiles files, Cancellation cancellation) {
    this.sink = sink;
    this.files = files;
    this.cancellation = cancellation;
  }

  @Override
  public void items(List<Item> batch) {
    var work = new ArrayList<Callable<Item>>(batch.size());
    int asked = 0;
    for (Item item : batch) {
      boolean asks = asked < left && item.assetUuid() == null;
      asked += asks ? 1 : 0;
      work.add(asks ? () -> dated(item) : () -> item);
    }
    left -= asked;
    sink.items(asked == 0 ? batch : done(work));
  }

  private List<Item> done(List<Callable<Item>> work) {
    try {
      var items = new ArrayList<Item>(work.size());
      for (Future<Item> item : threads.invokeAll(work)) {
        items.add(item.get());
      }
      items.sort(FileItems.NEWEST_FIRST);
      return items;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      cancellation.throwIfCancelled();
      throw new IllegalStateException(e.getCause());
    }
  }

  private Item dated(Item item) {
    try {
      return TakenDate.applied(item, metadata.read(files, item, cancellation));
    } catch (ProblemException e) {
      // The file's time stays. If the phone is lost, the reader's next question says so.
      return item;
    }
  }

  @Override
  public void preview(List<Item> newest) {
    sink.preview(newest);
  }

  @Override
  public void albums(List<Album> albums) {
    sink.albums(albums);
  }

  @Override
  public void notice(Problem problem) {
    sink.notice(problem);
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    sink.progress(phase, done, total);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
