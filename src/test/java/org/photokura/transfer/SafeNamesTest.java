package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.HostSystem;

class SafeNamesTest {

  private static final List<String> NASTY = List.of("..", "/", "\\", ".", " ", "CON", "nul", "COM1", "lpt9", "\0", "\u202e", "~1", ":", "a", "é", "e\u0301", "日", "\ud83d\ude00",
      "\ud800", "\udc00", "*", "?", "\"", "<", ">", "|", "\n", "\r", "\t", "\u007f", "\u0085", "%", "$", "IMG_0001", ".HEIC", "\u200b", "PHOTOK", ".photokura", "\uffff", "\u2028");

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "../../etc/passwd", "..\\..\\windows", "/", "\\", "CON", "con", "NUL.txt", "aux.tar.gz", "COM1", "lpt9.x", "COM¹", "CONIN$", "CON .txt",
      ".photokura", ".hidden", " x", "x ", "x.", "x..", "a:b", "a\0b", "a\nb", "PHOTOK~1", "photok~1", "a*?\"<>|b", "\u202egpj.exe", "\ud800", "a\u0000"})
  void hostileNamesBecomeHarmless(String raw) {
    assertHarmless(SafeNames.component(raw, SafeNames.MAX_STEM_BYTES), SafeNames.MAX_STEM_BYTES);
  }

  @Test
  void anyMixtureBecomesHarmless() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      var raw = new StringBuilder();
      for (int n = random.nextInt(1, 12); n > 0; n--) {
        raw.append(NASTY.get(random.nextInt(NASTY.size())).repeat(random.nextInt(20) == 0 ? 100 : 1));
      }
      int max = random.nextBoolean() ? SafeNames.MAX_STEM_BYTES : SafeNames.MAX_FOLDER_BYTES;
      String safe = SafeNames.component(raw.toString(), max);
      assertHarmless(safe, max);
      assertThat(SafeNames.component(safe, max)).as("a safe name stays").isEqualTo(safe);
      String extension = SafeNames.extension("x" + raw);
      assertThat(extension).doesNotContain("/", "\\", "\0", ":");
      assertHarmless("IMG_0001" + extension, 255);
    }
  }

  private static void assertHarmless(String name, int maxBytes) {
    assertThat(name).isNotEmpty().isNotBlank();
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(maxBytes);
    assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(name);
    assertThat(name).doesNotStartWith(".").doesNotStartWith(" ").doesNotEndWith(".").doesNotEndWith(" ");
    assertThat(name.codePoints()).noneMatch(c -> c < 0x20 || c >= 0x7f && c < 0xa0 || "/\\:*?\"<>|".indexOf(c) >= 0);
    assertThat(name).doesNotMatch("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    assertThat(name).doesNotMatch("[^.]{1,6}~[0-9](\\..*)?");
    Path root = Path.of("/dest").toAbsolutePath();
    Path inside = root.resolve(name).normalize();
    assertThat(inside.getParent()).isEqualTo(root);
    assertThat(inside.getFileName().toString()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"IMG_0001.HEIC,img_0001.heic", "é,e\u0301", "Ａ,a", "straße,STRASSE", "ﬁ,FI", "İ,i̇"})
  void keysAreEqualWhereSomeFileSystemTakesNamesForTheSame(String one, String other) {
    assertThat(SafeNames.key(one)).isEqualTo(SafeNames.key(other));
  }

  @Test
  void keysDifferWhereNamesDo() {
    assertThat(SafeNames.key("IMG_0001")).isNotEqualTo(SafeNames.key("IMG_0002"));
    assertThat(SafeNames.key("e")).isNotEqualTo(SafeNames.key("é"));
  }

  @Test
  void whatTheLocaleCannotNameBecomesAscii() {
    var ascii = SafeNames.pathCharset(HostSystem.LINUX, "ANSI_X3.4-1968");
    assertThat(SafeNames.harmless("日本 1.HEIC", ascii)).isEqualTo("__ 1.HEIC");
    assertThat(SafeNames.pathCharset(HostSystem.LINUX, "UTF-8")).isNull();
    assertThat(SafeNames.pathCharset(HostSystem.WINDOWS, "Cp1252")).isNull();
    assertThat(SafeNames.harmless("日本 1.HEIC", null)).isEqualTo("日本 1.HEIC");
  }

  @Test
  void goodNamesStayAsTheyAre() {
    for (String good : List.of("IMG_0001", "京都の秋", "Żółć — 2024", "a.b.c", "100% sure", "👨\u200d👩\u200d👧", "O'Brien & söhne (2)")) {
      assertThat(SafeNames.component(good, SafeNames.MAX_STEM_BYTES)).isEqualTo(good);
    }
    assertThat(SafeNames.extension("IMG.HeIc")).isEqualTo(".HeIc");
    assertThat(SafeNames.extension("noextension")).isEmpty();
    assertThat(SafeNames.extension(".hidden")).isEmpty();
  }
}
