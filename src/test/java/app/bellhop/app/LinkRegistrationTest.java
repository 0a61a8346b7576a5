package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What each system's package says of {@code s3://} links. */
class LinkRegistrationTest {

    @Test
    void linuxNamesTheScheme() throws Exception {
        String entry = Files.readString(Path.of("packaging/linux/share/applications/bellhop.desktop"));
        assertTrue(entry.contains("\nMimeType=x-scheme-handler/s3;\n"), entry);
        assertTrue(entry.contains("\nExec=bellhop %u\n"), entry);
    }

    @Test
    void macOsNamesTheScheme() throws Exception {
        assertEquals(
                "s3",
                find(
                        "packaging/mac/Info.plist",
                        "//key[.='CFBundleURLSchemes']/following-sibling::*[1][self::array]/string"));
    }

    @Test
    void windowsStartsBellhopWithTheLink() throws Exception {
        String file = "packaging/windows/main.wxs";
        String key = "//*[local-name()='RegistryKey'][@Root='HKCU' and @Key='Software\\Classes\\s3']/*";
        assertEquals("1", find(file, "count(" + key + "[@Name='URL Protocol'])"));
        assertEquals(
                "\"[INSTALLDIR]$(var.JpAppName).exe\" \"%1\"",
                find(file, key + "[@Key='shell\\open\\command']/@Value"));
        assertEquals("S3Links", find(file, "//*[local-name()='Feature']/*[local-name()='ComponentRef']/@Id"));
    }

    private static String find(String file, String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(path, builder.parse(Path.of(file).toFile()));
    }
}
