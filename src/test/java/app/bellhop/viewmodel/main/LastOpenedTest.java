package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastOpenedTest extends AppTestBase {

    @Test
    void placeThatIsNotThereDoesNotComeBackAtTheNextStart() {
        MainViewModel office = open(OFFICE);
        stores.get("office").put("data", "2026/a.txt");
        office.location().open(new S3Location("data", "2026/"));
        assertEquals("s3://data/2026/", test.context.settings().get().last().place());
        stores.get("office").failing.put("list", FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchBucket"));
        office.location().open(new S3Location("gone", ""));
        assertNull(test.context.settings().get().last().place(), "it would only fail again");
        stores.get("office").failing.clear();
        office.location().open(new S3Location("data", ""));
        assertEquals("s3://data/", test.context.settings().get().last().place());
    }

    /** It was not to be shown there: its objects are others. */
    @Test
    void anotherConnectionDoesNotTakeThePlaceOfOneThatCouldNotBeOpenedAgain() {
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        unreachable = true;
        app.switchRegion(office.session(), "eu-west-1");
        unreachable = false;
        app.start().open(LAB);
        assertEquals(
                List.of("backup", "lab"),
                app.open().stream().map(tab -> tab.session().connection().id()).toList());
    }

    @Test
    void startScreenIsLeftForTheSessionThatWasInFront() {
        assertFalse(app.leaveConnections(), "none is open");
        MainViewModel office = open(OFFICE);
        open(BACKUP);
        office.tab().toFront().run();
        assertFalse(app.leaveConnections(), "it is not shown");
        app.showConnections();
        assertTrue(app.leaveConnections());
        assertEquals(office, app.main().get());
        app.showConnections();
        app.close(office.session());
        assertFalse(app.leaveConnections());
        assertNull(app.main().get());
    }

    @Test
    void whatAnotherStartCouldNotOpenIsToldWhereItCanBeSeen() {
        open(OFFICE);
        unreachable = true;
        app.startedAgain(Optional.of(LAB), Optional.empty());
        assertNull(app.main().get(), "the start screen is shown");
        assertFalse(test.context.errors().sentence().get().isEmpty());
        assertTrue(app.leaveConnections());
    }
}
