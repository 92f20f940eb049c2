# Makes target\dist\Photokura-VERSION.msi and the portable target\dist\Photokura-VERSION-windows.zip. Unverified: no one has run this on Windows yet.
# Needs JAVA_HOME at a JDK 25, WiX (3 to 5) on the PATH or where the variable WIX says (jpackage calls it), and MSYS2 with the UCRT64 packages libimobiledevice, libheif and ntldd.
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$msys = if ($env:MSYS2_ROOT) { $env:MSYS2_ROOT } else { 'C:\msys64' }
$bin = "$msys\ucrt64\bin"
$jdk = $env:JAVA_HOME
if (-not (Test-Path "$jdk\bin\jpackage.exe")) { throw 'Set JAVA_HOME to a JDK 25.' }

# GitHub's runners have WiX, but not on the PATH.
if ($env:WIX) { $env:PATH += ";$env:WIX\bin" }

function Invoke-Checked([string] $command, [string[]] $arguments) {
  & $command @arguments
  if ($LASTEXITCODE -ne 0) { throw "$command ended with $LASTEXITCODE" }
}

# The natives and, by ntldd, everything of MSYS2's that they need.
$natives = "$root\target\natives"
Remove-Item -Recurse -Force $natives -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force $natives | Out-Null
foreach ($dll in 'libimobiledevice-1.0.dll', 'libheif.dll') {
  if (-not (Test-Path "$bin\$dll")) { throw "$dll is not in $bin" }
  Copy-Item "$bin\$dll" $natives
  $needed = & "$bin\ntldd.exe" -R "$bin\$dll"
  if ($LASTEXITCODE -ne 0) { throw "ntldd ended with $LASTEXITCODE" }
  $needed | ForEach-Object {
    if ($_ -match '=>\s+(\S.*?[\\/]ucrt64[\\/]bin[\\/][^\\/]+\.dll)') { Copy-Item $Matches[1] $natives -Force }
    elseif ($_ -match '^\s*(\S+)\s+=>\s+not found' -and $Matches[1] -notmatch '^(api|ext)-ms-') { throw "$dll needs $($Matches[1]), which was not found" }
  }
}
foreach ($part in 'libplist', 'libusbmuxd', 'libcrypto', 'libde265') {
  if (-not (Get-ChildItem $natives -Filter "$part*.dll")) { throw "$part did not come along" }
}
# The licence texts of whatever came along travel with the libraries, which stay exchangeable files; so does the word where their sources are (docs/decisions/0087).
Copy-Item -Recurse "$msys\ucrt64\share\licenses" "$natives\licences"
$owners = Get-ChildItem $natives -Filter '*.dll' | ForEach-Object {
  $owner = & "$msys\usr\bin\pacman.exe" -Qo "/ucrt64/bin/$($_.Name)"
  if ($LASTEXITCODE -ne 0) { throw "which package $($_.Name) belongs to is not known" }
  "$($_.Name)  $($owner -replace '^.* is owned by ', '')"
}
Set-Content "$natives\SOURCES.txt" (@("These libraries are others' work, built by MSYS2. Their sources, with all changes: https://repo.msys2.org/mingw/sources/ (NAME-VERSION.src.tar.zst)", '') + $owners)

[xml] $pom = Get-Content "$root\pom.xml"
$version = $pom.project.version
Push-Location $root
try {
  Invoke-Checked "$root\mvnw.cmd" @('-B', '--no-transfer-progress', '-q', '-DskipTests', 'package', 'license:add-third-party', 'org.cyclonedx:cyclonedx-maven-plugin:makeBom')
} finally { Pop-Location }

