package app.bellhop.fake;

import app.bellhop.settings.SettingsStore;
import app.bellhop.viewmodel.Desktop;
import app.bellhop.viewmodel.ErrorViewModel;
import app.bellhop.viewmodel.Workbench;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;

/** A workbench where everything happens at once, on the test's own thread. */
public final class TestBench implements Desktop {

    public final FakeDialogs dialogs = new FakeDialogs();
    public final FakeTimer timer = new FakeTimer();
    public final List<Path> clipboardFiles = new ArrayList<>();
    public final Workbench bench;
    public String clipboard = "";
    public Path revealed;
    public Path opened;
    public URI openedAddress;

    public TestBench(Path folder) {
        bench = new Workbench(
                Runnable::run,
                Runnable::run,
                dialogs,
                this,
                new SettingsStore(folder.resolve("settings.json"), timer),
                folder.resolve("opened"),
                new ErrorViewModel(this),
                new SimpleStringProperty(""));
    }

    public String notice() {
        return bench.notice().get();
    }

    public String error() {
        return bench.errors().sentence().get();
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
    public void reveal(Path file) {
        revealed = file;
    }
}
