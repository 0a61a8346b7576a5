package app.bellhop.work.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file does when it is opened, other than being shown. */
public enum OpenRisk {
    /** It runs. */
    PROGRAM,
    /** It may run, or has commands that its program runs. */
    SCRIPT,
    /** It leads to another file, program or address. */
    SHORTCUT,
    /** Its name is shown in another order than it has. */
    DISGUISED;

    private static final Set<String> PROGRAMS = Set.of(
            "exe",
            "com",
            "scr",
            "pif",
            "cpl",
            "msi",
            "msp",
            "mst",
            "msix",
            "appx",
            "appxbundle",
            "msixbundle",
            "gadget",
            "dll",
            "ocx",
            "sys",
            "drv",
            "jar",
            "app",
            "pkg",
            "mpkg",
            "dmg",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "deb",
            "rpm",
            "run",
            "appimage",
            "flatpak",
            "flatpakref",
            "snap",
            "action",
            "workflow",
            "xpi",
            "crx",
            "oxt",
            "osax",
            "prefpane",
            "saver",
            "wsb",
            "appinstaller",
            "xbap",
            "msu",
            "cab");

    private static final Set<String> SCRIPTS = Set.of(
            "bat",
            "cmd",
            "ps1",
            "ps1xml",
            "ps2",
            "psc1",
            "psd1",
            "psm1",
            "vb",
            "vbe",
            "vbs",
            "js",
            "jse",
            "mjs",
            "ws",
            "wsf",
            "wsc",
            "wsh",
            "sct",
            "hta",
            "htc",
            "msh",
            "reg",
            "inf",
            "chm",
            "hlp",
            "sh",
            "bash",
            "zsh",
            "csh",
            "ksh",
            "fish",
            "command",
            "tool",
            "scpt",
            "scptd",
            "applescript",
            "py",
            "pyc",
            "pyw",
            "pyz",
            "pl",
            "rb",
            "php",
            "lua",
            "tcl",
            "r",
            "docm",
            "dotm",
            "xlsm",
            "xltm",
            "xlam",
            "xll",
            "pptm",
            "potm",
            "ppam",
            "ppsm",
            "sldm",
            "accde",
            "mde",
            "ade",
            "adp",
            "mdb",
            "accdb",
            "slk",
            "iqy",
            "rdp",
            "diagcab",
            "settingcontent-ms",
            "library-ms",
            "search-ms",
            "application",
            "jnlp",
            "terminal",
            "mobileconfig",
            "msc",
            "msh1",
            "msh2",
            "mshxml",
            "ps2xml",
            "psc2",
            "ins",
            "isp",
            "nsh",
            "shb",
            "shs",
            "job",
            "diagcfg",
            "diagpkg",
            "theme",
            "themepack",
            "one",
            "onepkg",
            "xla",
            "xlsb",
            "ppa",
            "ahk",
            "au3",
            "pyzw",
            "pyo",
            "rbw",
            "phar");

    private static final Set<String> SHORTCUTS =
            Set.of("lnk", "url", "desktop", "webloc", "inetloc", "fileloc", "website", "scf", "symlink", "appref-ms");

    /** Characters that turn the direction of writing, or are not seen at all. */
    private static final Pattern HIDING = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064"
                    + "\\u2066-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");

    private static final byte[][] STARTS = {{'M', 'Z'}, {0x7F, 'E', 'L', 'F'}, {'#', '!'}};

    /** Looks at the name and the first bytes of a file on the disk: blocks. */
    static Optional<OpenRisk> of(Path file) throws IOException {
        String name = file.getFileName().toString();
        // Windows drops dots and blanks at the end.
        String plain = HIDING.matcher(name).replaceAll("").replaceAll("[. ]+$", "");
        int dot = plain.lastIndexOf('.');
        String extension = dot < 0 ? "" : plain.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (PROGRAMS.contains(extension)) {
            return Optional.of(PROGRAM);
        }
        if (SCRIPTS.contains(extension)) {
            return Optional.of(SCRIPT);
        }
        if (SHORTCUTS.contains(extension)) {
            return Optional.of(SHORTCUT);
        }
        if (HIDING.matcher(name).find()) {
            return Optional.of(DISGUISED);
        }
        return runs(file) ? Optional.of(PROGRAM) : Optional.empty();
    }

    private static boolean runs(Path file) throws IOException {
        if (Files.isExecutable(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return Arrays.stream(STARTS)
                    .anyMatch(known ->
                            start.length >= known.length && Arrays.equals(Arrays.copyOf(start, known.length), known));
        }
    }

    /** A name whose characters are all seen, in their order. */
    public static String visible(String name) {
        return HIDING.matcher(name)
                .replaceAll(hiding -> String.format("\\\\u%04X", hiding.group().codePointAt(0)));
    }
}
