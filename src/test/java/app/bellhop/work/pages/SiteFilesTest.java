package app.bellhop.work.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder make a site. */
class SiteFilesTest {

    @TempDir
    Path folder;

    private Path site;

    @BeforeEach
    void fill() throws Exception {
        site = Files.createDirectories(folder.resolve("site"));
        write("index.html");
        write("img/a.png");
        write("img/.DS_Store");
        write(".git/config");
        write("a/b/.env");
        write("a/b/c.html");
        write(".well-known/security.txt");
    }

    private void write(String name) throws Exception {
        Path file = site.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "xx");
    }

    private static final List<String> PREFIXES = List.of("", ".well-known/", "a/b/", "img/");

    @Test
    void whatBeginsWithADotStaysBehindAtEveryDepth() {
        SiteFiles files = SiteFiles.of(site);
        assertEquals(PREFIXES, List.copyOf(files.byPrefix().keySet()));
        assertEquals(List.of(site.resolve("img/a.png")), files.byPrefix().get("img/"));
        assertEquals(4, files.count());
        assertEquals(8, files.bytes());
    }

    @Test
    void linksAreFollowedButNotInCircles() throws Exception {
        Path linked = Files.createSymbolicLink(folder.resolve("current"), site);
        Files.createSymbolicLink(site.resolve("assets"), site.resolve("img"));
        Files.createSymbolicLink(site.resolve("img/circle"), site);
        SiteFiles files = SiteFiles.of(linked);
        assertTrue(files.byPrefix().containsKey("assets/"), files.byPrefix()::toString);
        assertEquals(
                2,
                files.byPrefix().get("").size() + files.byPrefix().get("img/").size());
        assertTrue(files.bytes() < 100);
    }

    @Test
    void folderWhoseOwnNameBeginsWithADotIsLookedThrough() throws Exception {
        Path hidden = Files.move(site, folder.resolve(".site"));
        assertEquals(4, SiteFiles.of(hidden).count());
    }

    @Test
    void folderThatCannotBeReadIsNamedUnlessItStaysBehind() {
        SiteFiles.Walk walk = new SiteFiles.Walk(site);
        AccessDeniedException denied = new AccessDeniedException("x");
        assertEquals(FileVisitResult.CONTINUE, walk.visitFileFailed(site.resolve(".git"), denied));
        CloudException e = assertThrows(CloudException.class, () -> walk.visitFileFailed(site.resolve("img"), denied));
        assertTrue(e.failure().subject().endsWith("img"), e.failure()::toString);
    }

    @Test
    void noFolderIsSaid() {
        CloudException e = assertThrows(CloudException.class, () -> SiteFiles.of(site.resolve("index.html")));
        assertTrue(ErrorTexts.sentence(e).contains("isn’t a folder"), e.failure()::toString);
        assertEquals(Map.of(), SiteFiles.NONE.byPrefix());
    }
}
