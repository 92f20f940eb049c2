package org.photokura.transfer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * Makes names that every file system takes and that lead nowhere, out of whatever stands on the phone. The results are strict everywhere, not only on
 * Windows, because a destination travels. Names are written in Unicode's composed form (NFC).
 */
final class SafeNames {

  /** What file systems allow a name to be, in UTF-8. */
  static final int MAX_NAME_BYTES = 255;

  /** Longest part before the extension; the rest is left to extension, {@code E}, {@code _edited} and {@code  (123)}. */
  static final int MAX_STEM_BYTES = 180;

  /** Longest folder name of ours: folders add up to a path. */
  static final int MAX_FOLDER_BYTES = 120;

  private static final int MAX_EXTENSION_BYTES = 32;
  private static final char INSTEAD = '_';
  private static final String FORBIDDEN = "/\\:*?\"<>|";

  /** Devices of DOS; Windows finds them in any folder, with any extension, and also with the superscript digits. */
  private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]) *(\\..*)?");

  /** The short alias that Windows gives long names: {@code PHOTOK~1} is {@code .photokura}. */
  private static final Pattern SHORT_ALIAS = Pattern.compile("(?s)[^.]{1,6}~[0-9]+(\\..*)?");

  /**
   * What paths are encoded in, where that is not Unicode: Java takes it from the locale, and cannot name a file otherwise ({@code LANG=C} on Linux). Windows' paths are
   * Unicode whatever it says.
   */
  private static final @Nullable Charset PATH_CHARSET = pathCharset(HostSystem.current(), System.getProperty("sun.jnu.encoding", "UTF-8"));

  private SafeNames() {}

  static @Nullable Charset pathCharset(HostSystem system, String encoding) {
    boolean unicode = system != HostSystem.LINUX || encoding.toUpperCase(Locale.ROOT).startsWith("UTF");
    return unicode ? null : Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.US_ASCII;
  }

  /** One name of a folder, or the part of a file's name before its extension. Never empty, never longer than {@code maxBytes}. */
  static String component(String raw, int maxBytes) {
    String name = withoutBadEnds(cut(harmless(raw), maxBytes));
    if (DEVICE.matcher(name).matches()) {
      name = withoutBadEnds(cut(INSTEAD + name, maxBytes));
    }
    if (SHORT_ALIAS.matcher(name).matches()) {
      name = name.replace('~', INSTEAD);
    }
    return name;
  }

  /** The extension of a file on the phone with its dot, as it is spelt there; empty if it has none. */
  static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot <= 0 || dot == fileName.length() - 1) {
      return "";
    }
    String extension = cut(harmless(fileName.substring(dot + 1)), MAX_EXTENSION_BYTES);
    return "." + replaceEnd(extension);
  }

  private static String harmless(String raw) {
    if (isPlain(raw)) {
      return raw;
    }
    return harmless(raw, PATH_CHARSET);
  }

  static String harmless(String raw, @Nullable Charset charset) {
    var encoder = charset == null ? null : charset.newEncoder();
    var safe = new StringBuilder(raw.length());
    Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints()
        .forEach(c -> safe.appendCodePoint(isHarmless(c) && (encoder == null || encoder.canEncode(Character.toString(c))) ? c : INSTEAD));
    return safe.toString();
  }

  /** Most names are: letters, digits and the signs that cameras use. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == ' ' || c == '(' || c == ')')) {
        return false;
      }
    }
    return true;
  }

  /** What two names have in common that some file system takes for the same: case and the ways to compose a letter do not count. */
  static String key(String name) {
    if (isPlain(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /** The name without its last extension. */
  static String stemOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }

  /** The longest beginning of whole characters that fits. */
  static String cut(String name, int maxBytes) {
    if (name.length() <= maxBytes / 3 || name.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
      return name;
    }
    int bytes = 0;
    int at = 0;
    while (at < name.length()) {
      int c = name.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > maxBytes) {
        break;
      }
      at += Character.charCount(c);
    }
    return name.substring(0, at);
  }

  /** Leading dots hide a file or name a parent folder; Windows drops dots and spaces at the end, so that two names become one. */
  private static String withoutBadEnds(String name) {
    if (name.isEmpty()) {
      return String.valueOf(INSTEAD);
    }
    String ended = replaceEnd(name);
    char first = ended.charAt(0);
    return first == '.' || first == ' ' ? INSTEAD + ended.substring(1) : ended;
  }

  private static String replaceEnd(String name) {
    if (name.isEmpty()) {
      return name;
    }
    char last = name.charAt(name.length() - 1);
    return last == '.' || last == ' ' ? name.substring(0, name.length() - 1) + INSTEAD : name;
  }

  private static boolean isHarmless(int c) {
    if (c < 0x80 && FORBIDDEN.indexOf(c) >= 0) {
      return false;
    }
    return switch (Character.getType(c)) {
      // Control and format characters (also those that turn the reading direction), halves of pairs, private and unassigned ones.
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.FORMAT -> c == 0x200D || c == 0x200C;
      default -> true;
    };
  }
}
