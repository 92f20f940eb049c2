package org.photokura.virtualphone.demo.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.photokura.virtualphone.demo.Templates;

class MovieFileTest {

  private static final UUID ID = UUID.fromString("b4c6e275-7ca5-30ab-a8cb-002596ac460a");
  private static final Capture CAPTURE =
      new Capture(OffsetDateTime.parse("2026-11-04T17:08:21.381+09:00"), 35.0094, -135.6668, 1, 0, 0, ID, null, Capture.Lens.MAIN);

  @Test
  void aFilmTellsWhenWhereAndWhoseLivePhotoItIs() throws Exception {
    var film = new MovieFile.Film(CAPTURE, 1, 24, true);
    var bytes = movie(Templates.liveClips().getFirst()).file(film, 400_000, 1).toBytes();
    assertThat(bytes).hasSize(400_000);
    var told = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes)).getFirstDirectoryOfType(QuickTimeMetadataDirectory.class);
    assertThat(told.getString(QuickTimeMetadataDirectory.TAG_CREATION_DATE)).isEqualTo("2026-11-04T17:08:21+0900");
    assertThat(told.getString(QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709)).isEqualTo("+35.0094-135.6668+042.000/");
    assertThat(told.getString(QuickTimeMetadataDirectory.TAG_CONTENT_IDENTIFIER)).isEqualToIgnoringCase(ID.toString());
  }

  @Test
  void aClipIsPlayedAsOftenAsTheFilmLasts() {
    var clip = Templates.videoClips().getFirst();
    var film = new MovieFile.Film(CAPTURE, 6, 24, true);
    assertThat(movie(clip).millis(film)).isEqualTo(24_000);
    var bytes = movie(clip).file(film, 600_000, 1).toBytes();
    var table = Boxes.path(bytes, "moov", "trak", "mdia", "minf", "stbl");
    var sizes = ByteBuffer.wrap(bytes).position(Boxes.find(bytes, table.start(), table.end(), "stsz").orElseThrow().start() + 8);
    assertThat(sizes.getInt()).isEqualTo(6 * clip.frames());
    var chunks = ByteBuffer.wrap(bytes).position(Boxes.find(bytes, table.start(), table.end(), "stco").orElseThrow().start() + 4);
    assertThat(chunks.getInt()).isEqualTo(6);
    var data = Boxes.path(bytes, "mdat");
    for (int i = 0; i < 6; i++) {
      assertThat(chunks.getInt()).isEqualTo(data.start());
    }
  }

  @Test
  void theFramesOfEveryClipLieInItsData() {
    for (var clip : Stream.concat(Templates.liveClips().stream(), Templates.videoClips().stream()).toList()) {
      var bytes = movie(clip).file(new MovieFile.Film(CAPTURE, 1, 24, true), 500_000, 1).toBytes();
      var table = Boxes.path(bytes, "moov", "trak", "mdia", "minf", "stbl");
      var sizes = ByteBuffer.wrap(bytes).position(Boxes.find(bytes, table.start(), table.end(), "stsz").orElseThrow().start() + 8);
      int at = Boxes.path(bytes, "mdat").start();
      int frames = sizes.getInt();
      assertThat(frames).as(clip.shot().key()).isEqualTo(clip.frames());
      for (int i = 0; i < frames; i++) {
        // Each frame is a run of length-prefixed units: the lengths must meet the frame's end exactly.
        int end = at + sizes.getInt();
        while (at < end) {
          at += 4 + ByteBuffer.wrap(bytes).getInt(at);
        }
        assertThat(at).isEqualTo(end);
      }
    }
  }

  private static MovieFile movie(Templates.Clip clip) {
    var bytes = Resources.bytes("clip/" + clip.shot().key() + ".mov");
    assertThat(Arrays.copyOfRange(bytes, 4, 8)).isEqualTo("ftyp".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return new MovieFile(bytes);
  }
}
