package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhotosSchemaTest {

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    sql("CREATE TABLE ZASSET (Z_PK, zdirectory, ZFILENAME, ZTRASHEDSTATE, ZHIDDEN)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void sql(String statement) throws SQLException {
    try (var each = connection.createStatement()) {
      each.execute(statement);
    }
  }

  private PhotosSchema.AlbumJoin join() throws Exception {
    return PhotosSchema.detect(connection).albumJoin();
  }

  @Test
  void namesAreTakenInAnyCase() throws Exception {
    assertThat(PhotosSchema.detect(connection).has("ZASSET", "ZDIRECTORY")).isTrue();
    assertThat(PhotosSchema.detect(connection).has("ZASSET", "ZNEW")).isFalse();
    assertThat(PhotosSchema.detect(connection).has("ZINTERNALRESOURCE")).isFalse();
  }

  @Test
  void theAlbumJoinIsFoundByItsEntity() throws Exception {
    sql("CREATE TABLE Z_30ASSETS (Z_30ALBUMS, Z_3ASSETS, Z_FOK_3ASSETS)");
    sql("CREATE TABLE Z_31ASSETS (Z_31ALBUMS, Z_3ASSETS)");
    sql("CREATE TABLE Z_PRIMARYKEY (Z_ENT, Z_NAME)");
    sql("INSERT INTO Z_PRIMARYKEY VALUES (31, 'Album')");
    assertThat(join()).isEqualTo(new PhotosSchema.AlbumJoin("Z_31ASSETS", "Z_31ALBUMS", "Z_3ASSETS", null));
  }

  @Test
  void elseByItsShape() throws Exception {
    sql("CREATE TABLE Z_29KEYASSETS (Z_29ALBUMS, Z_3ASSETS)");
    sql("CREATE TABLE Z_17ASSETS (Z_17PEOPLE, Z_3ASSETS)");
    sql("CREATE TABLE Z_41ASSETS (Z_41ALBUMS, Z_3ASSETS, Z_FOK_3ASSETS)");
    sql("CREATE TABLE Z_PRIMARYKEY (Z_ENT, Z_NAME)");
    sql("INSERT INTO Z_PRIMARYKEY VALUES (17, 'Album')");
    assertThat(join()).isEqualTo(new PhotosSchema.AlbumJoin("Z_41ASSETS", "Z_41ALBUMS", "Z_3ASSETS", "Z_FOK_3ASSETS"));
  }

  @Test
  void withoutAnyThereAreNoAlbums() throws Exception {
    assertThat(join()).isNull();
  }

  @Test
  void aViewIsNoTable() throws Exception {
    sql("CREATE VIEW ZINTERNALRESOURCE AS SELECT 1 AS ZASSET");
    assertThat(PhotosSchema.detect(connection).has("ZINTERNALRESOURCE")).isFalse();
  }
}
