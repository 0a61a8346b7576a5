package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking below folders: all objects in one table, found by name, and counted. */
class FolderCommandsTest extends InspectorTestBase {

    private List<String> names() {
        return main.objects().listing().rows().stream().map(ObjectRow::name).toList();
    }

    @Test
    void objectsOfSubfoldersAreRowsWhileTheyAreIncluded() {
        run("flatView");
        assertEquals(List.of("a.txt", "b.txt", "sub/c.txt", "sub/d.txt"), names());
        assertEquals(
                "4 items, subfolders included",
                main.objects().listing().status().get());
        run("flatView");
        assertEquals(List.of("sub/", "a.txt", "b.txt"), names());
    }

    @Test
    void findingFiltersTheObjectsOfSubfoldersToo() {
        int sought = main.objects().listing().filterSought().get();
        run("findObjects");
        assertEquals(sought + 1, main.objects().listing().filterSought().get());
        main.objects().listing().filter().set("SUB/D");
        assertEquals(List.of("sub/d.txt"), names());
        open(new S3Location("data", "sub/"));
        assertFalse(main.objects().listing().flat().get(), "a folder that is opened shows as such");
        assertEquals(List.of("c.txt", "d.txt"), names());
    }

    @Test
    void subfoldersThatWereIncludedBeforeASearchStay() {
        run("flatView");
        run("findObjects");
        main.objects().listing().filter().set("sub/d");
        assertEquals(List.of("sub/d.txt"), names());
        assertTrue(main.objects().listing().endSearch());
        assertEquals(List.of("a.txt", "b.txt", "sub/c.txt", "sub/d.txt"), names());
        assertFalse(main.objects().listing().endSearch());
    }

    @Test
    void placeThatIsNamedAgainShowsWhole() {
        main.location().go("s3://data/");
        run("findObjects");
        main.objects().listing().filter().set("c.txt");
        main.location().go("s3://data/");
        assertEquals("", main.objects().listing().filter().get());
        assertEquals(List.of("sub/", "a.txt", "b.txt"), names());
    }

    @Test
    void sizeIsThatOfTheSelectionOrOfTheOpenPlace() {
        run("folderSize");
        assertEquals("s3://data/: 4 objects, " + bytes("a.txt", "b.txt", "sub/c.txt", "sub/d.txt"), test.notice());
        select("sub/");
        run("folderSize");
        assertEquals("s3://data/sub/: 2 objects, " + bytes("sub/c.txt", "sub/d.txt"), test.notice());
        select("sub/", "a.txt");
        run("folderSize");
        assertEquals("2 selected items: 3 objects, " + bytes("a.txt", "sub/c.txt", "sub/d.txt"), test.notice());
    }

    private String bytes(String... keys) {
        int sum = 0;
        for (String key : keys) {
            sum += store.objects.get(at(key)).length;
        }
        return sum + " B";
    }
}
