package org.photokura.protocol.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AfcRepliesTest {

  /** The text as a payload; a bar stands for NUL. */
  private static ByteBuffer bytes(String text) {
    var utf8 = text.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(utf8.length + 3).put(3, utf8).position(3);
  }

  private static void malformed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(MalformedFrameException.class);
  }

  @Test
  void readsStatusAndHandleWithoutMoreThanEightBytes() throws Exception {
    assertThat(AfcReplies.status(bytes("\10|||||||more"))).isEqualTo(8);
    assertThat(AfcReplies.handle(bytes("\1|||||||"))).isEqualTo(1);
    malformed(() -> AfcReplies.status(bytes("\1||||||")));
    malformed(() -> AfcReplies.handle(bytes("")));
    malformed(() -> AfcReplies.handle(bytes("||||||||")));
  }

  @Test
  void readsNamesAsTheyAre() throws Exception {
    assertThat(AfcReplies.names(bytes(".|..|IMG_0001.HEIC|日本語|e\u0301|\u00e9|new\nline|..hidden|CON|")))
        .containsExactly("IMG_0001.HEIC", "日本語", "e\u0301", "\u00e9", "new\nline", "..hidden", "CON");
    assertThat(AfcReplies.names(bytes(""))).isEmpty();
    assertThat(AfcReplies.names(bytes(".|..|"))).isEmpty();
    assertThat(AfcReplies.names(bytes("a||"))).containsExactly("a");
  }

  @Test
  void refusesNamesThatCannotBe() {
    malformed(() -> AfcReplies.names(bytes("a|b")));
  }

  @Test
  void oneOddNameDoesNotCostTheFolder() throws Exception {
    assertThat(AfcReplies.names(bytes("a||b|"))).containsExactly("a", "b");
    assertThat(AfcReplies.names(bytes("a|../../x|"))).containsExactly("a", "../../x");
    assertThat(AfcReplies.names(ByteBuffer.wrap(new byte[] {'a', (byte) 0xC3, 0, 'b', 0}))).containsExactly("a\uFFFD", "b");
    assertThat(AfcReplies.names(ByteBuffer.wrap(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 0, 'b', 0}))).contains("b");
  }

  @Test
  void readsPairs() throws Exception {
    assertThat(AfcReplies.pairs(bytes("Model|iPhone16,1|FSTotalBytes|127|empty||")))
        .isEqualTo(Map.of("Model", "iPhone16,1", "FSTotalBytes", "127", "empty", ""));
    malformed(() -> AfcReplies.pairs(bytes("Model|")));
    malformed(() -> AfcReplies.pairs(bytes("a|1|a|2|")));
  }

  @Test
  void readsFileInfo() throws Exception {
    var info = AfcFileInfo.decode(bytes("st_size|5000000000|st_blocks|8|st_nlink|1|st_ifmt|S_IFREG|"
        + "st_mtime|1709210096123456789|st_birthtime|-1|"));
    assertThat(info).isEqualTo(new AfcFileInfo(AfcFileInfo.Type.FILE, 5_000_000_000L, 1_709_210_096_123_456_789L, -1L));
    assertThat(AfcFileInfo.decode(bytes("st_ifmt|S_IFDIR|st_size|64|st_mtime|0|||")))
        .isEqualTo(new AfcFileInfo(AfcFileInfo.Type.FOLDER, 64, 0, null));
    assertThat(AfcFileInfo.decode(bytes("st_ifmt|S_IFLNK|st_size|64|st_mtime|0|LinkTarget|/x|")).type()).isEqualTo(AfcFileInfo.Type.LINK);
    assertThat(AfcFileInfo.decode(bytes("st_ifmt|S_IFSOCK|st_size|64|st_mtime|0|")).type()).isEqualTo(AfcFileInfo.Type.OTHER);
  }

  @Test
  void refusesFileInfoThatLacksOrContradicts() {
    for (String bad : List.of("", "st_size|1|", "st_ifmt|S_IFREG|st_size|1|", "st_ifmt|S_IFREG|st_size|1|st_mtime|",
        "st_ifmt|S_IFREG|st_size|1|st_mtime|1", "st_ifmt|S_IFREG|st_size|-1|st_mtime|1|",
        "st_ifmt|S_IFREG|st_size|1x|st_mtime|1|", "st_ifmt|S_IFREG|st_size||st_mtime|1|",
        "st_ifmt|S_IFREG|st_size|1|st_size|2|st_mtime|1|", "st_ifmt|S_IFREG|st_ifmt|S_IFREG|st_size|1|st_mtime|1|",
        "st_ifmt|S_IFREG|st_size|99999999999999999999|st_mtime|1|", "st_ifmt|S_IFREG|st_size|9223372036854775808|st_mtime|1|",
        "st_ifmt|S_IFREG|st_size|9223372036854775807|st_mtime|1|", "st_ifmt|S_IFREG|st_size|0x10|st_mtime|1|")) {
      malformed(() -> AfcFileInfo.decode(bytes(bad)));
    }
  }

  @Test
  void garbageIsRefusedOrReadButNeverAnotherException() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      var garbage = new byte[random.nextInt(60)];
      random.nextBytes(garbage);
      if (i % 2 == 0) {
        for (int k = 0; k < garbage.length; k++) {
          garbage[k] = (byte) "st_size|st_mtime|S_IFREG|123".replace('|', '\0').charAt(random.nextInt(28));
        }
      }
      for (Decoder decoder : List.<Decoder>of(AfcReplies::names, AfcReplies::pairs, AfcFileInfo::decode, AfcReplies::status, AfcReplies::handle, AfcHeaderDecode::decode)) {
        try {
          decoder.decode(ByteBuffer.wrap(garbage));
        } catch (MalformedFrameException e) {
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    }
  }

  private interface Decoder {
    Object decode(ByteBuffer payload) throws MalformedFrameException;
  }

  private static final class AfcHeaderDecode {
    static Object decode(ByteBuffer garbage) throws MalformedFrameException {
      var padded = ByteBuffer.allocate(AfcHeader.BYTES).put(0, garbage, 0, Math.min(AfcHeader.BYTES, garbage.remaining()));
      return AfcHeader.decode(padded);
    }
  }
}
