package org.photokura.library.database.glance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Walks tables and indices. It visits a bounded number of pages and goes down a bounded number of levels, so that pages that point at each other end in an exception.
 *
 * <p><b>Source:</b> sqlite.org/fileformat2.html, sections 1.6 and 2. <b>Checked by:</b> NewestAssetsTest against SQLite itself. <b>Unverified:</b> none.
 */
final class BTree {

  private static final int INDEX_INTERIOR = 2;
  private static final int TABLE_INTERIOR = 5;
  private static final int INDEX_LEAF = 10;
  private static final int TABLE_LEAF = 13;
  private static final int DATABASE_HEADER_BYTES = 100;
  /** SQLite's own bound: a tree of twenty levels would hold more rows than a file can. */
  private static final int MOST_LEVELS = 20;
  private static final int MOST_PAYLOAD_BYTES = 4 << 20;

  private final Pages pages;
  private int visitsLeft;

  /**
   * @param mostVisits how many pages may be looked at in all
   */
  BTree(Pages pages, int mostVisits) {
    this.pages = pages;
    this.visitsLeft = mostVisits;
  }

  /** Takes rows or entries; answers whether it wants more. */
  interface Visitor {
    /**
     * @param rowId of a table's row; of an index entry 0
     */
    boolean visit(long rowId, StoredRow record) throws IOException;
  }

  /** Visits from the last to the first until the visitor has enough. */
  void backwards(long root, Visitor visitor) throws IOException {
    walk(root, MOST_LEVELS, visitor);
  }

  private boolean walk(long number, int levelsLeft, Visitor visitor) throws IOException {
    if (levelsLeft == 0) {
      throw new MalformedPageException("a tree of too many levels");
    }
    var node = new Node(number);
    if (node.isInterior() && !walk(node.rightmost(), levelsLeft - 1, visitor)) {
      return false;
    }
    for (int i = node.cells - 1; i >= 0; i--) {
      ByteBuffer cell = node.cell(i);
      long left = node.isInterior() ? cell.getInt() & 0xFFFF_FFFFL : 0;
      if (node.type != TABLE_INTERIOR && !visit(node, cell, visitor)) {
        return false;
      }
      if (node.isInterior() && !walk(left, levelsLeft - 1, visitor)) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(Node node, ByteBuffer cell, Visitor visitor) throws IOException {
    long payloadBytes = Varint.read(cell);
    long rowId = node.type == TABLE_LEAF ? Varint.read(cell) : 0;
    return visitor.visit(rowId, record(node, cell, payloadBytes));
  }

  /** A row of a table by its key. */
  Optional<StoredRow> row(long root, long rowId) throws IOException {
    long at = root;
    while (true) {
      var node = new Node(at);
      if (node.type == TABLE_LEAF) {
        return rowInLeaf(node, rowId);
      }
      if (node.type != TABLE_INTERIOR) {
        throw new MalformedPageException("no table at page " + at);
      }
      at = node.rightmost();
      for (int i = 0; i < node.cells; i++) {
        ByteBuffer cell = node.cell(i);
        long left = cell.getInt() & 0xFFFF_FFFFL;
        if (rowId <= Varint.read(cell)) {
          at = left;
          break;
        }
      }
    }
  }

  private Optional<StoredRow> rowInLeaf(Node node, long rowId) throws IOException {
    for (int i = 0; i < node.cells; i++) {
      ByteBuffer cell = node.cell(i);
      long payloadBytes = Varint.read(cell);
      if (Varint.read(cell) == rowId) {
        return Optional.of(record(node, cell, payloadBytes));
      }
    }
    return Optional.empty();
  }

  /** The payload at the cell's position, with what flowed over to other pages. */
  private StoredRow record(Node node, ByteBuffer cell, long payloadBytes) throws IOException {
    if (payloadBytes < 0 || payloadBytes > MOST_PAYLOAD_BYTES) {
      throw new MalformedPageException("a payload of " + payloadBytes + " bytes");
    }
    int local = localBytes(node, (int) payloadBytes);
    if (local > cell.remaining()) {
      throw new MalformedPageException("a cell ends beyond its page");
    }
    var payload = ByteBuffer.allocate((int) payloadBytes);
    payload.put(cell.slice(cell.position(), local));
    if (payload.hasRemaining()) {
      cell.position(cell.position() + local);
      if (cell.remaining() < Integer.BYTES) {
        throw new MalformedPageException("a cell ends beyond its page");
      }
      readOverflow(cell.getInt() & 0xFFFF_FFFFL, payload);
    }
    return new StoredRow(payload.flip(), pages.encoding());
  }

  private void readOverflow(long first, ByteBuffer payload) throws IOException {
    long next = first;
    while (payload.hasRemaining()) {
      ByteBuffer page = load(next);
      next = page.getInt() & 0xFFFF_FFFFL;
      int part = Math.min(payload.remaining(), pages.usableBytes() - Integer.BYTES);
      payload.put(page.slice(Integer.BYTES, part));
    }
  }

  /** How much of a payload lies in its cell. */
  private int localBytes(Node node, int payloadBytes) {
    int usable = pages.usableBytes();
    int most = node.type == TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (payloadBytes <= most) {
      return payloadBytes;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int local = least + (payloadBytes - least) % (usable - 4);
    return local <= most ? local : least;
  }

  private ByteBuffer load(long number) throws IOException {
    if (number < 1 || visitsLeft-- <= 0) {
      throw new MalformedPageException("page " + number + ", or too many of them");
    }
    return pages.page(number);
  }

  /** A page of a tree. */
  private final class Node {
    private final ByteBuffer page;
    private final int start;
    private final int type;
    private final int cells;

    Node(long number) throws IOException {
      page = load(number);
      start = number == 1 ? DATABASE_HEADER_BYTES : 0;
      type = page.get(start);
      cells = page.getShort(start + 3) & 0xFFFF;
      boolean known = type == INDEX_INTERIOR || type == TABLE_INTERIOR || type == INDEX_LEAF || type == TABLE_LEAF;
      if (!known || pointers() + 2 * cells > page.limit()) {
        throw new MalformedPageException("page " + number + " is no node of a tree");
      }
    }

    boolean isInterior() {
      return type == INDEX_INTERIOR || type == TABLE_INTERIOR;
    }

    long rightmost() {
      return page.getInt(start + 8) & 0xFFFF_FFFFL;
    }

    /** A buffer whose position is the cell's start. */
    ByteBuffer cell(int index) throws MalformedPageException {
      int at = page.getShort(pointers() + 2 * index) & 0xFFFF;
      if (at + Integer.BYTES > page.limit()) {
        throw new MalformedPageException("a cell beyond its page");
      }
      return page.duplicate().position(at);
    }

    private int pointers() {
      return start + (isInterior() ? 12 : 8);
    }
  }
}
