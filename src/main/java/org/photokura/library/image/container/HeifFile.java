package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.ByteSource;

/**
 * The table of contents of a HEIF file: its items, what they refer to and where their bytes lie. Only the headers are read; a caller then
 * reads the
 * ranges that it needs, which over a cable is the difference between 20 KB and 3 MB.
 *
 * <p><b>Source</b> ISO/IEC 23008-12, libheif box.cc and context.cc (facts only); what iOS 18 writes: libheif issues 1190, 1573.
 * <b>Checked by</b> HeifFileTest, and a genuine still of an iPhone that is not part of the project. <b>Unverified</b> files of iOS 18 and later on a phone.
 */
public final class HeifFile {

  private static final int MOST_METADATA_BYTES = 4 << 20;

  private final ByteSource source;
  private final long idatOffset;
  private final int primaryId;
  private final Map<Integer, HeifItem> items;
  private final Map<Integer, List<HeifReference>> referencesFrom;

  HeifFile(ByteSource source, long idatOffset, int primaryId, Map<Integer, HeifItem> items, List<HeifReference> references) {
    this.source = source;
    this.idatOffset = idatOffset;
    this.primaryId = primaryId;
    this.items = items;
    this.referencesFrom = references.stream().collect(Collectors.groupingBy(HeifReference::from, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * Reads the table of contents.
   *
   * @throws BadPictureException if it is no HEIF file or a broken one
   * @throws ProblemException if the bytes cannot be had
   */
  public static HeifFile parse(ByteSource source) throws BadPictureException, ProblemException {
    return HeifParser.parse(source);
  }

  ByteSource source() {
    return source;
  }

  HeifItem item(int id) throws BadPictureException {
    var item = items.get(id);
    if (item == null) {
      throw new BadPictureException("item " + id + " is referred to but absent");
    }
    return item;
  }

  /** The item that is the picture. A tone map (iOS 18) stands for the picture that it brightens. */
  HeifItem primary() throws BadPictureException {
    var item = item(primaryId);
    if (item.type().equals("tmap")) {
      var inputs = targets(item.id(), "dimg");
      return item(inputs.isEmpty() ? 0 : inputs.getFirst());
    }
    return item;
  }

  /** What {@code from} refers to. */
  List<Integer> targets(int from, String type) {
    return referencesFrom.getOrDefault(from, List.of()).stream().filter(r -> r.type().equals(type)).flatMap(r -> r.to().stream()).toList();
  }

  /** What refers to {@code to}. */
  List<HeifItem> referring(int to, String type) {
    return referencesFrom.values().stream()
        .flatMap(List::stream)
        .filter(r -> r.type().equals(type) && r.to().contains(to) && items.containsKey(r.from()))
        .map(r -> items.get(r.from()))
        .toList();
  }

  /** The item and all pictures that it is composed of. */
  Set<HeifItem> withInputs(HeifItem item) throws BadPictureException {
    var found = new LinkedHashSet<HeifItem>();
    collect(item, found, 0);
    return found;
  }

  private void collect(HeifItem item, Set<HeifItem> found, int depth) throws BadPictureException {
    if (depth > 4) {
      throw new BadPictureException("pictures derived from each other");
    }
    if (found.add(item)) {
      for (int input : targets(item.id(), "dimg")) {
        collect(item(input), found, depth + 1);
      }
    }
  }

  /** The alpha plane of a picture, as stickers have it. */
  Optional<HeifItem> alphaOf(HeifItem item) {
    return referring(item.id(), "auxl").stream()
        .filter(aux -> aux.property("auxC").map(HeifFile::isAlpha).orElse(false))
        .findFirst();
  }

  private static boolean isAlpha(Box auxC) {
    var bytes = new byte[auxC.content().remaining()];
    auxC.content().get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("auxiliary:alpha") || text.contains("auxid:1");
  }

  /** Small pictures of the primary one, smallest first. */
  List<HeifItem> thumbnails() throws BadPictureException {
    var small = new ArrayList<>(referring(primary().id(), "thmb"));
    small.removeIf(item -> item.property("ispe").isEmpty());
    var sizes = new HashMap<HeifItem, Long>();
    for (var item : small) {
      sizes.put(item, HeifGeometry.coded(item).pixels());
    }
    small.sort(Comparator.comparing(sizes::get));
    return small;
  }

  /** The bytes of an item. */
  byte[] data(HeifItem item, int mostBytes) throws BadPictureException, ProblemException {
    if (item.dataBytes() > mostBytes) {
      throw new BadPictureException("item " + item.id() + " has " + item.dataBytes() + " bytes");
    }
    var out = ByteBuffer.allocate((int) item.dataBytes());
    for (var extent : item.extents()) {
      var part = source.read(fileOffset(item, extent), (int) extent.length());
      if (part.length != extent.length()) {
        throw new BadPictureException("item " + item.id() + " is cut off");
      }
      out.put(part);
    }
    return out.array();
  }

  long fileOffset(HeifItem item, HeifItem.Extent extent) {
    return extent.offset() + (item.inIdat() ? idatOffset : 0);
  }

  /** The picture's EXIF block: a TIFF structure; empty if there is none. */
  public Optional<byte[]> exif() throws BadPictureException, ProblemException {
    for (var item : referring(primaryId, "cdsc")) {
      if (item.type().equals("Exif") && item.dataBytes() > 4) {
        var data = data(item, MOST_METADATA_BYTES);
        long skip = 4 + Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt());
        return skip < data.length ? Optional.of(Arrays.copyOfRange(data, (int) skip, data.length)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The picture's XMP packet. */
  public Optional<byte[]> xmp() throws BadPictureException, ProblemException {
    for (var item : referring(primaryId, "cdsc")) {
      if (item.type().equals("mime") && "application/rdf+xml".equals(item.contentType())) {
        return Optional.of(data(item, MOST_METADATA_BYTES));
      }
    }
    return Optional.empty();
  }

  /** The primary picture's ICC profile; one that only its tiles carry counts. */
  public Optional<byte[]> iccProfile() throws BadPictureException {
    for (var item : withInputs(primary())) {
      for (var colr : item.properties("colr").toList()) {
        var content = colr.content();
        String kind = content.remaining() > 4 ? Box.fourCharacters(content) : "";
        if (kind.equals("prof") || kind.equals("rICC")) {
          var profile = new byte[content.remaining()];
          content.get(profile);
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }

  /** The primary picture's colour primaries by their number in H.273, where it names them; 2, which means unknown, otherwise. */
  public int primaries() throws BadPictureException {
    for (var item : withInputs(primary())) {
      for (var colr : item.properties("colr").toList()) {
        var content = colr.content();
        if (content.remaining() >= 6 && Box.fourCharacters(content).equals("nclx")) {
          return content.getShort();
        }
      }
    }
    return 2;
  }

  /** The primary picture's size as shown: cropped and turned as the file says. Every claim about it in the file agrees, else it throws. */
  public Size shownSize() throws BadPictureException, ProblemException {
    return HeifGeometry.turn(this, primary()).shown();
  }
}
