package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemException;
import org.photokura.library.image.MovieBuilder;
import org.photokura.library.image.Samples;
import org.photokura.library.image.source.MemorySource;

class MovieFileTest {

  private static MovieFile parse(byte[] bytes) throws BadPictureException, ProblemException {
    return MovieFile.parse(new MemorySource("test", bytes));
  }

  @Test
  void readsTheHeadersWhereverTheyStand() throws Exception {
    for (var builder : new MovieBuilder[] {new MovieBuilder(), new MovieBuilder().headersFirst()}) {
      var movie = parse(builder.text("com.apple.quicktime.model", "iPhone 15 Pro").text("com.apple.quicktime.software", "18.1").build());
      assertThat(movie.shown()).isEqualTo(new Size(1920, 1080));
      assertThat(movie.durationMillis()).isEqualTo(6500);
      assertThat(movie.texts()).containsEntry("com.apple.quicktime.model", "iPhone 15 Pro").containsEntry("com.apple.quicktime.software", "18.1");
    }
  }

  @Test
  void aMovieTakenUprightIsTallerThanWide() throws Exception {
    assertThat(parse(new MovieBuilder().turned().build()).shown()).isEqualTo(new Size(1080, 1920));
  }

  @Test
  void aMovieWithoutHeadersIsNone() {
    var whole = new MovieBuilder().build();
    assertThatThrownBy(() -> parse(Arrays.copyOf(whole, 50_000))).isInstanceOf(BadPictureException.class);
    assertThatThrownBy(() -> parse(new byte[0])).isInstanceOf(BadPictureException.class);
  }

  @Test
  void damagedHeadersNeverDoWorseThanAnException() throws Exception {
    var random = new Random(11);
    var whole = new MovieBuilder().mediaBytes(0).text("com.apple.quicktime.model", "iPhone").build();
    for (int i = 0; i < 3000; i++) {
      var damaged = whole.clone();
      int at = random.nextBoolean() ? random.nextInt(300) : damaged.length - 1 - random.nextInt(300);
      damaged[at] = (byte) random.nextInt();
      try {
        parse(i % 4 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
      } catch (BadPictureException _) {
        // expected
      }
    }
  }

  @Test
  void readsAMovieOfAnIphone() throws Exception {
    var movie = parse(Files.readAllBytes(Samples.orSkip("with-gps.mov")));
    assertThat(movie.shown()).as("568x320, turned").isEqualTo(new Size(320, 568));
    assertThat(movie.texts()).containsEntry("com.apple.quicktime.make", "Apple").containsKey("com.apple.quicktime.location.ISO6709");
  }
}
