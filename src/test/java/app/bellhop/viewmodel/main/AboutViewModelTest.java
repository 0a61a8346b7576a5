package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.TestContext;
import app.bellhop.settings.ProgramVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutViewModelTest {

    @TempDir
    Path folder;

    private TestContext test;
    private AboutViewModel about;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        about = new AboutViewModel(test.context);
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertEquals("Bellhop " + ProgramVersion.read(), about.version().get());
        assertTrue(ProgramVersion.read().matches("\\d+\\.\\d+\\.\\d+.*"), ProgramVersion.read());
    }

    @Test
    void librariesInsideOthersAreNamedToo() {
        String licenses = about.licenses().get();
        assertTrue(licenses.contains("S3Proxy 4.1.0") && licenses.contains("Eclipse Jetty"), licenses);
    }

    @Test
    void licensesThatJarsDoNotCarryAreShown() {
        assertTrue(about.licenses().get().contains("Copyright (c) 2013-2017, Tomas Mikula and contributors"));
    }

    @Test
    void supportGetsVersionAndSystemButNothingOfTheUser() {
        about.commands().get(0).run();
        String copied = test.clipboard;
        assertTrue(copied.startsWith("Bellhop " + ProgramVersion.read() + "\n"), copied);
        assertTrue(copied.contains("Java: " + System.getProperty("java.version")), copied);
        assertTrue(
                !copied.contains(System.getProperty("user.home")) && !copied.contains(System.getProperty("user.dir")),
                copied);
        assertEquals("Version and system copied", test.notice());
    }
}
