package app.bellhop.transfer.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.transfer.local.FileNames.Os;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadPathsTest {

    @TempDir
    Path folder;

    private static FileNames names(Os os) {
        return new FileNames(os, StandardCharsets.UTF_8);
    }

    /** The paths that keys get, below the folder and with slashes. */
    private List<String> paths(FileNames names, String... keys) {
        DownloadPaths paths = new DownloadPaths(folder, names);
        for (String key : keys) {
            paths.folder(key.substring(0, key.lastIndexOf('/') + 1));
        }
        return Stream.of(keys)
                .map(key -> folder.relativize(paths.file(key)).toString().replace(File.separatorChar, '/'))
                .toList();
    }

    /** The key that a path was made of. */
    private static String decoded(String path) {
        return Stream.of(path.replace("%~/", "").split("/", -1))
                .map(name -> name.equals("%") ? "" : decodedName(name))
                .collect(Collectors.joining("/"));
    }

    private static String decodedName(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher piece = Pattern.compile("%([0-9A-F]{2})|.", Pattern.DOTALL).matcher(name);
        while (piece.find()) {
            bytes.writeBytes(
                    piece.group(1) == null
                            ? piece.group().getBytes(StandardCharsets.UTF_8)
                            : new byte[] {(byte) Integer.parseInt(piece.group(1), 16)});
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "LINUX, a/b.txt, a/b.txt",
        "LINUX, .., %2E%2E",
        "LINUX, ../../evil, %2E%2E/%2E%2E/evil",
        "LINUX, ./x, %2E/x",
        "LINUX, a//b, a/%/b",
        "LINUX, /a, %/a",
        "LINUX, foo/, foo/%",
        "LINUX, 100%.txt, 100%.txt",
        "LINUX, 100%25.txt, 100%2525.txt",
        "LINUX, %, %25",
        "LINUX, a:b*c, a:b*c",
        "LINUX, CON, CON",
        "MAC, a:b, a%3Ab",
        "WINDOWS, CON, %43ON",
        "WINDOWS, nul.txt, %6Eul.txt",
        "WINDOWS, com1.tar.gz, %63om1.tar.gz",
        "WINDOWS, console.txt, console.txt",
        "WINDOWS, a., a%2E",
        "WINDOWS, 'a ', 'a%20'",
        "WINDOWS, '..\\evil', '..%5Cevil'",
        "WINDOWS, 'C:\\x', 'C%3A%5Cx'",
        "WINDOWS, 'what?.txt', 'what%3F.txt'"
    })
    void keysBecomeNamesThatTheSystemAccepts(Os os, String key, String path) {
        assertEquals(List.of(path), paths(names(os), key));
    }

    @Test
    void controlCharactersAreEncodedEverywhere() {
        assertEquals(List.of("a%0Ab%7F%00"), paths(names(Os.LINUX), "a\nb\u007f\0"));
    }

    @Test
    void charactersThatTheSystemsEncodingLacksAreEncoded() {
        FileNames ascii = new FileNames(Os.LINUX, StandardCharsets.US_ASCII);
        assertEquals(List.of("%C3%BC.txt", "%C3%B6.txt"), paths(ascii, "ü.txt", "ö.txt"));
    }

    @Test
    void keysThatDifferOnlyInCaseStayApart() {
        assertEquals(List.of("A.txt", "a.txt"), paths(names(Os.LINUX), "A.txt", "a.txt"));
        for (Os os : List.of(Os.MAC, Os.WINDOWS)) {
            assertEquals(List.of("A.txt", "%61.txt", "D/x", "%64/x"), paths(names(os), "A.txt", "a.txt", "D/x", "d/x"));
            assertEquals(List.of("\u00e9", "%65\u0301"), paths(names(os), "\u00e9", "e\u0301"));
            assertEquals(List.of("ΑΣ", "%CE%B1σ", "%CE%B1%CF%82"), paths(names(os), "ΑΣ", "ασ", "ας"));
            assertEquals(List.of("ß", "%E1%BA%9E", "\u00b5", "%CE%BC"), paths(names(os), "ß", "ẞ", "\u00b5", "\u03bc"));
        }
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void aKeyThatIsAFileAndAFolderIsBoth(Os os) {
        assertEquals(List.of("%78", "x/1"), paths(names(os), "x", "x/1"));
        assertEquals(List.of("x/%~/%", "x/%/1"), paths(names(os), "x/", "x//1"));
    }

    @Test
    void whatIsOnTheDiskIsNotInTheWay() throws Exception {
        Files.writeString(folder.resolve("x"), "a file");
        Files.createDirectory(folder.resolve("y"));
        assertEquals(List.of("%78/1", "%79"), paths(names(Os.LINUX), "x/1", "y"));
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void longNamesAreSplitIntoFolders(Os os) {
        String key = "dir/" + "ä".repeat(300) + "%" + "b".repeat(300) + ".txt";
        String path = paths(names(os), key).get(0);
        for (String name : path.split("/")) {
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, name);
        }
        assertEquals(key, decoded(path));
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void everyKeyHasAPathOfItsOwnThatTellsTheKey(Os os) {
        Random random = new Random(os.ordinal());
        String[] pieces = {"a", "A", "%", "%4", "1", ".", "..", "/", "//", ":", " ", "CON", "nul", "~", "\\", "é", "\n"
        };
        Set<String> keys = new HashSet<>();
        while (keys.size() < 3000) {
            StringBuilder key = new StringBuilder();
            int length = 1 + random.nextInt(5);
            for (int i = 0; i < length; i++) {
                key.append(pieces[random.nextInt(pieces.length)]);
            }
            keys.add(key.toString());
        }
        List<String> paths = paths(names(os), keys.toArray(String[]::new));
        Set<String> folded = new HashSet<>();
        List<String> all = new ArrayList<>(keys);
        for (int i = 0; i < all.size(); i++) {
            String path = paths.get(i);
            assertEquals(all.get(i), decoded(path));
            assertTrue(folded.add(names(os).identity(path)), path);
            assertTrue(folder.resolve(path).normalize().startsWith(folder), path);
            assertEquals(folder.resolve(path), folder.resolve(path).normalize());
        }
    }
}
