# shellcheck shell=bash
# A clean Debian 12 in a folder, for trying things as on a fresh machine. Sourced after lib.sh by scripts that root runs.

[ "$(id -u)" = 0 ] || die "a clean Debian root can only be made by root"
root=
mounts=()

# Makes it and sets root.
make_root() {
  apt_need debootstrap || die "debootstrap is missing"
  root=$(mktemp -d)
  chmod 755 "$root"
  local mirror file
  mirror=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | head -n 1)
  say "making a clean Debian 12"
  debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
  for file in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do [ ! -e "$file" ] || cp "$file" "$root$file"; done
  mount_in proc proc proc
}

# mount_in TYPE WHAT WHERE
mount_in() {
  mkdir -p "$root/$3"
  if [ "$1" = bind ]; then mount --bind "$2" "$root/$3"; else mount -t "$1" "$2" "$root/$3"; fi
  mounts=("$root/$3" ${mounts[@]+"${mounts[@]}"})
}

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }

# Every mount must be gone before anything is removed: what is mounted is not ours.
remove_root() {
  [ -n "$root" ] || return 0
  local mount
  for mount in ${mounts[@]+"${mounts[@]}"}; do umount "$mount" || { say "$mount is still in use; left there"; return 1; }; done
  rm -rf --one-file-system "$root"
}
