package app.bellhop.fake;

import app.bellhop.settings.ListStore;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.UploadPreset;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.transfer.Places;
import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Notice;
import app.bellhop.viewmodel.base.SignIns;
import app.bellhop.viewmodel.base.Stores;
import app.bellhop.viewmodel.base.Ticker;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertState;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.messages.MessageTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** A context where everything happens at once, on the test's own thread, unless it is held. */
public final class TestContext implements Desktop {

    public final FakeDialogs dialogs = new FakeDialogs();
    public final FakeTimer timer = new FakeTimer();
    public final List<Path> clipboardFiles = new ArrayList<>();
    public final SignIns signIns = new SignIns();
    public final UiContext context;
    public final Ticker ticker = new Ticker();
    public final List<String> announced = new ArrayList<>();
    public Runnable openAnnounced = () -> {};
    public final Map<String, Runnable> offered = new LinkedHashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;
    public boolean watched = true;
    public String clipboard = "";
    public Path revealed;
    public Path opened;
    public URI openedAddress;

    public TestContext(Path folder) {
        this(folder, Runnable::run);
    }

    /** @param ui runs what belongs on the FX thread */
    public TestContext(Path folder, Executor ui) {
        this(folder, ui, Runnable::run);
    }

    /** @param background runs what is not held */
    public TestContext(Path folder, Executor ui, Executor background) {
        context = new UiContext(
                ui,
                work -> {
                    if (held) {
                        waiting.add(work);
                    } else {
                        background.execute(work);
                    }
                },
                (millis, work) -> work.run(),
                ticker,
                dialogs,
                this,
                new SettingsStore(folder.resolve("settings.json"), timer, new SetAsideFiles()),
                new Stores(
                        new ListStore<>(
                                folder.resolve("published.json"),
                                PublishedMessage[].class,
                                Runnable::run,
                                new SetAsideFiles()),
                        new ListStore<>(
                                folder.resolve("templates.json"),
                                MessageTemplate[].class,
                                Runnable::run,
                                new SetAsideFiles()),
                        new ListStore<>(
                                folder.resolve("alerts.json"), Alert[].class, Runnable::run, new SetAsideFiles()),
                        new ListStore<>(
                                folder.resolve("alert-runs.json"),
                                AlertState[].class,
                                Runnable::run,
                                new SetAsideFiles()),
                        new ListStore<>(
                                folder.resolve("contacts.json"),
                                ContactsSetup[].class,
                                Runnable::run,
                                new SetAsideFiles()),
                        new ListStore<>(
                                folder.resolve("upload-options.json"),
                                UploadPreset[].class,
                                Runnable::run,
                                new SetAsideFiles())),
                new Places(Runnable::run, (millis, work) -> work.run()),
                folder.resolve("opened"),
                TableMemoryBudget.ofProgram(),
                new ErrorViewModel(this, signIns),
                signIns,
                new Notice());
    }

    /** From now on, work in the background waits. */
    public void hold() {
        held = true;
    }

    /** Does what has waited, and all that comes, at once. */
    public void letGo() {
        held = false;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    public String notice() {
        return context.notice().get();
    }

    public String error() {
        return context.errors().sentence().get();
    }

    @Override
    public void copy(String text) {
        clipboard = text;
    }

    @Override
    public List<Path> copiedFiles() {
        return clipboardFiles;
    }

    @Override
    public void open(URI address) {
        openedAddress = address;
    }

    @Override
    public void openFile(Path file) {
        opened = file;
    }

    @Override
    public boolean watched() {
        return watched;
    }

    /** How often the window was brought to the front. */
    public int broughtToFront;

    @Override
    public void toFront() {
        broughtToFront++;
    }

    @Override
    public void announce(String title, String text, Runnable opened, Offer... offers) {
        announced.add(title + "|" + text);
        openAnnounced = opened;
        offered.clear();
        Arrays.stream(offers).forEach(offer -> offered.put(offer.label(), offer.action()));
    }

    @Override
    public void reveal(Path file) {
        revealed = file;
    }
}
