package org.photokura.ui.fx;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Node;
import org.photokura.text.Texts;

/** What to do, in words. A command in it ("…: sudo …") gets a line of its own, with a way to copy it. */
public final class Advice {

  private static final Pattern ENDS_IN_COMMAND = Pattern.compile("(.*:) ((?:sudo|brew) .+)", Pattern.DOTALL);

  private Advice() {}

  /** The command that the words end in, if they do. */
  public static Optional<String> command(String words) {
    var parts = ENDS_IN_COMMAND.matcher(words);
    return parts.matches() ? Optional.of(parts.group(2)) : Optional.empty();
  }

  /** The words without the command that they may end in. */
  public static String withoutCommand(String words) {
    var parts = ENDS_IN_COMMAND.matcher(words);
    return parts.matches() ? parts.group(1) : words;
  }

  /** The words, and the command below them if there is one; {@code styles} are the words'. */
  public static List<Node> of(String advice, Texts texts, String... styles) {
    var parts = ENDS_IN_COMMAND.matcher(advice);
    return parts.matches()
        ? List.of(Labels.wrapped(parts.group(1), styles), new CommandLine(parts.group(2), texts))
        : List.of(Labels.wrapped(advice, styles));
  }
}
