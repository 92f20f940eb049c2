package org.photokura.library;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/** Keeps what a reader tells. */
public final class CollectingSink implements LibrarySink {

  private final List<List<Item>> batches = new ArrayList<>();
  private final List<Item> previews = new ArrayList<>();
  private final List<Album> albums = new ArrayList<>();
  private final List<Problem> notices = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  @Override
  public void items(List<Item> batch) {
    batches.add(List.copyOf(batch));
  }

  @Override
  public void preview(List<Item> newest) {
    if (!previews.isEmpty() || !batches.isEmpty()) {
      throw new AssertionError("a preview comes once, and first");
    }
    previews.addAll(newest);
  }

  @Override
  public void albums(List<Album> all) {
    albums.addAll(all);
  }

  @Override
  public void notice(Problem problem) {
    notices.add(problem);
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    progress.add(phase + " " + done + "/" + total);
  }

  public List<Item> items() {
    return batches.stream().flatMap(List::stream).toList();
  }

  /** The item whose original (or only file) has that path. */
  public Item item(String path) {
    return items().stream()
        .filter(i -> !i.files().isEmpty() && i.files().getFirst().path().equals(path))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(path + " among " + names()));
  }

  public List<String> names() {
    return items().stream().map(Item::name).toList();
  }

  public List<List<Item>> batches() {
    return batches;
  }

  public List<Item> previews() {
    return previews;
  }

  public List<Album> albums() {
    return albums;
  }

  public List<Problem> notices() {
    return notices;
  }

  public List<ProblemId> noticeIds() {
    return notices.stream().map(Problem::id).toList();
  }

  public List<String> progress() {
    return progress;
  }
}
