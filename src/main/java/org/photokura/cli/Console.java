package org.photokura.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.photokura.core.Problem;
import org.photokura.text.Texts;

/** Where commands print: answers to {@code out}, everything else to {@code err}. */
public final class Console {

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final Texts texts;

  /**
   * @param interactive whether a person sits before it: progress is then shown on one line, and questions are asked
   */
  public Console(InputStream in, PrintStream out, PrintStream err, boolean interactive, Texts texts) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.texts = texts;
  }

  boolean interactive() {
    return interactive;
  }

  Texts texts() {
    return texts;
  }

  /** The stream for answers. */
  PrintStream out() {
    return out;
  }

  /** The stream for everything beside the answer. */
  PrintStream error() {
    return err;
  }

  /** A line of the answer, for people. */
  void say(String key, Map<String, ?> values) {
    out.println(texts.get(key, values));
  }

  /** A line beside the answer. */
  void note(String key, Map<String, ?> values) {
    err.println(texts.get(key, values));
  }

  void note(String key) {
    note(key, Map.of());
  }

  /** What happened, what to do, what is safe; and the technical cause. */
  public void problem(Problem problem) {
    err.println(texts.what(problem));
    for (String more : new String[] {texts.toDo(problem), texts.safe(problem)}) {
      if (!more.isBlank()) {
        err.println("  " + more);
      }
    }
    if (problem.technicalCause() != null) {
      err.println("  " + texts.get("cli.details", "cause", problem.technicalCause()));
    }
  }

  /**
   * Says that no window can be shown here, and how to do the same work in the terminal.
   *
   * @param arguments of the command that does it
   */
  public void explainMissingWindow(String arguments) {
    note("cli.window.noDisplay", Map.of("command", "photokura " + arguments));
  }

  /** Prints a text beside the answer; for the composition root's own commands. */
  public void tell(String key, Map<String, ?> values) {
    note(key, values);
  }

  /** Prints a line of the answer as it is, at once. */
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  /** What a person types. */
  public InputStream input() {
    return in;
  }

  /** Shows progress: on one line that is written anew where a person watches, else as a line of its own. */
  void progress(String line) {
    if (interactive) {
      err.print("\r" + line + "\u001b[K");
      err.flush();
    } else {
      err.println(line);
    }
  }

  void progressEnd() {
    if (interactive) {
      err.println();
    }
  }

  /** Asks a yes-or-no question; without a person before it the answer is no. */
  boolean confirm(String key, Map<String, ?> values) throws IOException {
    if (!interactive) {
      return false;
    }
    err.print(texts.get(key, values) + " ");
    err.flush();
    var answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
    return answer != null && texts.get("cli.yes").lines().anyMatch(yes -> yes.equalsIgnoreCase(answer.strip()));
  }

  /** Standard output for answers: UTF-8 whatever the terminal says, because names of photos are. */
  public static PrintStream utf8(java.io.OutputStream stream) {
    return new PrintStream(new java.io.BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }
}
