package app.bellhop.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder for everything Bellhop writes, except downloads. */
public record BellhopHome(Path folder) {

    /** {@code .bellhop} in the user's home. */
    public static BellhopHome standard() {
        return new BellhopHome(Path.of(System.getProperty("user.home"), ".bellhop"));
    }

    /** Locked while a Bellhop is open with this home. */
    public Path lockFile() {
        return folder.resolve("bellhop.lock");
    }

    /** Says how to reach the Bellhop that is open with this home. */
    public Path instanceFile() {
        return folder.resolve("bellhop.instance");
    }

    public Path settingsFile() {
        return folder.resolve("settings.json");
    }

    /** Where former versions kept secrets. */
    public Path secretsFile() {
        return folder.resolve("secrets.json");
    }

    /** Secrets, encrypted under a passphrase. */
    public Path passphraseFile() {
        return folder.resolve("secrets.encrypted.json");
    }

    public Path journalFile() {
        return folder.resolve("transfers.db");
    }

    /** Messages that are kept under a name. */
    public Path templatesFile() {
        return folder.resolve("templates.json");
    }

    public Path publishedFile() {
        return folder.resolve("published.json");
    }

    public Path alertsFile() {
        return folder.resolve("alerts.json");
    }

    /** What the runs of alerts have found. */
    public Path alertStatesFile() {
        return folder.resolve("alert-runs.json");
    }

    /** The options of the last upload to each bucket. */
    public Path uploadsFile() {
        return folder.resolve("upload-options.json");
    }

    /** The setups of contact lists used recently. */
    public Path contactsFile() {
        return folder.resolve("contacts.json");
    }

    /** The queues and subscriptions made to listen to topics, until they are removed. */
    public Path listeningFile() {
        return folder.resolve("listening.json");
    }

    public Path logFile() {
        return folder.resolve("bellhop.log");
    }

    /** Holds the files opened in other programs. */
    public Path openedFolder() {
        return folder.resolve("opened");
    }

    public Path demoFolder() {
        return folder.resolve("demo");
    }

    /** What is kept from one run to the next, other than transfers: settings, and lists of things. */
    public List<Path> lists() {
        return List.of(
                settingsFile(),
                passphraseFile(),
                publishedFile(),
                templatesFile(),
                alertsFile(),
                alertStatesFile(),
                uploadsFile(),
                contactsFile(),
                listeningFile());
    }

    /** Whether a file in the home is one of Bellhop's: one of these, or a copy that was set aside or is being written. */
    boolean owns(Path file) {
        String name = file.getFileName().toString();
        String plain = name.startsWith(".") ? name.substring(1) : name;
        return Stream.concat(
                        lists().stream(),
                        Stream.of(
                                lockFile(),
                                instanceFile(),
                                secretsFile(),
                                journalFile(),
                                logFile(),
                                openedFolder(),
                                demoFolder()))
                .anyMatch(own -> plain.startsWith(own.getFileName().toString()));
    }
}
