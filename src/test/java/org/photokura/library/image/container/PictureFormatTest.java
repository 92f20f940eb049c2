package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.photokura.library.image.MovieBuilder;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestPictures;

class PictureFormatTest {

  private static PictureFormat of(byte[] file) {
    return PictureFormat.of(Arrays.copyOf(file, Math.min(file.length, PictureFormat.HEAD_BYTES)));
  }

  private static PictureFormat of(String head) {
    return of(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void tellsFormatsByTheirFirstBytes() {
    assertThat(of(TestPictures.jpeg(8, 8))).isEqualTo(PictureFormat.JPEG);
    assertThat(of(TestPictures.encoded(TestPictures.quadrants(8, 8), "png"))).isEqualTo(PictureFormat.PNG);
    assertThat(of(TestPictures.encoded(TestPictures.quadrants(8, 8), "gif"))).isEqualTo(PictureFormat.GIF);
    assertThat(of(TestPictures.encoded(TestPictures.quadrants(8, 8), "bmp"))).isEqualTo(PictureFormat.BMP);
    assertThat(of("II*\0\10\0\0\0\0\0\0\0")).isEqualTo(PictureFormat.TIFF);
    assertThat(of(TestHeics.single())).isEqualTo(PictureFormat.HEIF);
    assertThat(of(new MovieBuilder().build())).isEqualTo(PictureFormat.MOVIE);
  }

  @Test
  void aBrandAmongTheCompatibleOnesCounts() {
    assertThat(of(TestHeics.grid().brand("MiHB").build())).isEqualTo(PictureFormat.HEIF);
    assertThat(of("\0\0\0\24ftypisom\0\0\0\0mp41\0\0\0\10free")).isEqualTo(PictureFormat.MOVIE);
    assertThat(of("\0\0\0\10moov\0\0\0\0\0\0")).isEqualTo(PictureFormat.MOVIE);
  }

  @Test
  void whatIsTooShortOrStrangeIsUnknown() {
    assertThat(of("")).isEqualTo(PictureFormat.UNKNOWN);
    assertThat(of("\u00FF\u00D8\u00FF")).isEqualTo(PictureFormat.UNKNOWN);
    assertThat(of("a text that goes on for a while")).isEqualTo(PictureFormat.UNKNOWN);
  }
}
