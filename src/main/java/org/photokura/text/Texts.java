package org.photokura.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;

/**
 * The words for people, in one language. Bundles: {@code common}, {@code problems}, {@code cli}, {@code ui}, {@code checks}, each with a {@code _ja} twin; their
 * keys begin with {@code common.}, {@code problem.}, {@code cli.}, {@code ui.}, {@code check.}. A pattern is {@link MessageFormat}'s, with names in place of
 * numbers: {@code {count,choice,1#one item|1<{count} items}}.
 */
public final class Texts {

  private static final List<String> BUNDLES = List.of("common", "problems", "cli", "ui", "checks");
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(?=[,}])");

  private final Locale locale;
  private final HostSystem system;
  private final List<ResourceBundle> bundles;

  private Texts(Locale locale, HostSystem system) {
    this.locale = locale;
    this.system = system;
    var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.bundles = BUNDLES.stream().map(name -> ResourceBundle.getBundle("org.photokura.text." + name, locale, control)).toList();
  }

  /** The texts for a language: Japanese for {@code ja}, English for every other. */
  public static Texts of(Locale locale) {
    return of(locale, HostSystem.current());
  }

  /** The texts for a language, with the advice for a given system. */
  public static Texts of(Locale locale, HostSystem system) {
    return new Texts(locale, system);
  }

  /** Numbers, sizes and dates in the same language. */
  public Formats formats() {
    return new Formats(this);
  }

  public Locale locale() {
    return locale;
  }

  /** The system that the advice is for. */
  public HostSystem system() {
    return system;
  }

  /** The text without values. */
  public String get(String key) {
    return get(key, Map.of());
  }

  /** The text with one value. */
  public String get(String key, String name, Object value) {
    return get(key, Map.of(name, value));
  }

  /** The text with values by name. Numbers and dates are formatted for the language. */
  public String get(String key, Map<String, ?> values) {
    return format(raw(key), values);
  }

  /** Whether a text stands under that key. */
  public boolean has(String key) {
    return bundles.stream().anyMatch(b -> b.containsKey(key));
  }

  /** What happened, in one sentence. */
  public String what(Problem problem) {
    return ofProblem(problem, "what");
  }

  /** What to do about it. */
  public String toDo(Problem problem) {
    return ofProblem(problem, "todo");
  }

  /** What is safe all the same. */
  public String safe(Problem problem) {
    return ofProblem(problem, "safe");
  }

  /** Sentences one after the other, as the language sets them: Japanese leaves no space between. Empty ones are left out. */
  public String sentences(String... sentences) {
    String between = locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? "" : " ";
    return Stream.of(sentences).filter(sentence -> !sentence.isBlank()).collect(Collectors.joining(between));
  }

  /** What happened, what is safe, and what to do; that comes last, because it may end in a command. */
  public String whole(Problem problem) {
    return sentences(what(problem), safe(problem), toDo(problem));
  }

  /** The text for this system, else the one that names the problem's values if all are known, else the plain one. */
  private String ofProblem(Problem problem, String part) {
    String key = "problem." + problem.id().key() + "." + part;
    if (has(key + "." + system.key())) {
      return get(key + "." + system.key(), shown(problem));
    }
    return has(key + ".named") && problem.data().keySet().containsAll(placeholders(raw(key + ".named")))
        ? get(key + ".named", shown(problem))
        : get(key, shown(problem));
  }

  private Map<String, Object> shown(Problem problem) {
    var shown = new HashMap<String, Object>(problem.data());
    shown.replaceAll((name, value) -> name.endsWith("Bytes") && value instanceof Number bytes ? formats().size(bytes.longValue()) : value);
    return shown;
  }

  private static Set<String> placeholders(String pattern) {
    return NAME.matcher(pattern).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private String raw(String key) {
    for (var bundle : bundles) {
      if (bundle.containsKey(key)) {
        return bundle.getString(key);
      }
    }
    throw new MissingResourceException("no text for " + key, Texts.class.getName(), key);
  }

  private String format(String pattern, Map<String, ?> values) {
    var names = new ArrayList<String>();
    var numbered = new StringBuilder();
    var matcher = NAME.matcher(pattern);
    while (matcher.find()) {
      int index = names.indexOf(matcher.group(1));
      if (index < 0) {
        index = names.size();
        names.add(matcher.group(1));
      }
      matcher.appendReplacement(numbered, "{" + index);
    }
    matcher.appendTail(numbered);
    if (names.isEmpty() && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    var args = names.stream().map(name -> {
      Object value = values.get(name);
      return value == null ? "" : value;
    }).toArray();
    return new MessageFormat(numbered.toString(), locale).format(args);
  }
}
