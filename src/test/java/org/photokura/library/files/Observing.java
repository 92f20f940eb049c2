package org.photokura.library.files;

import java.util.List;
import org.photokura.core.Problem;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;

/** Does something before each batch is handed on. */
record Observing(LibrarySink sink, Runnable beforeItems) implements LibrarySink {

  @Override
  public void items(List<Item> batch) {
    beforeItems.run();
    sink.items(batch);
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
}
