package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.fake.FakeTimer;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.FakeKeychain;
import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import app.bellhop.settings.secrets.TestPrompt;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.start.Connector.Edited;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSecretsTest {

    private static final Connection OFFICE =
            new Connection("id", "Office", Connection.Source.SAVED, null, null, null, null, "AKIA");

    @TempDir
    Path folder;

    private final TestPrompt prompt = new TestPrompt();

    private SavedSecrets start() {
        BellhopHome home = new BellhopHome(folder);
        SetAsideFiles setAside = new SetAsideFiles();
        SettingsStore settings = new SettingsStore(home.settingsFile(), new FakeTimer(), setAside);
        return new SavedSecrets(new Secrets(home, settings, setAside, Optional.empty(), prompt), prompt);
    }

    private static void save(SavedSecrets secrets, UnaryOperator<ConnectionSecrets> change) {
        secrets.save(new Edited(OFFICE, OFFICE.id(), change), Optional.of(OFFICE));
    }

    private void saveUnderPassphrase() {
        prompt.choices.add(new Choice(SecretStorage.PASSPHRASE_FILE, "p"));
        save(start(), saved -> ConnectionSecrets.ofKey("s"));
    }

    @Test
    void missingSecretIsEnteredOnceForThisRun() {
        SavedSecrets secrets = start();
        prompt.entered.add(ConnectionSecrets.ofKey("typed"));
        assertEquals("typed", secrets.toOpen(OFFICE).secretAccessKey());
        assertEquals("typed", secrets.toOpen(OFFICE).secretAccessKey());
        assertEquals(1, prompt.why.size());
        CloudException e = assertThrows(CloudException.class, () -> start().toOpen(OFFICE));
        assertEquals(
                "No secret access key is saved for Office. Edit the connection and enter it.", ErrorTexts.sentence(e));
    }

    @Test
    void lockedSecretsAreEnteredForThisRunAndStayAsTheyAre() {
        saveUnderPassphrase();
        prompt.entered.add(ConnectionSecrets.ofKey("typed"));
        assertEquals("typed", start().toOpen(OFFICE).secretAccessKey());
        CloudException e = assertThrows(CloudException.class, () -> start().toOpen(OFFICE));
        assertEquals("Saved secrets are locked, because no passphrase was entered.", ErrorTexts.sentence(e));
        assertEquals(Arrays.asList(Kind.NO_PASSPHRASE, Kind.NO_PASSPHRASE), prompt.why);
        prompt.passphrases.add("p");
        assertEquals("s", start().toOpen(OFFICE).secretAccessKey());
    }

    @Test
    void editWithoutNewSecretsUnlocksNothing() {
        saveUnderPassphrase();
        save(start(), UnaryOperator.identity());
        assertEquals(List.of(), prompt.wrong);
    }

    @Test
    void duplicateTakesTheSecretsOfItsOriginal() {
        saveUnderPassphrase();
        prompt.passphrases.add("p");
        SavedSecrets secrets = start();
        Connection copy = OFFICE.copy("copy", "Copy");
        secrets.save(new Edited(copy, OFFICE.id(), UnaryOperator.identity()), Optional.empty());
        secrets.forget(OFFICE);
        prompt.passphrases.add("p");
        assertEquals("s", start().toOpen(copy).secretAccessKey());
        assertThrows(CloudException.class, () -> start().toOpen(OFFICE));
        assertTrue(prompt.choices.isEmpty());
    }

    @Test
    void connectionsThatAreNotSavedNeedNone() {
        Connection profile = new Connection("profile:p", "p", Connection.Source.PROFILE, "p", null, null, null, null);
        assertEquals(ConnectionSecrets.NONE, start().toOpen(profile));
    }

    /** As for public buckets, or what was imported. */
    @Test
    void connectionWithoutSecretsNeedsNoKeychain() {
        BellhopHome home = new BellhopHome(folder);
        SetAsideFiles setAside = new SetAsideFiles();
        SettingsStore settings = new SettingsStore(home.settingsFile(), new FakeTimer(), setAside);
        FakeKeychain keychain = new FakeKeychain();
        Secrets locked = new Secrets(home, settings, setAside, Optional.of(keychain), prompt);
        SavedSecrets secrets = new SavedSecrets(locked, prompt);
        keychain.fails = Kind.KEYCHAIN_LOCKED;
        secrets.save(Edited.unchanged(OFFICE), Optional.empty());
        Connection open = new Connection("o", "Open", Connection.Source.SAVED, null, null, null, null, null);
        secrets.save(Edited.unchanged(open), Optional.empty());
        secrets.forget(open);
        assertThrows(CloudException.class, () -> secrets.forget(OFFICE), "it may have some");
    }
}
