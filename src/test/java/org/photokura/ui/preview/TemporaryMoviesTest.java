package org.photokura.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceSession;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.ItemFile;

class TemporaryMoviesTest {

  private static final long BOUND = 5_000_000;

  @TempDir Path cache;
  private final InMemoryDeviceFiles files = new InMemoryDeviceFiles();

  private final DeviceSession phone = (DeviceSession) Proxy.newProxyInstance(DeviceSession.class.getClassLoader(), new Class<?>[] {DeviceSession.class},
      (_, method, _) -> method.getName().equals("files") ? files : null);

  private ItemFile movie(String name, long size) {
    String path = "/DCIM/100APPLE/" + name;
    files.file(path, FileContent.generated(size, name.hashCode()), InMemoryDeviceFiles.MODIFIED);
    return new ItemFile(FileRole.LIVE_VIDEO, path, size, InMemoryDeviceFiles.MODIFIED);
  }

  private TemporaryMovies movies() {
    return new TemporaryMovies(cache.resolve("movies"), BOUND);
  }

  private Path fetch(TemporaryMovies movies, ItemFile movie) throws ProblemException {
    return movies.fetch(phone, movie, _ -> {}, Cancellation.none());
  }

  private List<Path> left() throws IOException {
    try (var all = Files.walk(cache)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void bringsTheWholeMovieAndTellsHowFarItIs() throws Exception {
    var movie = movie("IMG_1.MOV", 2_500_000);
    var shares = new ArrayList<Double>();
    try (var movies = movies()) {
      var file = movies.fetch(phone, movie, shares::add, Cancellation.none());
      assertThat(file.toString()).endsWith(".mp4");
      assertThat(Files.size(file)).isEqualTo(2_500_000);
      assertThat(shares).isSorted().last().isEqualTo(1.0);
      movies.release(file);
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void leavesNothingWhenItIsCancelledOrFails() throws Exception {
    var movie = movie("IMG_2.MOV", 3_000_000);
    try (var movies = movies()) {
      var cancellation = new Cancellation();
      assertThatThrownBy(() -> movies.fetch(phone, movie, _ -> cancellation.cancel(), cancellation)).isInstanceOf(CancellationException.class);
      assertThat(left()).isEmpty();
      files.failing(movie.path(), org.photokura.core.ProblemId.FILE_UNREADABLE);
      assertThatThrownBy(() -> fetch(movies, movie)).isInstanceOf(ProblemException.class);
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void neverTakesMoreRoomThanItsBound() throws Exception {
    try (var movies = movies()) {
      assertThat(movies.takes(movie("HUGE.MOV", BOUND + 1))).isFalse();
      var first = fetch(movies, movie("A.MOV", 3_000_000));
      movies.handOver(first);
      var second = fetch(movies, movie("B.MOV", 3_000_000));
      assertThat(first).as("what another program was given makes room").doesNotExist();
      assertThat(second).exists();
      assertThatThrownBy(() -> fetch(movies, movie("C.MOV", 3_000_000))).as("what plays does not").isInstanceOf(ProblemException.class);
      assertThat(left()).containsExactly(second);
    }
  }

  @Test
  void closingTakesEverythingAwayAlsoWhatWasHandedOver() throws Exception {
    try (var movies = movies()) {
      movies.handOver(fetch(movies, movie("A.MOV", 1_000)));
      fetch(movies, movie("B.MOV", 1_000));
    }
    assertThat(left()).isEmpty();
    assertThat(cache.resolve("movies")).isEmptyDirectory();
  }

  @Test
  void sweepsWhatAProcessThatDiedLeftAndNothingElse() throws Exception {
    var dead = Files.createDirectories(cache.resolve("movies/999999999"));
    Files.writeString(dead.resolve("movie-1.mp4"), "x");
    var alive = Files.createDirectories(cache.resolve("movies/" + ProcessHandle.current().parent().orElseThrow().pid()));
    Files.writeString(alive.resolve("movie-2.mp4"), "x");
    try (var movies = movies()) {
      movies.release(fetch(movies, movie("A.MOV", 1_000)));
    }
    assertThat(dead).doesNotExist();
    assertThat(alive.resolve("movie-2.mp4")).exists();
  }
}
