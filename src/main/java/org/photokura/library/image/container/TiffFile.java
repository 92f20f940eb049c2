package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.SliceSource;

/**
 * The directories of a TIFF structure: of a DNG, or of the EXIF block in a JPEG or HEIC. Reads only numbers; what it points to is read by
 * those who want it.
 */
public final class TiffFile {

  private static final int ORIENTATION = 0x0112;
  private static final int WIDTH = 0x0100;
  private static final int HEIGHT = 0x0101;
  private static final int PHOTOMETRIC = 0x0106;
  private static final int STRIP_OFFSETS = 0x0111;
  private static final int STRIP_BYTES = 0x0117;
  private static final int SUB_DIRECTORIES = 0x014A;
  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int JPEG_OFFSET = 0x0201;
  private static final int JPEG_BYTES = 0x0202;
  private static final int DNG_VERSION = 0xC612;
  private static final int MOST_DIRECTORIES = 32;
  private static final int MOST_ENTRIES = 2000;

  private final ByteSource source;
  private final ByteOrder order;
  private final List<Directory> chain = new ArrayList<>();
  private final List<Directory> all = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  private record Entry(int tag, int type, long count, long valueOffset) {}

  private record Directory(List<Entry> entries, long nextOffset) {
    Optional<Entry> entry(int tag) {
      return entries.stream().filter(e -> e.tag() == tag).findFirst();
    }
  }

  /** A JPEG inside, with its size and frame looked at. */
  public record Preview(ByteSource bytes, JpegFile jpeg) {}

  private TiffFile(ByteSource source, ByteOrder order) {
    this.source = source;
    this.order = order;
  }

  /**
   * Reads the directories. A damaged later one is left out.
   *
   * @throws BadPictureException if it is no TIFF structure
   */
  public static TiffFile parse(ByteSource source) throws BadPictureException, ProblemException {
    var head = ByteBuffer.wrap(source.read(0, 8));
    if (head.remaining() < 8) {
      throw new BadPictureException("no TIFF");
    }
    short mark = head.getShort();
    var order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    if ((mark != 0x4949 && mark != 0x4D4D) || head.order(order).getShort() != 42) {
      throw new BadPictureException("no TIFF");
    }
    var file = new TiffFile(source, order);
    long next = Integer.toUnsignedLong(head.getInt());
    while (next != 0 && file.all.size() < MOST_DIRECTORIES) {
      next = file.directory(next, file.chain, 0);
    }
    return file;
  }

