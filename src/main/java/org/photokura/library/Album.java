package org.photokura.library;

import java.util.List;

/**
 * An album or a folder of albums.
 *
 * @param path its titles joined by {@code /}, as items name it
 * @param title its own title
 * @param folder whether it holds albums
 * @param shared whether it is a shared album
 * @param children albums and folders within, in the phone's order
 */
public record Album(String path, String title, boolean folder, boolean shared, List<Album> children) {
  public Album {
    children = List.copyOf(children);
  }
}
