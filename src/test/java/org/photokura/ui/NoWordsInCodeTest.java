package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No text for people stands in the window's code: it comes from the bundles. Held over the sources, by what literals look like and where they are given. */
class NoWordsInCodeTest {

  /** The same in every language: the program's own name, what languages call themselves, names of formats and of keys. */
  private static final Set<String> NAMES = Set.of("Photokura", "English", "日本語", "HTML", "CSV", "JSON", "USB", "Space", "Apple Mobile Device Service", "usbmuxd");

  /** A sentence or two words: letters, a space, letters. */
  private static final Pattern WORDS = Pattern.compile("[\\p{L}]{2,}[,:]? [\\p{L}]{2,}");
  private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Calls whose argument is read by people. */
  private static final Pattern SHOWN = Pattern.compile(
      "(?:[^.\\w](?:label|whole|wrapped)|setText|setTitle|setPromptText|setAccessibleText|setAccessibleHelp|new Tooltip|new Label|new Button|new Text|new Hyperlink|new MenuItem"
          + "|new CheckBox|Buttons\\.\\w+|MessageBar\\.\\w+)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Names of fonts, and marks of HTML. */
  private static final Pattern FONTS_AND_MARKS = Pattern.compile("(?s).*\\b(?:Sans|UI)\\b.*|.*<[a-z/!].*");

  /** Lines whose literals nobody at the window reads: styles, shapes, patterns, logs, exceptions, what is asked of other programs. */
  private static final Pattern OTHERS = Pattern.compile(
      "LOG\\.|Exception\\(|Problem\\.of\\(|-fx-|path\\(|Pattern\\.compile|@SuppressWarnings|List\\.of\\(\"(?:dbus-send|notify-send|osascript|gdbus)|\"on run argv\"|startsWith\\(\"(?:sudo|brew) "
          + "|replaceFirst\\(");

  @Test
  void wordsComeFromTheBundles() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : sources()) {
      String code = Files.readString(file);
      int number = 0;
      for (String line : code.lines().toList()) {
        number++;
        if (isComment(line) || OTHERS.matcher(line).find()) {
          continue;
        }
        var literals = LITERAL.matcher(line);
        while (literals.find()) {
          String literal = literals.group(1);
          if (!NAMES.contains(literal) && !FONTS_AND_MARKS.matcher(literal).matches() && (WORDS.matcher(literal).find() || JAPANESE.matcher(literal).find())) {
            found.add(file.getFileName() + ":" + number + " “" + literal + "”");
          }
        }
      }
    }
    assertThat(found).as("words in the code: put them into ui.properties and its Japanese twin").isEmpty();
  }

  @Test
  void whatIsShownIsNoLiteral() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : sources()) {
      var shown = SHOWN.matcher(Files.readString(file));
      while (shown.find()) {
        String literal = shown.group(1);
        if (!NAMES.contains(literal) && literal.codePoints().anyMatch(Character::isLetter)) {
          found.add(file.getFileName() + " “" + literal + "”");
        }
      }
    }
    assertThat(found).as("literals that are shown: put them into ui.properties and its Japanese twin").isEmpty();
  }

  @Test
  void theRuleFindsWhatItIsFor() {
    assertThat(WORDS.matcher("Nothing selected").find()).isTrue();
    assertThat(JAPANESE.matcher("保存先").find()).isTrue();
    assertThat(SHOWN.matcher("x.setText(\"Retry\")").find()).isTrue();
    assertThat(SHOWN.matcher(" label(\"Foo\", \"muted\")").find()).isTrue();
    assertThat(WORDS.matcher("pk-button quiet").find()).as("style classes stand alone in their literals").isTrue();
  }

  private static boolean isComment(String line) {
    String code = line.strip();
    return code.startsWith("*") || code.startsWith("/*") || code.startsWith("//");
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java/org/photokura/ui"))) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }
}
