package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dialogs of a connection open in its own tab only. */
class TabDialogsTest extends AppTestBase {

    private MainViewModel office;
    private FakeDialogs shown;
    private int closedWindows;

    private final class Window implements ScreenModel {

        @Override
        public String title() {
            return "Window";
        }

        @Override
        public void close() {
            closedWindows++;
        }
    }

    @BeforeEach
    void openTwo() {
        office = open(OFFICE);
        shown = test.dialogs.sessions.get(0);
        open(BACKUP);
    }

    private CompletableFuture<Optional<Answers>> ask(String title) {
        return office.context().dialogs().ask(Form.of(title, "", "OK"));
    }

    private List<String> titles() {
        return shown.asked.stream().map(Form::title).toList();
    }

    @Test
    void whatATabInTheBackgroundAsksWaitsUntilItIsInFront() {
        CompletableFuture<Optional<Answers>> first = ask("First");
        ask("Second");
        office.context().dialogs().show(new Window());
        assertEquals(List.of(), titles());
        assertTrue(office.tab().waiting().get());
        app.showConnections();
        assertEquals(List.of(), titles(), "nor over the start screen");
        shown.answer(Map.of());
        office.tab().toFront().run();
        assertEquals(List.of("First", "Second"), titles());
        assertTrue(first.join().isPresent());
        assertEquals(1, shown.screens.size());
        assertFalse(office.tab().waiting().get());
    }

    @Test
    void inFrontNothingWaits() {
        office.tab().toFront().run();
        ask("Now");
        assertEquals(List.of("Now"), titles());
        assertFalse(office.tab().waiting().get());
    }

    @Test
    void closingTheTabTurnsItsDialogsAway() {
        CompletableFuture<Optional<Answers>> waiting = ask("Never");
        office.context().dialogs().show(new Window());
        office.context().dialogs().closeScreens();
        assertEquals(Optional.empty(), waiting.join());
        assertEquals(1, closedWindows);
        assertEquals(List.of(), titles());
        assertFalse(office.tab().waiting().get());
    }

    /** Those that ask about writes and MFA codes. */
    @Test
    void aConnectionHasItsDialogsInItsTab() {
        app.dialogs(OFFICE).ask(Form.of("Delete?", "", "OK"));
        assertEquals(List.of(), titles());
        office.tab().toFront().run();
        assertEquals(List.of("Delete?"), titles());
        app.dialogs(LAB).ask(Form.of("While opening", "", "OK"));
        assertEquals("While opening", test.dialogs.last().title());
    }
}
