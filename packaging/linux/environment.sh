# shellcheck shell=sh
# What the program finds in its environment on Linux, from a checkout (packaging/lib.sh) and from a package (packaging/linux/photokura) alike. Sourced by both.

# Java turns names of files into bytes by the locale: without UTF-8 it could not even name the file of a Japanese photo.
case "$(locale charmap 2>/dev/null)" in
  UTF-8) ;;
  *) unset LC_ALL; export LC_CTYPE=C.UTF-8 ;;
esac
# JavaFX draws without GTK's own OpenGL; on a computer without a graphics processor GTK would load a whole compiler for it, 60 MB.
export GDK_GL="${GDK_GL:-disable}"
# The C library would keep a heap for every few threads; two serve us as well and keep less memory.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