$work = "$root\target\package"
$image = "$root\target\image"
$dist = "$root\target\dist"
Remove-Item -Recurse -Force $work, $image, $dist -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force "$work\input", $image, $dist | Out-Null
Copy-Item "$root\target\libs\*.jar", "$root\target\photokura-$version.jar", "$root\LICENSE" "$work\input"
Copy-Item -Recurse $natives "$work\input\natives"
New-Item -ItemType Directory -Force "$work\input\licences" | Out-Null
Copy-Item "$root\target\THIRD-PARTY.txt", "$root\target\photokura-sbom.json", "$root\packaging\licences\MISSING-TEXTS.txt", "$root\LICENSE" "$work\input\licences"
# The texts that the jars bring, one folder a jar, as take_licences in packaging/image.sh does.
Add-Type -AssemblyName System.IO.Compression.FileSystem
foreach ($jar in Get-ChildItem "$root\target\libs\*.jar") {
  $into = "$work\input\licences\$($jar.Name -replace '-[0-9].*', '')"
  $zip = [IO.Compression.ZipFile]::OpenRead($jar.FullName)
  try {
    $zip.Entries | Where-Object { $_.FullName -cmatch '(^|/)(LICENSE|NOTICE|AL2\.0|LGPL2\.1)(\.(txt|md|zentus))?$' } | ForEach-Object {
      New-Item -ItemType Directory -Force $into | Out-Null
      [IO.Compression.ZipFileExtensions]::ExtractToFile($_, "$into\$($_.Name)", $true)
    }
  } finally { $zip.Dispose() }
}
# A program with a window has no console on Windows; the commands need a launcher that has one.
Set-Content "$work\cli.properties" 'win-console=true'
$fx = (Get-ChildItem "$root\target\javafx-*" -Directory | Select-Object -Last 1).FullName
# The same list as packaging/image.sh.
$modules = (Select-String -Path "$root\packaging\image.sh" -Pattern '^runtime_modules=(.*)').Matches[0].Groups[1].Value
Invoke-Checked "$jdk\bin\jlink.exe" @('--module-path', $fx, '--add-modules', $modules, '--include-locales=en,ja', '--strip-debug', '--no-header-files',
  '--no-man-pages', '--compress', 'zip-6', '--output', "$work\runtime")
# Java's own classes for the options that the program starts with; jlink's own archive is for others (packaging/image.sh).
$kinds = Select-String -Path "$root\packaging\java-options" -Pattern '^-XX:\+Use(SerialGC|CompactObjectHeaders)$' | ForEach-Object { $_.Line }
Invoke-Checked "$work\runtime\bin\java.exe" (@($kinds) + '-Xshare:dump')
Invoke-Checked "$work\runtime\bin\java.exe" (@($kinds) + @('-Xshare:on', '-version'))
$options = Get-Content "$root\packaging\java-options" | Where-Object { $_ } | ForEach-Object { '--java-options', $_ }
Invoke-Checked "$jdk\bin\jpackage.exe" (@('--type', 'app-image', '--name', 'Photokura', '--app-version', $version, '--vendor', 'Photokura',
  '--description', "Brings an iPhone's photos home over USB", '--copyright', 'The Photokura developers, Apache-2.0',
  '--input', "$work\input", '--main-jar', "photokura-$version.jar", '--main-class', 'org.photokura.app.Main', '--runtime-image', "$work\runtime",
  '--icon', "$root\packaging\icon\photokura.ico", '--dest', $image,
  '--java-options', '-Dphotokura.natives=$APPDIR\natives', '--add-launcher', "photokura-cli=$work\cli.properties") + $options)
# For one user, so that no administrator is needed. Not in jpackage's own place, LOCALAPPDATA\Photokura: there lie the person's log and memory, and removing the program would take them along.
Invoke-Checked "$jdk\bin\jpackage.exe" @('--type', 'msi', '--name', 'Photokura', '--app-image', "$image\Photokura", '--app-version', $version, '--dest', $dist,
  '--vendor', 'Photokura', '--description', "Brings an iPhone's photos home over USB", '--install-dir', 'Programs\Photokura', '--win-menu-group', 'Photokura', '--win-menu', '--win-shortcut-prompt', '--win-per-user-install', '--win-upgrade-uuid', '5d3c62a6-6a0c-4c0e-9a66-1f2f7f6f5b7e', '--license-file', "$root\LICENSE")
Compress-Archive "$image\Photokura" "$dist\Photokura-$version-windows.zip"
$sums = Get-ChildItem $dist -File | ForEach-Object { "$((Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLower())  $($_.Name)`n" }
Set-Content -NoNewline "$dist\SHA256SUMS" ($sums -join '')
