package org.photokura.protocol.plist;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.UID;
import com.dd.plist.XMLPropertyListParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.MalformedMessageException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Property lists, XML and binary, to and from plain values: {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@code byte[]},
 * {@link Instant}, {@link List}, {@link Map} with {@link String} keys in their order, and {@link Uid} from keyed archives. Input is
 * hostile: size, depth and number of values are bounded, and whatever is wrong with it surfaces as {@link MalformedMessageException}.
 */
public final class PropertyLists {

  /** The largest property list that {@link #parse(byte[])} accepts. */
  public static final int MAX_BYTES = 16 << 20;

  private static final int MAX_VALUES = 1_000_000;
  private static final int MAX_DEPTH = 256;
  private static final byte[] BINARY_MAGIC = "bplist".getBytes(StandardCharsets.US_ASCII);

  private PropertyLists() {}

  /** A reference inside a keyed archive. */
  public record Uid(long index) {}

  /** {@link #parse(byte[], int)} with {@link #MAX_BYTES}. */
  public static Object parse(byte[] bytes) throws MalformedMessageException {
    return parse(bytes, MAX_BYTES);
  }

  /**
   * Reads an XML or a binary property list.
   *
   * @throws MalformedMessageException if it is none, too large, nested too deeply, or refers to itself
   */
  public static Object parse(byte[] bytes, int maxBytes) throws MalformedMessageException {
    if (bytes.length > maxBytes) {
      throw new MalformedMessageException("property list of " + bytes.length + " bytes, at most " + maxBytes + " are accepted");
    }
    try {
      return new Reader().value(isBinary(bytes) ? BinaryPropertyListParser.parse(bytes) : parseXml(bytes), 0);
    } catch (IOException | PropertyListFormatException | ParserConfigurationException | SAXException e) {
      throw e instanceof MalformedMessageException m ? m : new MalformedMessageException("not a property list", e);
    } catch (RuntimeException | StackOverflowError e) {
      // The parser indexes into the bytes by what the bytes say: any of its unchecked exceptions means broken input.
      throw new MalformedMessageException("not a property list", e);
    }
  }

  /** {@link #parse(byte[])} for a message whose root must be a dictionary. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> parseDictionary(byte[] bytes) throws MalformedMessageException {
    if (parse(bytes) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new MalformedMessageException("property list without a dictionary at its root");
  }

  /** Writes the XML form. */
  public static byte[] toXml(Object value) {
    return write(value).toXMLPropertyList().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the binary form. */
  public static byte[] toBinary(Object value) {
    try {
      return BinaryPropertyListWriter.writeToArray(write(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The string under that key, or null if there is none. */
  public static @Nullable String string(Map<String, Object> dictionary, String key) {
    return dictionary.get(key) instanceof String s ? s : null;
  }

  /** The bytes under that key, or null if there are none. */
  public static byte @Nullable [] data(Map<String, Object> dictionary, String key) {
    return dictionary.get(key) instanceof byte[] b ? b : null;
  }

  /** The whole number under that key, or null if there is none. */
  public static @Nullable Long integer(Map<String, Object> dictionary, String key) {
    return dictionary.get(key) instanceof Long l ? l : null;
  }

  private static NSObject parseXml(byte[] bytes) throws ParserConfigurationException, SAXException, IOException, PropertyListFormatException {
    var builder = XMLPropertyListParser.getDocBuilder();
    // The parser's own handler prints to standard error.
    builder.setErrorHandler(new DefaultHandler());
    return XMLPropertyListParser.parse(builder.parse(new ByteArrayInputStream(bytes)));
  }

  private static boolean isBinary(byte[] bytes) {
    return bytes.length >= BINARY_MAGIC.length && Arrays.equals(bytes, 0, BINARY_MAGIC.length, BINARY_MAGIC, 0, BINARY_MAGIC.length);
  }

  /** Counts what it makes: in the binary form a few bytes can stand for very many values. */
  private static final class Reader {
    private int values;

    Object value(@Nullable NSObject from, int depth) throws MalformedMessageException {
      if (++values > MAX_VALUES || depth > MAX_DEPTH) {
        throw new MalformedMessageException("property list with too many values or nested too deeply");
      }
      return switch (from) {
        case NSString s -> s.getContent();
        case NSNumber n when n.isBoolean() -> n.boolValue();
        case NSNumber n when n.isInteger() -> n.longValue();
        case NSNumber n -> n.doubleValue();
        case NSData d -> d.bytes();
        case NSDate d -> d.getDate().toInstant();
        case UID u -> new Uid(new BigInteger(1, u.getBytes()).longValue());
        case NSArray a -> list(List.of(a.getArray()), depth);
        case NSSet s -> list(List.of(s.allObjects()), depth);
        case NSDictionary d -> map(d, depth);
        case null, default -> throw new MalformedMessageException("property list with an unknown kind of value");
      };
    }

    private List<Object> list(Collection<NSObject> items, int depth) throws MalformedMessageException {
      var list = new ArrayList<>(items.size());
      for (NSObject item : items) {
        list.add(value(item, depth + 1));
      }
      return list;
    }

    private Map<String, Object> map(NSDictionary dictionary, int depth) throws MalformedMessageException {
      var map = LinkedHashMap.<String, Object>newLinkedHashMap(dictionary.count());
      for (var entry : dictionary.getHashMap().entrySet()) {
        map.put(entry.getKey(), value(entry.getValue(), depth + 1));
      }
      return map;
    }
  }

  private static NSObject write(Object value) {
    return switch (value) {
      case String s -> new NSString(s);
      case Boolean b -> new NSNumber(b);
      case Integer i -> new NSNumber(i);
      case Long l -> new NSNumber(l);
      case Double d -> new NSNumber(d);
      case byte[] b -> new NSData(b);
      case Instant i -> new NSDate(Date.from(i));
      case List<?> list -> new NSArray(list.stream().map(PropertyLists::write).toArray(NSObject[]::new));
      case Map<?, ?> map -> {
        var dictionary = new NSDictionary();
        map.forEach((key, item) -> dictionary.put((String) key, write(item)));
        yield dictionary;
      }
      default -> throw new IllegalArgumentException("no property list value: " + value.getClass());
    };
  }
}
