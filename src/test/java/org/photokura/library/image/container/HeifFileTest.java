package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemException;
import org.photokura.library.image.Samples;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.MemorySource;

class HeifFileTest {

  private static HeifFile parse(byte[] bytes) throws BadPictureException, ProblemException {
    return HeifFile.parse(new MemorySource("test", bytes));
  }

  @Test
  void findsSizeExifProfileAndXmp() throws Exception {
    var file = parse(TestHeics.grid().turned(1).exif(TiffBuilder.orientation(8)).profile(TestProfiles.wide()).xmp("<x/>").build());
    assertThat(file.shownSize()).isEqualTo(new Size(240, 250));
    assertThat(file.exif()).contains(TiffBuilder.orientation(8));
    assertThat(file.iccProfile()).contains(TestProfiles.wide());
    assertThat(file.xmp()).contains("<x/>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNotThereIsEmpty() throws Exception {
    var file = parse(TestHeics.single());
    assertThat(file.exif()).isEmpty();
    assertThat(file.iccProfile()).isEmpty();
    assertThat(file.xmp()).isEmpty();
    assertThat(HeifExtract.thumbnail(file, 100)).isPresent();
    assertThat(HeifExtract.thumbnail(file, 121)).isEmpty();
  }

  @Test
  void anExtractHasOnlyThePictureAndItsTiles() throws Exception {
    var whole = TestHeics.grid().asOfIos18(TestHeics.tile(1)).exif(TiffBuilder.orientation(1)).profile(TestProfiles.wide()).build();
    var extract = extracted(HeifExtract.primary(parse(whole)));
    assertThat(new String(extract, StandardCharsets.ISO_8859_1)).contains("grid", "hvc1", "ispe").doesNotContain("tmap", "auxl", "Exif", "prof", "hdrgainmap");
    var again = parse(extract);
    assertThat(again.shownSize()).isEqualTo(new Size(250, 240));
    for (int i = 0; i < 4; i++) {
      var tile = parse(TestHeics.tile(i));
      int id = again.targets(again.primary().id(), "dimg").get(i);
      assertThat(again.data(again.item(id), 1 << 20)).isEqualTo(tile.data(tile.primary(), 1 << 20));
    }
  }

  private static byte[] extracted(HeifExtract extract) throws Exception {
    var out = ByteBuffer.allocate((int) (extract.header().length + extract.dataBytes()));
    extract.writeTo(out);
    return out.array();
  }

  @Test
  void aThumbnailCostsItsOwnBytesOnly() throws Exception {
    var heic = TestHeics.grid().padding(3_000_000).thumbnail(HeifBuilder.grid(1, 1, 125, 120, TestHeics.tile(3)).build()).build();
    var square = HeifBuilder.grid(2, 2, 256, 256, TestHeics.tile(0), TestHeics.tile(1), TestHeics.tile(2), TestHeics.tile(3))
        .padding(3_000_000).thumbnail(TestHeics.tile(3)).build();
    assertThat(heic.length).isGreaterThan(3_000_000);
    var reads = new ArrayList<Long>();
    var source = new MemorySource("test", square);
    var file = HeifFile.parse(new ByteSource() {
      @Override
      public String name() {
        return source.name();
      }

      @Override
      public long sizeBytes() {
        return source.sizeBytes();
      }

      @Override
      public byte[] read(long offset, int length) {
        reads.add((long) length);
        return source.read(offset, length);
      }
    });
    extracted(HeifExtract.thumbnail(file, 100).orElseThrow());
    assertThat(reads.stream().mapToLong(Long::longValue).sum()).isLessThan(10_000);
  }

  @Test
  void cutsOutWhatAClapBoxSays() throws Exception {
    var item = new HeifItem(1, "hvc1", null, List.of(), false, List.of(
        new HeifItem.Property(0, true, new Box("clap", ByteBuffer.allocate(32).putInt(100).putInt(1).putInt(50).putInt(1).putInt(-10).putInt(1).putInt(5).putInt(1).flip())),
        new HeifItem.Property(1, true, new Box("irot", ByteBuffer.wrap(new byte[] {1})))));
    var turn = HeifTurn.of(item, new Size(200, 100));
    assertThat(turn).isEqualTo(new HeifTurn(40, 30, new Size(100, 50), 8));
    assertThat(turn.shown()).isEqualTo(new Size(50, 100));
    assertThatThrownBy(() -> HeifTurn.of(item, new Size(90, 100))).isInstanceOf(BadPictureException.class);
  }

  @Test
  void turnsAndMirrorsCompose() throws Exception {
    byte[][] properties = {{'r', 0}, {'m', 1}, {'r', 2}, {'m', 0}, {'r', 1, 'm', 0}, {'r', 3}, {'r', 1, 'm', 1}, {'r', 1}};
    int[] expected = {1, 2, 3, 4, 0, 6, 0, 8};
    for (int i = 0; i < properties.length; i++) {
      var list = new ArrayList<HeifItem.Property>();
      for (int p = 0; p < properties[i].length; p += 2) {
        list.add(new HeifItem.Property(p, true, new Box(properties[i][p] == 'r' ? "irot" : "imir", ByteBuffer.wrap(new byte[] {properties[i][p + 1]}))));
      }
      int orientation = HeifTurn.of(new HeifItem(1, "hvc1", null, List.of(), false, list), new Size(4, 3)).orientation();
      if (expected[i] != 0) {
        assertThat(orientation).as("case " + i).isEqualTo(expected[i]);
      } else {
        assertThat(orientation).isIn(5, 7);
      }
    }
  }

  @Test
  void damagedHeadersNeverDoWorseThanAnException() {
    var random = new Random(42);
    var whole = TestHeics.grid().turned(1).exif(TiffBuilder.orientation(8)).thumbnail(TestHeics.tile(1)).asOfIos18(TestHeics.tile(0)).xmp("<x/>").build();
    for (int i = 0; i < 4000; i++) {
      var damaged = whole.clone();
      int flips = 1 + random.nextInt(4);
      for (int f = 0; f < flips; f++) {
        damaged[random.nextInt(Math.min(1600, damaged.length))] = (byte) random.nextInt();
      }
      if (i % 5 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      try {
        var file = parse(damaged);
        file.shownSize();
        file.exif();
        file.xmp();
        file.iccProfile();
        var extract = HeifExtract.primary(file);
        if (extract.dataBytes() < 1 << 20) {
          extracted(extract);
        }
        HeifExtract.thumbnail(file, 10);
      } catch (BadPictureException e) {
        assertThat(e).hasMessageNotContaining("IllegalState");
      } catch (Exception e) {
        throw new AssertionError("seed 42, round " + i, e);
      }
    }
  }

  @Test
  void readsAPhotoOfAnIphone() throws Exception {
    var file = parse(Files.readAllBytes(Samples.orSkip("iphone-still.heic")));
    assertThat(file.shownSize()).isEqualTo(new Size(4032, 3024));
    assertThat(file.exif().orElseThrow()).hasSizeGreaterThan(1500);
    assertThat(file.iccProfile()).isPresent();
    var thumbnail = HeifExtract.thumbnail(file, 200).orElseThrow();
    assertThat(thumbnail.codedSize()).isEqualTo(new Size(320, 240));
    assertThat(HeifExtract.primary(file).dataBytes()).isGreaterThan(1_400_000);
  }
}
