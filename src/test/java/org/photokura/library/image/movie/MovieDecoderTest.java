package org.photokura.library.image.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.library.image.TestPictures.BLUE;
import static org.photokura.library.image.TestPictures.GREEN;
import static org.photokura.library.image.TestPictures.RED;
import static org.photokura.library.image.TestPictures.YELLOW;
import static org.photokura.library.image.TestPictures.assertQuarters;
import static org.photokura.library.image.TestPictures.assertSize;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.MovieBuilder;
import org.photokura.library.image.Picture;
import org.photokura.library.image.PictureDecoders;
import org.photokura.library.image.Samples;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.container.MovieFrame;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.library.image.source.FileSource;
import org.photokura.library.image.source.MemorySource;

class MovieDecoderTest {

  private static final HeifLibrary LIBRARY = HeifLibrary.ofSystem();

  private final PictureDecoder decoder = decoder(LIBRARY);

  private static PictureDecoder decoder(HeifLibrary library) {
    return PictureDecoders.all(library).stream().filter(d -> d.formats().contains(PictureFormat.MOVIE)).findFirst().orElseThrow();
  }

  private Picture decode(byte[] movie, DecodeRequest request) throws ProblemException {
    return decoder.decode(new MemorySource("test", movie), request, Cancellation.none()).picture();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264.mov", "hevc.mov", "prores.mov"})
  void showsTheFirstFrame(String name) throws Exception {
    Assumptions.assumeTrue(!name.equals("hevc.mov") || LIBRARY.isPresent(), "libheif is not installed: packaging/check installs it");
    var movie = TestPictures.resource(name);
    var picture = decode(movie, DecodeRequest.preview(1000));
    assertSize(picture, 160, 120);
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
    assertSize(decode(movie, DecodeRequest.thumbnail(60)), 80, 60);
  }

  @Test
  void turnsItUpright() throws Exception {
    var picture = decode(TestPictures.resource("turned.mov"), DecodeRequest.preview(1000));
    assertSize(picture, 120, 160);
    assertQuarters(picture, GREEN, YELLOW, RED, BLUE);
  }

  @Test
  void aMovieOfGigabytesCostsItsFirstFrame() throws Exception {
    var movie = TestPictures.resource("hevc.mov");
    var frame = MovieFrame.first(new MemorySource("test", movie));
    assertThat(frame.codec()).isEqualTo("hvc1");
    assertThat(frame.bytes().sizeBytes()).isLessThan(movie.length);
  }

  @Test
  void withoutLibheifOnlyHevcHasNoPoster() throws Exception {
    var without = decoder(HeifLibrary.none());
    assertThatThrownBy(() -> without.decode(new MemorySource("a", TestPictures.resource("hevc.mov")), DecodeRequest.preview(100), Cancellation.none()))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODER_MISSING));
    assertSize(without.decode(new MemorySource("a", TestPictures.resource("h264.mov")), DecodeRequest.preview(1000), Cancellation.none()).picture(), 160, 120);
  }

  @Test
  void aMovieWithoutFramesFails() {
    assertThatThrownBy(() -> decode(new MovieBuilder().build(), DecodeRequest.preview(100)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264.mov", "hevc.mov", "prores.mov"})
  void damagedMoviesNeverDoWorseThanAProblem(String name) throws Exception {
    var random = new Random(name.hashCode());
    var whole = TestPictures.resource(name);
    for (int i = 0; i < 120; i++) {
      var damaged = i % 6 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int f = 0; f < 3 && damaged.length > 0; f++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        decode(damaged, DecodeRequest.preview(50));
      } catch (ProblemException e) {
        assertThat(e.problem().id()).isIn(ProblemId.DECODE_FAILED, ProblemId.DECODER_MISSING);
      }
    }
    if (!name.equals("hevc.mov") || LIBRARY.isPresent()) {
      assertQuarters(decode(whole, DecodeRequest.preview(1000)), RED, GREEN, BLUE, YELLOW);
    }
  }

  @Test
  void severalThreadsDecodeAtOnce() {
    var movie = TestPictures.resource("h264.mov");
    var all = IntStream.range(0, 24).mapToObj(_ -> CompletableFuture.supplyAsync(() -> {
      try {
        return decode(movie, DecodeRequest.preview(1000));
      } catch (ProblemException e) {
        throw new AssertionError(e);
      }
    })).toList();
    all.forEach(f -> assertQuarters(f.join(), RED, GREEN, BLUE, YELLOW));
  }

  @Test
  void showsAMovieOfAnIphoneUpright() throws Exception {
    var sample = Samples.orSkip("with-gps.mov");
    assertThat(Files.size(sample)).isPositive();
    try (var source = new FileSource(sample)) {
      assertSize(decoder.decode(source, DecodeRequest.preview(2000), Cancellation.none()).picture(), 320, 568);
    }
  }
}
