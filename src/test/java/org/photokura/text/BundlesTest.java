package org.photokura.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.HostSystem;
import org.photokura.core.ProblemId;

/** The bundles of both languages agree with each other and with the code. */
class BundlesTest {

  private static final Map<String, String> PREFIX_OF_BUNDLE =
      Map.of("common", "common.", "problems", "problem.", "cli", "cli.", "ui", "ui.", "checks", "check.");
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(?=[,}])");
  private static final Pattern LITERAL = Pattern.compile("\"((?:common|problem|cli|ui|check)\\.[A-Za-z0-9.-]*)\"");
  private static final Pattern UNWANTED = Pattern.compile("(?i)!|！|\\bplease\\b|\\bsuccessful|\\boops\\b|\\.\\.\\.");

  @ParameterizedTest
  @ValueSource(strings = {"common", "problems", "cli", "ui", "checks"})
  void bothLanguagesHaveTheSameKeysAndPlaceholders(String bundle) throws IOException {
    var english = load(bundle);
    var japanese = load(bundle + "_ja");
    assertThat(japanese.keySet()).as("add the missing key to the twin of %s", bundle).isEqualTo(english.keySet());
    english.forEach((key, text) -> assertThat(names(japanese.get(key))).as("placeholders of %s", key).isEqualTo(names(text)));
  }

  @ParameterizedTest
  @CsvSource({"common", "problems", "cli", "ui", "checks"})
  void keysBeginWithTheNameOfTheirBundle(String bundle) throws IOException {
    assertThat(load(bundle).keySet()).allMatch(key -> key.startsWith(PREFIX_OF_BUNDLE.get(bundle)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyPatternCanBeFormatted(String language) throws IOException {
    var texts = Texts.of(Locale.forLanguageTag(language));
    for (String bundle : PREFIX_OF_BUNDLE.keySet()) {
      for (var entry : load(bundle + (language.equals("ja") ? "_ja" : "")).entrySet()) {
        var values = new HashMap<String, Object>();
        names(entry.getValue()).forEach(name -> values.put(name, 2));
        assertThatCode(() -> texts.get(entry.getKey(), values)).as(entry.getKey()).doesNotThrowAnyException();
        assertThat(entry.getValue().replace("''", "")).as("an apostrophe is written twice, or as ’: %s", entry.getKey()).doesNotContain("'");
      }
    }
  }

  @Test
  void wordingKeepsTheRules() throws IOException {
    for (String bundle : PREFIX_OF_BUNDLE.keySet()) {
      for (String language : List.of("", "_ja")) {
        load(bundle + language).forEach((key, text) ->
            assertThat(UNWANTED.matcher(text).results().map(r -> r.group()).toList()).as("%s: %s", key, text).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_ja"})
  void everyProblemHasItsThreeTexts(String language) throws IOException {
    var keys = load("problems" + language).keySet();
    for (ProblemId id : ProblemId.values()) {
      assertThat(keys).contains("problem." + id.key() + ".what", "problem." + id.key() + ".todo", "problem." + id.key() + ".safe");
    }
  }

  @Test
  void everyKeyUsedInTheCodeExistsAndEveryKeyExistingIsUsed() throws IOException {
    var existing = new TreeSet<String>();
    for (String bundle : PREFIX_OF_BUNDLE.keySet()) {
      existing.addAll(load(bundle).keySet());
    }
    var used = literals();
    var unknown = used.entrySet().stream()
        .filter(e -> e.getKey().endsWith(".") ? existing.stream().noneMatch(k -> k.startsWith(e.getKey())) : !known(existing, e.getKey()))
        .map(e -> e.getKey() + " in " + e.getValue())
        .toList();
    assertThat(unknown).as("keys that the code uses and no bundle has").isEmpty();
    existing.removeIf(key -> isProblem(key) || used.keySet().stream().anyMatch(u -> u.endsWith(".") ? key.startsWith(u) : isOrIsBelow(key, u)));
    assertThat(existing).as("texts that nobody uses: a key stands in the code whole, or its beginning up to a dot").isEmpty();
  }

  /** A literal without a dot at its end names a key, or the beginning to which the code adds {@code .variant}. */
  private static boolean known(Set<String> existing, String literal) {
    return existing.contains(literal) || existing.stream().anyMatch(key -> key.startsWith(literal + "."));
  }

  private static boolean isOrIsBelow(String key, String literal) {
    return key.equals(literal) || key.startsWith(literal + ".");
  }

  private static boolean isProblem(String key) {
    var endings = Stream.concat(Stream.of("", ".named"), Arrays.stream(HostSystem.values()).map(s -> "." + s.key())).toList();
    return Arrays.stream(ProblemId.values())
        .flatMap(id -> Stream.of("what", "todo", "safe").map(part -> "problem." + id.key() + "." + part))
        .anyMatch(stem -> endings.stream().anyMatch(ending -> key.equals(stem + ending)));
  }

  private static Map<String, String> literals() throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        LITERAL.matcher(Files.readString(file)).results().forEach(r -> found.put(r.group(1), file.getFileName().toString()));
      }
    }
    found.remove("problem.");
    return found;
  }

  private static Set<String> names(String pattern) {
    return NAME.matcher(pattern).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> load(String bundle) throws IOException {
    var properties = new Properties();
    try (var in = BundlesTest.class.getResourceAsStream("/org/photokura/text/" + bundle + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var map = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }
}
