package org.photokura.protocol.plist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.protocol.MalformedMessageException;

class PropertyListsTest {

  private static final Map<String, Object> EVERYTHING = everything();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsBackWhatItWrote(boolean binary) throws Exception {
    byte[] bytes = binary ? PropertyLists.toBinary(EVERYTHING) : PropertyLists.toXml(EVERYTHING);

    Map<String, Object> read = PropertyLists.parseDictionary(bytes);

    assertThat(read).usingRecursiveComparison().isEqualTo(EVERYTHING);
    assertThat(read.keySet()).containsExactlyElementsOf(EVERYTHING.keySet());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void truncatedBytesAreMalformedAndNothingElse(boolean binary) {
    byte[] whole = binary ? PropertyLists.toBinary(EVERYTHING) : PropertyLists.toXml(EVERYTHING);
    // The XML form ends in a line break that nobody misses.
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedMessageException.class).as("%d bytes", length).isThrownBy(() -> PropertyLists.parse(part));
    }
  }

  @Test
  void flippedBitsNeverThrowAnythingButMalformed() {
    var random = new Random(1);
    byte[] whole = PropertyLists.toBinary(EVERYTHING);
    int refused = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        PropertyLists.parse(broken);
      } catch (MalformedMessageException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void refusesMoreBytesThanAllowed() {
    byte[] bytes = PropertyLists.toXml(Map.of("a", "b"));

    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> PropertyLists.parse(bytes, bytes.length - 1))
        .withMessageContaining("at most " + (bytes.length - 1));
  }

  @Test
  void refusesAListThatStandsForMillionsOfValues() {
    // Written out it would be 2^30 values; by reference it has 31 objects.
    byte[] bytes = referringBomb(30);
    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> PropertyLists.parse(bytes));
  }

  @Test
  void refusesDeepNesting() {
    byte[] deep = ("<plist>" + "<array>".repeat(100_000) + "</array>".repeat(100_000) + "</plist>").getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> PropertyLists.parse(deep));
  }

  @Test
  void readsNoFileThatAnEntityNames(@org.junit.jupiter.api.io.TempDir java.nio.file.Path dir) throws Exception {
    var secret = java.nio.file.Files.writeString(dir.resolve("secret"), "the secret");
    byte[] xxe =
        ("<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><plist><string>&e;</string></plist>")
            .getBytes(StandardCharsets.UTF_8);

    Object read;
    try {
      read = PropertyLists.parse(xxe);
    } catch (MalformedMessageException e) {
      read = "refused";
    }
    assertThat(read.toString()).doesNotContain("the secret");
  }

  @Test
  void aRootThatIsNoDictionaryIsRefusedWhereOneIsNeeded() {
    byte[] bytes = PropertyLists.toBinary(List.of("a"));

    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> PropertyLists.parseDictionary(bytes));
  }

  private static Map<String, Object> everything() {
    var all = new LinkedHashMap<String, Object>();
    all.put("string", "Ein <Test> & \"mehr\" 写真 📷");
    all.put("true", true);
    all.put("false", false);
    all.put("small", 7L);
    all.put("large", 6_872_793_088L);
    all.put("negative", -1L);
    all.put("real", 7200.5);
    all.put("data", new byte[] {0, 1, 2, -1});
    all.put("date", Instant.parse("2026-11-22T10:15:30Z"));
    all.put("list", List.of("a", 1L, List.of(), Map.of("k", "v")));
    all.put("empty", "");
    return all;
  }

  /** A binary list of {@code levels} arrays, each holding the next one twice. */
  private static byte[] referringBomb(int levels) {
    var out = java.nio.ByteBuffer.allocate(1024);
    out.put("bplist00".getBytes(StandardCharsets.US_ASCII));
    var offsets = new int[levels + 1];
    for (int i = 0; i < levels; i++) {
      offsets[i] = out.position();
      out.put((byte) 0xA2).put((byte) (i + 1)).put((byte) (i + 1));
    }
    offsets[levels] = out.position();
    out.put((byte) 0x51).put((byte) 'x');
    int table = out.position();
    for (int offset : offsets) {
      out.putShort((short) offset);
    }
    out.put(new byte[6]).put((byte) 2).put((byte) 1).putLong(levels + 1).putLong(0).putLong(table);
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  /** A list that names a file or an address must not make this computer read or ask for it. */
  @Test
  void fetchesNothingThatAListNames(@TempDir Path folder) throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), "the secret");
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      for (String prolog : List.of(
          "<!DOCTYPE plist SYSTEM '" + address + "'>", "<!DOCTYPE plist [<!ENTITY e SYSTEM '" + address + "'>]>", "<!DOCTYPE plist [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>",
          "<!DOCTYPE plist [<!ENTITY % p SYSTEM '" + address + "'> %p;]>", "<!DOCTYPE plist PUBLIC '-//Apple//DTD PLIST 1.0//EN' '" + address + "'>")) {
        String list = "<?xml version='1.0'?>" + prolog + "<plist><string>a&e;</string></plist>";
        try {
          assertThat(PropertyLists.parse(list.getBytes(StandardCharsets.UTF_8)).toString()).doesNotContain("the secret");
        } catch (MalformedMessageException _) {
          // refusing is as good
        }
      }
      server.setSoTimeout(200);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