  /** Reads a directory and those below it; the offset of the next one in its chain, 0 at the end. */
  private long directory(long offset, List<Directory> into, int depth) throws ProblemException {
    if (depth > 3 || all.size() == MOST_DIRECTORIES || !seen.add(offset)) {
      return 0;
    }
    var countBytes = source.read(offset, 2);
    int count = countBytes.length < 2 ? 0 : Short.toUnsignedInt(ByteBuffer.wrap(countBytes).order(order).getShort());
    if (count == 0 || count > MOST_ENTRIES) {
      return 0;
    }
    var in = ByteBuffer.wrap(source.read(offset + 2, count * 12 + 4)).order(order);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < count && in.remaining() >= 12; i++) {
      int tag = Short.toUnsignedInt(in.getShort());
      int type = Short.toUnsignedInt(in.getShort());
      long values = Integer.toUnsignedLong(in.getInt());
      long inPlace = offset + 2 + in.position();
      long pointer = Integer.toUnsignedLong(in.getInt());
      entries.add(new Entry(tag, type, values, values * bytesOf(type) <= 4 ? inPlace : pointer));
    }
    var directory = new Directory(List.copyOf(entries), offset + 2 + count * 12L);
    into.add(directory);
    all.add(directory);
    for (int tag : new int[] {SUB_DIRECTORIES, EXIF_DIRECTORY}) {
      for (long below : numbers(directory, tag)) {
        directory(below, new ArrayList<>(), depth + 1);
      }
    }
    return in.remaining() >= 4 ? Integer.toUnsignedLong(in.getInt()) : 0;
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12 -> 8;
      default -> 1;
    };
  }

  private List<Long> numbers(Directory directory, int tag) throws ProblemException {
    var numbers = new ArrayList<Long>();
    var entry = directory.entry(tag).orElse(null);
    if (entry == null || (entry.type() != 3 && entry.type() != 4 && entry.type() != 13)) {
      return numbers;
    }
    int bytes = bytesOf(entry.type());
    var in = ByteBuffer.wrap(source.read(entry.valueOffset(), (int) Math.min(entry.count(), MOST_DIRECTORIES) * bytes)).order(order);
    while (in.remaining() >= bytes) {
      numbers.add(bytes == 2 ? Short.toUnsignedLong(in.getShort()) : Integer.toUnsignedLong(in.getInt()));
    }
    return numbers;
  }

  private OptionalLong number(Directory directory, int tag) throws ProblemException {
    var numbers = numbers(directory, tag);
    return numbers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(numbers.getFirst());
  }

  /** How the picture must be turned: 1 to 8 as in EXIF; 1 where nothing is said. */
  public int orientation() throws ProblemException {
    long value = chain.isEmpty() ? 1 : number(chain.getFirst(), ORIENTATION).orElse(1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /** Where a number stands, so that it can be changed in place: two bytes or four. */
  record Place(long offset, int bytes) {}

  /** Every place where a single number stands under that tag. */
  List<Place> places(int tag) {
    return all.stream().flatMap(d -> d.entry(tag).stream())
        .filter(e -> e.count() == 1 && (e.type() == 3 || e.type() == 4))
        .map(e -> new Place(e.valueOffset(), bytesOf(e.type())))
        .toList();
  }

  /** Where the first directory says where the second one is: of an EXIF block, that of the thumbnail. */
  Optional<Place> placeOfSecondDirectory() {
    return chain.size() < 2 ? Optional.empty() : Optional.of(new Place(chain.getFirst().nextOffset(), 4));
  }

  ByteOrder order() {
    return order;
  }

  /** Whether it is a DNG. */
  public boolean isDng() {
    return !chain.isEmpty() && chain.getFirst().entry(DNG_VERSION).isPresent();
  }

  /** The size that the first directory gives, for a plain TIFF. */
  public Optional<Size> size() throws ProblemException {
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    long width = number(chain.getFirst(), WIDTH).orElse(0);
    long height = number(chain.getFirst(), HEIGHT).orElse(0);
    boolean sane = width > 0 && height > 0 && width < 1 << 20 && height < 1 << 20;
    return sane ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
  }

  /** The thumbnail of an EXIF block. */
  public Optional<ByteSource> thumbnail() throws ProblemException {
    return chain.size() < 2 ? Optional.empty() : jpegAt(chain.get(1), JPEG_OFFSET, JPEG_BYTES);
  }

  /** The JPEGs that a camera put into its RAW file, smallest first. */
  public List<Preview> previews() throws ProblemException {
    var found = new ArrayList<Preview>();
    for (var directory : all) {
      long photometric = number(directory, PHOTOMETRIC).orElse(6);
      var place = jpegAt(directory, JPEG_OFFSET, JPEG_BYTES);
      if (place.isEmpty() && (photometric == 6 || photometric == 2) && numbers(directory, STRIP_OFFSETS).size() == 1) {
        place = jpegAt(directory, STRIP_OFFSETS, STRIP_BYTES);
      }
      if (place.isPresent()) {
        preview(place.get(), found);
      }
    }
    found.sort(Comparator.comparingLong(p -> p.jpeg().size().pixels()));
    return found;
  }

  private static void preview(ByteSource bytes, List<Preview> found) throws ProblemException {
    try {
      var jpeg = JpegFile.parse(bytes);
      if (jpeg.decodable()) {
        found.add(new Preview(bytes, jpeg));
      }
    } catch (BadPictureException e) {
      // What that directory points to is no JPEG; another one may be.
    }
  }

  private Optional<ByteSource> jpegAt(Directory directory, int offsetTag, int bytesTag) throws ProblemException {
    long offset = number(directory, offsetTag).orElse(0);
    long length = number(directory, bytesTag).orElse(0);
    return offset > 0 && length > 0 && offset < source.sizeBytes() ? Optional.of(new SliceSource(source, offset, length)) : Optional.empty();
  }
}
