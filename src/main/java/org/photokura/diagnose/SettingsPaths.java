package org.photokura.diagnose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way to each place, by generation of iOS, out of {@code settings-paths.tsv}: apps' settings moved below "Apps" with iOS 18, for one.
 *
 * <p><b>Source:</b> icloud-facts 1.4 for the status in Photos; general knowledge of iOS 15 to 26 for the others, marked so in the table. <b>Checked by:</b> FixesTest, CheckWordsTest.
 * <b>Unverified:</b> every path on a phone.
 */
public final class SettingsPaths {

  private static final Map<Where, NavigableMap<Integer, List<Fix.Place>>> TABLE = read();

  private SettingsPaths() {}

  /**
   * What to tap, one after the other; never empty.
   *
   * @param iosVersion such as {@code 17.6.1}; null or odd counts as the newest
   */
  public static List<Fix.Place> to(Where where, @Nullable String iosVersion) {
    int ios = iosVersion == null ? Integer.MAX_VALUE : IosVersions.major(iosVersion).orElse(Integer.MAX_VALUE);
    var ways = Objects.requireNonNull(TABLE.get(where), where.key());
    var way = ways.floorEntry(ios);
    return (way == null ? ways.firstEntry() : way).getValue();
  }

  private static Map<Where, NavigableMap<Integer, List<Fix.Place>>> read() {
    var table = new EnumMap<Where, NavigableMap<Integer, List<Fix.Place>>>(Where.class);
    var resource = Objects.requireNonNull(SettingsPaths.class.getResourceAsStream("settings-paths.tsv"), "settings-paths.tsv is part of the program");
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).forEach(row ->
          table.computeIfAbsent(Where.valueOf(constant(row[0])), _ -> new TreeMap<>())
              .put(Integer.valueOf(row[1]), Arrays.stream(row[3].split(" ")).map(place -> Fix.Place.valueOf(constant(place))).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static String constant(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
