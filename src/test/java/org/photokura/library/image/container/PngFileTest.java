package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemException;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.source.MemorySource;

class PngFileTest {

  private static final int AFTER_HEADER = 33;

  private static PngFile parse(byte[] bytes) throws BadPictureException, ProblemException {
    return PngFile.parse(new MemorySource("test", bytes));
  }

  private static byte[] withChunk(byte[] png, String type, byte[] body) {
    var out = new ByteArrayOutputStream();
    out.write(png, 0, AFTER_HEADER);
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(body);
    out.writeBytes(ByteBuffer.allocate(8).putInt(body.length).put(name).array());
    out.writeBytes(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
    return out.toByteArray();
  }

  private static byte[] profileChunk(byte[] profile) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("Display P3\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (var deflater = new Deflater()) {
      deflater.setInput(profile);
      deflater.finish();
      var buffer = new byte[10_000];
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  private static byte[] png() {
    return TestPictures.encoded(TestPictures.quadrants(9, 7), "png");
  }

  @Test
  void readsSizeProfileAndExif() throws Exception {
    var file = parse(withChunk(withChunk(png(), "iCCP", profileChunk(TestProfiles.wide())), "eXIf", new byte[] {1, 2, 3}));
    assertThat(file.size()).isEqualTo(new Size(9, 7));
    assertThat(file.icc()).contains(TestProfiles.wide());
    assertThat(file.exif()).contains(new byte[] {1, 2, 3});
  }

  @Test
  void aDamagedProfileIsLeftOut() throws Exception {
    var chunk = profileChunk(TestProfiles.wide());
    Arrays.fill(chunk, 20, 40, (byte) 77);
    assertThat(parse(withChunk(png(), "iCCP", chunk)).size()).isEqualTo(new Size(9, 7));
    assertThat(parse(withChunk(png(), "iCCP", new byte[] {'x'})).icc()).isEmpty();
  }

  @Test
  void aProfileThatUnfoldsWithoutEndIsCut() throws Exception {
    var bomb = profileChunk(new byte[50_000_000]);
    assertThat(parse(withChunk(png(), "iCCP", bomb)).icc().map(p -> p.length).orElse(0)).isLessThan(5_000_000);
  }

  @Test
  void whatIsNoPngIsSaid() {
    assertThatThrownBy(() -> parse(new byte[100])).isInstanceOf(BadPictureException.class);
    assertThatThrownBy(() -> parse(Arrays.copyOf(png(), 20))).isInstanceOf(BadPictureException.class);
  }
}
